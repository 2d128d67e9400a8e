"""Lists of a form are edited like tables, by keys and by buttons."""

from typing import TYPE_CHECKING, NamedTuple

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.errors import UserError
from app.views.look.theme import Theme
from app.views.tables.editing.cell_text import CellText
from app.views.tables.editing.list_columns import ListColumn
from app.views.tables.editing.list_editor import ListEditor
from app.views.widgets.fields.choice_box import ChoiceBox
from tests.views.typing import type_text

if TYPE_CHECKING:
    from collections.abc import Callable


class Item(NamedTuple):
    title: str
    level: str = "низкая"
    number: int = 0


def with_number(item: Item, typed: str) -> Item:
    if not typed.isdigit():
        raise UserError("Это не число.")
    return item._replace(number=int(typed))


COLUMNS: list[ListColumn[Item]] = [
    ListColumn(
        key="title",
        title="Название",
        text=lambda item: item.title,
        put=lambda item, typed: item._replace(title=typed),
        lines=True,
        stretch=True,
    ),
    ListColumn(
        key="level",
        title="Значимость",
        text=lambda item: item.level,
        put=lambda item, typed: item._replace(level=typed),
        options=lambda: ["низкая", "высокая"],
    ),
    ListColumn(
        key="number",
        title="Число",
        text=lambda item: str(item.number),
        put=with_number,
        proposed=lambda: ["120", "3"],
        align="right",
    ),
]
THREE = [Item("Первый"), Item("Второй"), Item("Третий")]


@pytest.fixture
def editor(qtbot: QtBot, look: Theme) -> ListEditor[Item]:
    made: ListEditor[Item] = ListEditor(
        COLUMNS, name="test-list", title="Список", state=None, new=lambda: Item("")
    )
    model: QAbstractItemModel = made.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.resize(700, 400)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.set_values(THREE)
    return made


def titles(editor: ListEditor[Item]) -> list[str]:
    return [item.title for item in editor.values()]


def typing(editor: ListEditor[Item]) -> QWidget:
    found: QWidget | None = editor.table.indexWidget(editor.table.currentIndex())
    assert found is not None
    return found


def in_cell(editor: ListEditor[Item], row: int, column: int) -> None:
    editor.table.setCurrentIndex(editor.model.index(row, column))
    editor.table.setFocus()


