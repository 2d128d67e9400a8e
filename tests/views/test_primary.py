"""One primary button a page, and Enter in a dialog does what it says."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QTextBrowser,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.views.base.page_context import PageContext
from app.views.shell.workplace import Workplace
from app.views.widgets.fields.form_dialog import FormDialog
from tests.views.conftest import finish
from tests.views.test_access import STATES, dialogs, opened


def primary(shown: QWidget) -> list[QPushButton]:
    """The primary buttons that can be pressed now."""
    return [
        one
        for one in shown.findChildren(QPushButton)
        if one.property("role") == "primary" and one.isVisible() and one.isEnabled()
    ]


def more_than_one(state: str, shown: QWidget) -> list[str]:
    found = [one.text() for one in primary(shown)]
    return [f"{state}: {', '.join(found)}"] if len(found) > 1 else []


def test_a_page_has_one_primary_button(
    open_workplace: Callable[..., Workplace], demo_context: PageContext, qtbot: QtBot
) -> None:
    workplace = open_workplace(demo_context)
    offenders: list[str] = []
    for year in (2019, 2026):  # full and empty
        demo_context.set_year(year)
        for state, spot in STATES.items():
            workplace.show_way(spot)
            finish(demo_context, qtbot)
            offenders += more_than_one(f"{year}, {state}", workplace)
    assert not offenders, "\n".join(offenders)


def test_an_empty_place_has_one_primary_button(
    open_workplace: Callable[..., Workplace], context: PageContext, qtbot: QtBot
) -> None:
    workplace = open_workplace(context)
    offenders: list[str] = []
    for state, spot in STATES.items():
        if state.startswith("school ") or state == "settings person":
            continue  # nobody is there yet
        workplace.show_way(spot)
        finish(context, qtbot)
        offenders += more_than_one(state, workplace)
    assert not offenders, "\n".join(offenders)


def test_enter_in_a_dialog_does_what_its_primary_button_says(
    demo_context: PageContext, qtbot: QtBot
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1024, 528)
    window.show()
    offenders: list[str] = []
    for kind in dialogs():
        dialog = opened(kind, window, demo_context)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(dialog)
        dialog.show_form() if isinstance(dialog, FormDialog) else dialog.show()
        finish(demo_context, qtbot)
        offenders += [f"{kind.__name__}: {wrong}" for wrong in _wrong_enter(dialog)]
        dialog.close()
    assert not offenders, "\n".join(offenders)


def _wrong_enter(dialog: QDialog) -> list[str]:
    """Controls in which Enter presses another button than the primary one, or none."""
    wrong = more_than_one("primary", dialog)
    buttons = [one for one in dialog.findChildren(QAbstractButton) if _is_pressed(one)]
    if not primary(dialog):
        return [*wrong, *(f"default is {one.text()}" for one in _defaults(dialog))]
    wanted = primary(dialog)[0]
    pressed: list[QAbstractButton] = []
    dialog.blockSignals(True)
    for one in buttons:
        if one.receivers("2clicked(bool)"):
            one.clicked.disconnect()
        one.clicked.connect(lambda _checked=False, one=one: pressed.append(one))
    for control in dialog.findChildren(QWidget):
        takes = control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.focusProxy() is None
        if not takes or not control.isVisibleTo(dialog) or not control.isEnabled():
            continue
        if isinstance(control, QPlainTextEdit | QTextBrowser):
            continue  # a new line
        control.setFocus()
        pressed.clear()
        QTest.keyClick(control, Qt.Key.Key_Return)
        expected = control if control in buttons else wanted
        if pressed != [expected]:
            told = ", ".join(one.text() for one in pressed) or "nothing"
            wrong.append(f"Enter in {type(control).__name__} {control.accessibleName()}: {told}")
    return wrong


def _is_pressed(control: QAbstractButton) -> bool:
    return isinstance(control, QPushButton | QToolButton) and control.isVisible()


def _defaults(dialog: QDialog) -> list[QPushButton]:
    return [one for one in dialog.findChildren(QPushButton) if one.isDefault()]
