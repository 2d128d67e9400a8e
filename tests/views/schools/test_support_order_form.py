"""The schools of a list without an order get it in one step, from the register of schools."""

from dataclasses import replace
from datetime import date

from pytestqt.qtbot import QtBot

from app.enums import SupportKind
from app.services.orders import orders
from app.services.orders.orders import OrderDraft
from app.services.schools import schools, support
from app.services.schools.support import SupportDraft
from app.views.base.page_context import PageContext
from app.views.schools.forms.support_order_form import SupportOrderForm
from app.views.schools.page import SchoolsPage
from tests.views.conftest import said, shown_alone
from tests.views.samples import District


def test_all_schools_of_the_list_get_their_order_in_one_step(
    context: PageContext, district: District, qtbot: QtBot
) -> None:
    workspace = context.workspace
    context.set_year(2027)
    rows = schools.list_schools(workspace)[:2]
    for row in rows:
        draft = SupportDraft(
            school_id=row.id, kind=SupportKind.SHSSU, year=2027, entered_on=date(2026, 11, 2)
        )
        support.enter_support(workspace, draft)
    page = SchoolsPage(context)
    shown_alone(page, qtbot)
    assert page.order_button.text() == "Указать приказ (2)…"
    page.filters.set_value("state", "no-order")
    assert {row.school.id for row in page.model.rows} == {row.id for row in rows}

    page.order_button.click()
    form = page.window().findChildren(SupportOrderForm)[-1]
    form.submit()
    assert form.ordered.order_row.error.text() == "Выберите приказ."
    form.reject()
    older = OrderDraft(title="О перечне", kind="list-order", number="8", issued_on=date(2026, 9, 1))
    orders.save_order(workspace, older)
    of_year = replace(older, kind="yearly-order", number="9", issued_on=date(2026, 11, 20))
    order_id, _ = orders.save_order(workspace, of_year)
    group = replace(older, kind="group-order", number="10", issued_on=date(2026, 11, 21))
    orders.save_order(workspace, group)
    page.order_button.click()
    form = page.window().findChildren(SupportOrderForm)[-1]
    assert form.ordered.order_id == order_id  # the order of the list is chosen already
    next(iter(form.ticks.boxes)).setChecked(False)
    form.save_button.click()
    named = [row for row in support.list_support(workspace) if row.entry_order is not None]
    assert {(row.school_id, row.entered_on) for row in named} >= {(rows[1].id, date(2026, 11, 20))}
    assert [row.school_id for row in support.waiting_for_order(workspace, 2027)] == [rows[0].id]
    assert said(context).texts == ["Приказ указан: 1\u00a0школа."]
    page.refresh()
    assert page.order_button.text() == "Указать приказ (1)…"

    said(context).actions[-1].run()
    assert len(support.waiting_for_order(workspace, 2027)) == 2
