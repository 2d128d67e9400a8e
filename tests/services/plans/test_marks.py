from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlmodel import select

from app.enums import EvidenceKind, MeasureStatus, OrderState
from app.errors import UserError
from app.models import ExecutionMark
from app.services import plans
from app.services.clock import Clock
from app.services.log import changes
from app.services.log.listing import list_changes
from app.services.orders import orders
from app.services.orders.orders import OrderDraft, OrderRow
from app.services.plans import MarkDraft
from app.services.plans.execution.states import days_overdue, is_not_due
from app.services.plans.execution.wording import mark_sentence, says_otherwise
from tests.services.plans.conftest import SmallPlan

DONE = MeasureStatus.DONE


def test_an_order_is_printed_with_its_number_and_date_from_the_register(
    small_plan: SmallPlan,
) -> None:
    workspace = small_plan.workspace
    order_id, _ = orders.save_order(
        workspace, OrderDraft(title="Об утверждении", number="458", issued_on=date(2018, 8, 17))
    )
    plans.mark_measures(
        workspace, small_plan.measures[:1], MarkDraft(status=DONE, order_id=order_id)
    )
    row = small_plan.rows()[0]
    assert row.mark_text.replace("\u00a0", " ") == "Выполнено. Приказ от 17.08.2018 № 458"
    assert row.mark is not None
    assert row.mark.evidence_kind is EvidenceKind.ORDER
    assert row.mark.order_label.replace("\u00a0", " ") == "приказ от 17.08.2018 № 458"
    orders.save_order(
        workspace,
        OrderDraft(title="Об утверждении", number="459", issued_on=date(2018, 8, 27)),
        order_id,
    )
    assert small_plan.rows()[0].mark_text.endswith("Приказ от\u00a027.08.2018 №\u00a0459")


def test_the_history_names_the_one_measure_and_counts_several(small_plan: SmallPlan) -> None:
    workspace, measures = small_plan.workspace, small_plan.measures
    plans.mark_measures(workspace, measures[:1], MarkDraft(status=DONE))
    plans.mark_measures(workspace, measures[:2], MarkDraft(status=MeasureStatus.IN_PROGRESS))
    mark = plans.list_marks(workspace, measures[0])[0]
    plans.delete_mark(workspace, mark.id)
    name = small_plan.rows()[0].title
    titles = [row.title for row in list_changes(workspace)[:3]]
    assert titles == [
        f"Удаление отметки: «{name}»",
        "Отметка «в работе»: 2\u00a0мероприятия",
        f"Отметка «выполнено»: «{name}»",
    ]


@pytest.mark.parametrize(
    ("status", "given", "sentence"),
    [
        ("done", {"text": "Итоги ГИА проанализированы."}, "Выполнено. Итоги ГИА проанализированы"),
        ("partly_done", {"text": "Дано 5 рекомендаций"}, "Выполнено частично. Дано 5 рекомендаций"),
        ("done", {"text": "Выполнено в течение года"}, "Выполнено в течение года"),
        ("done", {"marked_on": date(2019, 5, 20)}, "Выполнено 20.05.2019"),
        (
            "postponed",
            {"text": "На март", "marked_on": date(2019, 5, 20)},
            "Перенесено 20.05.2019. На март",
        ),
        ("partly_done", {"text": "Выполнено на 50 %"}, "Выполнено частично, на 50 %"),
        (
            "partly_done",
            {"text": "50%, остальное в январе", "marked_on": date(2026, 10, 15)},
            "Выполнено частично 15.10.2026, на 50 %, остальное в январе",
        ),
        ("partly_done", {"text": "частично выполнено."}, "Выполнено частично"),
        ("done", {"text": "100 %"}, "Выполнено на 100 %"),
        ("done", {"text": "100 % педагогов обучены"}, "Выполнено. 100 % педагогов обучены"),
        ("done", {"text": "выполнено. протокол № 4"}, "Выполнено. Протокол № 4"),
        ("done", {"text": "Выполнено – приказ 5"}, "Выполнено – приказ 5"),
        (
            "done",
            {"text": "Выполнено в течение года", "marked_on": date(2019, 5, 20)},
            "Выполнено 20.05.2019, в течение года",
        ),
        (
            "done",
            {"text": "Проведено 15 октября", "marked_on": date(2026, 10, 15)},
            "Выполнено. Проведено 15 октября",
        ),
        (
            "done",
            {
                "marked_on": date(2026, 10, 15),
                "evidence_kind": EvidenceKind.TEXT,
                "evidence_text": "протокол № 3",
            },
            "Выполнено 15.10.2026. Протокол № 3",
        ),
        (
            "done",
            {
                "text": "протокол от 1.09.2026 г.",
                "evidence_kind": EvidenceKind.LINK,
                "evidence_text": "https://example.ru/a",
            },
            "Выполнено. Протокол от 1.09.2026 г. https://example.ru/a",
        ),
        ("done", {"text": "не выполнено, болел"}, "Выполнено. Не выполнено, болел"),
        (
            "not_done",
            {"text": "Не выполнено, болел", "marked_on": date(2019, 5, 20)},
            "Не выполнено на 20.05.2019, болел",
        ),
        ("not_done", {}, "Не выполнено"),
        ("in_progress", {"text": "Готовится"}, "В работе. Готовится"),
        (
            "done",
            {"evidence_kind": EvidenceKind.LINK, "evidence_text": "https://example.ru/a"},
            "Выполнено. https://example.ru/a",
        ),
        (
            "done",
            {"evidence_kind": EvidenceKind.FILE, "attachment_name": "Справка.docx"},
            "Выполнено. Приложен файл «Справка.docx»",
        ),
        (
            "done",
            {"evidence_kind": EvidenceKind.ORDER},
            "Выполнено. Приказ от " + "_" * 12 + " № ______",
        ),
        (
            "done",
            {
                "text": "Группа создана.",
                "evidence_kind": EvidenceKind.TEXT,
                "evidence_text": "Протокол № 2",
            },
            "Выполнено. Группа создана. Протокол № 2",
        ),
    ],
)
def test_the_printed_sentence(status: str, given: dict[str, object], sentence: str) -> None:
    found = mark_sentence(MeasureStatus(status), **given)  # pyright: ignore[reportArgumentType]
    assert found.replace("\u00a0", " ") == sentence


