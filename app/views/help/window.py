"""The window of the help: contents, a page, the way back, and searching."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.services.program import guide
from app.views.help.pages import dress_document, highlight
from app.views.help.pictures import add_pictures
from app.views.look import theme
from app.views.look.room import within_screen
from app.views.widgets.buttons import icon_button
from app.views.widgets.fields.search_box import SearchBox
from app.views.widgets.labels import label, rule

if TYPE_CHECKING:
    from app.views.look.window_state import WindowState

_WIDTH, _HEIGHT = 880, 640
_CONTENTS_WIDTH = 232
_KEY_ROLE = Qt.ItemDataRole.UserRole
_GEOMETRY = "help"


class HelpWindow(QDialog):
    """Stands beside the work and never blocks it. F1 and Esc close it.

    Attributes:
        key: the page that is shown.
        browser: its text.
        contents: the table of contents, or what the search found.
        search: the search field.
    """

    def __init__(self, window: QWidget, state: "WindowState") -> None:
        super().__init__(window)
        self.setWindowTitle("Справка")
        self._state = state
        self._earlier: list[str] = []
        self.key = ""
        self.back = icon_button("arrow-left", "Назад (Alt+Влево)", self.go_back)
        self.search = SearchBox("Искать в справке")
        self.contents = QListWidget()
        self.contents.setProperty("role", "sections")
        self.contents.setAccessibleName("Содержание справки")
        self.contents.setFixedWidth(_CONTENTS_WIDTH)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = label("Ничего не найдено", "muted")
        self.nothing.setContentsMargins(theme.GAP, theme.STEP, 0, 0)
        self.nothing.hide()
        self.browser = QTextBrowser()
        self.browser.setOpenLinks(False)
        self.browser.setAccessibleName("Страница справки")
        self.browser.setProperty("frameless", "true")
        self._build()
        self._connect()
        self._show_contents()
        self._restore_place(window)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(theme.GAP, theme.STEP, theme.GAP, theme.STEP)
        head.setSpacing(theme.STEP)
        head.addWidget(self.back)
        head.addWidget(label("Справка", "heading"), 1)
        head.addWidget(self.search)
        side = QVBoxLayout()
        side.setContentsMargins(theme.STEP, theme.STEP, 0, theme.STEP)
        side.addWidget(self.nothing)
        side.addWidget(self.contents, 1)
        body = QHBoxLayout()
        body.setSpacing(theme.STEP)
        body.addLayout(side)
        body.addWidget(self.browser, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(rule())
        layout.addLayout(body, 1)
        self.search.setFixedWidth(_CONTENTS_WIDTH)

    def _connect(self) -> None:
        self.search.searched.connect(self._on_searched)
        self.contents.currentItemChanged.connect(self._on_chosen)
        self.browser.anchorClicked.connect(self._on_link)
        theme.current().changed.connect(self._on_theme)
        for keys, slot in (
            ("F1", self.close),
            ("Alt+Left", self.go_back),
            ("Ctrl+F", lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def toggle(self, key: str) -> None:
        """Open at a page, or close."""
        if self.isVisible():
            self.close()
            return
        self._earlier.clear()
        self.key = ""
        self.search.clear()
        self.search.tell_now()
        self.show_page(key)
        self.show()
        self.activateWindow()
        self.browser.setFocus()

    def show_page(self, key: str) -> None:
        """Show a page and mark it in the contents."""
        page = guide.get_page(key)
        if page.key == self.key:
            return
        if self.key:
            self._earlier.append(self.key)
        self._show(page.key)

    def go_back(self) -> None:
        """Show the page that was shown before."""
        if self._earlier:
            self._show(self._earlier.pop())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the search first, then closes."""
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            self.search.tell_now()
            return
        super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Remember where it stood; every way of closing comes here."""
        self._state.keep_blob(_GEOMETRY, self.saveGeometry())
        super().done(result)

    def _show(self, key: str) -> None:
        self.key = key
        page = guide.get_page(key)
        self.browser.setMarkdown(page.markdown)
        add_pictures(self.browser.document(), page)
        dress_document(self.browser.document())
        self.browser.moveCursor(self.browser.textCursor().MoveOperation.Start)
        self.back.setEnabled(bool(self._earlier))
        self._mark(self.search.text())
        self.contents.blockSignals(True)
        for row in range(self.contents.count()):
            if self.contents.item(row).data(_KEY_ROLE) == key:
                self.contents.setCurrentRow(row)
        self.contents.blockSignals(False)

    def _mark(self, text: str) -> None:
        """Mark the words of the search on the page and show the first of them."""
        marks: list[QTextEdit.ExtraSelection] = []
        for cursor in highlight(self.browser.document(), text):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
            mark.format.setBackground(theme.current().colour("warning_soft"))  # pyright: ignore[reportAttributeAccessIssue]
            marks.append(mark)
        self.browser.setExtraSelections(marks)
        if marks:
            first = marks[0].cursor  # pyright: ignore[reportAttributeAccessIssue]
            first.clearSelection()
            self.browser.setTextCursor(first)
            self.browser.ensureCursorVisible()

    def _on_searched(self, text: str) -> None:
        if not text.strip():
            self._show_contents()
            self._mark("")
            return
        hits = guide.find(text)
        self._fill([(hit.page.key, hit.page.title, hit.excerpt) for hit in hits])
        self.nothing.setVisible(not hits)
        if hits:
            self.contents.setCurrentRow(0)
            if hits[0].page.key == self.key:
                self._mark(text)

    def _show_contents(self) -> None:
        self._fill([(page.key, page.title, "") for page in guide.list_pages()])
        self.nothing.hide()

    def _fill(self, lines: list[tuple[str, str, str]]) -> None:
        self.contents.blockSignals(True)
        self.contents.clear()
        for key, title, excerpt in lines:
            item = QListWidgetItem(title)
            item.setData(_KEY_ROLE, key)
            item.setToolTip(excerpt)
            item.setSizeHint(QSize(0, theme.ROW_HEIGHT))
            self.contents.addItem(item)
            if key == self.key:
                self.contents.setCurrentItem(item)
        self.contents.blockSignals(False)

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.show_page(item.data(_KEY_ROLE))

    def _on_link(self, address: QUrl) -> None:
        self.show_page(address.path().removesuffix(".md"))

    def _on_theme(self) -> None:
        """The page in other colours, where it was scrolled to and with what was selected."""
        if not self.key:
            return
        bar, cursor = self.browser.verticalScrollBar(), self.browser.textCursor()
        place, anchor, position = bar.value(), cursor.anchor(), cursor.position()
        self._show(self.key)
        cursor = self.browser.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.browser.setTextCursor(cursor)
        self.browser.document().size()  # laid out to its end: the bar goes as far as before
        bar.setValue(place)

    def _restore_place(self, window: QWidget) -> None:
        """Where it stood last; else beside the window, or over its right part."""
        kept = self._state.blob(_GEOMETRY)
        if kept is not None and self.restoreGeometry(kept):
            self.resize(within_screen(self, self.size(), window))
            return
        room = window.screen().availableGeometry()
        self.resize(within_screen(self, QSize(_WIDTH, _HEIGHT), window))
        left = min(window.frameGeometry().right() + theme.STEP, room.right() - self.width())
        self.move(max(room.left(), left), max(room.top(), window.frameGeometry().top()))
