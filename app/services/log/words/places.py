"""What the window shows of a row: a link, and the school year in which it is seen."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from app.services.findings.links import Link, SchoolPart, ToSchool, ToSchools

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Reader

Row = Mapping[str, Any]


class Seen(NamedTuple):
    """Where a row is seen.

    Attributes:
        link: the thing to show; only one that exists now.
        year: the school year that the row belongs to, or None where years do not matter.
        last: the last of several years that it belongs to, or None.
    """

    link: Link
    year: int | None = None
    last: int | None = None

    def year_beside(self, chosen: int) -> int | None:
        """The year to go to from the chosen one, which is kept when the row belongs to it."""
        if self.year is None or self.year <= chosen <= (self.last or self.year):
            return None
        return self.year


class Rows:
    """Rows by key: as they are now, else as the action left them or found them."""

    def __init__(self, reader: "Reader", changed: list[tuple[str, Row]]) -> None:
        self._reader = reader
        self._changed = changed

    def exists(self, table: str, key: object) -> bool:
        """Whether the row is there now."""
        return self._reader.row(f"SELECT 1 FROM {table} WHERE id = ?", (key,)) is not None

    def row(self, table: str, key: object) -> Row:
        """The row; empty when nothing is known of it."""
        stored = self._reader.row(f"SELECT * FROM {table} WHERE id = ?", (key,))
        if stored is not None:
            return dict(stored)
        return next((row for name, row in self._changed if name == table and row["id"] == key), {})


Shown = Callable[[Rows, Row], Seen]


def at(link: Link) -> Shown:
    """One and the same thing for all rows of the table."""
    return lambda _rows, _row: Seen(link)


def school(rows: Rows, school_id: object, part: SchoolPart) -> Seen:
    """A part of a school; the register when the school is gone."""
    if isinstance(school_id, int) and rows.exists("school", school_id):
        return Seen(ToSchool(school_id, part))
    return Seen(ToSchools())


def of_school(part: SchoolPart) -> Shown:
    """The school that a row names in `school_id`."""
    return lambda rows, row: school(rows, row["school_id"], part)
