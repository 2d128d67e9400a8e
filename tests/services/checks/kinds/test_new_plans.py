"""Measures that are over or done before their plan is approved, their time or today has come."""

from datetime import date

from app.services.checks.kinds import new_plans
from app.services.language.deadlines.periods import school_period
from app.services.storage.workspace import Workspace
from tests.services.checks.papers import add_mark, add_order, add_plan, codes, told


def test_a_plan_without_an_order(workspace: Workspace) -> None:
    period = school_period(2027)  # today is 22 November 2026
    order = add_order(workspace, "828", date(2026, 9, 1))
    past, ahead = {"deadline_text": "октябрь 2026"}, {"deadline_text": "май 2027"}
    add_plan(workspace, past, period=period, order_id=order)
    add_plan(workspace, ahead, period=period)
    assert told(workspace, new_plans.unapproved) == []
    _plan, (_past, ahead_key) = add_plan(workspace, past, ahead, period=period)
    add_mark(workspace, ahead_key, date(2026, 11, 1))
    assert told(workspace, new_plans.unapproved) == [
        ("plan.overdue-unapproved", "План «План мероприятий», мероприятия 1"),
        ("plan.marked-unapproved", "План «План мероприятий», мероприятия 2"),
    ]


def test_days_of_marks(workspace: Workspace) -> None:
    period = school_period(2027)
    order = add_order(workspace, "828", date(2026, 10, 1))
    measure = {"deadline_text": "ноябрь 2026"}
    _plan, keys = add_plan(workspace, *[measure] * 4, period=period, order_id=order)
    for key, day in zip(keys, (9, 10, 11, 12), strict=True):
        add_mark(workspace, key, date(2026, day, 3))
    assert told(workspace, new_plans.marks) == [
        ("mark.before-order", "План «План мероприятий», мероприятие 1, отметка"),
        ("mark.before-begin", "План «План мероприятий», мероприятие 1, отметка"),
        ("mark.before-begin", "План «План мероприятий», мероприятие 2, отметка"),
        ("mark.ahead", "План «План мероприятий», мероприятие 4, отметка"),
    ]


def test_what_was_over_before_the_order_is_told_by_its_deadline(workspace: Workspace) -> None:
    order = add_order(workspace, "828", date(2026, 10, 1))
    _plan, (key,) = add_plan(
        workspace, {"deadline_text": "сентябрь 2026"}, period=school_period(2027), order_id=order
    )
    add_mark(workspace, key, date(2026, 9, 20))
    assert codes(workspace, new_plans.marks) == []
