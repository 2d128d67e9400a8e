"""The words of the region reach what is already built: every page, its tables, its choices."""

import re
from collections.abc import Callable, Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.services.department.region_terms import LOW, ON_CONDITIONS, save_term, speak
from app.views.base.page_context import PageContext
from app.views.base.pages import PLACES
from app.views.shell.workplace import Workplace
from tests.views.conftest import finish

_USUAL = re.compile("ШНОР|ШССУ")
_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
_WITH_CHOICE = "settings"  # there both are offered


def texts(page: QWidget) -> Iterator[str]:
    """What a page says: labels, buttons, choices, and the models behind its lists and tables."""
    for part in (page, *page.findChildren(QWidget)):
        yield from (part.accessibleName(), part.toolTip())
        if isinstance(part, QLabel | QAbstractButton):
            yield part.text()
        elif isinstance(part, QComboBox):
            yield from (part.itemText(row) for row in range(part.count()))
        elif isinstance(part, QAbstractItemView):
            yield from cells(part.model())


def cells(model: QAbstractItemModel) -> Iterator[str]:
    columns = range(model.columnCount() if isinstance(model, QAbstractTableModel) else 1)
    for column in columns:
        yield from (str(model.headerData(column, Qt.Orientation.Horizontal, one)) for one in _ROLES)
    for row in range(model.rowCount()):
        for column in columns:
            index: QModelIndex = model.index(row, column)
            yield from (str(index.data(role)) for role in _ROLES)


def usual_words(page: QWidget) -> list[str]:
    """What a page still says as before."""
    return [text for text in texts(page) if _USUAL.search(text)]


def test_every_page_says_the_words_that_were_chosen(
    open_workplace: Callable[..., Workplace], demo_context: PageContext, qtbot: QtBot
) -> None:
    workplace = open_workplace(demo_context)
    for place in PLACES:
        workplace.show_place(place.key)
    finish(demo_context, qtbot)
    save_term(demo_context.workspace, LOW, "shnro")
    save_term(demo_context.workspace, ON_CONDITIONS, "shnsu")
    assert speak(demo_context.workspace)
    workplace.read_anew()
    for place in PLACES:
        workplace.show_place(place.key)
        finish(demo_context, qtbot)
        page = workplace.pages[place.key]
        if place.key != _WITH_CHOICE:
            qtbot.waitUntil(lambda page=page: not usual_words(page))
        if place.key in ("schools", "identification"):
            assert any("ШНРО" in text for text in texts(page)), place.key