def test_lines_are_added_typed_and_pasted(editor: ListEditor[Item], qtbot: QtBot) -> None:
    told: list[int] = []
    editor.changed.connect(lambda: told.append(1))
    editor.table.selectRow(0)
    qtbot.keyClick(editor.table, Qt.Key.Key_Insert)
    assert isinstance(typing(editor), CellText)
    type_text(typing(editor), "Новый")
    qtbot.keyClick(typing(editor), Qt.Key.Key_Return)
    assert titles(editor) == ["Первый", "Новый", "Второй", "Третий"]
    QApplication.clipboard().setText('Из Excel\tвысокая\t7\n"В две\nстроки"\t\t3\n\t\t\n')
    qtbot.keyClick(editor.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert titles(editor) == ["Первый", "Новый", "Из Excel", "В две\nстроки", "Второй", "Третий"]
    assert editor.values()[2] == Item("Из Excel", "высокая", 7)
    said: list[str] = []
    editor.refused.connect(said.append)
    QApplication.clipboard().setText("Ещё\tвысокая\tмного")
    editor.paste()
    assert said == ["Это не число."]
    assert len(editor.values()) == 6
    assert len(told) == 3


def test_words_are_completed_and_others_may_be_typed(
    editor: ListEditor[Item], qtbot: QtBot
) -> None:
    for typed, kept in (("12", 120), ("4", 4)):
        in_cell(editor, 0, 2)
        qtbot.keyClick(editor.table, Qt.Key.Key_F2)
        line = typing(editor)
        assert isinstance(line, QLineEdit)
        line.selectAll()
        type_text(line, typed)
        qtbot.keyClick(line, Qt.Key.Key_Return)
        cell = editor.model.index(0, 2)
        qtbot.waitUntil(lambda at=cell: not editor.table.isPersistentEditorOpen(at))
        assert editor.values()[0].number == kept


def test_lines_move_and_go_by_keys(editor: ListEditor[Item], qtbot: QtBot) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    editor.table.selectRow(2)
    qtbot.keyClick(editor.table, Qt.Key.Key_Up, alt)
    assert titles(editor) == ["Первый", "Третий", "Второй"]
    qtbot.keyClick(editor.table, Qt.Key.Key_Up, alt)
    qtbot.keyClick(editor.table, Qt.Key.Key_Up, alt)
    assert titles(editor) == ["Третий", "Первый", "Второй"]
    selected = editor.selected()
    assert selected is not None
    assert selected.title == "Третий"
    qtbot.keyClick(editor.table, Qt.Key.Key_Down, alt)
    assert titles(editor) == ["Первый", "Третий", "Второй"]
    qtbot.keyClick(editor.table, Qt.Key.Key_Delete)
    assert titles(editor) == ["Первый", "Второй"]
    editor.table.selectAll()
    editor.move_selected(-1)
    assert titles(editor) == ["Первый", "Второй"]
    editor.delete_button.click()
    assert titles(editor) == []
    assert not editor.delete_button.isEnabled()
    editor.table.clear_filters()
    assert not editor.table.can_filter


def test_a_refused_text_stays_in_its_cell(editor: ListEditor[Item], qtbot: QtBot) -> None:
    in_cell(editor, 1, 2)
    qtbot.keyClick(editor.table, Qt.Key.Key_F2)
    field = typing(editor)
    assert isinstance(field, QLineEdit)
    field.setText("много")
    with pytest.raises(UserError, match="не число"):
        editor.values()
    assert typing(editor) is field
    field.setText("12")
    assert [item.number for item in editor.values()] == [0, 12, 0]


def test_what_can_only_be_chosen_is_chosen(
    editor: ListEditor[Item], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[ChoiceBox] = []  # a real list would grab the keys of the whole run
    monkeypatch.setattr(ChoiceBox, "showPopup", lambda self: opened.append(self))
    in_cell(editor, 0, 1)
    qtbot.keyClick(editor.table, Qt.Key.Key_F2)
    box = typing(editor)
    assert isinstance(box, ChoiceBox)
    assert [box.itemText(n) for n in range(box.count())] == ["низкая", "высокая"]
    qtbot.waitUntil(lambda: opened == [box])
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert [item.level for item in editor.values()] == ["высокая", "низкая", "низкая"]


def test_tab_takes_the_marked_words_and_goes_on(
    editor: ListEditor[Item], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[ChoiceBox] = []  # a real list would grab the keys of the whole run
    monkeypatch.setattr(ChoiceBox, "showPopup", lambda self: opened.append(self))
    in_cell(editor, 0, 0)
    qtbot.keyClick(editor.table, Qt.Key.Key_F2)
    for key, column, levels in (
        (Qt.Key.Key_Tab, 2, ["высокая", "низкая", "низкая"]),
        (Qt.Key.Key_Backtab, 0, ["низкая", "низкая", "низкая"]),
    ):
        opened.clear()
        qtbot.keyClick(typing(editor), Qt.Key.Key_Tab if column == 2 else Qt.Key.Key_Backtab)
        box = typing(editor)
        assert isinstance(box, ChoiceBox)
        qtbot.waitUntil(lambda wanted=box: opened == [wanted])
        marked = 1 - box.currentIndex()
        box.view().setCurrentIndex(box.model().index(marked, 0))
        qtbot.keyClick(box.view(), key)
        assert [item.level for item in (line.value for line in editor.model.all_rows)] == levels
        assert editor.table.currentIndex().column() == column
        assert typing(editor).hasFocus()


def test_a_fixed_list_keeps_its_lines(qtbot: QtBot, look: Theme) -> None:
    only_read = [COLUMNS[0], ListColumn[Item](key="is", title="Что", text=lambda item: item.level)]
    made: ListEditor[Item] = ListEditor(
        only_read, name="fixed", title="Список", state=None, fixed=True, rows=(2, 4)
    )
    qtbot.addWidget(made)
    made.show()
    made.set_values(THREE)
    made.table.selectRow(0)
    opened: list[object] = []
    made.line_opened.connect(opened.append)
    keys: tuple[tuple[Qt.Key, Qt.KeyboardModifier], ...] = (
        (Qt.Key.Key_Insert, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier),
    )
    for key, modifier in keys:
        qtbot.keyClick(made.table, key, modifier)
    assert titles(made) == ["Первый", "Второй", "Третий"]
    in_cell(made, 1, 1)
    made.table.activated.emit(made.model.index(1, 1))
    assert opened == [THREE[1]]
    made.replace_selected(Item("Другой"))
    assert titles(made) == ["Первый", "Другой", "Третий"]
    made.show_error("Так нельзя.")
    assert made.error.isVisibleTo(made)
    height: Callable[[], int] = made.table.height
    before = height()
    made.set_values(THREE * 3)
    assert height() > before
