"""How much room a screen leaves a window: nothing is ever larger than that.

Sizes are client areas in logical pixels: a screen of 1366x768 at 125 % has 1092x582 of them beside
the task bar, and 550 lines below the title bar.
"""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

# Shows every page, panel and dialog as a whole: 1366x768 at 125 % and 1920x1080 at 175 %.
FULL = QSize(1024, 528)
_LEAST = QSize(800, 420)
_TITLE_BAR, _EDGE = 32, 1


def room_on(available: QRect) -> QRect:
    """Where the client area of a window may lie on a screen: inside its frame."""
    return available.adjusted(_EDGE, _TITLE_BAR, -_EDGE, -_EDGE)


def least_size(available: QRect) -> QSize:
    """How small a window may be made; what does not fit into it is scrolled."""
    return _LEAST.boundedTo(room_on(available).size())


def within_screen(window: QWidget, wanted: QSize, parent: QWidget | None = None) -> QSize:
    """The size a dialog opens with, no larger than its screen and not higher than its parent."""
    room = room_on((parent or window).screen().availableGeometry()).size()
    if parent is not None:
        room = room.boundedTo(QSize(room.width(), parent.window().height()))
    return wanted.boundedTo(room)


def inside(wanted: QRect, available: QRect) -> QPoint:
    """Where a popup begins that must not reach beyond its screen."""
    left = min(wanted.left(), available.right() - wanted.width())
    top = min(wanted.top(), available.bottom() - wanted.height())
    return QPoint(max(available.left(), left), max(available.top(), top))


def fits_at(available: QRect, change: float) -> bool:
    """Whether a whole page fits when everything on this screen becomes `change` times as large."""
    width, height = available.width() / change, available.height() / change
    return width >= FULL.width() and height - _TITLE_BAR >= FULL.height()
