"""The lines of a plan as the table shows them: sections with the measures that pass the filters."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from app.services.plans import SectionRow
from app.services.plans.upkeep.remarks import NO_REMARKS, MeasureRemarks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.services.plans import MeasureFilter, MeasureRow, PlanRow


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
    remarks: MeasureRemarks = NO_REMARKS

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


def lines_of(
    plan: "PlanRow",
    accepted: "MeasureFilter",
    draft: Draft | None = None,
    remarks: "Mapping[int, MeasureRemarks] | None" = None,
) -> list[PlanLine]:
    """Sections with their accepted measures; empty sections only when nothing is filtered.

    A draft stands at its position; `remarks` are those of the measures by key.
    """
    remarked = remarks or {}
    lines: list[PlanLine] = []
    for number, section in enumerate(plan.sections, start=1):
        if draft is not None and draft.kind == "section" and draft.position == number:
            lines.append(_drafted_section(draft))
        shown = [measure for measure in section.measures if accepted.accepts(measure)]
        typed = draft is not None and draft.section_id == section.id
        if shown or typed or not accepted.active:
            lines.append(PlanLine(section))
            measures = [
                PlanLine(section, measure, None, remarked.get(measure.id, NO_REMARKS))
                for measure in shown
            ]
            if draft is not None and typed:
                measures.insert(draft.position - 1, PlanLine(section, None, draft))
            lines += measures
    if draft is not None and draft.kind == "section" and draft.position > len(plan.sections):
        lines.append(_drafted_section(draft))
    return lines


def _drafted_section(draft: Draft) -> PlanLine:
    return PlanLine(SectionRow(0, draft.position, "", ()), None, draft)
