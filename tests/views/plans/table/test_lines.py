"""Sections stand with the measures that are wanted, and a line that is being typed among them."""

from app.services import plans
from app.services.plans import MeasureFilter
from app.services.sheets.filtering import ColumnFilter
from app.services.storage.workspace import Workspace
from app.views.base.links import PlansSpot
from app.views.base.page_context import PageContext
from app.views.plans.table.lines import Draft, PlanLine, lines_of
from tests.views.plans.conftest import TODAY, OpenPage
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


def test_the_deadlines_of_a_plan_are_bounded_by_their_last_days(
    open_page: OpenPage, context: PageContext, district: District
) -> None:
    page = open_page(context)
    page.show_spot(PlansSpot(measure_id=district.measure_ids[0]))
    lines, keys = page.table.lines, [one.key for one in page.table.lines.columns]
    deadline = keys.index("deadline")
    ends = {row.number: row.deadline_end for row in page.plan.measures} if page.plan else {}
    assert lines.column_has_days(deadline)
    last = min(end for end in ends.values() if end is not None)
    lines.filter_column(deadline, ColumnFilter(most=last))
    left = [line.measure.number for line in lines.rows if line.measure is not None]
    assert left == [number for number, end in ends.items() if end is not None and end <= last]
