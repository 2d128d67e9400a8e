"""One step of the year: title, state, what there is to say, and when."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from app.services.language.sentences import capital, glued
from app.views.look import theme
from app.views.widgets.fields.line import Line, fonts
from app.views.widgets.status import CHIP_HEIGHT, Status, chip_width, draw_chip

if TYPE_CHECKING:
    from app.services.year.steps import StepRow

STATES = {
    "done": Status("positive", "done", "сделано"),
    "partly": Status("warning", "partly", "частично"),
    "todo": Status("accent", "todo", "не сделано"),
    "later": Status("neutral", "later", "позже"),
    "none": Status("neutral", "later", "не требуется"),
}
_ACROSS, _DOWN = theme.GAP, theme.STEP + 2
_WHEN_GAP = 2
_NARROWEST_TEXT = 160
_WRAPPED = int(Qt.TextFlag.TextWordWrap)
_RIGHT = int(Qt.AlignmentFlag.AlignRight)


class StepLine(Line):
    """One step; it is chosen to go to its place."""

    def __init__(self, step: "StepRow", *, ruled: bool) -> None:
        """`ruled` draws a line above, between this step and the one before."""
        state = STATES[step.state]
        super().__init__(f"{step.title}: {state.word}. {step.detail}")
        self._title, self._detail = glued(step.title), glued(capital(step.detail))
        self._when = step.when
        self._state, self._ruled = state, ruled
        self._heights: dict[int, tuple[int, int]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        body, small = fonts().body_metrics, fonts().small_metrics
        self._chip_width = chip_width(self._state, body.horizontalAdvance)
        self._side = max(self._chip_width, small.horizontalAdvance(self._when))
        self._when_height = small.height()

    def hasHeightForWidth(self) -> bool:
        """The texts wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for both texts, or for the state with its date."""
        title, detail = self._text_heights(width)
        side = CHIP_HEIGHT + _WHEN_GAP + self._when_height
        return max(title + theme.HALF + detail, side) + 2 * _DOWN

    def sizeHint(self) -> QSize:
        """Wide enough to read the texts; layouts take the height from `heightForWidth`."""
        return QSize(_NARROWEST_TEXT + self._side + theme.GAP + 2 * _ACROSS, CHIP_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame of the focus and the hover, then the texts."""
        super().paintEvent(event)
        look = theme.current()
        painter = QPainter(self)
        width = self.width()
        if self._ruled:
            # A pen is lost where the edge lies between two pixels of the screen, as at 125 %.
            # Not by `fillRect`: for it PySide makes all that gradients have, 3 ms before a paint.
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("line"))
            painter.drawRect(0, 0, width, 1)
        room = self._text_width(width)
        title, detail = self._text_heights(width)
        painter.setFont(fonts().strong)
        painter.setPen(look.colour("text"))
        painter.drawText(QRect(_ACROSS, _DOWN, room, title), _WRAPPED, self._title)
        painter.setFont(fonts().body)
        painter.setPen(look.colour("muted"))
        below = QRect(_ACROSS, _DOWN + title + theme.HALF, room, detail)
        painter.drawText(below, _WRAPPED, self._detail)
        right = width - _ACROSS
        draw_chip(painter, self._state, right - self._chip_width, _DOWN, self._chip_width)
        painter.setFont(fonts().small)
        top = _DOWN + CHIP_HEIGHT + _WHEN_GAP
        place = QRect(right - self._side, top, self._side, self._when_height)
        painter.drawText(place, _RIGHT, self._when)
        painter.end()

    def _text_width(self, width: int) -> int:
        return width - 2 * _ACROSS - theme.GAP - self._side

    def _text_heights(self, width: int) -> tuple[int, int]:
        """Heights of the title and the detail in a line of this width, kept: layouts ask often."""
        if width not in self._heights:
            room = QRect(0, 0, max(self._text_width(width), 1), 10_000)
            self._heights[width] = (
                fonts().strong_metrics.boundingRect(room, _WRAPPED, self._title).height(),
                fonts().body_metrics.boundingRect(room, _WRAPPED, self._detail).height(),
            )
        return self._heights[width]
