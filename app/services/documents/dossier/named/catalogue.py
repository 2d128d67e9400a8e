"""All tables whose rows settings may name: collected from every module of this room."""

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any

from app.services.documents.dossier.named.registers import rows_of
from app.services.documents.dossier.named.rows import NamedRows
from app.services.registers.catalogue import registers


@cache
def _described() -> Mapping[str, NamedRows[Any]]:
    room = import_module(__name__.rpartition(".")[0])
    modules = pkgutil.iter_modules(room.__path__, f"{room.__name__}.")
    found = (
        value
        for module in modules
        for value in vars(import_module(module.name)).values()
        if isinstance(value, NamedRows)
    )
    return {one.table: one for one in found}


@cache
def named_rows(table: str) -> NamedRows[Any]:
    """What is known of the rows of a table; a register needs no module here."""
    described = _described()
    return described[table] if table in described else rows_of(registers()[table])
