"""How each occurrence of a measure stands, in each of several schools, with its mark.

A mark may name an occurrence by its due date, and a school; without them it is about all of them.
The latest mark that covers a cell counts there.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import product
from typing import Protocol, TypeVar

from app.enums import MeasureStatus


class Mark(Protocol):
    """What is asked of a mark."""

    @property
    def status(self) -> MeasureStatus:
        """A `MeasureStatus`."""
        ...

    @property
    def occurrence_on(self) -> date | None:
        """The due date that it is about, or None for all."""
        ...

    @property
    def school_id(self) -> int | None:
        """The school that it is about, or None for all."""
        ...

    @property
    def moved_to(self) -> date | None:
        """The new due date of what was put off."""
        ...


AnyMark = TypeVar("AnyMark", bound=Mark)
CellKey = tuple[date | None, int | None]


def cells_of(
    occurrences: Sequence[date], school_ids: Sequence[int], marks: Iterable[AnyMark]
) -> tuple[dict[CellKey, AnyMark | None], list[AnyMark]]:
    """The latest mark of each cell, and the marks that no cell has a place for.

    Args:
        occurrences: the due dates; a measure without one has one cell without a date.
        school_ids: schools that the measure concerns; they have cells of their own when there are
            several.
        marks: the earlier ones first.

    Returns:
        (due date, school) -> mark, both None where there is nothing to tell apart; and marks whose
        due date or school is not among those of the measure (any more).
    """
    days: Sequence[date | None] = occurrences or (None,)
    schools: Sequence[int | None] = school_ids if len(school_ids) > 1 else (None,)
    cells: dict[CellKey, AnyMark | None] = dict.fromkeys(product(days, schools))
    strays: list[AnyMark] = []
    for mark in marks:
        day, school = mark.occurrence_on, mark.school_id
        if school is not None and schools == (None,) and school in school_ids:
            school = None
        if (day, school) in cells:
            cells[day, school] = mark
        elif day not in (None, *days) or school not in (None, *schools):
            strays.append(mark)
        else:
            for key in cells:
                if day in (None, key[0]) and school in (None, key[1]):
                    cells[key] = mark
    return cells, strays


def status_with(mark: Mark | None) -> MeasureStatus:
    """The status of a cell with its latest mark."""
    return MeasureStatus.NOT_STARTED if mark is None else mark.status


def due_with(occurrence_on: date | None, mark: Mark | None) -> date | None:
    """The day by which a cell is due with its latest mark."""
    if mark is None or mark.status is not MeasureStatus.POSTPONED:
        return occurrence_on
    return mark.moved_to or occurrence_on


def days_overdue(due: date | None, status: MeasureStatus, today: date) -> int:
    """Days since it was due, of what is not finished; the last day still counts, then 0."""
    if due is None or due >= today or status.is_finished:
        return 0
    return (today - due).days


def status_of(states: Iterable[MeasureStatus]) -> MeasureStatus:
    """The status of a measure whose cells stand so.

    All alike: that one. All finished: done, where what was not given up is done, otherwise partly
    done. Anything else is in progress.
    """
    statuses = set(states)
    if len(statuses) == 1:
        return statuses.pop()
    if not all(status.is_finished for status in statuses):
        return MeasureStatus.IN_PROGRESS
    if statuses - {MeasureStatus.CANCELLED} == {MeasureStatus.DONE}:
        return MeasureStatus.DONE
    return MeasureStatus.PARTLY_DONE


def is_not_due(due: Iterable[date | None], today: date, starts_on: date | None = None) -> bool:
    """A due date is known, and not even the first of several ones is past.

    What has none is not due before it starts («с 20.04.2027»).
    """
    days = [day for day in due if day is not None]
    if not days:
        return starts_on is not None and starts_on > today
    return min(days) >= today
