"""The register of orders: drafts, numbers, dates and the words of a reference."""

from dataclasses import replace
from datetime import date

import pytest

from app.enums import OrderState, SupportKind
from app.errors import UserError
from app.services.department import people
from app.services.department.people import PersonDraft
from app.services.log import changes
from app.services.log.listing import list_changes
from app.services.orders import orders
from app.services.orders.list_year import LIST_ORDER, require_year
from app.services.orders.orders import OrderDraft, OrderRow
from app.services.schools import schools, support
from app.services.schools.schools import SchoolDraft
from app.services.schools.support import SupportDraft
from app.services.storage.workspace import Workspace

DAY = date(2018, 8, 17)


def order(workspace: Workspace, order_id: int) -> OrderRow:
    return next(row for row in orders.list_orders(workspace) if row.id == order_id)


def test_a_draft_has_lines_to_fill_in(workspace: Workspace) -> None:
    order_id, made = orders.save_order(workspace, OrderDraft(title="Об утверждении  перечня школ"))
    assert made.touches("order_record")
    row = order(workspace, order_id)
    assert row.state is OrderState.DRAFT
    assert row.label == "проект приказа «Об утверждении перечня школ»"
    assert row.requisites == "от\u00a0____________ №\u00a0______"


def test_registering_gives_number_and_date(workspace: Workspace) -> None:
    order_id, _ = orders.save_order(
        workspace, OrderDraft(title="Об утверждении перечня", year=2019)
    )
    orders.register_order(workspace, order_id, " № 458 ", DAY)
    row = order(workspace, order_id)
    assert (row.number, row.issued_on, row.state) == ("458", DAY, OrderState.REGISTERED)
    assert row.label == "приказ от\u00a017.08.2018 №\u00a0458"
    with pytest.raises(UserError, match="уже зарегистрирован под № 458"):
        orders.register_order(workspace, order_id, "459", DAY)


def test_a_number_is_taken_once_in_a_calendar_year(workspace: Workspace) -> None:
    first, _ = orders.save_order(
        workspace, OrderDraft(title="О плане", number="418-ОД", issued_on=DAY)
    )
    other = OrderDraft(title="О списке", number="418-од", issued_on=date(2018, 10, 8))
    with pytest.raises(UserError, match=r"418-од в 2018 году уже занят.*17\.08\.2018 «О плане»"):
        orders.save_order(workspace, other)
    assert len(orders.list_orders(workspace)) == 1
    draft_id, _ = orders.save_order(workspace, OrderDraft(title="О списке"))
    with pytest.raises(UserError, match="уже занят"):
        orders.register_order(workspace, draft_id, "418-ОД", date(2018, 12, 31))
    orders.register_order(workspace, draft_id, "418-ОД", date(2019, 1, 9))
    # The order itself may be saved again with its own number.
    same = OrderDraft(title="О плане работы", number="418-ОД", issued_on=DAY)
    assert orders.save_order(workspace, same, first)[0] == first


def test_one_number_with_two_dates_is_refused_with_both_named(workspace: Workspace) -> None:
    orders.save_order(workspace, OrderDraft(title="О плане", number="418-ОД", issued_on=DAY))
    later = date(2018, 8, 27)
    for typed in ("418-ОД", "418-од", " № 418 - ОД", "418–ОД", "418-OД", "№418-ОД"):
        with pytest.raises(UserError) as refused:
            orders.save_order(workspace, OrderDraft(title="О плане", number=typed, issued_on=later))
        assert "от 17.08.2018" in refused.value.message
        assert "от 27.08.2018" in refused.value.message
        assert "карточку" in refused.value.hint
    assert len(orders.list_orders(workspace)) == 1
    orders.save_order(workspace, OrderDraft(title="О плане", number="418-ОК", issued_on=later))


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        (OrderDraft(title=" "), "заголовок"),
        (OrderDraft(title="О плане", number="5"), "только одно из двух"),
        (OrderDraft(title="О плане", issued_on=DAY), "только одно из двух"),
        (OrderDraft(title="О плане", number=" № ", issued_on=DAY), "только одно из двух"),
        (OrderDraft(title="О плане", signer_id=9), "кто подписывает"),
        (OrderDraft(title="О плане", amends_id=9), "Изменяемый приказ"),
    ],
)
def test_wrong_fields_are_refused(workspace: Workspace, draft: OrderDraft, words: str) -> None:
    with pytest.raises(UserError, match=words):
        orders.save_order(workspace, draft)
    assert orders.list_orders(workspace) == []


def test_an_order_does_not_amend_itself(workspace: Workspace) -> None:
    order_id, _ = orders.save_order(workspace, OrderDraft(title="О плане"))
    with pytest.raises(UserError, match="Изменяемый приказ"):
        orders.save_order(workspace, OrderDraft(title="О плане", amends_id=order_id), order_id)
    with pytest.raises(UserError, match="номер приказа"):
        orders.register_order(workspace, order_id, " ", DAY)


