"""Marks of one due date and of one school, and how a measure stands with them."""

from dataclasses import replace
from datetime import date

import pytest

from app.enums import MeasureStatus
from app.errors import UserError
from app.services import plans
from app.services.log import changes
from app.services.log.listing import list_changes
from app.services.plans import MarkDraft, MarkPlace, MeasureDraft, MeasureRow
from app.services.plans.execution.states import status_of
from app.services.schools.schools import SchoolDraft, save_school
from tests.services.plans.conftest import SmallPlan

NOVEMBER, FEBRUARY = date(2026, 11, 30), date(2027, 2, 28)
DONE = MarkDraft(status=MeasureStatus.DONE)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def row_of(plan: SmallPlan, measure_id: int, as_of: date | None = None) -> MeasureRow:
    (read,) = plans.list_plans(plan.workspace, as_of=as_of)
    return next(row for row in read.measures if row.id == measure_id)


def test_a_due_date_has_a_mark_of_its_own(small_plan: SmallPlan) -> None:
    workspace, measure = small_plan.workspace, small_plan.measures[1]
    assert [cell.due for cell in row_of(small_plan, measure).cells] == [NOVEMBER, FEBRUARY]
    done = replace(DONE, text="Протокол принят", marked_on=date(2026, 11, 20))
    plans.mark_measures(workspace, [measure], done, occurrence_on=NOVEMBER)
    row = row_of(small_plan, measure)
    assert [cell.status for cell in row.cells] == [
        MeasureStatus.DONE,
        MeasureStatus.NOT_STARTED,
    ]
    assert (row.status, row.finished, row.overdue) == (MeasureStatus.IN_PROGRESS, False, False)
    assert plain(row.mark_text) == "до 30.11.2026: Выполнено 20.11.2026. Протокол принят"
    assert row_of(small_plan, measure, as_of=date(2027, 3, 10)).overdue_days == 10
    plans.mark_measures(workspace, [measure], done, occurrence_on=FEBRUARY)
    row = row_of(small_plan, measure)
    assert row.status is MeasureStatus.DONE
    assert plain(row.mark_text) == "Выполнено 20.11.2026. Протокол принят"
    # A mark of all of it says more than those before it.
    plans.mark_measures(workspace, [measure], MarkDraft(status=MeasureStatus.NOT_DONE, text="Нет"))
    assert {cell.status for cell in row_of(small_plan, measure).cells} == {MeasureStatus.NOT_DONE}
    assert len(plans.list_marks(workspace, measure)) == 3


def test_what_was_put_off_is_due_on_its_new_day(small_plan: SmallPlan) -> None:
    workspace, measure = small_plan.workspace, small_plan.measures[0]
    assert row_of(small_plan, measure).overdue_days == 22
    moved = MarkDraft(status=MeasureStatus.POSTPONED, moved_to=date(2027, 1, 15), text="Отпуск")
    plans.mark_measures(workspace, [measure], moved)
    row = row_of(small_plan, measure)
    assert (row.overdue, row.not_due) == (False, True)
    assert row.next_due(date(2026, 11, 22)) == date(2027, 1, 15)
    assert row.mark_text == "Перенесено на 15.01.2027. Отпуск"
    assert row_of(small_plan, measure, as_of=date(2027, 1, 20)).overdue_days == 5
    load = {one.month: one for one in plans.load_of([row], 2027)}
    january, october = load[plans.Month(2027, 1)], load[plans.Month(2026, 10)]
    assert (january.ending, october.count, october.ending) == (1, 1, 0)


def test_each_of_several_schools_has_marks_of_its_own(small_plan: SmallPlan) -> None:
    workspace = small_plan.workspace
    schools = [
        save_school(workspace, SchoolDraft(short_name=name, full_name=name))[0]
        for name in ("МБОУ «СОШ № 1»", "МБОУ «СОШ № 2»")
    ]
    measure, _ = plans.save_measure(
        workspace,
        MeasureDraft(
            section_id=small_plan.sections[0],
            title="Сдать самоанализ",
            deadline_text="до 30 октября 2026 года и 20 января 2027 года",
            responsible=("МБОУ «СОШ № 1»", "МБОУ «СОШ № 2»"),
        ),
    )
    first, second = date(2026, 10, 30), date(2027, 1, 20)
    keys = [(cell.occurrence_on, cell.school_id) for cell in row_of(small_plan, measure).cells]
    assert keys == [(day, school) for day in (first, second) for school in schools]
    plans.mark_places(workspace, [MarkPlace(measure, first, schools[0])], DONE)
    row = row_of(small_plan, measure)
    assert [cell.overdue for cell in row.cells] == [False, True, False, False]
    assert plain(row.mark_text) == "до 30.10.2026, МБОУ «СОШ № 1»: Выполнено"
    plans.mark_measures(workspace, [measure], DONE, school_id=schools[1])
    plans.mark_measures(workspace, [measure], replace(DONE, text="Сдано"), occurrence_on=second)
    row = row_of(small_plan, measure)
    assert row.status is MeasureStatus.DONE
    assert plain(row.mark_text) == "до 30.10.2026: Выполнено\nдо 20.01.2027: Выполнено. Сдано"
    with pytest.raises(UserError, match="не поручено"):
        plans.mark_measures(workspace, [measure], DONE, school_id=99)