def test_an_order_of_the_same_day_says_the_day_once() -> None:
    order = OrderRow(
        id=1,
        kind="",
        title="О мерах",
        number="458",
        issued_on=date(2018, 8, 17),
        state=OrderState.REGISTERED,
        year=2019,
        signer_id=None,
        amends_id=None,
        note="",
    )
    for day, sentence in (
        (date(2018, 8, 17), "Выполнено. Приказ от 17.08.2018 № 458"),
        (date(2018, 8, 28), "Выполнено 28.08.2018. Приказ от 17.08.2018 № 458"),
    ):
        found = mark_sentence(DONE, marked_on=day, evidence_kind=EvidenceKind.ORDER, order=order)
        assert found.replace("\u00a0", " ") == sentence


def test_words_that_say_another_status_are_told() -> None:
    for status, text, otherwise in (
        ("done", "Не выполнено, болел", True),
        ("done", "Выполнено частично", True),
        ("not_done", "выполнено.", True),
        ("partly_done", "Выполнено на 50 %", False),
        ("partly_done", "Частично выполнено", False),
        ("in_progress", "Выполнено 3 из 5", False),
        ("done", "Снято видео уроков", False),
        ("done", "Итоги подведены", False),
        ("done", "", False),
    ):
        assert says_otherwise(MeasureStatus(status), text) is otherwise, text


def test_plans_of_an_earlier_day_leave_later_marks_out(small_plan: SmallPlan) -> None:
    workspace = small_plan.workspace
    order_id, _ = orders.save_order(
        workspace, OrderDraft(title="Об утверждении", number="7", issued_on=date(2026, 11, 10))
    )
    first, second, third = small_plan.measures
    plans.mark_measures(
        workspace, [first], MarkDraft(status=MeasureStatus.IN_PROGRESS, marked_on=date(2026, 10, 1))
    )
    plans.mark_measures(workspace, [first], MarkDraft(status=DONE, marked_on=date(2026, 11, 12)))
    plans.mark_measures(workspace, [second], MarkDraft(status=DONE, order_id=order_id))
    plans.mark_measures(workspace, [third], MarkDraft(status=DONE, text="Итоги подведены"))
    assert {row.status for row in small_plan.rows()} == {DONE}
    (plan,) = plans.list_plans(workspace, as_of=date(2026, 10, 20))
    rows = plan.measures
    # A mark without any day is of the day when it was entered.
    expected = [MeasureStatus.IN_PROGRESS, MeasureStatus.NOT_STARTED, MeasureStatus.NOT_STARTED]
    assert [row.status for row in rows] == expected
    assert [row.mark_left_out for row in rows] == [False, False, True]
    assert [row.overdue for row in rows] == [False, False, False]
    (later,) = plans.list_plans(workspace, as_of=date(2026, 11, 10))
    assert [row.status for row in later.measures] == [*expected[:1], DONE, expected[2]]
    assert later.measures[0].overdue
    (now,) = plans.list_plans(workspace, as_of=date(2026, 11, 22))
    assert [row.status for row in now.measures] == [DONE, DONE, DONE]
    assert not any(row.mark_left_out for row in now.measures)


