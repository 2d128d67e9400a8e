"""The line around a scrolled column: for the keys only, and never through its words."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.views.look import theme
from app.views.look.theme import Theme
from app.views.widgets.details_panel import ScrolledColumn
from app.views.widgets.focus_ring import FocusRing
from app.views.widgets.labels import label


def column_in(qtbot: QtBot, margin: int) -> tuple[QWidget, QLineEdit, ScrolledColumn]:
    window, line, column = QWidget(), QLineEdit(), ScrolledColumn(margin)
    qtbot.addWidget(window)
    column.content.addWidget(label("Списки поддержки", "heading"))
    layout = QVBoxLayout(window)
    layout.setContentsMargins(theme.GAP, theme.GAP, theme.GAP, theme.GAP)
    layout.addWidget(line)
    layout.addWidget(column)
    window.resize(300, 240)
    window.show()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    return window, line, column


def ring(window: QWidget) -> FocusRing | None:
    return next((one for one in window.findChildren(FocusRing) if one.isVisible()), None)


def test_a_click_on_empty_space_draws_no_line(look: Theme, qtbot: QtBot) -> None:
    window, _line, column = column_in(qtbot, 0)
    empty = QPoint(column.width() - 20, column.height() - 20)
    qtbot.mouseClick(column.viewport(), Qt.MouseButton.LeftButton, pos=empty)
    assert column.hasFocus()  # Page Down scrolls it
    assert ring(window) is None


@pytest.mark.parametrize("margin", [0, theme.GAP])
def test_the_line_of_the_keys_leaves_the_words_free(look: Theme, qtbot: QtBot, margin: int) -> None:
    window, line, column = column_in(qtbot, margin)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    drawn = ring(window)
    assert column.hasFocus()
    assert drawn is not None
    heading = column.content.itemAt(0).widget()
    first_letter = heading.mapTo(window, QPoint()).x()
    assert drawn.mapTo(window, QPoint()).x() <= first_letter - theme.HALF
    window.resize(360, 300)
    assert drawn.width() == column.width() + (2 * theme.HALF if margin == 0 else 0)
    qtbot.keyClick(column, Qt.Key.Key_Backtab)
    assert ring(window) is None


def test_a_window_that_is_activated_again_draws_what_was_drawn(look: Theme, qtbot: QtBot) -> None:
    window, line, column = column_in(qtbot, 0)
    column.setFocus(Qt.FocusReason.MouseFocusReason)
    line.setFocus()
    column.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
    assert ring(window) is None
    line.setFocus()
    column.setFocus(Qt.FocusReason.TabFocusReason)
    line.setFocus()
    column.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
    assert ring(window) is not None
