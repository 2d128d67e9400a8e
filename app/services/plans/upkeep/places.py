"""What a mark is given to: a measure, one of its due dates, one of its schools."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.services.language.dates import date_digits
from app.services.language.numbers import NBSP, whole
from app.services.plans.execution.cells import state_of
from app.services.plans.marks import MarkPlace

if TYPE_CHECKING:
    from app.services.plans.execution.cells import MeasureCell, PlaceState
    from app.services.plans.execution.mark_rows import MarkRow
    from app.services.plans.rows import MeasureRow


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """Some cells of a measure that can be marked as one.

    Attributes:
        place: what a mark of them names.
        words: «до 31.03.2026», the name of a school, «Все сроки».
        cells: the cells.
        parts: the same told apart by schools; empty where there is nothing to tell apart.
    """

    place: MarkPlace
    words: str
    cells: "tuple[MeasureCell, ...]"
    parts: "tuple[PlaceRow, ...]" = ()

    @property
    def state(self) -> "PlaceState":
        """How they stand together."""
        return state_of(self.cells)

    @property
    def mark(self) -> "MarkRow | None":
        """The mark that counts for all of them, or None."""
        marks = {cell.mark.id: cell.mark for cell in self.cells if cell.mark is not None}
        alike = len(marks) == 1 and all(cell.mark is not None for cell in self.cells)
        return next(iter(marks.values())) if alike else None

    @property
    def state_words(self) -> str:
        """«выполнено», «просрочено 22 дн.», «3 из 12, просрочено 1» of several."""
        late = sum(cell.overdue for cell in self.cells)
        if len({(cell.status, cell.due, cell.overdue) for cell in self.cells}) == 1:
            cell = self.cells[0]
            if cell.overdue:
                return f"просрочено {whole(cell.overdue_days)}{NBSP}дн."
            moved = cell.due if cell.due != cell.occurrence_on else None
            to = "" if moved is None else f" на{NBSP}{date_digits(moved)}"
            return f"{cell.status.label}{to}"
        done = sum(cell.finished for cell in self.cells)
        words = f"{whole(done)} из{NBSP}{whole(len(self.cells))}"
        return f"{words}, просрочено {whole(late)}" if late else words

    @property
    def short_words(self) -> str:
        """The same where a red clock stands before it: «22 дн.»."""
        return self.state_words.removeprefix("просрочено ")


def place_rows(measure: "MeasureRow") -> tuple[PlaceRow, ...]:
    """What of a measure can be marked: all of it, each due date, each school; by due date.

    Empty for a measure with one due date, or none, and not several schools.
    """
    cells = measure.cells
    if len(cells) < 2:
        return ()
    by_day: dict[date | None, list[MeasureCell]] = {}
    for cell in cells:
        by_day.setdefault(cell.occurrence_on, []).append(cell)
    rows = [_of_day(measure.id, day, inside) for day, inside in by_day.items()]
    words = "Все сроки"
    if len(rows) == 1:
        rows, words = list(rows[0].parts), "Все школы"
    return (PlaceRow(MarkPlace(measure.id), words, tuple(cells)), *rows)


def usual_place(measure: "MeasureRow") -> MarkPlace:
    """What is marked unless somebody says otherwise: the due date that is marked next.

    Where its schools stand differently, the first school that is open.
    """
    return open_places(measure)[0]


def open_places(measure: "MeasureRow") -> list[MarkPlace]:
    """The due date that is marked next, as one place.

    Where its schools stand differently, each school that is open: what was marked stays.
    """
    day = measure.current_occurrence
    beside = [cell for cell in measure.cells if day in (None, cell.occurrence_on)]
    waiting = [cell.school_id for cell in beside if not cell.finished]
    alike = len({cell.status for cell in beside}) == 1
    schools = [None] if alike or not waiting else waiting
    return [MarkPlace(measure.id, day, school) for school in schools]


def places_words(measures: "Sequence[MeasureRow]", places: Sequence[MarkPlace]) -> str:
    """«до 31.03.2026, МБОУ «СОШ № 30»» of one place of one measure; empty for anything else."""
    if len(measures) != 1 or len(places) != 1 or len(measures[0].cells) < 2:
        return ""
    place, names = places[0], dict(measures[0].schools)
    school = "" if place.school_id is None else names.get(place.school_id, "")
    return _scope(place.occurrence_on, school)


def scope_words(mark: "MarkRow") -> str:
    """What of its measure a mark is about: «до 31.03.2026, МБОУ «СОШ № 30»»; empty for all."""
    return _scope(mark.occurrence_on, mark.school)


def is_wider(mark: "MarkRow", place: MarkPlace) -> bool:
    """Whether a mark is about more of the measure than a place of it."""
    return (mark.occurrence_on is None and place.occurrence_on is not None) or (
        mark.school_id is None and place.school_id is not None
    )


def _scope(occurrence_on: date | None, school: str) -> str:
    day = "" if occurrence_on is None else f"до{NBSP}{date_digits(occurrence_on)}"
    return ", ".join(filter(None, (day, school)))


def _of_day(measure_id: int, day: date | None, cells: "Sequence[MeasureCell]") -> PlaceRow:
    parts = tuple(
        PlaceRow(MarkPlace(measure_id, day, cell.school_id), cell.school, (cell,))
        for cell in cells
        if cell.school_id is not None
    )
    return PlaceRow(MarkPlace(measure_id, day), _scope(day, ""), tuple(cells), parts)
