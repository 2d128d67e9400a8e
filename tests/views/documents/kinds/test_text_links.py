"""From a kind to its text and to the words of one document; what was changed is told and asked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.models import Setting
from app.services.documents.made import history
from app.services.documents.making import texts
from app.services.documents.making.composing import compose
from app.services.documents.model.blocks import dump
from app.services.documents.model.paragraphs import ListItem
from app.services.storage.workspace import Workspace
from app.views.base.links import spot_of
from app.views.base.page_context import PageContext
from app.views.documents.kinds.copy_form import CopyKindForm
from app.views.documents.page import DocumentsPage
from app.views.documents.text.window import TextWindow
from tests.views.conftest import said
from tests.views.documents.conftest import previewed
from tests.views.typing import type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)

KIND = "list-order"


def pressed(above: QWidget, words: str) -> None:
    """Press the one visible button with these words."""
    (found,) = [
        one for one in above.findChildren(QPushButton) if one.text() == words and one.isVisible()
    ]
    found.click()


def told(above: QWidget) -> str:
    return " ".join(one.text() for one in above.findChildren(QLabel) if one.isVisible())


def changed(page: DocumentsPage, qtbot: QtBot, old: str, new: str) -> TextWindow:
    """Change some words of the document of the page and store them."""
    links = page.kinds.panel.texts
    links.one_button.setFocus()
    links.one_button.click()
    qtbot.waitUntil(lambda: links.opened is not None)
    window = links.opened
    assert window is not None
    qtbot.waitUntil(links.one_button.isEnabled)
    assert page.window().focusWidget() is links.one_button  # the panel stays where it was
    assert old in window.editor.text
    window.editor.replace_all(window.editor.text.replace(old, new, 1))
    window.store()
    assert window.state.text() == "Сохранено."
    window.reject()
    page.refresh()
    qtbot.waitUntil(lambda: links.change is not None)
    return window


def test_the_text_of_the_shown_kind_opens(order: DocumentsPage, qtbot: QtBot) -> None:
    links = order.kinds.panel.texts
    links.text_button.click()
    window = links.opened
    assert window is not None
    assert window.isVisible()
    assert window.editor.text.startswith("название: Приказ об утверждении перечня школ\n")
    window.reject()


def test_a_document_is_changed_alone_and_making_it_again_asks(
    order: DocumentsPage, qtbot: QtBot, workspace: Workspace, context: PageContext
) -> None:
    previewed(qtbot, order)
    panel = order.kinds.panel
    changed(order, qtbot, "ПРИКАЗЫВАЮ:", "Приказываю немедленно:")
    assert "внесены изменения" in told(panel.texts)
    assert "немедленно" in dump(compose(workspace, "list-order", context.year).document)

    made: list[bool] = []
    for words, with_change in (("С изменениями", True), ("Без изменений", False)):
        panel.docx_button.click()
        assert "Сделать его с ними или без них?" in told(panel.result)
        with qtbot.waitSignal(panel.files_ready):
            pressed(panel.result, words)
        qtbot.waitUntil(panel.docx_button.isEnabled)
        (newest,) = history.list_outputs(workspace, limit=1)
        assert newest.inputs.get("changed", False) is with_change
        made.append(with_change)
    assert made == [True, False]

    pressed(panel.texts, "Убрать изменения")
    assert order.window().focusWidget() is panel.texts.one_button
    order.refresh()
    qtbot.waitUntil(lambda: panel.texts.change is None)
    assert said(context).texts[-1] == "Изменения этого документа убраны."
    assert "немедленно" not in dump(compose(workspace, "list-order", context.year).document)


def test_data_that_changed_below_the_typed_words_are_told(
    order: DocumentsPage, qtbot: QtBot, context: PageContext
) -> None:
    previewed(qtbot, order)
    panel = order.kinds.panel
    changed(order, qtbot, "В целях", "Во исполнение решения и в целях")
    panel.form.changed.emit("grounds", "письмом № 5")
    order.refresh()
    qtbot.waitUntil(
        lambda: panel.texts.change is not None and bool(panel.texts.change.conflicts),
    )
    assert "Сведения изменились там, где вы правили сами" in told(panel.texts)
    assert "письмом" in told(panel.texts)


def test_an_own_document_is_made_of_another_changed_and_removed(
    order: DocumentsPage, qtbot: QtBot, context: PageContext
) -> None:
    context.link_followed.connect(lambda way: order.show_spot(spot_of(way)))
    context.events.changed.connect(lambda _changes: order.refresh())
    links, panel = order.kinds.panel.texts, order.kinds.panel
    assert not links.remove_button.isVisible()
    links.copy_button.click()
    form = order.findChild(CopyKindForm)
    assert form is not None
    form.submit()
    assert form.name.has_error
    type_text(form.name.editor, "Приказ о группе")
    form.submit()
    qtbot.waitUntil(lambda: panel.kind is not None and panel.kind.title == "Приказ о группе")
    assert links.remove_button.isVisible()
    links.text_button.click()
    window = links.opened
    assert window is not None
    assert window.windowTitle() == "Приказ о группе"
    assert "название: Приказ о группе" in window.editor.text
    window.reject()
    links.remove_button.click()
    assert said(context).questions[-1].startswith("Удалить документ «Приказ о группе»?")
    qtbot.waitUntil(lambda: "Приказ о группе" not in [row.title for row in order.kinds.model.rows])


def test_a_text_that_fits_no_longer_is_told_beside_it_and_the_document_is_made_by_ours(
    order: DocumentsPage, qtbot: QtBot, workspace: Workspace, context: PageContext
) -> None:
    """As after an update: the database holds words that this version does not know."""
    texts.set_text(workspace, KIND, texts.text_of(KIND).replace("ПРИКАЗЫВАЮ", "Приказываю"))
    with workspace.database.writing() as session:
        stored = session.get(Setting, f"document.text.{KIND}")
        assert stored is not None
        stored.value = {**stored.value, "text": stored.value["text"].replace("{годы}", "{лета}")}
        session.add(stored)
    order.refresh()
    links = order.kinds.panel.texts
    qtbot.waitUntil(lambda: "не подходит к этой версии" in told(links))
    assert told(order.kinds.panel).count("не подходит к этой версии") == 1
    previewed(qtbot, order)
    assert "ПРИКАЗЫВАЮ" in dump(compose(workspace, KIND, context.year).document)
    pressed(links, "Исправить")
    window = links.opened
    assert window is not None
    assert "{лета}" in window.editor.text
    assert {slip.message for slip in window.slips.slips.rows} == {"нет сведения «лета»."}
    window.editor.replace_all(window.editor.text.replace("{лета}", "{годы}"))
    window.store()
    assert window.state.text() == "Сохранено."
    window.reject()
    assert "Приказываю" in dump(compose(workspace, KIND, context.year).document)


def test_a_point_is_added_removed_and_moved_with_keys(
    order: DocumentsPage, qtbot: QtBot, workspace: Workspace, context: PageContext
) -> None:
    previewed(qtbot, order)
    links = order.kinds.panel.texts
    QTest.mouseClick(links.one_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: links.opened is not None)
    window = links.opened
    assert window is not None
    editor = window.editor
    qtbot.waitUntil(editor.hasFocus)
    keys, control = Qt.Key, Qt.KeyboardModifier.ControlModifier

    def points() -> list[str]:
        lines = editor.text.split("\n")
        return [line.split(". ", 1)[1][:14] for line in lines if line[:1].isdigit()]

    def take_line(words: str) -> None:
        """Select the line of some words with its end, and cut it."""
        line = next(at for at, one in enumerate(editor.text.split("\n"), 1) if words in one)
        editor.go_to(line)
        shift = Qt.KeyboardModifier.ShiftModifier
        while not editor.textCursor().selectedText().endswith("\u2029"):
            QTest.keyClick(editor, keys.Key_Down, shift)
        QTest.keyClick(editor, keys.Key_X, control)

    before = points()
    assert len(before) > 3
    take_line(before[1])  # the second goes to the end
    editor.go_to(next(at for at, one in enumerate(editor.text.split("\n"), 1) if "[подпись" in one))
    QTest.keyClick(editor, keys.Key_V, control)
    assert points() == [before[0], *before[2:], before[1]]
    take_line(before[0])  # the first goes
    type_text(editor, "1. Разместить приказ на сайте.")
    QTest.keyClick(editor, keys.Key_Return)
    assert points() == ["Разместить при", *before[2:], before[1]]
    QTest.keyClick(editor, keys.Key_S, control)
    qtbot.waitUntil(lambda: window.state.text() == "Сохранено.")
    QTest.keyClick(window, keys.Key_Escape)
    assert not window.isVisible()
    items = [
        block
        for section in compose(workspace, KIND, context.year).document.sections
        for block in section.blocks
        if isinstance(block, ListItem) and block.label[0].isdigit()
    ]
    assert [item.runs[0].text[:14] for item in items] == points()
    assert [item.label for item in items if item.level == 1] == [
        f"{at}." for at in range(1, sum(item.level == 1 for item in items) + 1)
    ]
