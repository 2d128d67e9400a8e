"""One procedure of a school through the years: bars with their numbers, threshold, gaps."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from app.services.language.dates import year_name
from app.views.look import theme
from app.views.widgets.painted_chart import PaintedChart

_HEIGHT = 176
_TOP, _NUMBERS, _YEARS = 44, 18, 20
_LEAST_STEP, _LEAST_WIDTH, _MOST_BAR = 44, 256, 40
_LEAST_SCALE = 40.0
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPoint:
    """One year of a procedure.

    Attributes:
        year: the school year by its later calendar year.
        percent: share that failed, or None: then there is no bar.
        number: what stands over the bar: «28,9 %»; words when there is no bar.
        low: whether the share reaches the threshold.
        words: the whole in words, for the tooltip and screen readers.
    """

    year: int
    percent: float | None
    number: str
    low: bool
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A procedure with its years, oldest first, without holes: a missing year has no bar.

    Attributes:
        title: of the procedure.
        change: how the last year stands to the one before, Russian; may be empty.
        threshold: percent from which a result is low.
        threshold_text: the same as it is read.
    """

    title: str
    points: tuple[TrendPoint, ...]
    change: str
    threshold: float
    threshold_text: str


class TrendChart(PaintedChart):
    """Bars of one procedure; the dashed line is the threshold, low shares are dark and bold."""

    def __init__(self, trend: Trend) -> None:
        super().__init__()
        self.trend = trend
        self.setMinimumWidth(least_width(len(trend.points)))
        spoken = "; ".join(f"{year_name(point.year)}: {point.words}" for point in trend.points)
        self.setAccessibleName(trend.title)
        self.setAccessibleDescription(
            f"{spoken}. Порог {trend.threshold_text}. {trend.change}".strip()
        )

    def sizeHint(self) -> QSize:
        """As wide as its years need."""
        return QSize(self.minimumWidth(), _HEIGHT)

    def tip_at(self, place: QPoint) -> str:
        """The year under a place in words; empty beside the bars."""
        number = int((place.x() - theme.STEP) // self._step())
        if not 0 <= number < len(self.trend.points):
            return ""
        point = self.trend.points[number]
        return f"{year_name(point.year)}: {point.words}"

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw title, bars, numbers, years and the threshold."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_heading(painter)
        painter.setFont(theme.text_font(theme.SMALL))
        self._draw_threshold(painter)
        for number, point in enumerate(self.trend.points):
            self._draw_point(painter, number, point)
        painter.end()

    def _draw_heading(self, painter: QPainter) -> None:
        look = theme.current()
        room = self.width() - 2 * theme.STEP
        for text, size, tone, top in (
            (self.trend.title, theme.BODY, "text", 4),
            (self.trend.change, theme.SMALL, "muted", 24),
        ):
            painter.setFont(theme.text_font(size))
            painter.setPen(look.colour(tone))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(theme.STEP, top, room, 20), _LEFT, shown)

    def _draw_point(self, painter: QPainter, number: int, point: TrendPoint) -> None:
        look = theme.current()
        step = self._step()
        left = round(theme.STEP + number * step)
        column = QRect(left, 0, round(step), _HEIGHT)
        base = self._base()
        painter.setPen(look.colour("muted"))
        under = QRect(column.left(), base + 2, column.width(), _YEARS)
        painter.drawText(under, _CENTRE, short_year(point.year))
        top = self._height_of(point.percent or 0.0)
        if point.percent is not None:
            wide = min(_MOST_BAR, round(step) - theme.STEP)
            bar = QRect(column.center().x() - wide // 2, top, wide, max(base - top, 2))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent" if point.low else "control_line"))
            painter.drawRoundedRect(bar, 2, 2)
        font = theme.text_font(theme.SMALL)
        font.setBold(point.low)
        painter.setFont(font)
        painter.setPen(look.colour("text" if point.percent is not None else "muted"))
        metrics = painter.fontMetrics()
        words = metrics.elidedText(point.number, Qt.TextElideMode.ElideRight, round(step))
        wide = metrics.horizontalAdvance(words) + theme.HALF
        over = QRect(column.center().x() - wide // 2, top - _NUMBERS, wide, _NUMBERS)
        painter.fillRect(over.adjusted(0, 2, 0, -2), look.colour("surface"))
        painter.drawText(over, _CENTRE, words)
        painter.setFont(theme.text_font(theme.SMALL))

    def _draw_threshold(self, painter: QPainter) -> None:
        look = theme.current()
        line = self._height_of(self.trend.threshold)
        pen = QPen(look.colour("warning"), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(theme.STEP, line, self.width() - theme.STEP, line)
        painter.setPen(look.colour("line"))
        painter.drawLine(theme.STEP, self._base(), self.width() - theme.STEP, self._base())

    def _step(self) -> float:
        return (self.width() - 2 * theme.STEP) / max(1, len(self.trend.points))

    def _base(self) -> int:
        return _HEIGHT - _YEARS - 4

    def _height_of(self, percent: float) -> int:
        known = [point.percent for point in self.trend.points if point.percent is not None]
        scale = max(_LEAST_SCALE, self.trend.threshold * 1.2, *known, 0.0)
        room = self._base() - _TOP - _NUMBERS
        return self._base() - round(room * percent / scale)


def least_width(years: int) -> int:
    """Width in which every year can be read."""
    return max(_LEAST_WIDTH, years * _LEAST_STEP + 2 * theme.STEP)


def with_gaps(points: Sequence[TrendPoint], years: Sequence[int]) -> tuple[TrendPoint, ...]:
    """The points of these years; where there is none, a point without a bar says so."""
    known = {point.year: point for point in points}
    missing = {
        year: TrendPoint(year=year, percent=None, number="–", low=False, words="нет данных")
        for year in years
    }
    return tuple(known.get(year, missing[year]) for year in years)


def short_year(year: int) -> str:
    """«18/19»: the axis has no room for more."""
    return f"{(year - 1) % 100:02}/{year % 100:02}"
