"""Numbers of measures counted anew, by section or through the plan, and taken back."""

from app.services.log import changes
from app.services.plans.upkeep.numbers import Numbering, renumber
from tests.services.plans.conftest import SmallPlan


def test_numbers_are_counted_by_section_and_through_the_plan(small_plan: SmallPlan) -> None:
    made = renumber(small_plan.workspace, small_plan.plan_id, Numbering.BY_SECTION)
    assert [row.number for row in small_plan.rows()] == ["1.1", "1.2", "2.1"]
    assert [row.place for row in small_plan.rows()] == [1, 2, 3]
    renumber(small_plan.workspace, small_plan.plan_id, Numbering.COUNTED)
    assert [row.own_number for row in small_plan.rows()] == ["", "", ""]
    again = renumber(small_plan.workspace, small_plan.plan_id, Numbering.COUNTED)
    assert again.change_set_id is None
    assert made.change_set_id is not None


def test_typed_numbers_come_back(small_plan: SmallPlan) -> None:
    renumber(small_plan.workspace, small_plan.plan_id, Numbering.BY_SECTION)
    made = renumber(small_plan.workspace, small_plan.plan_id, Numbering.COUNTED)
    assert made.change_set_id is not None
    changes.undo(small_plan.workspace, made.change_set_id)
    assert [row.number for row in small_plan.rows()] == ["1.1", "1.2", "2.1"]
