"""The window with the text of the list order of the demo district."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.services.documents.editing.edited import EditedKind, EditedText
from app.services.documents.making.preview import Preview
from app.views.base.page_context import PageContext
from app.views.documents.text.window import TextWindow

KIND, YEAR = "list-order", 2020
OpenText = Callable[..., TextWindow]


@pytest.fixture
def open_text(demo_context: PageContext, qtbot: QtBot) -> OpenText:
    """Opens the window over another one, as the page does: `open_text(edited)`."""
    demo_context.set_year(YEAR)
    above = QMainWindow()
    qtbot.addWidget(above)
    above.resize(1280, 720)
    above.show()

    def opened(edited: EditedText | None = None) -> TextWindow:
        workspace = demo_context.workspace
        window = TextWindow(above, demo_context, edited or EditedKind(workspace, KIND, YEAR))
        window.show_window()
        qtbot.waitUntil(window.editor.hasFocus)
        return window

    return opened


@pytest.fixture
def window(open_text: OpenText, qtbot: QtBot) -> TextWindow:
    """The opened window with its first pages."""
    opened = open_text()
    shown(opened, qtbot)
    return opened


def shown(window: TextWindow, qtbot: QtBot) -> Preview:
    """The pages of the text as it is now."""
    panel = window.pages

    def idle() -> bool:
        return not (window._check.isActive() or panel._pause.isActive()) and panel._task is None

    qtbot.waitUntil(lambda: panel.preview is not None and idle())
    assert panel.preview is not None
    return panel.preview
