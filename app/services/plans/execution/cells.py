"""The cells of a measure: each of its occurrences, in each of several schools, with its mark."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.enums import MeasureStatus
from app.services.language.dates import date_digits
from app.services.language.numbers import NBSP
from app.services.plans.execution.states import (
    CellKey,
    days_overdue,
    due_with,
    status_of,
    status_with,
)

if TYPE_CHECKING:
    from app.services.plans.execution.mark_rows import MarkRow


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureCell:
    """An occurrence of a measure, in one school where it concerns several.

    Attributes:
        occurrence_on: its due date as the deadline tells, or None without one.
        starts_on: its first day, or None.
        school_id: the school, or None for all that the measure concerns.
        school: its short name, or empty.
        mark: the mark that counts, or None.
        looked_on: the day that it is looked at.
    """

    occurrence_on: date | None
    starts_on: date | None
    school_id: int | None
    school: str
    mark: "MarkRow | None"
    looked_on: date

    @property
    def status(self) -> MeasureStatus:
        """That of its mark; `not_started` without one."""
        return status_with(self.mark)

    @property
    def due(self) -> date | None:
        """The day by which it is due, that of «перенесено» when it was put off; None without."""
        return due_with(self.occurrence_on, self.mark)

    @property
    def overdue_days(self) -> int:
        """Days since then, of one that is not finished; otherwise 0."""
        return days_overdue(self.due, self.status, self.looked_on)

    @property
    def overdue(self) -> bool:
        """It is past its due date and not finished."""
        return self.overdue_days > 0

    @property
    def finished(self) -> bool:
        """Nothing is waited for any more."""
        return self.status.is_finished

    @property
    def unproved(self) -> bool:
        """It is finished, and its mark names no evidence."""
        return self.finished and self.mark is not None and not self.mark.proved


@dataclass(frozen=True, slots=True)
class PlaceState:
    """How several cells stand together.

    Attributes:
        status: that of all of them as `states.status_of` says.
        mark: the latest mark that counts for one of them, or None.
        overdue: one of them is past its due date and not finished.
    """

    status: MeasureStatus
    mark: "MarkRow | None"
    overdue: bool


def state_of(cells: Sequence[MeasureCell]) -> PlaceState:
    """The state of some cells of a measure, at least one."""
    marks = [cell.mark for cell in cells if cell.mark is not None]
    return PlaceState(
        status_of(cell.status for cell in cells),
        max(marks, key=lambda mark: mark.id, default=None),
        any(cell.overdue for cell in cells),
    )


def current_occurrence(cells: Sequence[MeasureCell]) -> date | None:
    """The due date that is marked next: the nearest unfinished one, else the last; None for one."""
    days = [cell.occurrence_on for cell in cells if cell.occurrence_on is not None]
    if len(set(days)) < 2:
        return None
    waiting = [cell for cell in cells if not cell.finished and cell.due is not None]
    nearest = min(waiting, key=lambda cell: cell.due or date.max, default=None)
    return max(days) if nearest is None else nearest.occurrence_on


def cells_text(cells: Sequence[MeasureCell]) -> str:
    """The printed marks of a measure: one sentence, or a line a cell where they differ.

    «до 30.01.2021: Выполнено …», of several schools with the name of the school.
    """
    told = [
        ((cell.occurrence_on, cell.school_id), "" if cell.mark is None else cell.mark.sentence)
        for cell in cells
    ]
    names = {cell.school_id: cell.school for cell in cells}
    return "\n".join(
        lines_of(told, lambda day: f"до{NBSP}{date_digits(day)}", lambda school: names[school])
    )


def lines_of(
    cells: Sequence[tuple[CellKey, str]],
    day_words: Callable[[date], str],
    school_words: Callable[[int], str],
) -> list[str]:
    """The printed marks of cells: what is alike everywhere once, else a line a cell.

    Cells without words have no line; schools that say the same of one due date share it.
    """
    texts = {text for _key, text in cells}
    if len(texts) <= 1:
        return [text for text in texts if text]
    by_day: dict[date | None, dict[int | None, str]] = {}
    for (day, school), text in cells:
        by_day.setdefault(day, {})[school] = text
    lines: list[str] = []
    for day, told in by_day.items():
        alike = len(set(told.values())) == 1
        for school, text in list(told.items())[: 1 if alike else None]:
            where = [] if day is None or len(by_day) == 1 else [day_words(day)]
            if school is not None and not alike:
                where.append(school_words(school))
            if text:
                lines.append(f"{', '.join(where)}: {text}" if where else text)
    return lines
