from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.errors import UserError
from app.views.look.theme import Theme
from app.views.widgets.fields.form_dialog import (
    FieldRefusedError,
    FormDialog,
    field_value,
    required,
)
from app.views.widgets.fields.form_row import FormRow, choice, line_edit, text_edit


class NumberForm(FormDialog):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "Число")
        self.line = line_edit()
        self.row = self.add_row("Число", self.line, required=True)
        self.stored: list[int] = []

    def save(self) -> None:
        number = field_value(self.row, self._number)
        if number > 9:
            raise UserError("Слишком много.", "Уменьшите.")
        self.stored.append(number)

    def _number(self) -> int:
        if not self.line.text().isdigit():
            raise UserError("Это не число.")
        return int(self.line.text())


@pytest.fixture
def parent(look: Theme) -> Iterator[QWidget]:
    """The widget over which the form opens."""
    widget = QWidget()
    yield widget
    widget.close()


def opened(parent: QWidget) -> NumberForm:
    form = NumberForm(parent)
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    form.show_form()
    return form


def test_a_refused_field_says_why_and_gets_the_focus(qtbot: QtBot, parent: QWidget) -> None:
    form = opened(parent)
    form.save_button.click()

    assert form.row.error.text() == "Это не число."
    assert form.line.accessibleName() == "Число"
    assert form.isVisible()


def test_the_reason_goes_with_the_first_change(qtbot: QtBot, parent: QWidget) -> None:
    form = opened(parent)
    text, box = text_edit(), choice([("Один", 1), ("Два", 2)])
    rows = [form.row, form.add_row("Текст", text), form.add_row("Выбор", box)]
    for row in rows:
        row.show_error("Это не подходит.")
    form.line.setText("1")
    text.setPlainText("слова")
    box.setCurrentIndex(1)
    assert not any(row.has_error for row in rows)
    assert {row.editor.property("wrong") for row in rows} == {"false"}


def test_another_refusal_stands_beside_the_buttons(qtbot: QtBot, parent: QWidget) -> None:
    form = opened(parent)
    form.line.setText("12")
    form.submit()

    assert form.error.text() == "Слишком много. Уменьшите."
    assert not form.row.has_error


def test_a_saved_form_closes_and_escape_saves_nothing(qtbot: QtBot, parent: QWidget) -> None:
    form = opened(parent)
    form.line.setText("5")
    form.submit()
    assert form.stored == [5]
    assert not form.isVisible()

    other = opened(parent)
    other.line.setText("6")
    qtbot.keyClick(other, Qt.Key.Key_Escape)
    assert other.stored == []
    assert not other.isVisible()


def test_a_field_that_must_not_stay_empty_is_refused_with_what_to_type(qtbot: QtBot) -> None:
    row = FormRow("Название", line_edit())
    qtbot.addWidget(row)
    for value in ("", "  ", None):
        with pytest.raises(FieldRefusedError, match=r"Введите название\.") as refusal:
            required(row, value, "Введите название.")
        assert refusal.value.row is row
    assert required(row, " План ", "Введите название.") == " План "
    assert required(row, 0, "Введите число.") == 0


def test_an_error_at_the_foot_leaves_with_the_first_change(qtbot: QtBot, parent: QWidget) -> None:
    form = opened(parent)
    for number in ("10", "11"):
        form.line.setText(number)
        form.save_button.click()
        assert form.error.isVisible()
        form.line.setText("1")
        assert not form.error.isVisible()


def test_tab_stops_at_the_column_only_while_it_can_scroll(parent: QWidget, qtbot: QtBot) -> None:
    def stops() -> bool:
        return bool(form.column.focusPolicy() & Qt.FocusPolicy.TabFocus)

    form = opened(parent)
    qtbot.waitUntil(lambda: form.column.height() > 0)
    assert form.column.verticalScrollBar().maximum() == 0
    assert not stops()
    form.line.setMinimumHeight(900)
    qtbot.waitUntil(lambda: form.column.verticalScrollBar().maximum() > 0)
    assert stops()
    form.line.setMinimumHeight(0)
    qtbot.waitUntil(lambda: form.column.verticalScrollBar().maximum() == 0)
    assert not stops()