def test_the_register_shows_drafts_first_then_the_newest(workspace: Workspace) -> None:
    orders.save_order(workspace, OrderDraft(title="А", number="1", issued_on=DAY, year=2018))
    orders.save_order(
        workspace, OrderDraft(title="Б", number="2", issued_on=date(2019, 8, 1), year=2019)
    )
    signer, _ = people.save_person(workspace, PersonDraft(surname="Плюснина"))
    orders.save_order(workspace, OrderDraft(title="В", year=2019, signer_id=signer))
    assert [row.title for row in orders.list_orders(workspace)] == ["В", "Б", "А"]
    assert [row.title for row in orders.list_orders(workspace, year=2019)] == ["В", "Б"]


def test_only_a_draft_that_nothing_refers_to_is_deleted(workspace: Workspace) -> None:
    draft_id, _ = orders.save_order(workspace, OrderDraft(title="О списке"))
    school_id, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5"))
    entry = SupportDraft(
        school_id=school_id,
        kind=SupportKind.SHNOR,
        year=2019,
        entered_on=DAY,
        entry_order_id=draft_id,
    )
    _, entered = support.enter_support(workspace, entry)
    with pytest.raises(UserError, match="ссылаются"):
        orders.delete_draft(workspace, draft_id)
    assert entered.change_set_id is not None
    changes.undo(workspace, entered.change_set_id)
    orders.delete_draft(workspace, draft_id)
    assert orders.list_orders(workspace) == []
    done, _ = orders.save_order(workspace, OrderDraft(title="О плане", number="1", issued_on=DAY))
    with pytest.raises(UserError, match="№ 1 зарегистрирован"):
        orders.delete_draft(workspace, done)


def test_an_unknown_order_is_a_calm_message(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="нет в реестре"):
        orders.save_order(workspace, OrderDraft(title="О плане"), 9)
    with pytest.raises(UserError, match="нет в реестре"):
        orders.register_order(workspace, 9, "1", DAY)
    with pytest.raises(UserError, match="нет в реестре"):
        orders.delete_draft(workspace, 9)


def test_an_order_takes_its_year_of_work_from_its_date(workspace: Workspace) -> None:
    """Whatever year was chosen while it was entered; a draft keeps the chosen one until then."""
    day = date(2026, 11, 30)
    draft = OrderDraft(title="О списке", year=2026)
    first, _ = orders.save_order(workspace, draft)
    assert order(workspace, first).year == 2026
    orders.register_order(workspace, first, "412", day)
    second, _ = orders.save_order(
        workspace, OrderDraft(title="О плане", year=2019, number="413", issued_on=day)
    )
    august, _ = orders.save_order(
        workspace, OrderDraft(title="О плане", year=2027, number="7", issued_on=date(2026, 8, 17))
    )
    old, _ = orders.save_order(
        workspace, OrderDraft(title="Давний", number="1", issued_on=date(1985, 5, 5))
    )
    told = {row.id: row.year for row in orders.list_orders(workspace)}
    assert told == {first: 2027, second: 2027, august: 2027, old: None}
    assert {row.id for row in orders.list_orders(workspace, year=2027)} == {first, second, august}
    changes.undo(workspace, list_changes(workspace)[-2].id)  # the registration
    assert order(workspace, first).year == 2026


def test_a_list_order_of_another_year_than_its_day_is_refused(workspace: Workspace) -> None:
    """August belongs to both years; other orders follow their day, and so does one of no year."""
    draft = OrderDraft(title="О перечне", kind=LIST_ORDER, year=2019)
    number, _ = orders.save_order(workspace, draft)
    for day in (date(2018, 8, 1), date(2019, 8, 31)):
        assert require_year(draft.kind, day, 2019) is None
    with pytest.raises(UserError, match="относится к работе 2019/2020") as refused:
        orders.register_order(workspace, number, "458", date(2019, 9, 2))
    assert "для работы 2018/2019" in refused.value.message
    assert "год работы" in refused.value.hint
    with pytest.raises(UserError, match="относится к работе 2017/2018"):
        orders.save_order(workspace, replace(draft, number="458", issued_on=date(2018, 7, 31)))
    assert [row.state for row in orders.list_orders(workspace)] == [OrderState.DRAFT]
    orders.register_order(workspace, number, "458", DAY)
    assert order(workspace, number).year == 2019
    for one in (replace(draft, kind=""), replace(draft, year=None)):
        later = replace(one, number=f"№ {one.kind}1", issued_on=date(2026, 11, 29))
        assert order(workspace, orders.save_order(workspace, later)[0]).year == 2027
