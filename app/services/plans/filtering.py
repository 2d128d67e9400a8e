"""Which measures of a plan are wanted: by words, status, deadline, section, party and month."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from app.enums import MeasureStatus
from app.services.language.dates import SOON_DAYS
from app.services.language.matching import folded
from app.services.language.sought import Sought
from app.services.plans.months import Month, is_undated, months_of
from app.services.plans.rows import MeasureRow

NO_MONTH = "no month"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureFilter:
    """What is shown.

    Attributes:
        today: the day that «soon» counts from.
        text: every word must stand in the measure.
        status: a `MeasureStatus`, or None for all.
        due: `overdue`, `unexplained`, `soon`, `unmarked`, `unproved`, `remarked`, or None for all.
        section_id: only this section, or None for all.
        responsible: the key of a party (`Party.key`): only where it answers, or None for all.
        month: a `Month`, `NO_MONTH` for the measures without a due date, or None for all.
        year: school year whose months are looked at.
        remarked: measures with something worth a look, for `remarked`.
    """

    today: date
    text: str = ""
    status: MeasureStatus | None = None
    due: str | None = None
    section_id: int | None = None
    responsible: str | None = None
    month: Month | str | None = None
    year: int = 0
    remarked: frozenset[int] = frozenset()
    _sought: Sought = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Read the words once, not for each measure."""
        object.__setattr__(self, "_sought", Sought.of(self.text))

    @property
    def active(self) -> bool:
        """Whether anything is left out."""
        chosen = (self.status, self.due, self.section_id, self.responsible, self.month)
        return bool(self.text.strip()) or any(value is not None for value in chosen)

    def accepts(self, measure: MeasureRow, *, any_month: bool = False) -> bool:
        """Whether a measure is shown; `any_month` leaves the chosen month out of it."""
        if self.status is not None and measure.status is not self.status:
            return False
        if self.section_id is not None and measure.section_id != self.section_id:
            return False
        if self.responsible is not None and not measure.is_answered_by(self.responsible):
            return False
        if not self._is_due(measure) or not (any_month or self._is_in_month(measure)):
            return False
        if not self._sought:
            return True
        return self._sought.stands_in(folded("\n".join(_searched(measure))))

    def _is_in_month(self, measure: MeasureRow) -> bool:
        return stands_in(measure, self.month, self.year)

    def _is_due(self, measure: MeasureRow) -> bool:
        match self.due:
            case "overdue":
                return measure.overdue
            case "unexplained":
                return measure.overdue and not measure.explained
            case "unmarked":
                return measure.mark is None
            case "unproved":
                return any(cell.unproved for cell in measure.cells)
            case "remarked":
                return measure.id in self.remarked
            case "soon":
                due = measure.next_due(self.today)
                return due is not None and due <= self.today + timedelta(days=SOON_DAYS)
            case _:
                return True


def stands_in(measure: MeasureRow, month: Month | str | None, year: int) -> bool:
    """Whether a measure stands in a month of a school year, has no date (`NO_MONTH`), or any."""
    if month is None:
        return True
    return is_undated(measure) if month == NO_MONTH else month in months_of(measure, year)


def _searched(measure: MeasureRow) -> tuple[str, ...]:
    return (
        measure.number,
        measure.title,
        measure.deadline_text,
        measure.parties_text,
        measure.expected,
        measure.mark_text,
    )
