"""A state is a colour, an icon and a word together: it can be read without seeing colours."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.views.look import theme
from app.views.look.elision import wrapped

_PADDING = 8
_ICON = 16
CHIP_HEIGHT, _TALL = 24, 40


class Status(NamedTuple):
    """How a state looks.

    Attributes:
        tone: `positive`, `warning`, `negative`, `accent` or `neutral`.
        icon: name in `resources/icons`.
        word: Russian, lower case, neutral.
    """

    tone: str
    icon: str
    word: str


class StatusChip(QWidget):
    """A state on a page: icon and word on the soft background of its tone."""

    def __init__(self, status: Status | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status: Status | None = None
        self._takes_part = True
        self.set_status(status)

    @property
    def status(self) -> Status | None:
        """What is shown."""
        return self._status

    def set_status(self, status: Status | None) -> None:
        """Show a state; None shows nothing."""
        self._status = status
        # A child appears with its parent; shown before it has one, it would be a window.
        if self._takes_part != (status is not None):
            self._takes_part = status is not None
            self.setVisible(self._takes_part)
        self.setAccessibleName(status.word if status else "")
        # Just the icon and the word. Set, not given as a hint: layouts ask for hints often.
        advance = self.fontMetrics().horizontalAdvance
        self.setFixedSize(chip_width(status, advance) if status else 0, CHIP_HEIGHT)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        if self._status is None:
            return
        painter = QPainter(self)
        draw_chip(painter, self._status, 0, 0, self.width())
        painter.end()


def chip_width(status: Status, advance: Callable[[str], int]) -> int:
    """Width of a chip; `advance` measures a text."""
    return _PADDING * 2 + _ICON + 6 + advance(status.word) + 2


def chip_height(*, tall: bool) -> int:
    """Height of a chip with its word in one line, or in two."""
    return _TALL if tall else CHIP_HEIGHT


def draw_chip(
    painter: QPainter, status: Status, x: int, y: int, width: int, *, tall: bool = False
) -> None:
    """Paint a chip; a long word ends in «…», of two words the second goes below in a tall one."""
    look = theme.current()
    height = chip_height(tall=tall)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if status.tone == "accent":  # a selected row has the same soft colour
        painter.setPen(QPen(look.colour(status.tone), 1))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(f"{status.tone}_soft"))
    edge = QRectF(x, y, width, height).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(edge, theme.RADIUS, theme.RADIUS)
    top = y + (height - _ICON) // 2
    painter.drawPixmap(x + _PADDING, top, look.pixmap_cached(status.icon, status.tone, _ICON))
    painter.setPen(look.colour(status.tone))
    left = x + _PADDING + _ICON + 6
    lines = chip_lines(painter.fontMetrics(), status, width, tall=tall)
    words = int(Qt.AlignmentFlag.AlignVCenter)
    painter.drawText(left, y, _word_room(width), height, words, "\n".join(lines))
    painter.restore()


def chip_lines(metrics: QFontMetrics, status: Status, width: int, *, tall: bool) -> list[str]:
    """The word of a chip of this width as it is painted: in one line, or two of a tall one."""
    return wrapped(metrics, status.word, _word_room(width), 2 if tall else 1)


def wants_two_lines(metrics: QFontMetrics, status: Status, width: int) -> bool:
    """Whether the word of a chip of this width goes on in a second line."""
    return len(chip_lines(metrics, status, width, tall=True)) > 1


def _word_room(width: int) -> int:
    return width - _PADDING - _ICON - 6 - 4
