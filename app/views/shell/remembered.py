"""Where she left off on a page: its tab or section, and how it was divided.

The window itself always opens on the start page, which says what is next.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QListWidget, QSplitter, QTabWidget

if TYPE_CHECKING:
    from app.views.base.page import Page
    from app.views.base.page_context import PageContext

_SECTIONS = "sections"


class Remembered(QObject):
    """Keeps the parts of the pages of one workspace in the window's state.

    A page is followed from its first visit on: the tab widget or list of sections that it has
    itself, and its dividers. A `SideSplitter` remembers itself.
    """

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context)
        self._state = context.state

    def follow(self, key: str, page: "Page") -> None:
        """Show the parts of a new page as they were left, and remember them from now on."""
        for number, tabs in enumerate(_outer_tabs(page)):
            self._follow_tabs(f"tab {key} {number}", tabs)
        for sections in page.findChildren(QListWidget):
            if sections.property("role") == _SECTIONS:
                self._follow_sections(f"section {key}", sections)
        plain = [one for one in page.findChildren(QSplitter) if type(one) is QSplitter]
        for number, splitter in enumerate(plain):
            self._follow_splitter(f"splitter {key} {number}", splitter)

    def _follow_tabs(self, name: str, tabs: QTabWidget) -> None:
        kept = self._state.text(name)
        words = [_words(tabs, tab) for tab in range(tabs.count())]
        if kept in words:
            tabs.setCurrentIndex(words.index(kept))
        tabs.currentChanged.connect(lambda tab: self._state.keep_text(name, _words(tabs, tab)))

    def _follow_sections(self, name: str, sections: QListWidget) -> None:
        items = sections.findItems(self._state.text(name), Qt.MatchFlag.MatchExactly)
        if items:
            sections.setCurrentItem(items[0])
        sections.currentTextChanged.connect(lambda words: self._state.keep_text(name, words))

    def _follow_splitter(self, name: str, splitter: QSplitter) -> None:
        kept = self._state.blob(name)
        if kept is not None:
            splitter.restoreState(kept)
        splitter.splitterMoved.connect(
            lambda _position, _handle: self._state.keep_blob(name, splitter.saveState())
        )


def _words(tabs: QTabWidget, tab: int) -> str:
    """The word of a tab without the number that some carry: «Зафиксированные (2)»."""
    return tabs.tabText(tab).partition(" (")[0]


def _outer_tabs(page: "Page") -> "list[QTabWidget]":
    """Tab widgets that the user turns; those of a preview follow what is previewed."""
    candidates = [getattr(page, "tabs", None), getattr(getattr(page, "card", None), "tabs", None)]
    return [tabs for tabs in candidates if isinstance(tabs, QTabWidget)]
