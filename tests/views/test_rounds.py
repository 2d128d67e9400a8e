"""Rounds through pages, tabs, previews and dialogs leave no more objects than there were before."""

import gc
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow
from pytestqt.qtbot import QtBot
from shiboken6 import getCppPointer

from app.services.findings.links import ToDocument
from app.views.base.page_context import PageContext
from app.views.documents.page import DocumentsPage
from app.views.overview.page import OverviewPage
from app.views.preview.preview_panel import PreviewPanel
from app.views.shell.workplace import Workplace
from tests.views.conftest import finish, said
from tests.views.test_access import STATES, dialogs, opened

_KINDS = ("list-order", "plan-order")
# What Qt makes of its own when a text is measured or a list opened, and keeps with its widget.
_LATE = {"QWidgetTextControl", "QTextDocument", "QTextFrame", "QTextDocumentLayout"}
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_pages_tabs_and_previews_leave_nothing_behind(
    open_workplace: Callable[..., Workplace], demo_context: PageContext, qtbot: QtBot
) -> None:
    workplace = open_workplace(demo_context, 1440, 900)

    def look_at_all() -> None:
        for spot in STATES.values():
            workplace.show_way(spot)
            finish(demo_context, qtbot)
        for kind in _KINDS:
            workplace.show_way(ToDocument(kind))
            finish(demo_context, qtbot)
            page = workplace.current_page
            assert isinstance(page, DocumentsPage)
            assert isinstance(page.kinds.preview, PreviewPanel)

    for _round in range(2):  # what is made on the first visit stays
        look_at_all()
    overview = workplace.pages["overview"]
    assert isinstance(overview, OverviewPage)
    assert overview.checking is not None  # made once the page was seen a while
    before = counted()
    look_at_all()
    assert grown(before) == []


def test_dialogs_that_were_closed_leave_nothing_behind(
    demo_context: PageContext, qtbot: QtBot
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    kinds = dialogs()

    def open_and_close_all() -> None:
        for kind in kinds:
            open_and_close(kind, window, demo_context, qtbot)

    open_and_close_all()
    before = counted()
    open_and_close_all()
    assert grown(before) == []


def open_and_close(
    kind: type[QDialog], window: QMainWindow, context: PageContext, qtbot: QtBot
) -> None:
    dialog = opened(kind, window, context)
    dialog.show()
    finish(context, qtbot)
    dialog.close()
    dialog.deleteLater()
    said(context).actions.clear()


def settle() -> None:
    """Let go what waits to be deleted."""
    for _turn in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()


def counted() -> "Counter[str]":
    """Living objects of Qt, those with a parent and those that only Python holds, by class."""
    settle()
    seen: dict[int, str] = {}
    for one in _objects():
        seen[getCppPointer(one)[0]] = type(one).__name__
    return Counter(seen.values())


def _objects() -> Iterator[QObject]:
    for root in (QApplication.instance(), *QApplication.topLevelWidgets()):
        if root is not None:
            yield root
            yield from root.findChildren(QObject)


def grown(before: "Counter[str]") -> list[str]:
    """«QLabel 12 -> 14» for each class of which there are more."""
    after = counted()
    return [
        f"{kind} {before[kind]} -> {number}"
        for kind, number in sorted(after.items())
        if number > before[kind] and kind not in _LATE
    ]


def test_the_count_sees_what_stays(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    before = counted()
    stays = [QObject(window) for _number in range(3)]
    assert grown(before) == [f"QObject {before['QObject']} -> {before['QObject'] + len(stays)}"]
