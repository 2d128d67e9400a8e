"""Where lines go when they are moved: by a step, or dropped above a row."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.services.plans import MeasureRow, PlanRow
    from app.views.plans.table.lines import PlanLine


def stepped(
    plan: "PlanRow", measures: "Sequence[MeasureRow]", step: int
) -> tuple[int, int | None] | None:
    """Section and position of measures one place up (-1) or down (1); None at the end of the plan.

    Beyond its section a block goes into the next one.
    """
    edge = measures[0] if step < 0 else measures[-1]
    order = [section.id for section in plan.sections]
    place = order.index(edge.section_id)
    chosen = {row.id for row in measures}
    inside = [row.id for row in plan.sections[place].measures]
    staying = [key for key in inside if key not in chosen]
    before = sum(key not in chosen for key in inside[: inside.index(edge.id)])
    if 0 <= before + step <= len(staying):
        return edge.section_id, before + step + 1
    if not 0 <= place + step < len(order):
        return None
    return order[place + step], 1 if step > 0 else None


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
