from datetime import date

from app.enums import MeasureStatus
from app.services import plans
from app.services.log import changes
from app.services.plans import MarkDraft
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from tests.services.plans.conftest import SmallPlan


def test_a_copy_for_the_next_year_moves_deadlines_and_leaves_marks(small_plan: SmallPlan) -> None:
    workspace = small_plan.workspace
    plans.mark_measures(workspace, small_plan.measures, MarkDraft(status=MeasureStatus.DONE))
    school_id, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5"))
    plan_id, made = plans.copy_plan(workspace, small_plan.plan_id, 2028, school_id=school_id)
    copy = plans.get_plan(workspace, plan_id)
    assert (copy.title, copy.year, copy.school_name) == (
        "План на 2027/2028 учебный год",
        2028,
        "СОШ № 5",
    )
    assert [row.title for row in copy.measures] == [row.title for row in small_plan.rows()]
    assert copy.measures[0].deadline_text == "Октябрь 2027 года"
    assert copy.measures[0].deadline_end == date(2027, 10, 31)
    assert copy.measures[1].responsible == ("Отдел", "МБОУ «СОШ № 30»")
    assert {row.status for row in copy.measures} == {MeasureStatus.NOT_STARTED}
    assert made.change_set_id is not None
    changes.undo(workspace, made.change_set_id)
    assert [row.id for row in plans.list_plans(workspace)] == [small_plan.plan_id]


def test_measures_are_copied_to_the_end_of_a_section(small_plan: SmallPlan) -> None:
    one, _two, three = small_plan.measures
    plans.copy_measures(small_plan.workspace, [three, one], small_plan.sections[0])
    assert small_plan.titles()[0] == [
        "Утвердить состав группы",
        "Провести совещание",
        "Посещать уроки",
        "Утвердить состав группы",
    ]


def test_a_copy_takes_only_the_chosen_measures_and_their_sections(small_plan: SmallPlan) -> None:
    workspace, (_one, two, _three) = small_plan.workspace, small_plan.measures
    plan_id, _ = plans.copy_plan(workspace, small_plan.plan_id, 2027, measure_ids={two})
    copy = plans.get_plan(workspace, plan_id)
    assert [(section.title, len(section.measures)) for section in copy.sections] == [
        ("Организация", 1)
    ]
    assert [row.title for row in copy.measures] == ["Провести совещание"]


def test_measures_are_copied_to_a_position(small_plan: SmallPlan) -> None:
    one, two, three = small_plan.measures
    plans.copy_measures(small_plan.workspace, [three, two], small_plan.sections[0], 2)
    assert small_plan.titles()[0] == [
        "Утвердить состав группы",
        "Посещать уроки",
        "Провести совещание",
        "Провести совещание",
    ]
    assert one in {row.id for row in small_plan.rows()}
