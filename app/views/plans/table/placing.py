"""Where lines go that are dropped above a row of the table, and where a new one stands."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.services.plans import PlanRow
    from app.views.plans.table.lines import PlanLine


def dropped_measures(
    lines: "Sequence[PlanLine]", moved: Collection[int], row: int
) -> tuple[int, int] | None:
    """Section and position of measures that fell above a row; None without a section."""
    section_id, position = None, 1
    for number, line in enumerate(lines):
        if number >= max(row, 1):
            break
        if line.measure is None:
            section_id, position = line.section.id, 1
        elif line.measure.id not in moved:
            position += 1
    return None if section_id is None else (section_id, position)


def dropped_section(lines: "Sequence[PlanLine]", section_id: int, row: int) -> int:
    """Position of a section that fell above a row: before the next heading below it."""
    above = (line for line in lines[:row] if line.measure is None)
    return 1 + sum(line.section.id != section_id for line in above)


def below(line: "PlanLine | None", plan: "PlanRow") -> tuple[int, int]:
    """Section and position right below a line, or at the end of the plan without one."""
    if line is None:
        section = plan.sections[-1]
        return section.id, len(section.measures) + 1
    if line.measure is None:
        return line.section.id, 1
    inside = [row.id for row in line.section.measures]
    return line.section.id, inside.index(line.measure.id) + 2