def test_not_due_needs_an_end_that_is_not_past() -> None:
    today = date(2026, 11, 22)
    past, ahead = date(2026, 10, 20), date(2026, 12, 20)
    for due, expected in (
        ((), False),
        ((None,), False),
        ((date(2026, 11, 21),), False),
        ((today,), True),
        ((None, ahead), True),
        ((past, ahead), False),
    ):
        assert is_not_due(due, today) is expected
    for starts_on, expected in ((today, False), (ahead, True)):  # «с 20.12.2026» has no end
        assert is_not_due((None,), today, starts_on) is expected
    assert not is_not_due((past,), today, ahead)


def test_many_measures_are_marked_as_one_action(small_plan: SmallPlan) -> None:
    workspace = small_plan.workspace
    made = plans.mark_measures(
        workspace,
        small_plan.measures,
        MarkDraft(status=DONE, marked_on=date(2026, 11, 20), text="Проведено"),
    )
    assert {row.status for row in small_plan.rows()} == {DONE}
    newest = list_changes(workspace)[0]
    assert (newest.action, newest.rows) == ("bulk", 3)
    assert made.change_set_id is not None
    changes.undo(workspace, made.change_set_id)
    assert {row.mark for row in small_plan.rows()} == {None}


def test_the_latest_mark_counts_and_the_earlier_ones_are_kept(small_plan: SmallPlan) -> None:
    workspace, measure = small_plan.workspace, small_plan.measures[0]
    workspace.clock = Clock(datetime(2026, 11, 20, 9, tzinfo=UTC))
    plans.mark_measures(
        workspace, [measure], MarkDraft(status=MeasureStatus.IN_PROGRESS, text="Готовим")
    )
    workspace.clock = Clock(datetime(2026, 11, 22, 9, tzinfo=UTC))
    plans.mark_measures(workspace, [measure], MarkDraft(status=DONE, text="Готово"))
    assert small_plan.rows()[0].status is DONE
    marks = plans.list_marks(workspace, measure)
    assert [mark.text for mark in marks] == ["Готово", "Готовим"]
    plans.delete_mark(workspace, marks[0].id)
    assert small_plan.rows()[0].mark_text == "В работе. Готовим"


def test_a_mark_written_again_on_the_same_day_is_corrected(small_plan: SmallPlan) -> None:
    workspace, measure = small_plan.workspace, small_plan.measures[0]
    day = date(2026, 11, 20)
    plans.mark_measures(
        workspace, [measure], MarkDraft(status=MeasureStatus.NOT_DONE, marked_on=day)
    )
    made = plans.mark_measures(
        workspace, [measure], MarkDraft(status=DONE, marked_on=day, text="Проведено")
    )
    assert [mark.sentence for mark in plans.list_marks(workspace, measure)] == [
        "Выполнено 20.11.2026. Проведено"
    ]
    assert made.change_set_id is not None
    changes.undo(workspace, made.change_set_id)
    assert small_plan.rows()[0].status is MeasureStatus.NOT_DONE


def test_marks_of_different_days_are_both_kept(small_plan: SmallPlan) -> None:
    workspace, measure = small_plan.workspace, small_plan.measures[0]
    postponed = MarkDraft(
        status=MeasureStatus.POSTPONED,
        marked_on=date(2026, 10, 30),
        moved_to=date(2026, 12, 1),
        text="Болел докладчик",
    )
    plans.mark_measures(workspace, [measure], postponed)
    plans.mark_measures(workspace, [measure], MarkDraft(status=DONE, marked_on=date(2026, 11, 20)))
    marks = plans.list_marks(workspace, measure)
    assert [mark.status for mark in marks] == [DONE, MeasureStatus.POSTPONED]


def test_evidence_that_comes_later_belongs_to_the_same_mark(small_plan: SmallPlan) -> None:
    workspace, measure = small_plan.workspace, small_plan.measures[0]
    workspace.clock = Clock(datetime(2026, 11, 20, 9, tzinfo=UTC))
    day = date(2026, 11, 20)
    plans.mark_measures(workspace, [measure], MarkDraft(status=DONE, marked_on=day))
    workspace.clock = Clock(datetime(2026, 11, 30, 9, tzinfo=UTC))
    proved = MarkDraft(status=DONE, marked_on=day, evidence_text="Протокол № 3")
    plans.mark_measures(workspace, [measure], proved)
    assert [mark.sentence for mark in plans.list_marks(workspace, measure)] == [
        "Выполнено 20.11.2026. Протокол № 3"
    ]
    again = plans.mark_measures(workspace, [measure], proved)
    assert again.change_set_id is None


