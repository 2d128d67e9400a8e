"""The sentences of a document kind: Russian text with named fields, kept in `resources/wording`.

A fact that is not known is printed as a visible line to fill in, never as an empty place.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from string import Formatter
from typing import Any

from app.services.program_files import ProgramFileError, program_text

BLANK = "______"


class Wording:
    """The sentences of one kind, by dotted key («items.approve»)."""

    def __init__(self, kind: str, document: Mapping[str, Any]) -> None:
        self.kind = kind
        self._document = document

    def text(self, key: str, **facts: str) -> str:
        """A sentence with its fields filled; an empty fact becomes a line to fill in.

        Raises:
            ProgramFileError: there is no such sentence, or it names a field that is not given.
        """
        try:
            sentence = str(self._at(key))
            return sentence.format_map({name: value or BLANK for name, value in facts.items()})
        except (KeyError, TypeError, ValueError) as error:
            raise self._spoilt(key) from error

    def rows(self, key: str) -> tuple[Mapping[str, Any], ...]:
        """A list of tables of the file, for example `model.directions`."""
        try:
            return tuple(self._at(key))
        except (KeyError, TypeError) as error:
            raise self._spoilt(key) from error

    def fields(self) -> Iterator[tuple[str, str]]:
        """Every (key, field) that the sentences name; for tests and for an editor."""
        yield from _fields("", self._document)

    def _spoilt(self, key: str) -> ProgramFileError:
        what = f"повреждён: фразы «{key}» в нём нет или она с ошибкой"
        return ProgramFileError(("wording", f"{self.kind}.toml"), what)

    def _at(self, key: str) -> Any:  # noqa: ANN401 - a node of a TOML document
        node: Any = self._document
        for part in key.split("."):
            node = node[part]
        return node


def _fields(prefix: str, node: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - a value of TOML
    if isinstance(node, str):
        for _text, name, _spec, _conversion in Formatter().parse(node):
            if name is not None:
                yield prefix, name
    elif isinstance(node, Mapping):
        for key, value in node.items():
            yield from _fields(f"{prefix}.{key}".lstrip("."), value)
    elif isinstance(node, list):
        for value in node:
            yield from _fields(prefix, value)


@cache
def wording(kind: str) -> Wording:
    """The sentences of a kind, read once.

    Raises:
        ProgramFileError: its file is missing or damaged.
    """
    file = f"{kind}.toml"
    try:
        return Wording(kind, tomllib.loads(program_text("wording", file)))
    except ValueError as error:
        raise ProgramFileError(("wording", file), "повреждён") from error
