"""Lets the page of a window that is too small for it scroll as a whole."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QStackedWidget, QWidget

from app.views.base.page import Page

# What a window of 1024x528 leaves a page beside the rail, below the top bar and a lasting notice.
_LEAST = QSize(820, 400)
_LOW = 560


class PageScroll(QScrollArea):
    """Holds the pages; without scroll bars as long as the page that is shown fits.

    A page is never squeezed below what it needs, so every control of it can be scrolled to.
    """

    def __init__(self, pages: QStackedWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pages = pages
        self._low: dict[Page, bool] = {}
        self.setWidget(pages)
        pages.currentChanged.connect(lambda _index: self._fit())

    @property
    def scrolls(self) -> bool:
        """Whether the page is larger than its room."""
        return bool(self.horizontalScrollBar().maximum() or self.verticalScrollBar().maximum())

    def follow(self) -> None:
        """From now on bring what the keys go to into sight, and grow with the page."""
        app = cast("QApplication", QApplication.instance())
        app.focusChanged.connect(self._on_focus)
        # After the first paint: a filter in Python makes Qt look up every kind of event there is.
        QTimer.singleShot(0, self, lambda: self._pages.installEventFilter(self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the page the room there is."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again when the page needs more or less than before."""
        if watched is self._pages and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        page = self._pages.currentWidget()
        room, bar = self.maximumViewportSize(), self.verticalScrollBar().sizeHint().width()
        least = _LEAST
        if isinstance(page, Page):
            self._set_low(page, low=room.height() < _LOW)
            least = least.expandedTo(page.minimumSizeHint())
        wider, higher = least.width() > room.width(), least.height() > room.height()
        left = QSize(room.width() - bar * higher, room.height() - bar * wider)
        self._pages.resize(left.expandedTo(least))

    def _set_low(self, page: Page, *, low: bool) -> None:
        # Only what is new: setting it asks for another layout, which would come back here for ever.
        if self._low.get(page) != low:
            self._low[page] = low
            page.set_low(low=low)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        # What is clicked is in sight, and must not move under the mouse.
        clicked = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is not None and self.scrolls and not clicked and self.isAncestorOf(now):
            self.ensureWidgetVisible(now)
