"""Deadlines that the plan page tells of, for all plans."""

from datetime import date

from app.services import plans
from app.services.checks.kinds.deadlines import deadlines
from app.services.checks.texts.plans import measures_name
from app.services.plans import MeasureDraft, SectionDraft
from app.services.storage.workspace import Workspace
from tests.services.checks.papers import add_order, add_plan, told


def test_deadlines_before_the_order_outside_the_period_and_twice(workspace: Workspace) -> None:
    order = add_order(workspace, "828", date(2020, 11, 23))
    add_plan(
        workspace,
        {"deadline_text": "Сентябрь 2020"},
        {"deadline_text": "Декабрь 2020"},
        {"deadline_text": "Декабрь 2021 года"},
        {"deadline_text": "Март 2021 года, март 2021 года"},
        {"deadline_text": "на 2020 – 2024 учебный год", "number": "7"},
        {"deadline_text": "до 1 декабря; в течение года", "number": "7"},
        order_id=order,
    )
    assert [(code, where[-1]) for code, where in told(workspace, deadlines)] == [
        ("deadline.before-order", "1"),
        ("deadline.outside-plan", "3"),
        ("deadline.month-twice", "4"),
        ("deadline.long-school-year", "7"),
        ("deadline.outside-plan", "7"),
        ("measure.number-twice", "7"),
        ("deadline.two", "7"),
        ("measure.number-twice", "7"),
    ]


def test_numbers_that_begin_anew_in_each_section_are_told_with_it(workspace: Workspace) -> None:
    key, _ = add_plan(workspace, *[{"number": number} for number in ("1.", "2", "7", "7")])
    second, _ = plans.save_section(workspace, SectionDraft(key, "Второй"))
    for number in ("2", "3"):
        plans.save_measure(workspace, MeasureDraft(section_id=second, title="А", number=number))
    assert [where for _code, where in told(workspace, deadlines)] == [
        f"План «План мероприятий», мероприятие {number}" for number in ("2", "7", "7", "2")
    ]
    plans.save_measure(workspace, MeasureDraft(section_id=second, title="А", number="1"))
    assert [where for _code, where in told(workspace, deadlines)] == [
        "План «План мероприятий», раздел «Раздел», мероприятие 7"
    ] * 2
    plan = plans.get_plan(workspace, key)
    assert measures_name(plan, plan.measures[2:6], 3) == (
        "План «План мероприятий», раздел «Раздел»: 7, 7; раздел «Второй»: 2; и ещё 1"
    )
