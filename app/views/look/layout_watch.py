"""Tells when what stands in a widget needs more or less room than before."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class LayoutWatch(QObject):
    """Calls `look` at once, and again whenever the content of the widget was laid out anew.

    Made after the first paint: a filter in Python makes Qt look up every kind of event there is.
    """

    def __init__(self, widget: QWidget, look: Callable[[], object]) -> None:
        super().__init__(widget)
        self._look = look
        widget.installEventFilter(self)
        look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._look()
        return super().eventFilter(watched, event)
