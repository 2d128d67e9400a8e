"""A list and the details beside it; the line between them can be dragged and is remembered."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

if TYPE_CHECKING:
    from app.views.look.window_state import WindowState

BESIDE = 1000  # a window of 1280 leaves a page 1040


class SideSplitter(QSplitter):
    """Until the line is dragged, the details get their share within limits, the list the rest.

    Where there is no room for both, the details lie over the right part of `over`, which keeps
    its width and its columns; they are shown and hidden as beside it.
    """

    def __init__(
        self,
        content: QWidget,
        details: QWidget,
        *,
        name: str,
        state: "WindowState",
        share: float,
        least: int,
        most: int,
        over: QWidget | None = None,
    ) -> None:
        """Args: `share` of the width goes to the details, from `least` to `most` pixels.

        `over` is the part of the content that the details may lie over; without it they stand
        beside it at every width.
        """
        super().__init__(Qt.Orientation.Horizontal)
        self._name, self._state = name, state
        self._share, self._least, self._most = share, least, most
        self._details, self._over = details, over
        self.lies_over = False
        self.setChildrenCollapsible(False)
        self.addWidget(content)
        self.addWidget(details)
        kept = state.blob(name)
        self._dragged = kept is not None and self.restoreState(kept)
        self.splitterMoved.connect(self._on_moved)

    def minimumSizeHint(self) -> QSize:
        """What both need; no more than where the details would lie over the content.

        A page that asks for the width of both would never become narrow enough to lay them so.
        """
        both = super().minimumSizeHint()
        if self._over is None or self.lies_over:
            return both
        content = self.widget(0).minimumSizeHint().width()
        return QSize(min(both.width(), max(content, BESIDE - 1)), both.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        over = self._over
        if over is not None and self.lies_over != (self.width() < BESIDE):
            self._change_sides(over, lies_over=not self.lies_over)
        if not self._dragged and not self.lies_over:
            wanted = round(self.width() * self._share)
            details = max(self._least, min(wanted, self._most))
            self.setSizes([max(1, self.width() - self.handleWidth() - details), details])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the details at the right edge of what they lie over."""
        over = self._over
        if event.type() == QEvent.Type.Resize and over is not None and self.lies_over:
            self._lay(over)
        return super().eventFilter(watched, event)

    def _change_sides(self, over: QWidget, *, lies_over: bool) -> None:
        hidden = self._details.isHidden()
        self.lies_over = lies_over
        if lies_over:
            self._details.setParent(over)
            over.installEventFilter(self)
            self._lay(over)
        else:
            over.removeEventFilter(self)
            self.addWidget(self._details)
            kept = self._state.blob(self._name)
            if kept is not None:
                self.restoreState(kept)
        self._details.setVisible(not hidden)

    def _lay(self, over: QWidget) -> None:
        width = min(max(self._least, self._details.minimumSizeHint().width()), over.width())
        self._details.setGeometry(over.width() - width, 0, width, over.height())
        self._details.raise_()

    def _on_moved(self, _position: int, _handle: int) -> None:
        self._dragged = True
        self._state.keep_blob(self._name, self.saveState())
