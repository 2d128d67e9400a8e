"""What plans are called, read without their measures."""

from app.services import plans
from app.services.language.deadlines.periods import school_period
from app.services.plans import PlanDraft
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
