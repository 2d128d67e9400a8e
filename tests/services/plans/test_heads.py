"""What plans are called, read without their measures."""

from datetime import date

from app.enums import MeasureStatus, YearsKind
from app.services import plans
from app.services.language.deadlines.periods import PlanPeriod, school_period
from app.services.plans import MarkDraft, MeasureDraft, PlanDraft, SectionDraft
from app.services.storage.workspace import Workspace
from tests.services.plans.conftest import SmallPlan


def test_the_heads_of_plans_stand_in_the_order_of_the_plans(small_plan: SmallPlan) -> None:
    workspace = small_plan.workspace
    for year in (2026, 2028):
        plans.save_plan(workspace, PlanDraft(title=f"План {year}", period=school_period(year)))
    whole, heads = plans.list_plans(workspace), plans.list_plan_heads(workspace)
    assert [(one.id, one.title, one.year_name, one.school_name) for one in heads] == [
        (one.id, one.title, one.year_name, one.school_name) for one in whole
    ]
    (head,) = plans.list_plan_heads(workspace, year=2027)
    assert (head.id, head.period) == (small_plan.plan_id, school_period(2027))


def test_the_plan_of_a_measure(small_plan: SmallPlan) -> None:
    workspace = small_plan.workspace
    assert plans.plan_of_measure(workspace, small_plan.measures[2]) == small_plan.plan_id
    assert plans.plan_of_measure(workspace, 99) is None


def test_what_reading_costs_is_told_before(workspace: Workspace) -> None:
    period = PlanPeriod(date(2026, 1, 1), date(2026, 12, 31), YearsKind.CALENDAR)
    plan, _ = plans.save_plan(workspace, PlanDraft(title="План", period=period))
    section, _ = plans.save_section(workspace, SectionDraft(plan, "Раздел"))
    assert plans.reading_weight(workspace) == 0
    once = MeasureDraft(section_id=section, title="Один раз", deadline_text="20.12.2026")
    plans.add_measures(workspace, [once])
    single = plans.reading_weight(workspace, year=2027)
    monthly = MeasureDraft(section_id=section, title="Дело", deadline_text="ежемесячно")
    plans.add_measures(workspace, [monthly])
    assert plans.reading_weight(workspace) == 2 * single + 11, "eleven more due dates"
    measure = plans.get_plan(workspace, plan).measures[1]
    plans.mark_measures(workspace, [measure.id], MarkDraft(status=MeasureStatus.DONE))
    assert plans.reading_weight(workspace) == 2 * single + 12
    assert plans.reading_weight(workspace, year=2020) == 0
    assert plans.reading_weight(workspace, concerning=1) == 2 * single + 12
