"""Sentences about a changed row, and the names of the rows that it refers to."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from app.services.language.dates import date_digits
from app.services.language.numbers import DASH

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Reader

Values = Mapping[str, Any]


class Names:
    """What the rows that others refer to are called now, each read once.

    Args:
        reader: the database.
        columns: by table the column with the name of its rows.
        in_full: by table the name made of a whole row, instead of that column.
    """

    def __init__(
        self,
        reader: "Reader",
        columns: Mapping[str, str],
        in_full: Mapping[str, Callable[[Values], str]] | None = None,
    ) -> None:
        self._reader = reader
        self._columns = columns
        self._in_full = in_full or {}
        self._names: dict[tuple[str, Any], str] = {}

    def of(self, table: str, key: Any) -> str:  # noqa: ANN401 - JSON of the log
        """The name of a row; empty when it is gone or never was."""
        if (table, key) not in self._names:
            self._names[table, key] = "" if key is None else self._read(table, key)
        return self._names[table, key]

    def _read(self, table: str, key: object) -> str:
        in_full = self._in_full.get(table)
        if in_full is None:
            query = f"SELECT {self._columns[table]} FROM {table} WHERE id = ?"
            return str(self._reader.scalar(query, (key,)) or "")
        row = self._reader.row(f"SELECT * FROM {table} WHERE id = ?", (key,))
        return "" if row is None else in_full(dict(row))


# Values before, None of a row that came; after, None of one that went; one of the two is there.
Tells = Callable[[Values | None, Values | None, Names], Iterator[str]]


def change(old: object, new: object) -> str:
    """«11 → 12»; only the new value of a row that came (`old` is None)."""
    if old is None:
        return shown(new)
    return f"{shown(old)} → {shown(new)}"


def shown(value: object) -> str:
    """A value, or a dash for none."""
    return DASH if value in (None, "") else f"{value}"


def day(stored: object) -> str:
    """A stored date as it is read here."""
    return date_digits(date.fromisoformat(str(stored)))
