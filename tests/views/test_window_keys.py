"""F5, Ctrl+F and Esc do the same on every page, with real keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.views.base.pages import PLACES
from app.views.shell.workplace import Workplace
from app.views.widgets.details_panel import DetailsPanel
from tests.views.conftest import finish
from tests.views.typing import type_text

KEYS = [place.key for place in PLACES]
_CONTROL = Qt.KeyboardModifier.ControlModifier


def show(workplace: Workplace, qtbot: QtBot, key: str) -> None:
    workplace.show_place(key)
    finish(workplace.context, qtbot)
    workplace.focus_page()


def press(qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    """Press a key where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, modifiers or Qt.KeyboardModifier.NoModifier)


class _Windows(QObject):
    """Counts the windows that appear."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_pages_are_built_without_windows_of_their_own(
    workplace: Workplace, qtbot: QtBot, qapp: QApplication
) -> None:
    windows = _Windows()
    qapp.installEventFilter(windows)
    for key in KEYS:
        workplace.show_place(key)
        finish(workplace.context, qtbot)
    qapp.removeEventFilter(windows)
    assert windows.seen == []


def test_f5_reads_the_page_again(
    workplace: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: dict[str, int] = {}
    for key in KEYS:
        show(workplace, qtbot, key)
        page = workplace.current_page
        known, reads[key] = page.refresh, 0

        def counted(key: str = key, known: Callable[[], None] = known) -> None:
            reads[key] += 1
            known()

        monkeypatch.setattr(page, "refresh", counted)
        press(qtbot, Qt.Key.Key_F5)
        finish(workplace.context, qtbot)
        assert page.isVisible(), key
    assert reads == dict.fromkeys(KEYS, 1)


def test_ctrl_f_goes_to_the_search_of_the_page(workplace: Workplace, qtbot: QtBot) -> None:
    elsewhere: list[str] = []
    for key in KEYS:
        show(workplace, qtbot, key)
        own = workplace.current_page.search
        press(qtbot, Qt.Key.Key_F, _CONTROL)
        wanted = own if own is not None and own.isVisible() else workplace.top_bar.search
        if QApplication.focusWidget() is not wanted:
            elsewhere.append(f"{key}: {QApplication.focusWidget()}")
    assert elsewhere == []


@pytest.mark.parametrize("key", ["schools", "results", "identification", "plans"])
def test_esc_clears_the_search_and_goes_back_to_the_list(
    workplace: Workplace, qtbot: QtBot, key: str
) -> None:
    show(workplace, qtbot, key)
    home = QApplication.focusWidget()
    search = workplace.current_page.search
    assert search is not None
    assert search.isVisible()
    press(qtbot, Qt.Key.Key_F, _CONTROL)
    type_text(search, "сош")
    press(qtbot, Qt.Key.Key_Escape)
    assert search.text() == ""
    press(qtbot, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is home
    search.setText("сош")
    search.tell_now()
    press(qtbot, Qt.Key.Key_Escape)
    assert search.text() == ""
    assert QApplication.focusWidget() is home


@pytest.mark.parametrize("key", KEYS)
def test_esc_closes_and_empties_the_search_and_then_leaves_the_field(
    workplace: Workplace, qtbot: QtBot, key: str
) -> None:
    show(workplace, qtbot, key)
    home = QApplication.focusWidget()
    press(qtbot, Qt.Key.Key_K, _CONTROL)
    field, popup = workplace.top_bar.search, workplace.search.popup
    type_text(field, "сош")
    qtbot.waitUntil(lambda: popup.isVisible() and popup.hits[0].side == "школа")
    press(qtbot, Qt.Key.Key_Escape)
    assert popup.isHidden()
    assert field.text() == ""
    press(qtbot, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is home
    assert workplace.current_key == key


@pytest.mark.parametrize("key", ["results", "identification"])
def test_esc_in_the_details_goes_back_to_the_list(
    workplace: Workplace, qtbot: QtBot, key: str
) -> None:
    show(workplace, qtbot, key)
    home = QApplication.focusWidget()
    page = workplace.current_page
    inside = [
        widget
        for panel in page.findChildren(DetailsPanel)
        for widget in panel.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    inside[-1].setFocus()
    assert QApplication.focusWidget() is not home
    press(qtbot, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is home


def test_arrows_go_through_the_places_of_the_rail(workplace: Workplace, qtbot: QtBot) -> None:
    first = workplace.rail.findChildren(QAbstractButton)[0]
    first.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    assert workplace.current_key == "schools"
    press(qtbot, Qt.Key.Key_Up)
    assert workplace.current_key == "overview"


def test_f6_leaves_a_table_that_keeps_tab(workplace: Workplace, qtbot: QtBot) -> None:
    show(workplace, qtbot, "results")
    grid = QApplication.focusWidget()
    press(qtbot, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is grid
    press(qtbot, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is not grid
    press(qtbot, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is grid


def test_esc_closes_the_panel_that_has_the_focus(workplace: Workplace, qtbot: QtBot) -> None:
    show(workplace, qtbot, "results")
    grid = QApplication.focusWidget()
    (panel,) = [
        found
        for found in workplace.current_page.findChildren(DetailsPanel)
        if found.closable and found.isVisible()
    ]
    inside = next(
        widget
        for widget in panel.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    )
    inside.setFocus()
    press(qtbot, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert QApplication.focusWidget() is grid


def test_esc_hides_the_parameters_of_a_narrow_window(workplace: Workplace, qtbot: QtBot) -> None:
    workplace.window().resize(1024, 640)
    show(workplace, qtbot, "identification")
    page = workplace.current_page
    page.parameters_button.setChecked(True)  # pyright: ignore
    assert page.parameters.isVisible()  # pyright: ignore
    press(qtbot, Qt.Key.Key_Escape)
    assert not page.parameters.isVisible()  # pyright: ignore
