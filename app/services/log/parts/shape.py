"""A table as the log sees it: its key, its columns, and how SQLite keeps them."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

KeyValue = int | str
_SMALLEST, _LARGEST = -(2**63), 2**63 - 1  # of the whole numbers of SQLite


@dataclass(frozen=True, slots=True)
class Shape:
    """A table as the log sees it.

    Attributes:
        key: its columns of the key.
        numbers: which of them are whole numbers.
        nothing: every column with NULL, by name.
        readings: columns that SQLite keeps in another way than the log, with what reads them.
    """

    key: tuple[str, ...]
    numbers: tuple[bool, ...]
    nothing: Mapping[str, None]
    readings: Mapping[str, Callable[[Any], Any]]

    def typed(self, key: str) -> list[KeyValue]:
        """A key of the log as values of the columns."""
        parts = zip(self._parts(key), self.numbers, strict=True)
        return [int(part) if number else part for part, number in parts]

    def told(self, key: str) -> dict[str, KeyValue]:
        """What a key of the log tells of its row, by the columns; nothing when it is another's."""
        parts = self._parts(key)
        if len(parts) != len(self.key):
            return {}
        return {name: key_value(part) for name, part in zip(self.key, parts, strict=True)}

    def _parts(self, key: str) -> list[str]:
        return key.split("|") if len(self.key) > 1 else [key]


def key_value(text: str) -> KeyValue:
    """A key, or a part of it, as it is kept: a whole number where it is written like one."""
    if not text.isascii() or not text.removeprefix("-").isdigit():
        return text
    number = int(text)
    return number if f"{number}" == text and _SMALLEST <= number <= _LARGEST else text


@cache
def shape_of(table: str) -> Shape | None:
    """None of a table that went with an older version."""
    from sqlalchemy import Integer
    from sqlmodel import SQLModel

    from app import models

    assert models.__all__  # importing the tables fills the metadata
    described = SQLModel.metadata.tables.get(table)
    if described is None:
        return None
    key = tuple(described.primary_key.columns)
    readings = {column.name: _reading(column.type) for column in described.columns}
    return Shape(
        tuple(column.name for column in key),
        tuple(isinstance(column.type, Integer) for column in key),
        dict.fromkeys(sorted(column.name for column in described.columns)),
        {name: read for name, read in readings.items() if read is not None},
    )


def _reading(kind: object) -> Callable[[Any], Any] | None:
    from sqlalchemy import Boolean

    from app.models.types import JsonSnapshot, UtcDateTime
    from app.services.storage.files.sqlite import moment

    if isinstance(kind, JsonSnapshot):
        return json.loads
    if isinstance(kind, UtcDateTime):
        return lambda stored: moment(stored).isoformat()
    return bool if isinstance(kind, Boolean) else None
