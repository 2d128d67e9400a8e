"""The seven steps of support as a line: what is done, what is near, what is overdue."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen

from app.enums import SupportStage
from app.services.language.dates import date_digits
from app.services.schools.support_steps import StepRow, StepState
from app.views.look import theme
from app.views.widgets.painted_chart import PaintedChart
from app.views.widgets.status import Status
from app.views.widgets.statuses import STEP_LOOKS

_HEIGHT, _DOT, _ICON = 52, 28, 16
_WORDS_FROM = 88  # pixels of a step in which its word can be read
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
_SHORT: Mapping[StepState, str] = {
    "done": "выполнено",
    "overdue": "просрочено",
    "soon": "скоро",
    "planned": "в плане",
    "none": "нет срока",
}


def _word(step: StepRow) -> str:
    """The one word of a step that tells it from the others."""
    words = step.stage.label.split()
    return words[-1] if step.stage is SupportStage.ACTIONS else words[0]


def step_status(step: StepRow) -> Status:
    """The state of a step as a chip shows it."""
    return Status(*STEP_LOOKS[step.state], _SHORT[step.state])


def step_words(step: StepRow) -> str:
    """«Заявка руководства школы: просрочено на 5 дней (срок 17.11.2026)»."""
    text = f"{step.title}: {step.state_words}"
    if step.done_on is not None:
        return f"{text} {date_digits(step.done_on)}"
    return text if step.planned_on is None else f"{text} (срок {date_digits(step.planned_on)})"


class StepsLine(PaintedChart):
    """The steps from left to right; the table under it can be reached with the keys.

    Signals:
        step_chosen: the number of the step that was clicked, from 0.
    """

    step_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._steps: Sequence[StepRow] = ()
        self.setAccessibleName("Шаги поддержки")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_steps(self, steps: Sequence[StepRow]) -> None:
        """Show the numbered ones of these steps."""
        self._steps = [step for step in steps if step.number is not None]
        self.setAccessibleDescription("; ".join(map(step_words, self._steps)))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the dots need."""
        return QSize(7 * (_DOT + theme.STEP), _HEIGHT)

    def tip_at(self, place: QPoint) -> str:
        """The step under a place in words."""
        number = self._number_at(place)
        return "" if number is None else step_words(self._steps[number])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the step under the pointer."""
        number = self._number_at(event.position().toPoint())
        if number is not None and event.button() == Qt.MouseButton.LeftButton:
            self.step_chosen.emit(number)
        super().mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line, the dots and, where there is room, their words."""
        if not self._steps:
            return
        look, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.text_font(theme.SMALL))
        middle, step = _DOT // 2 + 1, self._step()
        painter.setPen(QPen(look.colour("line"), 2))
        painter.drawLine(round(step / 2), middle, round(self.width() - step / 2), middle)
        for number, row in enumerate(self._steps):
            self._draw(painter, number, row)
        painter.end()

    def _draw(self, painter: QPainter, number: int, row: StepRow) -> None:
        look, step = theme.current(), self._step()
        tone, icon = STEP_LOOKS[row.state]
        centre = round((number + 0.5) * step)
        dot = QRect(centre - _DOT // 2, 1, _DOT, _DOT)
        painter.setPen(QPen(look.colour(tone), 1))
        painter.setBrush(look.colour(f"{tone}_soft"))
        painter.drawEllipse(dot)
        corner = dot.center() - QPoint(_ICON // 2 - 1, _ICON // 2 - 1)
        painter.drawPixmap(corner, look.pixmap_cached(icon, tone, _ICON))
        painter.setPen(look.colour("text" if row.state == "overdue" else "muted"))
        words = _word(row) if step >= _WORDS_FROM else str(row.number)
        under = QRect(round(number * step), _DOT + 4, round(step), _HEIGHT - _DOT - 4)
        painter.drawText(under, _CENTRE, words)

    def _step(self) -> float:
        return self.width() / max(1, len(self._steps))

    def _number_at(self, place: QPoint) -> int | None:
        number = int(place.x() // self._step())
        return number if 0 <= number < len(self._steps) else None
