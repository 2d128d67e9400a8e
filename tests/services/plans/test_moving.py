from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from app.errors import UserError
from app.services import plans
from app.services.language.deadlines.periods import school_period
from app.services.log import changes
from app.services.log.changes import Changes
from app.services.plans import MeasureDraft, PlanDraft, SectionDraft
from app.services.plans.rows import result_heads
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


@dataclass
class SharedResult:
    """A plan with a result that three measures share, between two others."""

    plan: SmallPlan
    keys: list[int]

    def shown(self, plan_id: int | None = None) -> list[str]:
        """The results in order; «+» where one shares the cell of the one above."""
        return [
            f"{row.title}: {'+' if head is not row else ''}{head.expected}"
            for section in plans.get_plan(
                self.plan.workspace, plan_id or self.plan.plan_id
            ).sections
            for row, head in result_heads(section.measures)
        ]

    def type(self, at: int, result: str) -> Changes:
        row = self.plan.rows()[at]
        draft = replace(MeasureDraft.of(row), expected=result)
        return plans.save_measure(self.plan.workspace, draft, row.id)[1]

    def assert_changes(self, *steps: tuple[Callable[[], Changes], list[str]]) -> None:
        """Each change leads to these results; it is taken back before the next one."""
        start = self.shown()
        for change, results in steps:
            made = change()
            assert self.shown() == results
            assert made.change_set_id is not None
            changes.undo(self.plan.workspace, made.change_set_id)
            assert self.shown() == start


@pytest.fixture
def shared(small_plan: SmallPlan) -> SharedResult:
    plans.delete_measures(small_plan.workspace, small_plan.measures)
    rows = (("До", "Отчёт"), ("А", "Приказ"), ("Б", "+"), ("В", "+"), ("После", ""))
    drafts = [
        MeasureDraft(
            section_id=small_plan.sections[0],
            title=title,
            expected=result.strip("+"),
            expected_joined=result == "+",
        )
        for title, result in rows
    ]
    plans.add_measures(small_plan.workspace, drafts)
    return SharedResult(small_plan, [row.id for row in small_plan.rows()])


def test_measures_that_share_a_result_keep_it_whatever_goes_or_comes_between(
    shared: SharedResult,
) -> None:
    workspace, (first, other) = shared.plan.workspace, shared.plan.sections
    _before, a, b, c, after = shared.keys
    between = MeasureDraft(section_id=first, title="Новое", expected="Акт", position=3)
    shared.assert_changes(
        (
            lambda: plans.delete_measures(workspace, [a]),
            ["До: Отчёт", "Б: Приказ", "В: +Приказ", "После: "],
        ),
        (
            lambda: plans.delete_measures(workspace, [b]),
            ["До: Отчёт", "А: Приказ", "В: +Приказ", "После: "],
        ),
        (
            lambda: plans.move_measures(workspace, [after], first, 3),
            ["До: Отчёт", "А: Приказ", "После: ", "Б: Приказ", "В: +Приказ"],
        ),
        (
            lambda: plans.move_measures(workspace, [b], other),
            ["До: Отчёт", "А: Приказ", "В: +Приказ", "После: ", "Б: Приказ"],
        ),
        (
            lambda: plans.move_measures(workspace, [a, b, c], other),
            ["До: Отчёт", "После: ", "А: Приказ", "Б: +Приказ", "В: +Приказ"],
        ),
        (
            lambda: plans.save_measure(workspace, between)[1],
            ["До: Отчёт", "А: Приказ", "Новое: Акт", "Б: Приказ", "В: +Приказ", "После: "],
        ),
    )


def test_a_shared_result_is_typed_for_all_and_another_one_for_one_alone(
    shared: SharedResult,
) -> None:
    workspace, (_first, other) = shared.plan.workspace, shared.plan.sections
    before, _a, b, c, _after = shared.keys
    shared.assert_changes(
        (
            lambda: shared.type(1, "Акт"),
            ["До: Отчёт", "А: Акт", "Б: +Акт", "В: +Акт", "После: "],
        ),
        (
            lambda: shared.type(2, "Справка"),
            ["До: Отчёт", "А: Приказ", "Б: Справка", "В: Приказ", "После: "],
        ),
        (
            lambda: plans.copy_measures(workspace, [b, c, before], other),
            [*shared.shown(), "Б: Приказ", "В: +Приказ", "До: Отчёт"],
        ),
    )
    key, _changes = plans.copy_plan(
        workspace, shared.plan.plan_id, 2028, measure_ids=[before, b, c]
    )
    assert shared.shown(key) == ["До: Отчёт", "Б: Приказ", "В: +Приказ"]


def test_typed_numbers_that_only_count_go_on_counting(small_plan: SmallPlan) -> None:
    workspace = small_plan.workspace
    first, second = small_plan.sections

    def numbers() -> list[str]:
        return [row.own_number for row in small_plan.rows()]

    def retype(*texts: str) -> None:
        for row, text in zip(small_plan.rows(), texts, strict=True):
            plans.save_measure(workspace, replace(MeasureDraft.of(row), number=text), row.id)
        assert numbers() == list(texts)

    retype("1", "2", "3")
    new = MeasureDraft(section_id=first, title="Новое", deadline_text="май", position=1)
    _key, made = plans.save_measure(workspace, new)
    assert numbers() == ["1", "2", "3", "4"]
    assert made.change_set_id is not None
    changes.undo(workspace, made.change_set_id)
    assert numbers() == ["1", "2", "3"]
    one, two, three = small_plan.measures
    plans.move_measures(workspace, [three], first, 1)
    plans.move_section(workspace, second, 1)
    plans.copy_measures(workspace, [two], second)
    assert [(row.own_number, row.title) for row in small_plan.rows()] == [
        ("1", "Провести совещание"),
        ("2", "Посещать уроки"),
        ("3", "Утвердить состав группы"),
        ("4", "Провести совещание"),
    ]
    plans.delete_measures(workspace, [one])
    plans.add_measures(workspace, [replace(new, title="Ещё"), replace(new, title="И ещё")])
    assert numbers() == ["1", "2", "3", "4", "5"]
    plans.delete_section(workspace, second)
    assert numbers() == ["1", "2", "3", "4"]
    retype("1.", "2.", "3.", "4.")
    plans.delete_measures(workspace, [three])
    assert numbers() == ["1.", "2.", "3."]


def test_a_number_that_says_more_than_counting_stays_with_its_measure(
    small_plan: SmallPlan,
) -> None:
    workspace, (first, _second) = small_plan.workspace, small_plan.sections
    new = MeasureDraft(section_id=first, title="Новое", deadline_text="май", position=1)
    for row, text in zip(small_plan.rows(), ("1", "2", "3"), strict=True):
        plans.save_measure(workspace, replace(MeasureDraft.of(row), number=text), row.id)
    plans.save_measure(workspace, replace(new, number="2а"))
    plans.save_measure(workspace, new)
    assert [row.own_number for row in small_plan.rows()] == ["", "2а", "1", "2", "3"]
