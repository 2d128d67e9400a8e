"""Whatever a school, a person or a measure is called, it is plain text wherever it is shown."""

from collections.abc import Callable, Iterator
from typing import cast

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QMainWindow,
    QMessageBox,
    QTextEdit,
    QToolTip,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.services.storage.workspace import Workspace
from app.views.base.messages import Messages
from app.views.base.page_context import PageContext
from app.views.shell.workplace import Workplace
from tests.marked import MARKUP, mark_everything
from tests.views.conftest import finish
from tests.views.test_access import STATES, dialogs, opened

_TAG = "<img"
_MOST_CELLS = 400
# A tooltip asks for it, and the platform without a screen cannot.
pytestmark = pytest.mark.qt_log_ignore("does not support raise")
_ROLES = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.DisplayRole)


@pytest.fixture
def marked(demo: Workspace) -> Workspace:
    took = mark_everything(demo)
    for one in ("school.short_name", "person.surname", "plan.title", "measure.title"):
        assert one in took
    return demo


@pytest.fixture
def context(make_context: Callable[..., PageContext], marked: Workspace) -> PageContext:
    return make_context(marked, year=2019)


def test_every_page_shows_names_as_they_are(
    open_workplace: Callable[..., Workplace], context: PageContext, qtbot: QtBot
) -> None:
    workplace = open_workplace(context, 1440, 900)
    offenders: list[str] = []
    shown: set[str] = set()
    for state, spot in STATES.items():
        workplace.show_way(spot)
        finish(context, qtbot)
        offenders += [f"{state}: {problem}" for problem in problems(workplace, shown)]
    assert MARKUP in _all_words(workplace)
    assert not offenders


def test_every_dialog_shows_names_as_they_are(context: PageContext, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    offenders: list[str] = []
    for kind in dialogs():
        dialog = opened(kind, window, context)
        qtbot.addWidget(dialog)
        dialog.show()
        finish(context, qtbot)
        offenders += [f"{kind.__name__}: {problem}" for problem in problems(dialog)]
        dialog.close()
    assert not offenders


def test_a_question_and_a_message_show_names_as_they_are(
    open_workplace: Callable[..., Workplace], context: PageContext, qtbot: QtBot
) -> None:
    window = cast("QMainWindow", open_workplace(context).window())
    messages = Messages(window)
    seen: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        texts = [one for one in box.findChildren(QLabel) if MARKUP in one.text()]
        seen.extend(one.text() for one in texts)
        seen.extend(problems(box))
        box.reject()

    QTimer.singleShot(10, window, look)
    assert not messages.ask(f"Удалить {MARKUP}?", f"Вместе с {MARKUP}.", yes="Удалить")
    assert seen == [f"Удалить {MARKUP}?", f"Вместе с {MARKUP}."]
    messages.toast(f"Школа {MARKUP} в архиве.", hint=MARKUP)
    messages.warn(MARKUP)
    assert problems(window) == []


def test_the_look_sees_what_is_wrong(look: object, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    rich, guessing, document = QLabel(MARKUP), QLabel("Школа"), QTextEdit(MARKUP)
    rich.setTextFormat(Qt.TextFormat.RichText)
    for widget in (rich, guessing, document):
        layout.addWidget(widget)
    sheet = cast("QApplication", QApplication.instance())
    rules = sheet.styleSheet()
    window.setToolTip("<b>Школа</b> с <img src=x>")
    window.show()
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not any(map(_is_tip, QApplication.topLevelWidgets())))
    try:
        sheet.setStyleSheet("")
        found = problems(window)
    finally:
        sheet.setStyleSheet(rules)
        QToolTip.hideText()
    for wrong in ("markup in a label", "a label guesses", "markup in a document", "a tooltip"):
        assert any(line.startswith(wrong) for line in found), wrong


def problems(root: QWidget, shown: set[str] | None = None) -> list[str]:
    """Every text of a window that is, or may be, taken for markup.

    `shown` are the tooltips that were looked at before, as pages that were left are still there;
    those of the window are added.
    """
    tips = _tips(root) - (shown or set())
    if shown is not None:
        shown |= tips
    labels = [one for one in root.findChildren(QLabel) if not _is_tip(one)]
    documents = root.findChildren(QTextEdit)
    formats = Qt.TextFormat
    return [
        *(
            f"markup in a label: {one.text()}"
            for one in labels
            if one.textFormat() is not formats.PlainText and _TAG in one.text()
        ),
        *(
            f"a label guesses: {one.text()}"
            for one in labels
            if one.textFormat() is formats.AutoText and one.text()
        ),
        *(f"markup in a document: {one.accessibleName()}" for one in documents if _drawn(one)),
        *(f"a tooltip: {words}" for words in sorted(tips) if not _is_plain(root, words)),
    ]


def _drawn(shown: QTextEdit) -> bool:
    return _TAG in shown.document().toHtml()


def _is_tip(widget: QWidget) -> bool:
    return widget.inherits("QTipLabel")


def _is_plain(window: QWidget, words: str) -> bool:
    """Show a tooltip and look at it."""
    QToolTip.showText(window.mapToGlobal(QPoint(5, 5)), words, window)
    shown = [one for one in QApplication.topLevelWidgets() if _is_tip(one) and one.isVisible()]
    plain = [cast("QLabel", one).textFormat() is Qt.TextFormat.PlainText for one in shown]
    return plain == [True]


def _tips(root: QWidget) -> set[str]:
    """Tooltips with markup: of widgets, headers, cells; a text is one where it is cut."""
    tips = {one.toolTip() for one in (root, *root.findChildren(QWidget))}
    for view in root.findChildren(QAbstractItemView):
        tips.update(_said(view.model()))
    return {tip for tip in tips if _TAG in tip}


def _said(model: QAbstractItemModel | None) -> Iterator[str]:
    if model is None:
        return
    for section in range(_columns(model)):
        yield str(model.headerData(section, Qt.Orientation.Horizontal, _ROLES[0]) or "")
    for index in _cells(model):
        yield from (str(index.data(role) or "") for role in _ROLES)


def _columns(model: QAbstractItemModel, above: QModelIndex | None = None) -> int:
    if isinstance(model, QAbstractListModel):  # it keeps the number for itself
        return 1
    return model.columnCount(above or QModelIndex())


def _cells(model: QAbstractItemModel) -> Iterator[QModelIndex]:
    waiting, seen = [QModelIndex()], 0
    while waiting:
        above = waiting.pop()
        for row in range(model.rowCount(above)):
            for column in range(_columns(model, above)):
                seen += 1
                if seen > _MOST_CELLS:
                    return
                yield model.index(row, column, above)
            waiting.append(model.index(row, 0, above))


def _all_words(root: QWidget) -> str:
    labels = (one.text() for one in root.findChildren(QLabel))
    cells = (
        words for view in root.findChildren(QAbstractItemView) for words in _said(view.model())
    )
    return "\n".join([*labels, *cells])
