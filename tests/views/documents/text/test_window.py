"""Changing a text as a hand does it: typed with keys, its pages following, slips, storing."""

import threading
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services.documents.editing.edited import EditedKind
from app.services.documents.making import texts
from app.services.documents.making.composing import compose
from app.services.documents.model.blocks import dump
from app.services.documents.pdf import render
from app.services.documents.text.whole.kind_text import KindText
from app.services.log.changes import undo
from app.services.storage.workspace import Workspace, open_workspace
from app.views.base.page_context import PageContext
from app.views.documents.text.difference_view import DifferenceView
from app.views.documents.text.window import TextWindow
from app.views.help.window import HelpWindow
from tests.views.conftest import finish, said
from tests.views.documents.text.conftest import KIND, YEAR, OpenText, shown
from tests.views.typing import type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)


def at(window: TextWindow, words: str) -> None:
    """Put the cursor behind some words of the text."""
    cursor = window.editor.document().find(words)
    assert not cursor.isNull(), words
    cursor.setPosition(cursor.selectionEnd())
    window.editor.setTextCursor(cursor)


def key(qtbot: QtBot, window: TextWindow, pressed: Qt.Key, *, control: bool = True) -> None:
    flags = Qt.KeyboardModifier
    held = flags.ControlModifier if control else flags.NoModifier
    qtbot.keyClick(window.editor, pressed, held)


def test_pages_follow_the_typing_and_the_text_is_stored(
    window: TextWindow, qtbot: QtBot, demo_context: PageContext
) -> None:
    first = shown(window, qtbot)
    demo = demo_context.workspace
    at(window, "[слово] ПРИКАЗЫВАЮ")
    type_text(window.editor, " и требую")
    assert window.is_changed
    second = shown(window, qtbot)
    assert second.fingerprint != first.fingerprint
    assert "требую" not in dump(compose(demo, KIND, YEAR).document)
    key(qtbot, window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: window.state.text() == "Сохранено.")
    assert "требую:" in dump(compose(demo, KIND, YEAR).document)
    window.reject()
    assert said(demo_context).questions == []


def test_slips_are_listed_marked_and_gone_to_and_refuse_storing(
    window: TextWindow, qtbot: QtBot, demo_context: PageContext
) -> None:
    pages = shown(window, qtbot)
    at(window, "[слово] ПРИКАЗЫВАЮ:")
    line = window.editor.line
    type_text(window.editor, " {райн, род.}")
    qtbot.waitUntil(window.slips.isVisible)
    (slip,) = window.slips.slips.rows
    assert (slip.line, slip.message) == (line, "нет сведения «райн».")
    assert window.slips_heading.text() == (
        "1\u00a0ошибка в тексте. Страницы показывают текст до неё."
    )
    (mark,) = window.editor.extraSelections()
    assert mark.cursor.blockNumber() + 1 == line  # pyright: ignore[reportAttributeAccessIssue]
    assert window.pages.preview is pages  # the last ones that could be made
    window.editor.go_to(1)
    qtbot.mouseClick(
        window.slips.viewport(),
        Qt.MouseButton.LeftButton,
        pos=window.slips.visualRect(window.slips.slips.index(0, 1)).center(),
    )
    assert window.editor.line == line
    window.editor.go_to(1)
    key(qtbot, window, Qt.Key.Key_F8, control=False)
    assert window.editor.line == line
    window.store()
    assert window.state.text().startswith("В тексте есть ошибки")
    assert texts.standing_words(demo_context.workspace, KIND) == texts.text_of(KIND)
    at(window, "ВАЮ: {рай")
    type_text(window.editor, "о")
    qtbot.waitUntil(window.slips.isHidden)
    assert window.editor.extraSelections() == []