def test_a_mark_of_a_due_date_that_is_gone_is_kept_beside(small_plan: SmallPlan) -> None:
    workspace, measure = small_plan.workspace, small_plan.measures[1]
    plans.mark_measures(workspace, [measure], DONE, occurrence_on=NOVEMBER)
    draft = MeasureDraft.of(row_of(small_plan, measure))
    plans.save_measure(workspace, replace(draft, deadline_text="декабрь, февраль"), measure)
    row = row_of(small_plan, measure)
    assert (row.status, row.mark_text) == (MeasureStatus.NOT_STARTED, "")
    assert [mark.occurrence_on for mark in row.strays] == [NOVEMBER]
    with pytest.raises(UserError, match=r"нет срока 30\.11\.2026"):
        plans.mark_measures(workspace, [measure], DONE, occurrence_on=NOVEMBER)
    plans.save_measure(workspace, draft, measure)
    assert row_of(small_plan, measure).cells[0].status is MeasureStatus.DONE


def test_a_mark_is_corrected_only_at_its_own_place(small_plan: SmallPlan) -> None:
    workspace, measure = small_plan.workspace, small_plan.measures[1]
    counted = replace(DONE, counts=(12, 15))
    made = plans.mark_measures(workspace, [measure], counted, occurrence_on=NOVEMBER)
    plans.mark_measures(workspace, [measure], DONE, occurrence_on=FEBRUARY)
    plans.mark_measures(
        workspace, [measure], replace(DONE, text="Сводка"), occurrence_on=NOVEMBER, keep_words=True
    )
    assert [(mark.occurrence_on, mark.counts) for mark in plans.list_marks(workspace, measure)] == [
        (FEBRUARY, None),
        (NOVEMBER, (12, 15)),
    ]
    row = row_of(small_plan, measure)
    assert [cell.unproved for cell in row.cells] == [False, True]
    assert plain(row.mark_text).startswith("до 30.11.2026: Выполнено, 12 из 15. Сводка\n")
    assert plain(list_changes(workspace)[0].title).endswith("до 30.11.2026")
    assert made.change_set_id is not None
    with pytest.raises(UserError, match="16 из 15"):
        plans.mark_measures(workspace, [measure], replace(DONE, counts=(16, 15)))
    waiting = MarkDraft(status=MeasureStatus.NOT_STARTED, counts=(12, 15))
    with pytest.raises(UserError, match="уже начато"):
        plans.mark_measures(workspace, [measure], waiting)


def test_a_measure_with_one_due_date_is_marked_as_a_whole(small_plan: SmallPlan) -> None:
    workspace, measure = small_plan.workspace, small_plan.measures[0]
    plans.mark_measures(workspace, [measure], DONE, occurrence_on=date(2026, 10, 31))
    (mark,) = plans.list_marks(workspace, measure)
    assert mark.occurrence_on is None


def test_many_due_dates_are_marked_and_taken_back_as_one_action(small_plan: SmallPlan) -> None:
    workspace, measure = small_plan.workspace, small_plan.measures[1]
    places = [MarkPlace(measure, NOVEMBER), MarkPlace(measure, FEBRUARY)]
    made = plans.mark_places(workspace, [*places, MarkPlace(small_plan.measures[0])], DONE)
    assert {row.status for row in small_plan.rows()[:2]} == {MeasureStatus.DONE}
    assert made.change_set_id is not None
    changes.undo(workspace, made.change_set_id)
    assert {row.mark for row in small_plan.rows()} == {None}


def test_the_status_of_a_measure_follows_from_its_cells() -> None:
    for statuses, status in (
        ("done", "done"),
        ("done done", "done"),
        ("cancelled cancelled", "cancelled"),
        ("done cancelled", "done"),
        ("done not_done", "partly_done"),
        ("done partly_done", "partly_done"),
        ("not_done not_done", "not_done"),
        ("done not_started", "in_progress"),
        ("postponed not_started", "in_progress"),
        ("not_started not_started", "not_started"),
    ):
        assert status_of(map(MeasureStatus, statuses.split())).value == status, statuses


def test_what_is_due_and_overdue_stands_by_its_day(small_plan: SmallPlan) -> None:
    workspace, (late, several, _year) = small_plan.workspace, small_plan.measures
    due = plans.due_occurrences(workspace)
    assert [(row.measure_id, row.due, row.overdue_days) for row in due] == [
        (late, date(2026, 10, 31), 22),
        (several, NOVEMBER, 0),
    ]
    assert len(plans.due_occurrences(workspace, days=7)) == 1
    moved = MarkDraft(
        status=MeasureStatus.POSTPONED,
        marked_on=date(2026, 11, 20),
        moved_to=date(2026, 12, 20),
        text="Отпуск",
    )
    plans.mark_measures(workspace, [late], moved)
    plans.mark_measures(workspace, [several], DONE, occurrence_on=NOVEMBER)
    (row,) = plans.due_occurrences(workspace)
    assert (row.occurrence_on, row.due) == (date(2026, 10, 31), date(2026, 12, 20))
    assert (row.number, row.plan, row.overdue) == ("1", "План на 2026/2027 учебный год", False)
    ahead = plans.due_occurrences(workspace, date(2027, 2, 1))
    assert [(row.measure_id, row.overdue) for row in ahead] == [(late, True), (several, False)]
    earlier = plans.due_occurrences(workspace, date(2026, 10, 25), days=10)
    assert [(row.measure_id, row.status) for row in earlier] == [(late, MeasureStatus.NOT_STARTED)]
    # What was done on no day that is told is not due on an earlier day.
    undated = plans.due_occurrences(workspace, date(2026, 10, 25), days=60)
    assert [row.measure_id for row in undated] == [late]
