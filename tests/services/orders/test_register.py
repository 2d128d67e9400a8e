"""The register as a whole: its order, remarks about numbers, and what an order is tied to."""

from datetime import date

from app.enums import SupportEventKind, SupportStage
from app.services.findings.finding import Weight
from app.services.findings.links import ToMeasure, ToOrder, ToPlan, ToSchool
from app.services.orders import orders
from app.services.orders.orders import OrderDraft
from app.services.orders.register import list_register
from app.services.schools import schools, support_events, support_steps
from app.services.schools.papers import Paper
from app.services.schools.schools import SchoolDraft
from app.services.schools.support_events import EventDraft
from app.services.schools.support_steps import StepDraft
from app.services.storage.workspace import Workspace
from tests.services.orders.saved import row_of, saved


def test_numbers_against_their_dates_and_numbers_given_twice_are_remarked(
    workspace: Workspace,
) -> None:
    first = saved(workspace, "Первый", "12", 20)
    second = saved(workspace, "Второй", "13", 10)
    third = saved(workspace, "Третий", "15", 21)
    with workspace.database.writing() as session:  # imports may bring what the form refuses
        from app.models import OrderRecord

        record = session.get(OrderRecord, third)
        assert record is not None
        record.number = "13"
    assert row_of(workspace, first).remarks == ()
    told = [(one.code, one.text, one.link) for one in row_of(workspace, second).remarks]
    assert told == [
        (
            "order.number-against-date",
            "Дата раньше, чем у приказа с меньшим номером: от\u00a020.03.2026 №\u00a012.",
            ToOrder(first),
        ),
        (
            "order.number-twice",
            "Один номер, две даты: №\u00a013 от\u00a010.03.2026 и от\u00a021.03.2026.",
            ToOrder(third),
        ),
    ]
    (other,) = row_of(workspace, third).remarks
    assert other.text == told[1][1]
    assert (other.weight, other.link) == (Weight.ERROR, ToOrder(second))


def test_the_newest_order_stands_first_and_drafts_before_it(workspace: Workspace) -> None:
    saved(workspace, "Старый", "9", 1)
    saved(workspace, "Новый", "11", 2)
    saved(workspace, "В тот же день раньше", "10", 2)
    saved(workspace, "Проект")
    titles = [row.order.title for row in list_register(workspace)]
    assert titles == ["Проект", "Новый", "В тот же день раньше", "Старый"]


def test_what_an_order_is_tied_to_leads_to_its_place(demo: Workspace) -> None:
    rows = {row.order.number: row for row in list_register(demo)}
    approved = rows["458"]
    assert any(isinstance(tie.link, ToPlan) for tie in approved.links)
    listed = rows["531"]
    schools = [tie.text.split(":")[0] for tie in listed.links if isinstance(tie.link, ToSchool)]
    assert schools == ["Внесены в список", "Выведены"]
    marks = [tie for row in rows.values() for tie in row.links if "исполнение" in tie.text]
    assert all(isinstance(tie.link, ToMeasure) for tie in marks)
    assert marks


def test_an_order_and_the_one_it_changes_know_each_other(workspace: Workspace) -> None:
    first = saved(workspace, "Об утверждении", "12")
    second, _ = orders.save_order(
        workspace, OrderDraft(title="О внесении изменений", amends_id=first)
    )
    assert row_of(workspace, first).links[0].link == ToOrder(second)
    assert row_of(workspace, second).links[0].text.startswith("Изменяет: приказ от")


def test_an_order_that_proves_the_work_with_schools_leads_to_them(workspace: Workspace) -> None:
    order = saved(workspace, "О выездах", "12")
    keys = [
        schools.save_school(workspace, SchoolDraft(short_name=f"СОШ № {number}"))[0]
        for number in (1, 2)
    ]
    step = StepDraft(paper=Paper(order))
    support_steps.save_step(workspace, keys[0], 2026, SupportStage.APPLICATION, step)
    for key in keys:
        visit = EventDraft(SupportEventKind.VISIT, date(2026, 3, 20), paper=Paper(order))
        support_events.save_event(workspace, key, 2026, visit)
    [tie] = row_of(workspace, order).links
    assert (tie.text, tie.link) == ("Работа со школами: 2\u00a0школы", ToSchool(keys[0], "support"))
