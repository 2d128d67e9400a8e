"""The lines of a plan as the table shows them: sections with the measures that pass the filters."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.enums import MeasureStatus
from app.views.tables.row_model import folded

if TYPE_CHECKING:
    from app.services.plans import MeasureRow, PlanRow, SectionRow

SOON_DAYS = 30
_FINISHED = frozenset({MeasureStatus.DONE, MeasureStatus.CANCELLED})


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A section heading (no measure) or a measure of that section."""

    section: "SectionRow"
    measure: "MeasureRow | None" = None

    @property
    def key(self) -> tuple[str, int]:
        """What identifies the line from one query to the next."""
        if self.measure is None:
            return "section", self.section.id
        return "measure", self.measure.id


@dataclass(frozen=True, slots=True)
class LineFilter:
    """What is shown.

    Attributes:
        text: every word must stand in the measure.
        status: a `MeasureStatus`, or None for all.
        due: `overdue`, `soon`, `unmarked`, or None for all.
        today: the day that «soon» counts from.
    """

    today: date
    text: str = ""
    status: MeasureStatus | None = None
    due: str | None = None

    @property
    def active(self) -> bool:
        """Whether anything is left out."""
        return bool(self.text.strip()) or self.status is not None or self.due is not None

    def accepts(self, measure: "MeasureRow") -> bool:
        """Whether a measure is shown."""
        if self.status is not None and MeasureStatus(measure.status) is not self.status:
            return False
        if not self._is_due(measure):
            return False
        text = folded("\n".join(_searched(measure)))
        return all(word in text for word in folded(self.text).split())

    def _is_due(self, measure: "MeasureRow") -> bool:
        if self.due == "overdue":
            return measure.overdue
        if self.due == "unmarked":
            return measure.mark is None
        if self.due == "soon":
            end = measure.deadline_end
            last = self.today + timedelta(days=SOON_DAYS)
            open_still = MeasureStatus(measure.status) not in _FINISHED
            return open_still and end is not None and self.today <= end <= last
        return True


def lines_of(plan: "PlanRow", accepted: LineFilter) -> list[PlanLine]:
    """Sections with their accepted measures; empty sections only when nothing is filtered."""
    lines: list[PlanLine] = []
    for section in plan.sections:
        shown = [measure for measure in section.measures if accepted.accepts(measure)]
        if shown or not accepted.active:
            lines.append(PlanLine(section))
            lines += [PlanLine(section, measure) for measure in shown]
    return lines


def measures_in(plan: "PlanRow") -> "list[MeasureRow]":
    """All measures of a plan in printed order."""
    return [measure for section in plan.sections for measure in section.measures]


def _searched(measure: "MeasureRow") -> tuple[str, ...]:
    return (
        str(measure.number),
        measure.title,
        measure.deadline_text,
        *measure.responsible,
        measure.expected,
        measure.mark_text,
    )
