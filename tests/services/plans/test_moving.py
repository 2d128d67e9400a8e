import pytest

from app.errors import UserError
from app.services import plans
from app.services.language.deadlines.periods import school_period
from app.services.log import changes
from app.services.plans import PlanDraft, SectionDraft
from tests.services.plans.conftest import SmallPlan


def test_a_section_moves_with_its_measures(small_plan: SmallPlan) -> None:
    made = plans.move_section(small_plan.workspace, small_plan.sections[1], 1)
    assert [row.title for row in small_plan.rows()] == [
        "Посещать уроки",
        "Утвердить состав группы",
        "Провести совещание",
    ]
    assert [row.number for row in small_plan.rows()] == ["1", "2", "3"]
    assert made.change_set_id is not None
    changes.undo(small_plan.workspace, made.change_set_id)
    assert small_plan.titles()[0][0] == "Утвердить состав группы"


@pytest.mark.parametrize(
    ("position", "expected"),
    [
        (1, ["Провести совещание", "Утвердить состав группы", "Посещать уроки"]),
        (2, ["Посещать уроки", "Провести совещание", "Утвердить состав группы"]),
        (99, ["Посещать уроки", "Провести совещание", "Утвердить состав группы"]),
        (None, ["Посещать уроки", "Провести совещание", "Утвердить состав группы"]),
    ],
)
def test_measures_move_together_in_the_given_order(
    small_plan: SmallPlan, position: int | None, expected: list[str]
) -> None:
    one, two, _three = small_plan.measures
    plans.move_measures(small_plan.workspace, [two, one], small_plan.sections[1], position)
    assert small_plan.titles() == [[], expected]


def test_a_measure_moves_within_its_section(small_plan: SmallPlan) -> None:
    one, _two, _three = small_plan.measures
    plans.move_measures(small_plan.workspace, [one], small_plan.sections[0], 2)
    assert small_plan.titles()[0] == ["Провести совещание", "Утвердить состав группы"]


def test_several_measures_move_down_together_within_their_section(small_plan: SmallPlan) -> None:
    workspace, (one, two, three) = small_plan.workspace, small_plan.measures
    plans.move_measures(workspace, [three], small_plan.sections[0])
    plans.move_measures(workspace, [one, two], small_plan.sections[0], 2)
    assert small_plan.titles()[0] == [
        "Посещать уроки",
        "Утвердить состав группы",
        "Провести совещание",
    ]


def test_a_measure_does_not_move_into_another_plan(small_plan: SmallPlan) -> None:
    workspace = small_plan.workspace
    other, _ = plans.save_plan(
        workspace, PlanDraft(title="Другой план", period=school_period(2027))
    )
    section, _ = plans.save_section(workspace, SectionDraft(other, "Раздел"))
    with pytest.raises(UserError, match="Скопируйте"):
        plans.move_measures(workspace, [small_plan.measures[0]], section)


def test_a_step_leads_through_the_plan_and_ends_at_its_ends(small_plan: SmallPlan) -> None:
    plan = plans.get_plan(small_plan.workspace, small_plan.plan_id)
    first, second = small_plan.sections
    one, two, three = plan.measures
    for rows, step, place in (
        ([one], -1, None),
        ([one], 1, (first, 2)),
        ([two], -1, (first, 1)),
        ([two], 1, (second, 1)),
        ([one, two], 1, (second, 1)),
        ([three], -1, (first, None)),
        ([three], 1, None),
    ):
        assert plans.place_after_step(plan, rows, step) == place