def test_a_field_is_searched_with_its_value_and_put_in_where_the_cursor_is(
    window: TextWindow, qtbot: QtBot, demo_context: PageContext
) -> None:
    finish(demo_context, qtbot)
    popup = window.offered_list
    qtbot.waitUntil(lambda: bool(popup.model.all_rows))
    at(window, "[слово] ПРИКАЗЫВАЮ:")
    key(qtbot, window, Qt.Key.Key_Space)
    assert popup.isVisible()
    type_text(popup.search, "жукову")
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert popup.isHidden()
    assert "ПРИКАЗЫВАЮ:{координатор, вин.}" in window.editor.text
    assert window.value.text() == "{координатор, вин.} – Жукову\u00a0Т.П."
    key(qtbot, window, Qt.Key.Key_Z)
    assert window.editor.text == window.edited.original
    key(qtbot, window, Qt.Key.Key_Y)
    assert "{координатор, вин.}\n" in window.editor.text


def test_a_condition_is_put_in_with_its_end_and_a_table_with_its_columns(
    window: TextWindow, qtbot: QtBot, demo_context: PageContext
) -> None:
    finish(demo_context, qtbot)
    popup = window.offered_list
    qtbot.waitUntil(lambda: bool(popup.model.all_rows))
    for words, after in (("% если есть перечень", "% конец"), ("[таблица: школы перечня]", "{№}")):
        at(window, "оставляю за собой.")
        window.offer()
        popup.search.setText(words)
        popup.search.tell_now()
        qtbot.keyClick(popup.search, Qt.Key.Key_Return)
        assert f"собой.\n\n{words}\n" in window.editor.text
        assert after in window.editor.text
        if words.startswith("%"):  # the cursor stands where the words of the condition belong
            type_text(window.editor, "Слова")
            assert f"{words}\nСлова\n% конец" in window.editor.text
        assert not window.edited.slips(window.editor.text)


def test_blocks_are_offered_apart_and_put_in_as_ready_examples(
    window: TextWindow, qtbot: QtBot, demo_context: PageContext
) -> None:
    finish(demo_context, qtbot)
    popup = window.offered_list
    qtbot.waitUntil(lambda: bool(popup.model.all_rows))
    everything = list(popup.model.all_rows)
    at(window, "оставляю за собой.")
    window.block_button.click()
    assert popup.isVisible()
    popup.show_offered(everything)  # they may come while the list is open
    assert 0 < len(popup.model.all_rows) < len(everything)
    assert all(one.is_block for one in popup.model.all_rows)
    type_text(popup.search, "ознакомл")
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    put_in = "собой.\n\n[ознакомлены]\nС приказом ознакомлены:\nДолжность | И.О. Фамилия\n"
    assert put_in in window.editor.text
    assert not window.edited.slips(window.editor.text)
    window.offer()
    assert len(popup.model.all_rows) == len(everything)


def test_our_text_comes_back_as_one_step_that_can_be_undone(
    window: TextWindow, qtbot: QtBot, demo: Workspace
) -> None:
    at(window, "[слово] ПРИКАЗЫВАЮ")
    type_text(window.editor, "!")
    at(window, "оставляю за собой")
    type_text(window.editor, "!")
    changed = window.editor.text
    window.store()
    window.original_button.click()
    assert window.editor.text == window.edited.original
    assert not window.original_button.isEnabled()
    window.undo_button.click()
    assert window.editor.text == changed
    window.redo_button.click()
    window.store()
    assert texts.standing_words(demo, KIND) == texts.text_of(KIND)


def test_differences_are_shown_and_each_can_be_taken_back(window: TextWindow, qtbot: QtBot) -> None:
    at(window, "[слово] ПРИКАЗЫВАЮ")
    type_text(window.editor, "!")
    at(window, "оставляю за собой.")
    key(qtbot, window, Qt.Key.Key_Return, control=False)
    type_text(window.editor, "9. Разместить на сайте.")

    def opened() -> DifferenceView:
        window.show_differences()
        return window.findChildren(DifferenceView)[-1]

    view = opened()
    assert [one.theirs for one in view.differences] == [
        "[слово] ПРИКАЗЫВАЮ!:",
        "9. Разместить на сайте.",
    ]
    second = view.differences[1]
    view.taken_back.emit(second.first, second.last, second.ours)
    view.close()
    view = opened()
    assert [one.theirs for one in view.differences] == ["[слово] ПРИКАЗЫВАЮ!:"]
    view.shown.emit(view.differences[0].first)
    assert window.editor.textCursor().block().text() == "[слово] ПРИКАЗЫВАЮ!:"
    view.close()


