"""A line that is read whole."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.views.look import theme
from app.views.widgets.fields.form_row import FormRow, SavedLine
from app.views.widgets.fields.wrapped_line import WrappedLine
from tests.views.typing import type_text

LONG = "Управления образования исполнительного комитета Спасского муниципального района"


def shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch()
    window.resize(320, 300)
    window.show()
    qtbot.waitExposed(window)
    return window


def test_it_grows_by_the_lines_that_its_words_need(qtbot: QtBot, look: theme.Theme) -> None:
    line, short, empty = WrappedLine(LONG), WrappedLine("Отдел"), WrappedLine()
    empty.setPlaceholderText(LONG)
    window = shown(qtbot, line, short, empty)
    spacing = line.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: line.height() >= 2 * spacing + theme.GAP)
    assert short.height() == theme.ROW_HEIGHT
    assert empty.height() == line.height()
    assert not line.verticalScrollBar().maximum()
    before = line.height()
    window.resize(1200, 300)
    qtbot.waitUntil(lambda: line.height() < before)
    assert line.height() == theme.ROW_HEIGHT


def test_its_words_cannot_be_rolled_out_of_sight(qtbot: QtBot, look: theme.Theme) -> None:
    line = WrappedLine("Отдел")
    window = shown(qtbot, line)
    before = line.grab().toImage()
    wheel = wheel_down()
    QApplication.sendEvent(line.viewport(), wheel)
    assert not wheel.isAccepted()  # the form turns instead
    line.verticalScrollBar().setValue(line.verticalScrollBar().maximum())
    assert line.grab().toImage() == before
    assert window.isVisible()


def test_a_layout_that_squeezes_it_for_a_moment_leaves_its_words_in_sight(
    qtbot: QtBot, look: theme.Theme
) -> None:
    line = WrappedLine("Отдел")
    window = shown(qtbot, line)
    before, room = line.grab().toImage(), line.viewport().height()
    line.setMinimumHeight(0)  # as polishing does before it is shown first
    line.resize(line.width(), theme.ROW_HEIGHT // 2)
    assert (line.height(), line.viewport().height()) == (theme.ROW_HEIGHT, room)
    assert line.grab().toImage() == before
    assert window.isVisible()


def wheel_down() -> QWheelEvent:
    place, none = QPointF(20, 10), QPoint()
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    return QWheelEvent(
        place, place, none, QPoint(0, -120), buttons, keys, Qt.ScrollPhase.NoScrollPhase, False
    )


def test_enter_and_leaving_finish_it_and_a_pasted_text_is_one_line(qtbot: QtBot) -> None:
    line, other = WrappedLine(), QLineEdit()
    window = shown(qtbot, line, other)
    saved: list[str] = []
    row = FormRow("Имя", line)
    row.setParent(window)
    keeper = SavedLine(row, saved.append)
    assert keeper.commit()
    type_text(line, "Отдел")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert saved == ["Отдел"]
    assert line.text() == "Отдел"
    pasted = QMimeData()
    pasted.setText("\nобразования\nрайона ")
    line.moveCursor(line.textCursor().MoveOperation.End)
    line.insertFromMimeData(pasted)
    assert line.text() == "Отделобразования района"
    line.setText("другое")
    assert line.textCursor().position() == 0
