"""A list and the details beside it; the line between them can be dragged and is remembered."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

if TYPE_CHECKING:
    from app.views.look.window_state import WindowState


class SideSplitter(QSplitter):
    """Until the line is dragged, the details get their share within limits, the list the rest."""

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
    ) -> None:
        """Args: `share` of the width goes to the details, from `least` to `most` pixels."""
        super().__init__(Qt.Orientation.Horizontal)
        self._name, self._state = name, state
        self._share, self._least, self._most = share, least, most
        self.setChildrenCollapsible(False)
        self.addWidget(content)
        self.addWidget(details)
        kept = state.blob(name)
        self._dragged = kept is not None and self.restoreState(kept)
        self.splitterMoved.connect(self._on_moved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        if not self._dragged:
            wanted = round(self.width() * self._share)
            details = max(self._least, min(wanted, self._most))
            self.setSizes([max(1, self.width() - self.handleWidth() - details), details])

    def _on_moved(self, _position: int, _handle: int) -> None:
        self._dragged = True
        self._state.keep_blob(self._name, self.saveState())
