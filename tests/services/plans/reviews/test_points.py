"""Review points: the state of a day is kept as it was, whatever is changed afterwards."""

import json
from datetime import date

import pytest

from app.enums import EvidenceKind, MeasureStatus
from app.errors import EnvironmentProblem, UserError
from app.services import plans
from app.services.language.deadlines.periods import period_between, school_period
from app.services.log import changes
from app.services.plans import MarkDraft, MeasureDraft, PlanDraft, SectionDraft
from app.services.plans.reviews import comparing, frozen, points
from app.services.plans.reviews.comparing import ChangeKind
from app.services.storage.workspace import Workspace

DAY = date(2026, 10, 20)


@pytest.fixture
def plan_id(workspace: Workspace) -> int:
    """A plan of three measures, the first marked twice: for each of its occurrences."""
    key, _ = plans.save_plan(
        workspace,
        PlanDraft(
            title="План",
            period=school_period(2027),
            columns=(("number", "№"), ("title", "Дела"), ("deadline", "Когда")),
        ),
    )
    section, _ = plans.save_section(workspace, SectionDraft(key, "Раздел"))
    for title, deadline, number in (
        ("Собрать данные", "15 сентября 2026 года, 15 октября 2026 года", "1.1"),
        ("Провести семинар", "до 1 октября 2026 года", ""),
        ("Подвести итоги", "май 2027 года", ""),
    ):
        plans.save_measure(
            workspace,
            MeasureDraft(
                section_id=section,
                title=title,
                deadline_text=deadline,
                number=number,
                responsible=("Управление; Школы",),
            ),
        )
    first = plans.get_plan(workspace, key).measures[0]
    plans.mark_measures(
        workspace,
        [first.id],
        MarkDraft(
            status=MeasureStatus.DONE,
            marked_on=date(2026, 10, 14),
            text="Собраны",
            evidence_kind=EvidenceKind.TEXT,
            evidence_text="Справка",
        ),
    )
    return key


def test_the_state_of_a_day_comes_back_as_it_was(workspace: Workspace, plan_id: int) -> None:
    then = points.plan_on(workspace, plan_id, DAY)
    key, made = points.take_review(workspace, plan_id, DAY, " За  сентябрь ", {"head": "И.И."})
    first = then.measures[0]
    plans.save_measure(workspace, MeasureDraft.of(first), first.id)
    plans.delete_measures(workspace, [row.id for row in then.measures[1:]])
    plans.mark_measures(workspace, [first.id], MarkDraft(status=MeasureStatus.IN_PROGRESS))
    kept = points.get_review(workspace, key)
    assert [(one.title, one.on_day) for one in points.list_reviews(workspace)] == [
        ("За сентябрь", DAY)
    ]
    assert kept.printed == {"head": "И.И."}
    assert (kept.plan.title, kept.plan.columns, kept.plan.period) == (
        then.title,
        then.columns,
        then.period,
    )
    for was, row in zip(kept.plan.measures, then.measures, strict=True):
        assert isinstance(was, frozen.FrozenMeasure)
        assert (was.number, was.title, was.deadline_text, was.parties_text) == (
            row.number,
            row.title,
            row.deadline_text,
            row.parties_text,
        )
        assert (was.status, was.mark_text, was.overdue, was.not_due, was.cells) == (
            row.status,
            row.mark_text,
            row.overdue,
            row.not_due,
            row.cells,
        )
    deleted = points.delete_review(workspace, key)
    assert points.list_reviews(workspace, plan_id) == []
    assert deleted.change_set_id is not None
    changes.undo(workspace, deleted.change_set_id)
    assert points.get_review(workspace, key) == kept
    assert made.change_set_id is not None


def test_a_plan_that_comes_back_has_its_points(workspace: Workspace, plan_id: int) -> None:
    key, _made = points.take_review(workspace, plan_id, DAY, "Октябрь")
    kept = points.get_review(workspace, key)
    deleted = plans.delete_plan(workspace, plan_id)
    assert points.list_reviews(workspace) == []
    assert deleted.change_set_id is not None
    changes.undo(workspace, deleted.change_set_id)
    assert points.get_review(workspace, key) == kept


def test_a_point_of_a_day_to_come_or_of_a_newer_program_is_refused(
    workspace: Workspace, plan_id: int
) -> None:
    with pytest.raises(UserError, match="ещё не наступил"):
        points.take_review(workspace, plan_id, date(2030, 1, 1))
    with pytest.raises(UserError, match="Этой контрольной точки нет"):
        points.get_review(workspace, 77)
    with pytest.raises(UserError, match="уже удалили"):
        points.delete_review(workspace, 77)
    state = frozen.plan_to_json(plans.get_plan(workspace, plan_id), {})
    assert frozen.plan_from_json(json.loads(json.dumps(state))).measures
    with pytest.raises(EnvironmentProblem, match="более новая версия"):
        frozen.plan_from_json({**state, "version": 2})


def test_what_changed_is_told_measure_by_measure(workspace: Workspace, plan_id: int) -> None:
    day = date(2026, 9, 20)
    key, _ = points.take_review(workspace, plan_id, day)
    before = points.get_review(workspace, key).plan
    first, second, third = before.measures
    plans.save_measure(
        workspace,
        MeasureDraft(
            section_id=first.section_id, title="Собрать все данные", deadline_text="ноябрь 2026"
        ),
        first.id,
    )
    plans.delete_measures(workspace, [third.id])
    plans.save_measure(
        workspace,
        MeasureDraft(section_id=first.section_id, title="Новое", deadline_text="декабрь 2026"),
    )
    after = points.plan_on(workspace, plan_id, DAY)
    told = comparing.changes_between(before, after)
    assert [(one.kind, one.title) for one in told] == [
        (ChangeKind.REWORDED, "Собрать все данные"),
        (ChangeKind.DEADLINE, "Собрать все данные"),
        (ChangeKind.STATE, "Собрать все данные"),
        (ChangeKind.OVERDUE, "Провести семинар"),
        (ChangeKind.NEW, "Новое"),
        (ChangeKind.GONE, "Подвести итоги"),
    ]
    assert told[1].before == first.deadline_text
    assert told[1].after == "ноябрь 2026"
    assert second.not_due
    assert comparing.counts_of(told[:2]).startswith("изменена формулировка")
    assert comparing.changes_between(before, before) == []
    assert comparing.counts_of([]) == "изменений нет"


def test_the_usual_days_are_offered_when_they_have_come() -> None:
    school = points.usual_moments(school_period(2026), date(2026, 9, 15))
    assert [(one.day, one.title) for one in school] == [
        (date(2026, 8, 31), "Итоги 2025/2026 учебного года"),
        (date(2026, 7, 20), "Годовая информация"),
        (date(2026, 1, 30), "Полугодовая информация"),
    ]
    years = points.usual_moments(
        period_between(date(2025, 1, 1), date(2026, 12, 31)), date(2026, 2, 1)
    )
    assert [one.day for one in years] == [
        date(2026, 1, 30),
        date(2025, 12, 31),
        date(2025, 7, 20),
        date(2025, 1, 30),
    ]
