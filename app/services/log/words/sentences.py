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
        known: names by table and key that the caller tells in words of its own; of these tables
            nothing else is known.
    """

    def __init__(
        self,
        reader: "Reader",
        columns: Mapping[str, str],
        known: Mapping[str, Mapping[int, str]] | None = None,
    ) -> None:
        self._reader = reader
        self._columns = columns
        self._known = known or {}
        self._names: dict[tuple[str, Any], str] = {}

    def of(self, table: str, key: Any) -> str:  # noqa: ANN401 - JSON of the log
        """The name of a row; empty when it is gone or never was."""
        if table in self._known:
            return self._known[table].get(key or 0, "")
        if (table, key) not in self._names:
            query = f"SELECT {self._columns[table]} FROM {table} WHERE id = ?"
            self._names[table, key] = str(self._reader.scalar(query, (key,)) or "")
        return self._names[table, key]


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
