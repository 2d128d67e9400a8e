"""Files that are dragged from another program onto a page."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

_SPOT = 9
_COPY, _LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
_PLAIN = Qt.KeyboardModifier.NoModifier


def drag_over(page: QWidget, paths: Iterable[Path]) -> QMimeData:
    """Bring files over a page; what is dragged, for `drop`."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDragEnterEvent(QPoint(_SPOT, _SPOT), _COPY, data, _LEFT, _PLAIN)
    QApplication.sendEvent(page, event)
    return data


def drop(page: QWidget, data: QMimeData) -> None:
    """Let them go there."""
    event = QDropEvent(QPointF(_SPOT, _SPOT), _COPY, data, _LEFT, _PLAIN)
    QApplication.sendEvent(page, event)