def test_unsaved_words_are_asked_for_before_the_window_closes(
    window: TextWindow, qtbot: QtBot, demo_context: PageContext
) -> None:
    type_text(window.editor, "// ")
    said(demo_context).answer = False
    for close in (window.reject, window.close, window.close_button.click):
        close()
        assert window.isVisible()
    assert len(said(demo_context).questions) == 3
    said(demo_context).answer = True
    window.close()
    assert not window.isVisible()


def test_a_workspace_that_is_only_read_shows_the_text_and_stores_nothing(
    open_text: OpenText, demo: Workspace, demo_context: PageContext, qtbot: QtBot
) -> None:
    demo_context.workspace = open_workspace(demo.root, read_only=True)
    window = open_text()
    shown(window, qtbot)
    type_text(window.editor, "слова")
    assert not window.is_changed
    assert not any(
        control.isEnabled()
        for control in (window.save_button, window.field_button, window.original_button)
    )
    assert "только для чтения" in window.state.text()
    window.reject()
    demo_context.workspace.close()
    demo_context.workspace = demo


def test_a_text_that_fits_no_longer_opens_with_its_slips(
    open_text: OpenText, demo: Workspace, qtbot: QtBot
) -> None:
    from app.services.documents.making import own_texts

    own_texts.keep_text(demo, KIND, texts.text_of(KIND).replace("{прошлые годы}", "{былые годы}"))
    window = open_text()
    assert "{былые годы}" in window.editor.text
    assert len(window.slips.slips.rows) > 3
    assert window.slips.isVisible()
    assert window.pages.note.title.text() == "Страниц пока нет."
    window.original_button.click()
    assert shown(window, qtbot).pages.sizes


def test_the_help_opens_at_the_page_about_texts(window: TextWindow, qtbot: QtBot) -> None:
    key(qtbot, window, Qt.Key.Key_F1, control=False)
    (page,) = window.findChildren(HelpWindow)
    assert page.isVisible()
    assert page.key == "texts"
    page.close()


def test_a_stored_text_is_an_action_that_the_window_takes_back(
    window: TextWindow, qtbot: QtBot, demo_context: PageContext
) -> None:
    made: list[object] = []
    demo_context.events.changed.connect(made.append)
    type_text(window.editor, "// Замечание")
    key(qtbot, window, Qt.Key.Key_Return, control=False)
    window.store()
    (changes,) = made
    undo(demo_context.workspace, changes.change_set_id)  # pyright: ignore
    assert texts.standing_words(demo_context.workspace, KIND) == texts.text_of(KIND)


def test_keys_wait_for_nothing_and_pages_are_made_by_the_worker(
    window: TextWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How long a key takes is measured by `make bench`."""
    here, calls = threading.get_ident(), list[tuple[str, bool]]()

    def watch(owner: object, name: str) -> None:
        work: Any = getattr(owner, name)

        def watched(*arguments: Any) -> Any:
            calls.append((name, threading.get_ident() == here))
            return work(*arguments)

        monkeypatch.setattr(owner, name, watched)

    watch(EditedKind, "slips")
    watch(KindText, "compose")
    watch(render, "render")
    at(window, "[слово] ПРИКАЗЫВАЮ")
    type_text(window.editor, " и требую незамедлительно")
    assert calls == []
    shown(window, qtbot)
    assert calls == [("slips", True), ("compose", False), ("render", False)]
