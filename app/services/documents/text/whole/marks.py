"""The marks of the language by their names, each found in its module."""

import pkgutil
from collections.abc import Iterator, Mapping
from importlib import import_module
from types import MappingProxyType

from app.services.documents.text import marks
from app.services.documents.text.mark import Mark
from app.services.documents.text.tree import SHARED_MARK, Sort

TABLE, PASSPORT, PASSPORT_END = "таблица", "паспорт", "[конец паспорта]"
_READ_APART = (Sort.SHEET.value, SHARED_MARK, TABLE, PASSPORT)


def _all() -> Iterator[Mark]:
    for module in pkgutil.iter_modules(marks.__path__, f"{marks.__name__}."):
        yield from import_module(module.name).MARKS


CATALOGUE: Mapping[str, Mark] = MappingProxyType({mark.name: mark for mark in _all()})
BY_NAME = {name: mark for mark in CATALOGUE.values() for name in (mark.name, *mark.others)}
NAMES = (*CATALOGUE, *_READ_APART)
ENDS = {end: f"[{mark.name}]" for mark in CATALOGUE.values() for end in mark.ends} | {
    PASSPORT_END: f"[{PASSPORT}]"
}
