"""Typing and pasting: the keys and the cursor are where she expects them."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from pytestqt.qtbot import QtBot

from app.views.base.page_context import PageContext
from app.views.documents.text.window import TextWindow
from tests.views.conftest import finish
from tests.views.documents.text.conftest import shown
from tests.views.typing import type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)


def test_the_line_that_is_typed_stays_in_sight_above_the_slips(
    window: TextWindow, qtbot: QtBot
) -> None:
    shown(window, qtbot)
    editor = window.editor
    last = editor.cursorForPosition(editor.viewport().rect().bottomLeft())
    last.movePosition(last.MoveOperation.EndOfBlock)
    editor.setTextCursor(last)
    type_text(editor, " {райн")
    height = editor.viewport().height()
    qtbot.waitUntil(lambda: editor.viewport().height() < height)
    assert editor.viewport().rect().contains(editor.cursorRect())


def test_what_is_pasted_from_word_keeps_its_paragraphs_and_copied_lines_stay_as_they_are(
    window: TextWindow,
) -> None:
    editor = window.editor
    copied = "Первый\u00ad абзац.\r\nВторой абзац."
    from_word = QMimeData()
    from_word.setText(copied)
    from_word.setHtml("<p>Первый абзац.</p><p>Второй абзац.</p>")
    editor.replace_all("")
    editor.insertFromMimeData(from_word)
    assert editor.text == "Первый абзац.\n\nВторой абзац."
    editor.replace_all("[таблица: школы]\n№ | {№}\nШкола | {школа}")
    editor.selectAll()
    assert not editor.createMimeDataFromSelection().hasHtml()
    editor.insertFromMimeData(editor.createMimeDataFromSelection())
    assert editor.text == "[таблица: школы]\n№ | {№}\nШкола | {школа}"


def test_the_keys_are_in_the_text_again_when_a_list_is_left(
    window: TextWindow, qtbot: QtBot, demo_context: PageContext
) -> None:
    finish(demo_context, qtbot)
    window.block_button.setFocus()
    qtbot.mouseClick(window.block_button, Qt.MouseButton.LeftButton)
    assert window.offered_list.isVisible()
    window.offered_list.close()
    assert window.focusWidget() is window.editor


def test_a_field_is_found_by_the_latin_letters_of_the_same_keys(
    window: TextWindow, qtbot: QtBot, demo_context: PageContext
) -> None:
    finish(demo_context, qtbot)
    popup = window.offered_list
    qtbot.waitUntil(lambda: bool(popup.model.all_rows))
    window.offer()
    type_text(popup.search, "hfqjy")  # «район»
    qtbot.waitUntil(lambda: 0 < len(popup.model.rows) < len(popup.model.all_rows))
    assert any("район" in row.typed for row in popup.model.rows)
    popup.close()
