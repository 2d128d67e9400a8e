"""The keys stay with the page: with a message on the screen, and when what had them goes away."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.errors import UserError
from app.services.schools.schools import SchoolDraft, list_schools, save_school
from app.services.storage.workspace import Workspace
from app.views.base.links import DocumentsSpot
from app.views.base.messages import Messages, ToastAction
from app.views.base.page_context import PageContext
from app.views.base.toast import Toast
from app.views.base.undo_toast import tell_saved
from app.views.documents.orders.forms import OrderForm
from app.views.documents.page import DocumentsPage
from app.views.shell.workplace import Workplace
from tests.views.conftest import finish
from tests.views.hands import Hands
from tests.views.samples import District

if TYPE_CHECKING:
    from app.views.plans.page import PlansPage

_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def workplace(
    open_workplace: Callable[..., Workplace], context: PageContext, district: District, qtbot: QtBot
) -> Workplace:
    """The places of the small district, with messages that are really shown."""
    made = open_workplace(context)
    context.messages = Messages(made.window())
    context.messages.go_home = made.focus_page
    context.events.settled.connect(context.messages.forget_action)
    made.show_place("schools")
    finish(context, qtbot)
    made.focus_page()
    return made


def toasts(workplace: Workplace) -> list[Toast]:
    return [one for one in workplace.window().findChildren(Toast) if one.isVisible()]


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def in_message(workplace: Workplace) -> QWidget:
    """A message with the keys in its button, as Tab brings them there."""
    workplace.context.messages.toast("Документ готов.", [ToastAction("Открыть", lambda: None)])
    link = next(
        made
        for toast in toasts(workplace)
        for made in toast.findChildren(QPushButton)
        if made.text() == "Открыть"
    )
    link.setFocus(Qt.FocusReason.TabFocusReason)
    assert focus() is link
    return link


def test_the_keys_of_the_window_work_from_a_message(workplace: Workplace, qtbot: QtBot) -> None:
    for number, key in enumerate(("overview", "schools", "results", "identification"), start=1):
        qtbot.keyClick(in_message(workplace), Qt.Key(Qt.Key.Key_0 + number), _CONTROL)
        assert workplace.current_key == key
        finish(workplace.context, qtbot)
        assert focus() is workplace or workplace.stack.isAncestorOf(focus())  # no list: the frame
        assert toasts(workplace) == []
    qtbot.keyClick(in_message(workplace), Qt.Key.Key_K, _CONTROL)
    assert focus() is workplace.top_bar.search
    qtbot.keyClick(in_message(workplace), Qt.Key.Key_F1)
    assert workplace.help_window.isVisible()
    workplace.help_window.close()


def test_ctrl_z_works_from_a_message_and_the_message_goes(
    workplace: Workplace, workspace: Workspace, qtbot: QtBot
) -> None:
    context, home = workplace.context, focus()
    _key, saved = save_school(workspace, SchoolDraft(short_name="СОШ № 77"))
    tell_saved(context, saved, "Школа добавлена.")
    (toast,) = toasts(workplace)
    link = next(made for made in toast.findChildren(QPushButton) if made.text() == "Отменить")
    link.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(link, Qt.Key.Key_Z, _CONTROL)
    assert "СОШ № 77" not in [row.short_name for row in list_schools(workspace)]
    assert [one.text for one in toasts(workplace)] == ["Отменено: добавление школы – СОШ № 77"]
    assert focus() is home
    qtbot.keyClick(focus(), Qt.Key.Key_Y, _CONTROL)
    assert [one.text[:11] for one in toasts(workplace)] == ["Возвращено:"]


def test_esc_closes_the_message_and_the_keys_go_back(workplace: Workplace, qtbot: QtBot) -> None:
    home = focus()
    qtbot.keyClick(in_message(workplace), Qt.Key.Key_Escape)
    assert toasts(workplace) == []
    assert focus() is home


def test_a_click_in_a_message_leaves_the_keys_where_they_are(
    workplace: Workplace, qtbot: QtBot
) -> None:
    home, clicked = focus(), []
    workplace.context.messages.toast("Готово.", [ToastAction("Открыть", lambda: clicked.append(1))])
    (toast,) = toasts(workplace)
    for made in toast.findChildren(QAbstractButton):
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
        assert focus() is home
    assert clicked == [1]
    assert toasts(workplace) == []


def test_an_error_goes_with_its_page(workplace: Workplace, qtbot: QtBot) -> None:
    workplace.context.messages.show_problem(UserError("Файл занят.", "Закройте его."))
    assert len(toasts(workplace)) == 1
    qtbot.keyClick(focus(), Qt.Key.Key_5, _CONTROL)
    assert toasts(workplace) == []


def test_undo_that_changes_the_page_brings_the_keys_along(
    workplace: Workplace, workspace: Workspace, qtbot: QtBot
) -> None:
    _key, saved = save_school(workspace, SchoolDraft(short_name="СОШ № 77"))
    workplace.context.events.announce(saved)
    qtbot.keyClick(focus(), Qt.Key.Key_5, _CONTROL)
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Y):
        qtbot.keyClick(focus(), key, _CONTROL)
        assert workplace.current_key == "schools"
        qtbot.waitUntil(lambda: workplace.current_page.isAncestorOf(focus()))
        workplace.show_place("plans")
        qtbot.waitUntil(lambda: workplace.current_page.isAncestorOf(focus()))
    workplace.rail.findChildren(QAbstractButton)[0].click()  # a page without a list
    qtbot.keyClick(focus(), Qt.Key.Key_Z, _CONTROL)
    assert workplace.current_key == "schools"
    assert workplace.current_page.isAncestorOf(focus())


@pytest.mark.parametrize("loss", ["hide", "disable", "delete"])
def test_what_goes_away_leaves_the_keys_in_the_page(
    workplace: Workplace, qtbot: QtBot, loss: str
) -> None:
    page = workplace.current_page
    button = QPushButton("Временная", page)
    button.show()
    button.setFocus()
    workplace.context.messages.toast("Готово.", [ToastAction("Открыть", lambda: None)])
    if loss == "hide":
        button.hide()
    elif loss == "disable":
        button.setEnabled(False)
    else:
        button.deleteLater()

    def in_the_page() -> bool:
        found = QApplication.focusWidget()
        return found is not button and page.isAncestorOf(found)

    qtbot.waitUntil(in_the_page)


def test_after_a_dialog_the_keys_stay_in_the_page_whose_button_went_away(
    workplace: Workplace,
    district: District,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scan = tmp_path / "приказ.pdf"
    scan.write_bytes(b"%PDF-1.4")

    def choose(parent: QWidget, *_texts: str) -> tuple[str, str]:
        dialog = QDialog(parent)
        QTimer.singleShot(50, dialog.accept)
        dialog.exec()
        return str(scan), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    workplace.show_place("documents")
    workplace.current_page.show_spot(DocumentsSpot(order_id=district.order_id))
    finish(workplace.context, qtbot)

    def buttons() -> list[QPushButton]:
        page = workplace.current_page
        return [one for one in page.findChildren(QPushButton) if one.isVisible()]

    qtbot.waitUntil(lambda: "Приложить скан" in [one.text() for one in buttons()])
    attach = next(one for one in buttons() if one.text() == "Приложить скан")
    attach.setFocus()
    qtbot.keyClick(attach, Qt.Key.Key_Space)
    finish(workplace.context, qtbot)
    workplace.window().activateWindow()  # as the window manager does when the dialog is gone
    qtbot.waitUntil(lambda: workplace.current_page.isAncestorOf(QApplication.focusWidget()))


def test_after_an_order_is_saved_the_keys_are_in_its_row(
    workplace: Workplace, district: District, qtbot: QtBot
) -> None:
    hands = Hands(qtbot)
    workplace.show_tools()
    workplace.show_place("documents")
    workplace.current_page.show_spot(DocumentsSpot(order_id=district.order_id))
    finish(workplace.context, qtbot)
    page = workplace.current_page
    assert isinstance(page, DocumentsPage)
    for words in ("Изменить", "Добавить"):
        inside = page.orders.panel if words == "Изменить" else page.orders.filters
        hands.press_words(inside, words)
        form = QApplication.activeModalWidget()
        assert isinstance(form, OrderForm)
        form.name.setPlainText(f"О поддержке школ: {words}")
        if words == "Добавить":
            form.number.setText("77")
            form.day.setText("20.11.2025")
        qtbot.keyClick(focus(), Qt.Key.Key_Return, _CONTROL)
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
        workplace.window().activateWindow()  # as the window manager does when the dialog is gone
        qtbot.waitUntil(page.orders.table.hasFocus)
        assert page.orders.table.selected_row().order.title.endswith(words)


def test_a_button_of_the_head_gets_no_keys_that_another_left(
    workplace: Workplace, qtbot: QtBot
) -> None:
    workplace.show_tools()
    page = workplace.current_page
    last = QPushButton("Последняя", page)
    last.show()
    help_button = page.header.help_button
    assert help_button is not None
    QWidget.setTabOrder(last, help_button)
    last.setFocus()
    last.hide()  # Qt hands the keys on to «?»
    qtbot.waitUntil(lambda: focus() is not help_button)
    assert page.isAncestorOf(focus())
    help_button.setFocus(Qt.FocusReason.TabFocusReason)  # she may go there herself
    qtbot.wait(20)
    assert focus() is help_button


@pytest.mark.parametrize("way", ["keys", "mouse"])
def test_a_cell_that_is_typed_into_gives_the_keys_to_the_search_field(
    workplace: Workplace, qtbot: QtBot, way: str
) -> None:
    hands, field = Hands(qtbot), workplace.top_bar.search
    workplace.show_place("plans")
    finish(workplace.context, qtbot)
    page = cast("PlansPage", workplace.current_page)
    page.focus_content()
    line = page.table.lines.index(1, 1)
    page.table.setCurrentIndex(line)
    page.table.open_cell(line)
    assert page.table.state() == page.table.State.EditingState
    if way == "keys":
        qtbot.keyClick(focus(), Qt.Key.Key_K, _CONTROL)
    else:
        hands.press(field)
    QTest.qWait(50)  # what closes the cell may take the keys back in later events
    assert field.isAncestorOf(focus()) or focus() is field
    hands.write("план")
    assert field.text() == "план"
    finish(workplace.context, qtbot)
