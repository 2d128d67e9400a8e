"""Schools identified last year and this one, who entered and who left: bars with numbers."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from app.enums import VerdictStatus
from app.services.language.dates import year_name
from app.services.language.numbers import whole
from app.views.look import theme
from app.views.widgets.painted_chart import PaintedChart

if TYPE_CHECKING:
    from app.services.year.numbers import Identified

_ROW, _BAR = 24, 12
_NAME_WIDTH, _NUMBER_WIDTH = 152, 88
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)


class BarLine(NamedTuple):
    """One bar.

    Attributes:
        name: what is counted.
        schools: which.
        tone: colour of the bar by its name in the theme.
    """

    name: str
    schools: tuple[str, ...]
    tone: str

    @property
    def number(self) -> str:
        """The count as it stands beside the bar."""
        return whole(len(self.schools))

    @property
    def words(self) -> str:
        """The bar for tooltips and screen readers."""
        names = ", ".join(self.schools)
        return f"{self.name}: {self.number}" + (f" ({names})" if names else "")


def lines_of(identified: "Identified") -> tuple[BarLine, ...]:
    """This year's list; beside a run of last year its list, who entered and who left."""
    now = BarLine(f"Выявлено, {year_name(identified.year)}", identified.shnor, "accent")
    if not identified.compared:
        return (now,)
    word = VerdictStatus.SHNOR.label
    return (
        now,
        BarLine(f"Выявлено, {year_name(identified.year - 1)}", identified.previous, "control_line"),
        BarLine(f"Вошли в число {word}", identified.entered, "accent"),
        BarLine(f"Вышли из числа {word}", identified.left, "control_line"),
    )


class IdentifiedChart(PaintedChart):
    """Four bars; the name stands before, the number after each."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[BarLine, ...] = ()
        self.setAccessibleName("Выявленные школы: прошлый год и этот")

    def show_identified(self, identified: "Identified | None") -> None:
        """Show a run beside that of the year before; nothing without a run."""
        self.lines = () if identified is None else lines_of(identified)
        self.setAccessibleDescription("; ".join(line.words for line in self.lines))
        self.setVisible(bool(self.lines))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line for each bar."""
        return QSize(_NAME_WIDTH + 2 * _NUMBER_WIDTH, len(self.lines) * _ROW)

    def tip_at(self, place: QPoint) -> str:
        """Which schools the bar under a place counts."""
        number = place.y() // _ROW
        return self.lines[number].words if 0 <= number < len(self.lines) else ""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.text_font(theme.SMALL))
        most = max((len(line.schools) for line in self.lines), default=0)
        room = self.width() - _NAME_WIDTH - _NUMBER_WIDTH
        for number, line in enumerate(self.lines):
            top = number * _ROW
            painter.setPen(look.colour("text"))
            painter.drawText(QRect(0, top, _NAME_WIDTH, _ROW), _MIDDLE, line.name)
            count = len(line.schools)
            length = room * count // most if most else 0
            if length:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour(line.tone))
                bar = QRect(_NAME_WIDTH, top + (_ROW - _BAR) // 2, max(length, 3), _BAR)
                painter.drawRoundedRect(bar, 3, 3)
            painter.setPen(look.colour("text"))
            place = QRect(_NAME_WIDTH + length + (6 if length else 0), top, _NUMBER_WIDTH, _ROW)
            painter.drawText(place, _MIDDLE, line.number)
        painter.end()
