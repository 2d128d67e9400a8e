"""Where in the program a row is seen: the place of the window, its school year, the row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Reader

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ChangePlace:
    """Where to look.

    Attributes:
        place: key of the place, as `PageContext.go_to` takes it.
        year: the school year that the rows belong to, or None where years do not matter.
        target: what exactly to show there; only rows that exist now.
    """

    place: str
    year: int | None = None
    target: Mapping[str, object] = field(default_factory=dict[str, object])


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


Shown = Callable[[Rows, Row], ChangePlace]


def at(place: str, **target: object) -> Shown:
    """A place that shows all rows of the table."""
    return lambda _rows, _row: ChangePlace(place, None, target)


def card(rows: Rows, school_id: object, tab: str) -> ChangePlace:
    """A tab of the card of a school; the register when the school is gone."""
    there = rows.exists("school", school_id)
    return ChangePlace("schools", None, {"school_id": school_id, "tab": tab} if there else {})


def of_school(tab: str) -> Shown:
    """The card of the school that a row names in `school_id`."""
    return lambda rows, row: card(rows, row["school_id"], tab)
