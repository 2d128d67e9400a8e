"""Lets the page of a window that is too small for it scroll as a whole."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QStackedWidget, QWidget

from app.views.look.layout_watch import LayoutWatch

if TYPE_CHECKING:
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
        self._low: set[Page] = set()  # every page begins with room enough
        self.setWidget(pages)
        # Filled on its own, a page that is shown would be painted twice: with its room, and alone.
        pages.setAutoFillBackground(False)
        pages.currentChanged.connect(lambda _index: self.fit())

    @property
    def scrolls(self) -> bool:
        """Whether the page is larger than its room."""
        return bool(self.horizontalScrollBar().maximum() or self.verticalScrollBar().maximum())

    def follow(self) -> None:
        """From now on bring what the keys go to into sight, and grow with the page."""
        app = cast("QApplication", QApplication.instance())
        app.focusChanged.connect(self._on_focus)
        QTimer.singleShot(1, self, lambda: LayoutWatch(self._pages, self.fit))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the page the room there is."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give the page that is shown its room, or what it needs when that is more."""
        page = cast("Page | None", self._pages.currentWidget())
        room, least = self.maximumViewportSize(), _LEAST
        if page is not None:
            self._set_low(page, low=room.height() < _LOW)
            least = least.expandedTo(page.minimumSizeHint())
        wider, higher = least.width() > room.width(), least.height() > room.height()
        if wider or higher:
            bar = self.verticalScrollBar().sizeHint().width()
            room -= QSize(bar * higher, bar * wider)
        self._pages.resize(room.expandedTo(least))

    def _set_low(self, page: "Page", *, low: bool) -> None:
        # Only what is new: setting it asks for another layout, which would come back here for ever.
        if low != (page in self._low):
            self._low ^= {page}
            page.set_low(low=low)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        # What is clicked is in sight, and must not move under the mouse.
        clicked = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is not None and not clicked and self.isAncestorOf(now) and self.scrolls:
            # From the inside out: what stands in a scrolled column would else be brought where the
            # column does not show it, and leave the window when the column scrolls after it.
            above = now.parentWidget()
            while above is not None and above is not self:
                if isinstance(above, QScrollArea):
                    above.ensureWidgetVisible(now)
                above = above.parentWidget()
            self.ensureWidgetVisible(now)
