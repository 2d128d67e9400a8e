"""The pages follow the cursor, and a click on a page leads to the text of what stands there."""

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.services.documents.making.preview import Preview
from app.views.documents.text.window import TextWindow
from tests.views.documents.text.conftest import shown
from tests.views.documents.text.test_window import key
from tests.views.typing import type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
ANNEX = "# Перечень общеобразовательных"  # begins in the text where the first annex does
LOW = QSize(1093, 614)  # of 1366 x 768 pixels at 125 %


@pytest.fixture
def low(window: TextWindow, qtbot: QtBot) -> TextWindow:
    window.resize(LOW)
    shown(window, qtbot)
    return window


def clicked(window: TextWindow, words: str) -> int:
    """Click into the line of some words and tell its number."""
    editor = window.editor
    place = editor.document().find(words)
    assert not place.isNull(), words
    bar, seen = editor.verticalScrollBar(), editor.viewport()
    bar.setValue(0)
    while not seen.rect().contains(editor.cursorRect(place)):  # as the wheel does
        bar.setValue(bar.value() + 1)
    QTest.mouseClick(seen, Qt.MouseButton.LeftButton, pos=editor.cursorRect(place).center())
    assert words in editor.textCursor().block().text()
    return editor.line


def page_of(preview: Preview, words: str) -> int:
    """The page on which words stand, as the PDF says."""
    with pypdfium2.PdfDocument(preview.pages._content) as file:
        texts = [page.get_textpage().get_text_range() for page in file]
    (number,) = [at for at, text in enumerate(texts) if words in " ".join(text.split())]
    return number


def is_in_sight(window: TextWindow) -> bool:
    """Whether the beginning of what is worked at is seen."""
    view = window.pages.view
    place, layout = view._places[0], view._layout()
    top = layout.tops()[place.page] + place.top * layout.scale - view.verticalScrollBar().value()
    return 0 <= top < view.viewport().height()


def test_a_click_in_the_text_shows_the_page_of_its_paragraph(low: TextWindow, qtbot: QtBot) -> None:
    preview, view = shown(low, qtbot), low.pages.view
    assert view._places == ()  # the head is not printed
    assert len(preview.pages.sizes) > 2
    clicked(low, ANNEX)
    annex = page_of(preview, "Перечень общеобразовательных организаций")
    assert annex > 0
    assert view._places[0].page == annex
    assert is_in_sight(low)
    clicked(low, "ПРИКАЗЫВАЮ")
    assert view._places[0].page == page_of(preview, "ПРИКАЗЫВАЮ:") == 0
    assert is_in_sight(low)


def test_the_typed_paragraph_stays_in_sight_on_the_newer_pages(
    low: TextWindow, qtbot: QtBot
) -> None:
    clicked(low, ANNEX)
    low.editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    low.pages.view.verticalScrollBar().setValue(0)  # she looked at another page meanwhile
    type_text(low.editor, ", дополненный")
    preview = shown(low, qtbot)
    typed = page_of(preview, "дополненный")
    assert low.pages.view._places[0].page == typed
    assert is_in_sight(low)
    key(qtbot, low, Qt.Key.Key_Return, control=False)
    key(qtbot, low, Qt.Key.Key_Return, control=False)
    type_text(low.editor, "Ещё один абзац.")
    preview = shown(low, qtbot)
    places = low.pages.view._places
    assert places[0].page == page_of(preview, "Ещё один абзац.")
    assert preview.places.line_at(places[0].page, places[0].top + 1) == low.editor.line


def test_a_paragraph_in_sight_moves_nothing(low: TextWindow, qtbot: QtBot) -> None:
    clicked(low, "ПРИКАЗЫВАЮ")
    bar = low.pages.view.verticalScrollBar()
    bar.setValue(bar.value() + 20)
    before = bar.value()
    key(qtbot, low, Qt.Key.Key_Left, control=False)
    assert bar.value() == before
    type_text(low.editor, "!")
    shown(low, qtbot)
    assert bar.value() == before


def test_a_click_on_a_page_leads_to_the_text(low: TextWindow, qtbot: QtBot) -> None:
    line = clicked(low, "ПРИКАЗЫВАЮ")
    view = low.pages.view
    (place,) = view._places
    page, layout = view._page_rect(place.page, view._layout()), view._layout().scale
    middle = round((place.top + place.bottom) / 2 * layout)
    at = QPoint(page.center().x(), page.top() + middle)
    low.editor.go_to(1)
    low.pages.setFocus()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert low.editor.line == line
    assert low.editor.hasFocus()
    low.editor.go_to(1)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(view.viewport(), at - QPoint(0, 60))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=at - QPoint(0, 60))
    assert low.editor.line == 1  # the pages were dragged
