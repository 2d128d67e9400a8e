from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.enums import OrderState
from app.services import orders
from app.services.orders import OrderDraft
from app.services.storage.workspace import Workspace
from app.views.documents.order_forms import OrderForm, RegisterForm
from app.views.documents.orders_tab import OrdersTab
from app.views.page_context import PageContext
from tests.views.conftest import said
from tests.views.samples import District
from tests.views.typing import type_text


def opened(qtbot: QtBot, context: PageContext) -> OrdersTab:
    tab = OrdersTab(context)
    qtbot.addWidget(tab)
    QAbstractItemModelTester(tab.model, QAbstractItemModelTester.FailureReportingMode.Fatal, tab)
    context.events.on_tables(frozenset({"order_record"}), tab.refresh)
    tab.refresh()
    tab.resize(1000, 500)
    tab.show()
    return tab


def test_an_empty_register_has_its_button(qtbot: QtBot, context: PageContext) -> None:
    tab = opened(qtbot, context)
    assert tab.empty.isVisible()
    tab.empty.button.click()
    assert tab.findChild(OrderForm) is not None


def test_a_draft_is_added_and_then_gets_its_number(
    qtbot: QtBot, context: PageContext, workspace: Workspace
) -> None:
    tab = opened(qtbot, context)
    tab.add_button.click()
    form = tab.findChild(OrderForm)
    assert form is not None
    type_text(form.name, "Об утверждении плана")
    form.submit()
    assert orders.list_orders(workspace)[0].state is OrderState.DRAFT
    assert tab.register_button.isEnabled()

    tab.register_button.click()
    asked = tab.findChild(RegisterForm)
    assert asked is not None
    asked.submit()
    assert asked.number_row.has_error
    type_text(asked.number, "512-ОД")
    asked.submit()

    found = orders.list_orders(workspace)[0]
    assert (found.number, found.issued_on) == ("512-ОД", date(2026, 11, 22))
    assert not tab.register_button.isEnabled()
    assert said(context).texts[-1] == "Приказ зарегистрирован."


def test_number_and_date_come_together(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    tab = opened(qtbot, context)
    tab.edit_order(orders.get_order(workspace, district.order_id))
    form = tab.findChild(OrderForm)
    assert form is not None
    assert form.number.text() == "458"
    form.day.setText("")
    form.submit()
    assert form.day_row.has_error
    form.day.setText("вчера")
    form.submit()
    assert form.day_row.error.text().startswith("«вчера» — не дата.")


def test_a_draft_is_deleted_after_a_question_a_registered_order_is_not(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    draft_id, _ = orders.save_order(workspace, OrderDraft("Проект"))
    tab = opened(qtbot, context)
    tab.select(draft_id)
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    assert said(context).questions == ["Удалить проект приказа «Проект»? Удаление можно отменить."]
    assert [row.id for row in orders.list_orders(workspace)] == [district.order_id]

    tab.select(district.order_id)
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    assert "удалить его нельзя" in said(context).texts[-1]
    assert len(said(context).questions) == 1


def test_search_and_state_leave_what_fits(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    orders.save_order(workspace, OrderDraft("Об утверждении плана"))
    tab = opened(qtbot, context)
    tab.filters.set_value("state", OrderState.DRAFT)
    assert [row.title for row in tab.model.rows] == ["Об утверждении плана"]
    tab.filters.reset()
    type_text(tab.filters.search, "перечня")
    qtbot.keyClick(tab.filters.search, Qt.Key.Key_Return)
    assert [row.id for row in tab.model.rows] == [district.order_id]
