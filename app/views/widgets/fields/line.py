"""Lines of a card that lead somewhere, painted as one widget each.

As labels the lines alone were most of the widgets of the first screen, and each widget is looked
through by the style sheet and the layout before anything is seen.
"""

from functools import cache

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame

from app.views.look import theme
from app.views.look.elision import elided
from app.views.widgets.status import CHIP_HEIGHT, Status, chip_width, draw_chip

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_NARROWEST = 160
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)


class Fonts:
    """The fonts of lines with their metrics, made once: a card has a dozen lines."""

    def __init__(self) -> None:
        self.body, self.small = theme.text_font(), theme.text_font(theme.SMALL)
        self.strong = theme.text_font(bold=True)
        self.body_metrics, self.small_metrics = QFontMetrics(self.body), QFontMetrics(self.small)
        self.strong_metrics = QFontMetrics(self.strong)


fonts = cache(Fonts)


class Line(QFrame):
    """A line that a click, Enter or Space chooses; hover and focus show as its frame.

    Signals:
        chosen: go there.
    """

    chosen = Signal()

    def __init__(self, spoken: str) -> None:
        """`spoken` is its name for screen readers."""
        super().__init__()
        self.setProperty("role", "line")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(spoken)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space choose."""
        if event.key() in _ENTER:
            self.chosen.emit()
            return
        super().keyPressEvent(event)


class LinkLine(Line):
    """A link with a quiet text below and, when there is one, a state at the right end.

    The state goes below the text where both have no room side by side.
    """

    def __init__(self, title: str, text: str, status: Status | None = None) -> None:
        spoken = "; ".join(part for part in (title, text, status and status.word) if part)
        super().__init__(spoken)
        self.title, self.text, self.status = title, text, status
        body, small = fonts().body_metrics, fonts().small_metrics
        self._title_height = body.height()
        self._text_height = CHIP_HEIGHT if status else small.height()
        self._chip = chip_width(status, body.horizontalAdvance) if status else 0
        self._beside = 2 * theme.GAP + small.horizontalAdvance(text) + self._chip + theme.STEP
        self._small_height = small.height()
        self._stacked = False
        self._height = 2 * theme.HALF + self._title_height + 2 + self._text_height
        self.setFixedHeight(self._height)
        self.setMinimumWidth(_NARROWEST + self._chip)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A text that would be cut by the state gets a line of its own."""
        super().resizeEvent(event)
        stacked = bool(self._chip) and self._beside > self.width()
        if stacked != self._stacked:
            self._stacked = stacked
            self.setFixedHeight(self._height + (self._small_height + 2 if stacked else 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, then the texts; what does not fit is in the tooltip."""
        super().paintEvent(event)
        look = theme.current()
        painter = QPainter(self)
        body, small = fonts().body, fonts().small
        left, right = theme.GAP, self.width() - theme.GAP
        top = theme.HALF
        painter.setPen(look.colour("accent"))
        cut = self._draw(painter, body, self.title, QRect(left, top, right - left, 0))
        top += self._title_height + 2
        room = right - left - (self._chip + theme.STEP if self._chip and not self._stacked else 0)
        painter.setPen(look.colour("muted"))
        height = self._small_height if self._stacked else self._text_height
        cut = self._draw(painter, small, self.text, QRect(left, top, room, height)) or cut
        top += self._small_height + 2 if self._stacked else 0
        self.setToolTip(f"{self.title}\n{self.text}" if cut else "")
        if self.status is not None:
            painter.setFont(body)
            draw_chip(painter, self.status, right - self._chip, top, self._chip)
        painter.end()

    def _draw(self, painter: QPainter, font: QFont, text: str, place: QRect) -> bool:
        """Draw a text into a line; whether it had to be cut."""
        painter.setFont(font)
        shown = elided(painter.fontMetrics(), text, place.width())
        place.setHeight(place.height() or self._title_height)
        painter.drawText(place, _MIDDLE, shown)
        return shown != text
