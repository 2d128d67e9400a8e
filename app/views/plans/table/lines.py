"""The lines of a plan as the table shows them: sections with the measures that pass the filters."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from app.enums import MeasureStatus
from app.services.language.matching import folded
from app.services.plans import Month, SectionRow, months_of

if TYPE_CHECKING:
    from app.services.plans import MeasureRow, PlanRow

SOON_DAYS = 30
NO_MONTH = "no month"


@dataclass(frozen=True, slots=True)
class Draft:
    """A line that is being typed and not yet stored.

    Attributes:
        kind: what it becomes.
        position: its place in the section, or among the sections, from 1.
        section_id: the section of a measure.
    """

    kind: Literal["section", "measure"]
    position: int
    section_id: int = 0


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A section heading (no measure), a measure of that section, or a line still to be typed."""

    section: "SectionRow"
    measure: "MeasureRow | None" = None
    draft: Draft | None = None

    @property
    def key(self) -> tuple[str, int]:
        """What identifies the line from one query to the next."""
        if self.draft is not None:
            return "draft", 0
        if self.measure is None:
            return "section", self.section.id
        return "measure", self.measure.id

    @property
    def heading(self) -> bool:
        """A section, stored or being typed."""
        if self.draft is not None:
            return self.draft.kind == "section"
        return self.measure is None


@dataclass(frozen=True, slots=True)
class LineFilter:
    """What is shown.

    Attributes:
        today: the day that «soon» counts from.
        text: every word must stand in the measure.
        status: a `MeasureStatus`, or None for all.
        due: `overdue`, `unexplained`, `soon`, `unmarked`, `unproved`, or None for all.
        section_id: only this section, or None for all.
        responsible: only where this party answers, or None for all.
        month: a `Month`, `NO_MONTH` for the measures without one, or None for all.
        year: school year of the plan, for the months.
    """

    today: date
    text: str = ""
    status: MeasureStatus | None = None
    due: str | None = None
    section_id: int | None = None
    responsible: str | None = None
    month: Month | str | None = None
    year: int = 0

    @property
    def active(self) -> bool:
        """Whether anything is left out."""
        chosen = (self.status, self.due, self.section_id, self.responsible, self.month)
        return bool(self.text.strip()) or any(value is not None for value in chosen)

    def accepts(self, measure: "MeasureRow", *, any_month: bool = False) -> bool:
        """Whether a measure is shown; `any_month` leaves the chosen month out of it."""
        if self.status is not None and measure.status is not self.status:
            return False
        if self.section_id is not None and measure.section_id != self.section_id:
            return False
        if self.responsible is not None and self.responsible not in measure.responsible:
            return False
        if not self._is_due(measure) or not (any_month or self._is_in_month(measure)):
            return False
        words = folded(self.text).split()
        if not words:
            return True
        text = folded("\n".join(_searched(measure)))
        return all(word in text for word in words)

    def _is_in_month(self, measure: "MeasureRow") -> bool:
        if self.month is None:
            return True
        months = months_of(measure, self.year)
        return not months if self.month == NO_MONTH else self.month in months

    def _is_due(self, measure: "MeasureRow") -> bool:
        match self.due:
            case "overdue":
                return measure.overdue
            case "unexplained":
                return measure.overdue and not measure.explained
            case "unmarked":
                return measure.mark is None
            case "unproved":
                return measure.finished and not measure.proved
            case "soon":
                end = measure.deadline_end
                last = self.today + timedelta(days=SOON_DAYS)
                return not measure.finished and end is not None and self.today <= end <= last
            case _:
                return True


def lines_of(plan: "PlanRow", accepted: LineFilter, draft: Draft | None = None) -> list[PlanLine]:
    """Sections with their accepted measures; empty sections only when nothing is filtered.

    A draft stands at its position.
    """
    lines: list[PlanLine] = []
    for number, section in enumerate(plan.sections, start=1):
        if draft is not None and draft.kind == "section" and draft.position == number:
            lines.append(_drafted_section(draft))
        shown = [measure for measure in section.measures if accepted.accepts(measure)]
        typed = draft is not None and draft.section_id == section.id
        if shown or typed or not accepted.active:
            lines.append(PlanLine(section))
            measures = [PlanLine(section, measure) for measure in shown]
            if draft is not None and typed:
                measures.insert(draft.position - 1, PlanLine(section, None, draft))
            lines += measures
    if draft is not None and draft.kind == "section" and draft.position > len(plan.sections):
        lines.append(_drafted_section(draft))
    return lines


def parties_in(plan: "PlanRow") -> list[str]:
    """Everybody who answers for a measure of the plan, by name."""
    found = {party for measure in plan.measures for party in measure.responsible}
    return sorted(found, key=folded)


def _drafted_section(draft: Draft) -> PlanLine:
    return PlanLine(SectionRow(0, draft.position, "", ()), None, draft)


def _searched(measure: "MeasureRow") -> tuple[str, ...]:
    return (
        str(measure.number),
        measure.title,
        measure.deadline_text,
        *measure.responsible,
        measure.expected,
        measure.mark_text,
    )
