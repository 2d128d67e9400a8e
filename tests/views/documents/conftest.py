"""The page of the documents, its report on the small district, and ways to drive it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.services.documents.making.preview import Preview
from app.services.identification.runs import runs
from app.services.storage.workspace import Workspace
from app.views.base.links import DocumentsSpot
from app.views.base.page_context import PageContext
from app.views.documents.page import DocumentsPage
from tests.views.conftest import shown_alone
from tests.views.samples import YEAR, District

OpenPage = Callable[[PageContext], DocumentsPage]


@pytest.fixture
def open_page(qtbot: QtBot) -> OpenPage:
    """Opens the page with its models under watch, and waits for its first kind."""

    def opened(context: PageContext) -> DocumentsPage:
        page = DocumentsPage(context)
        shown_alone(page, qtbot, page.kinds.model, page.history.model)
        qtbot.waitUntil(lambda: page.kinds.panel.kind is not None)
        return page

    return opened


@pytest.fixture
def page(open_page: OpenPage, context: PageContext, district: District) -> DocumentsPage:
    """The page on the small district."""
    return open_page(context)


@pytest.fixture
def order(
    open_page: OpenPage, context: PageContext, district: District, workspace: Workspace
) -> DocumentsPage:
    """The page after an identification was frozen: the order has what it needs."""
    runs.freeze(workspace, runs.run(workspace, year=YEAR - 1))
    return open_page(context)


@pytest.fixture
def report(page: DocumentsPage, qtbot: QtBot) -> DocumentsPage:
    """The page with the report of the small district chosen; it has everything it needs."""
    choose_report(page, qtbot)
    return page


def choose_report(page: DocumentsPage, qtbot: QtBot) -> None:
    """Choose the report of execution and wait until it is shown."""
    page.show_spot(DocumentsSpot(kind="execution-report"))
    panel = page.kinds.panel
    qtbot.waitUntil(lambda: panel.kind is not None and panel.kind.kind == "execution-report")


def made_files(
    qtbot: QtBot, page: DocumentsPage, button: QPushButton, busy: QPushButton | None = None
) -> list[Path]:
    """Press a button and wait for the files; meanwhile it (or `busy`) cannot be pressed."""
    watched = button if busy is None else busy
    with qtbot.waitSignal(page.kinds.panel.files_ready) as ready:
        button.click()
        assert not watched.isEnabled()
    qtbot.waitUntil(watched.isEnabled)
    return ready.args[0]


def previewed(qtbot: QtBot, page: DocumentsPage) -> Preview:
    """Wait until the present pages are shown."""
    panel = page.kinds.preview
    qtbot.waitUntil(lambda: panel.preview is not None and panel._make is None)
    qtbot.waitUntil(lambda: panel._task is None)
    assert panel.preview is not None
    return panel.preview
