"""Schools with low results by procedure, last year against this one: bars with their numbers."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from app.services.language.dates import year_name
from app.services.language.numbers import NBSP
from app.views.look import theme
from app.views.widgets.painted_chart import PaintedChart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.year.numbers import ShareRow

_ROW = 40
_BAR = 12
_NAME_WIDTH = 136
_NUMBER_WIDTH = 72
_LEGEND = 24
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)


class SharesChart(PaintedChart):
    """Two bars for each procedure; the bar shows the share, the number beside it the counts."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[ShareRow, ...] = ()
        self._year = 0

    def show_rows(self, rows: "Sequence[ShareRow]", year: int) -> None:
        """Show these procedures; `year` is the newer one."""
        self._rows = tuple(rows)
        self._year = year
        spoken = "; ".join(
            f"{row.short_title}: {counts(row.low, row.held)}, "
            f"год назад {counts(row.previous_low, row.previous_held)}"
            for row in rows
        )
        self.setAccessibleName("Школы с низкими результатами по процедурам")
        self.setAccessibleDescription(spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One line for each procedure, and the legend."""
        return QSize(320, _LEGEND + len(self._rows) * _ROW)

    def tip_at(self, place: QPoint) -> str:
        """The procedure under a place in words, both years with their counts."""
        number = (place.y() - _LEGEND) // _ROW
        if not 0 <= number < len(self._rows):
            return ""
        row = self._rows[number]
        return "\n".join(
            (
                row.title,
                f"{year_name(self._year)}: {counts(row.low, row.held)}",
                f"{year_name(self._year - 1)}: {counts(row.previous_low, row.previous_held)}",
            )
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw legend and bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.text_font(theme.SMALL))
        self._draw_legend(painter)
        for number, row in enumerate(self._rows):
            self._draw_row(painter, row, _LEGEND + number * _ROW)
        painter.end()

    def _draw_legend(self, painter: QPainter) -> None:
        left = _NAME_WIDTH
        for tone, year in (("accent", self._year), ("control_line", self._year - 1)):
            self._bar(painter, QRect(left, 4, 12, 12), tone)
            painter.setPen(theme.current().colour("muted"))
            words = year_name(year)
            painter.drawText(QRect(left + 18, 0, 80, 20), _MIDDLE, words)
            left += 18 + painter.fontMetrics().horizontalAdvance(words) + theme.GAP

    def _draw_row(self, painter: QPainter, row: "ShareRow", top: int) -> None:
        look = theme.current()
        painter.setPen(look.colour("text"))
        metrics = painter.fontMetrics()
        elide = Qt.TextElideMode.ElideRight
        name = metrics.elidedText(row.short_title, elide, _NAME_WIDTH - theme.STEP)
        painter.drawText(QRect(0, top, _NAME_WIDTH, _ROW - 8), _MIDDLE, name)
        pairs = (
            (row.low, row.held, "accent", "text"),
            (row.previous_low, row.previous_held, "control_line", "muted"),
        )
        room = self.width() - _NAME_WIDTH - _NUMBER_WIDTH
        for line, (low, held, tone, text_tone) in enumerate(pairs):
            y = top + line * (_BAR + 4)
            length = room * low // held if held else 0
            if length:
                self._bar(painter, QRect(_NAME_WIDTH, y + 2, max(length, 3), _BAR), tone)
            painter.setPen(look.colour(text_tone))
            box = QRect(_NAME_WIDTH + length + 6, y, _NUMBER_WIDTH, _BAR + 4)
            painter.drawText(box, _MIDDLE, counts(low, held))

    def _bar(self, painter: QPainter, rect: QRect, tone: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().colour(tone))
        painter.drawRoundedRect(rect, 3, 3)


def counts(low: int, held: int) -> str:
    """«5 из 12»; a year without results is no zero."""
    return f"{low}{NBSP}из{NBSP}{held}" if held else "нет данных"