def test_a_new_status_may_keep_the_words_and_the_evidence(small_plan: SmallPlan) -> None:
    workspace, measure = small_plan.workspace, small_plan.measures[0]
    told = MarkDraft(
        status=MeasureStatus.IN_PROGRESS, text="Состав согласован", evidence_text="Протокол"
    )
    plans.mark_measures(workspace, [measure], told)
    plans.mark_measures(workspace, [measure], MarkDraft(status=DONE), keep_words=True)
    assert small_plan.rows()[0].mark_text == "Выполнено. Состав согласован. Протокол"
    plans.mark_measures(workspace, [measure], MarkDraft(status=DONE, text="Иначе"), keep_words=True)
    assert small_plan.rows()[0].mark_text == "Выполнено. Иначе. Протокол"


def test_a_wrong_mark_is_refused_and_changes_nothing(small_plan: SmallPlan) -> None:
    workspace, chosen = small_plan.workspace, small_plan.measures
    for ids, draft in (
        ((), MarkDraft(status=DONE)),
        ((*chosen, 99), MarkDraft(status=DONE)),
        (chosen, MarkDraft(status=DONE, marked_on=date(2026, 11, 23))),
        (chosen, MarkDraft(status=MeasureStatus.POSTPONED)),
        (chosen, MarkDraft(status=MeasureStatus.CANCELLED, text="  ")),
        (chosen, MarkDraft(status=DONE, order_id=99)),
        (chosen, MarkDraft(status=DONE, attachment_id=99)),
        (chosen, MarkDraft(status=DONE, evidence_kind=EvidenceKind.ORDER)),
        (chosen, MarkDraft(status=DONE, evidence_kind=EvidenceKind.LINK, evidence_text="  ")),
    ):
        with pytest.raises(UserError):
            plans.mark_measures(workspace, ids, draft)
    assert {row.mark for row in small_plan.rows()} == {None}


def test_what_an_older_version_stored_without_its_new_date_may_be_corrected(
    small_plan: SmallPlan,
) -> None:
    workspace, measure = small_plan.workspace, small_plan.measures[0]
    day = date(2026, 11, 20)
    moved = MarkDraft(status=MeasureStatus.POSTPONED, marked_on=day, moved_to=date(2026, 12, 1))
    plans.mark_measures(workspace, [measure], moved)
    with workspace.database.writing() as session:
        (mark,) = session.exec(select(ExecutionMark))
        mark.moved_to = None
        session.add(mark)
        session.commit()
    told = replace(moved, moved_to=None, text="Нет докладчика")
    plans.mark_measures(workspace, [measure], told)
    assert small_plan.rows()[0].mark_text == "Перенесено 20.11.2026. Нет докладчика"
    assert small_plan.rows()[0].overdue


def test_overdue_needs_a_past_end_and_an_unfinished_measure(small_plan: SmallPlan) -> None:
    # The clock of the tests stands at 22.11.2026.
    assert [row.overdue for row in small_plan.rows()] == [True, False, False]
    assert [row.overdue_days for row in small_plan.rows()] == [22, 0, 0]
    plan = plans.get_plan(small_plan.workspace, small_plan.plan_id)
    assert (plan.overdue_count, plan.done_count) == (1, 0)
    plans.mark_measures(
        small_plan.workspace, small_plan.measures, MarkDraft(status=MeasureStatus.PARTLY_DONE)
    )
    assert not any(row.overdue for row in small_plan.rows())
    today = date(2026, 11, 22)
    assert days_overdue(None, MeasureStatus.IN_PROGRESS, today) == 0
    assert days_overdue(today, MeasureStatus.IN_PROGRESS, today) == 0
    assert days_overdue(date(2026, 11, 20), MeasureStatus.POSTPONED, today) == 2
    assert days_overdue(date(2026, 11, 20), MeasureStatus.NOT_DONE, today) == 0


def test_a_plan_in_one_sentence(small_plan: SmallPlan) -> None:
    def told() -> str:
        plan = plans.get_plan(small_plan.workspace, small_plan.plan_id)
        return plans.plan_summary(plan).replace("\u00a0", " ")

    assert told() == "Выполнено 0 из 3 · просрочено 1, дольше всего 22 дня"
    plans.mark_measures(small_plan.workspace, small_plan.measures[:2], MarkDraft(status=DONE))
    assert told() == "Выполнено 2 из 3"
    plans.delete_measures(small_plan.workspace, small_plan.measures)
    assert told() == "Мероприятий пока нет"
