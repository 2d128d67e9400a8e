"""Words stand still: with the focus and without it, in fields of every kind, in a sorted header."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.views.look.theme import Theme
from app.views.tables.columns import count_column
from app.views.tables.filter_header import FilterHeader
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.fields.choice_box import ChoiceBox
from app.views.widgets.fields.wrapped_line import WrappedLine

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
WORD = "Нет"
FRAME, INDICATOR = 5, 21  # columns that hold no letters
INK = 90


def first_column(picture: QImage, start: int, end: int = 0) -> int:
    """The first column with something that is not the ground, between the frames."""
    ground = picture.pixelColor(start - 1, picture.height() // 2)
    for column in range(start, end or picture.width() - FRAME):
        for line in range(8, min(picture.height() - 6, 40)):
            if _differ(picture.pixelColor(column, line), ground) > INK:
                return column
    return -1


def _differ(one: QColor, other: QColor) -> int:
    return sum(
        abs(a - b)
        for a, b in zip(one.getRgb(), other.getRgb(), strict=True)  # pyright: ignore[reportArgumentType]
    )


def _choice(kind: type[QComboBox]) -> QComboBox:
    box = kind()
    box.addItem(WORD)
    return box


def _checked(button: QCheckBox | QRadioButton) -> QWidget:
    button.setChecked(True)
    return button


def _in_role(control: QPushButton | QToolButton, role: str) -> QWidget:
    control.setText(WORD)
    control.setProperty("role", role)
    control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return control


def _list(role: str) -> QWidget:
    made = QListWidget()
    made.setProperty("role", role)
    made.addItem(WORD)
    made.setCurrentRow(0)
    made.setFixedHeight(60)
    return made


def _tall(editor: QWidget) -> QWidget:
    editor.setFixedHeight(60)
    return editor


FIELDS: dict[str, Callable[[], QWidget]] = {
    "line": lambda: QLineEdit(WORD),
    "text": lambda: _tall(QPlainTextEdit(WORD)),
    "rich text": lambda: _tall(QTextEdit(WORD)),
    "long name": lambda: WrappedLine(WORD),
    "choice": lambda: _choice(ChoiceBox),
    "plain choice": lambda: _choice(QComboBox),
}
CONTROLS: dict[str, Callable[[], QWidget]] = {
    "tick": lambda: QCheckBox(WORD),
    "tick set": lambda: _checked(QCheckBox(WORD)),
    "radio": lambda: QRadioButton(WORD),
    "radio set": lambda: _checked(QRadioButton(WORD)),
    **{
        f"button {role}": lambda role=role: _in_role(QPushButton(), role)
        for role in ("", "primary", "danger", "quiet", "link")
    },
    **{f"tool {role}": lambda role=role: _in_role(QToolButton(), role) for role in ("", "place")},
    **{f"list {role}": lambda role=role: _list(role) for role in ("", "sections")},
}


class Form(NamedTuple):
    """A line that takes the focus away, and one control of each kind."""

    window: QWidget
    away: QLineEdit
    controls: dict[str, QWidget]


@pytest.fixture
def form(look: Theme, qtbot: QtBot) -> Form:
    window, away = QWidget(), QLineEdit()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(away)
    controls = {name: make() for name, make in (FIELDS | CONTROLS).items()}
    for control in controls.values():
        control.setFixedWidth(200)
        layout.addWidget(control)
    window.show()
    qtbot.waitExposed(window)
    return Form(window, away, controls)


def place(control: QWidget) -> tuple[int, int]:
    """Column of the first letter, and the height of the control."""
    boxes = isinstance(control, QCheckBox | QRadioButton)
    picture = control.grab().toImage()
    return first_column(picture, INDICATOR if boxes else FRAME), control.height()


def test_the_focus_moves_no_words(form: Form, qtbot: QtBot) -> None:
    _window, away, controls = form
    offenders: list[str] = []
    for name, control in controls.items():
        away.setFocus()
        without = place(control)
        control.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(control, QLineEdit):
            control.deselect()
            control.setCursorPosition(len(WORD))
        elif isinstance(control, QPlainTextEdit | QTextEdit):
            control.moveCursor(QTextCursor.MoveOperation.End)
        assert without[0] > 0, name
        if place(control) != without:
            offenders.append(f"{name}: {without} becomes {place(control)}")
    assert not offenders, "\n".join(offenders)


def test_words_of_every_field_begin_at_one_place(
    form: Form,
) -> None:
    _window, away, controls = form
    away.setFocus()
    places = {name: place(controls[name])[0] for name in FIELDS}
    assert len(set(places.values())) == 1, places


def test_a_refused_field_keeps_its_words(form: Form) -> None:
    _window, away, controls = form
    away.setFocus()
    moved: list[str] = []
    for name in FIELDS:
        control = controls[name]
        before = place(control)
        control.setProperty("wrong", "true")
        control.style().unpolish(control)
        control.style().polish(control)
        if place(control) != before:
            moved.append(f"{name}: {before} becomes {place(control)}")
    assert not moved, "\n".join(moved)


def test_an_open_choice_has_no_corners_of_another_colour(look: Theme, qtbot: QtBot) -> None:
    box = _choice(ChoiceBox)
    qtbot.addWidget(box)
    box.show()
    box.showPopup()
    frame = box.view().parentWidget()
    assert frame is not None
    qtbot.waitUntil(frame.isVisible)
    picture = frame.grab().toImage()
    width, height = picture.width(), picture.height()
    line = picture.pixelColor(width // 2, 0)
    corners = [(0, 0), (width - 1, 0), (0, height - 1), (width - 1, height - 1)]
    assert all(picture.pixelColor(*corner) == line for corner in corners)
    box.hidePopup()


def test_a_sorted_header_keeps_its_title_whole(look: Theme, qtbot: QtBot) -> None:
    columns = (
        count_column("low", "Низких", lambda _row: 1, width=64),
        count_column("margin", "Запас", lambda _row: 1, width=64),
    )
    table = TableView(RowTableModel(columns, key=lambda row: row), name="first_letters")
    qtbot.addWidget(table)
    table.resize(200, 120)
    table.show()
    header = table.horizontalHeader()
    assert isinstance(header, FilterHeader)

    def letters() -> QImage:
        left, right = 16, header.sectionSize(0) - 7  # without the place of the arrow
        return header.grab().toImage().copy(left, 6, right - left, 20)

    plain = letters()
    header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    assert letters() == plain
    assert header.title_metrics.horizontalAdvance("Низких") <= header.title_room(0)
