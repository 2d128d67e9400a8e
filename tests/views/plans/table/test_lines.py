"""Sections stand with the measures that are wanted, and a line that is being typed among them."""

from app.services import plans
from app.services.plans import MeasureFilter
from app.services.storage.workspace import Workspace
from app.views.plans.table.lines import Draft, PlanLine, lines_of
from tests.views.plans.conftest import TODAY
from tests.views.samples import District


def words(lines: list[PlanLine]) -> list[str]:
    """Each line as its number, its title when it is a section, or «…» while it is typed."""
    return [
        "…" if line.draft else line.section.title if line.heading else str(line.measure.number)
        for line in lines
        if line.draft or line.heading or line.measure
    ]


def test_empty_sections_are_shown_only_when_nothing_is_left_out(
    workspace: Workspace, district: District
) -> None:
    plans.save_section(workspace, plans.SectionDraft(district.plan_id, "Пустой раздел"))
    plan = plans.get_plan(workspace, district.plan_id)
    first, second, _empty = (section.title for section in plan.sections)
    everything = words(lines_of(plan, MeasureFilter(today=TODAY)))
    assert everything == [first, "1", "2", second, "3", "Пустой раздел"]
    one = MeasureFilter(today=TODAY, section_id=plan.sections[1].id)
    assert words(lines_of(plan, one)) == [second, "3"]


def test_a_line_that_is_typed_stands_at_its_place(workspace: Workspace, district: District) -> None:
    plan = plans.get_plan(workspace, district.plan_id)
    first, second = (section.title for section in plan.sections)
    accepted = MeasureFilter(today=TODAY)
    measure = Draft("measure", 2, plan.sections[0].id)
    assert words(lines_of(plan, accepted, measure)) == [first, "1", "…", "2", second, "3"]
    for position, order in (
        (1, ["…", first, "1", "2", second, "3"]),
        (3, [first, "1", "2", second, "3", "…"]),
    ):
        assert words(lines_of(plan, accepted, Draft("section", position))) == order
