"""The columns of a table in their grid: changed with keys, refused with their slip, undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.services.documents.editing.typed_columns import table_at
from app.services.documents.making import texts
from app.views.base.page_context import PageContext
from app.views.documents.text.columns_form import ColumnsForm
from app.views.documents.text.window import TextWindow
from tests.views.conftest import said
from tests.views.documents.text.conftest import KIND
from tests.views.typing import pick, type_text


def opened(window: TextWindow, words: str) -> ColumnsForm:
    """The grid of the table in which some words stand."""
    lines = window.editor.text.split("\n")
    window.editor.go_to(1 + next(at for at, line in enumerate(lines) if words in line))
    assert window.columns_button.isEnabled()
    window.columns_button.click()
    return window.findChildren(ColumnsForm)[-1]


def test_a_column_is_changed_added_moved_and_removed(window: TextWindow, qtbot: QtBot) -> None:
    window.editor.go_to(1)
    assert not window.columns_button.isEnabled()
    form = opened(window, "В списке с")
    qtbot.waitUntil(form.isActiveWindow)
    title, width, align, _text = form.line(2)
    assert (title.text(), width.text(), align.currentText()) == ("В списке с", "25", "по центру")
    title.selectAll()
    type_text(title, "Внесена")
    width.setText("30")
    pick(align, "влево")
    form.add_button.click()
    assert form.focusWidget() is form.line(4)[0]
    type_text(form.line(4)[0], "Номер")
    form.shift(4, -1)
    form.remove(0)
    qtbot.keyClick(form.line(2)[0], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Внесена" in window.editor.text)
    table = table_at(window.editor.text, window.editor.line)
    assert table is not None
    assert [(one.title, one.width, one.align) for one in table.columns] == [
        ("Общеобразовательная организация", "55", "влево"),
        ("Внесена", "30", "влево"),
        ("Номер", "авто", "влево"),
        ("Основание", "80", "влево"),
    ]
    assert not window.edited.slips(window.editor.text)
    window.undo_button.click()
    assert window.editor.text == window.edited.original


def test_a_slip_is_told_in_the_grid_and_nothing_is_typed(window: TextWindow, qtbot: QtBot) -> None:
    form = opened(window, "В списке с")
    form.line(1)[1].setText("много")
    form.submit()
    assert form.isVisible()
    assert form.error.text().startswith("Ширина графы\u00a0– число")
    assert window.editor.text == window.edited.original
    form.line(1)[1].setText("40")
    form.line(3)[3].setText("{основание}")
    form.submit()
    assert "нет сведения «основание»" in form.error.text().lower()
    form.reject()


def test_a_text_goes_into_a_file_and_comes_from_one(
    window: TextWindow, demo_context: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = demo_context.workspace.root / "текст для коллеги"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(out), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (f"{out}.txt", ""))
    window.save_as_button.click()
    assert window.state.text() == "Записан файл «текст для коллеги.txt»."
    file = out.with_name(f"{out.name}.txt")
    written = file.read_text("utf-8")
    assert written.startswith(f"вид: {KIND}\n")
    assert written.endswith(window.editor.text)
    file.write_text(written.replace("ПРИКАЗЫВАЮ", "Приказываю"), "utf-8")
    window.take_button.click()
    assert "[слово] Приказываю:" in window.editor.text
    assert window.is_changed
    window.undo_button.click()
    assert window.editor.text == window.edited.original
    file.write_text(texts.text_of("execution-report"), "utf-8")
    window.take_button.click()
    told = "Файл не взят: это текст документа «Отчёт об исполнении плана мероприятий»."
    assert window.state.text() == told
    assert window.editor.text == window.edited.original
    file.write_bytes(bytes(range(256)) * 8)
    window.take_button.click()
    assert "не текстовый файл" in window.state.text()
    file.write_text(" \n", "utf-8")
    window.take_button.click()
    assert window.state.text() == "Файл не взят: в «текст для коллеги.txt» нет ни одного слова."
    assert window.editor.text == window.edited.original
    window.reject()


def test_a_file_that_gets_its_ending_here_is_replaced_only_when_asked(
    window: TextWindow, demo_context: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, heard = demo_context.workspace.root, said(demo_context)
    older = folder / "Приказ от 05.03.txt"
    older.write_text("older", "utf-8")
    named = (str(folder / "Приказ от 05.03"), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: named)
    heard.answer = False
    window.save_as_button.click()
    assert heard.questions[0].startswith("Заменить файл «Приказ от 05.03.txt»?")
    assert older.read_text("utf-8") == "older"
    heard.answer = True
    window.save_as_button.click()
    assert older.read_text("utf-8") == window.edited.as_file(window.editor.text)
