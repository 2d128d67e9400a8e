"""The header of every table: a click sorts, the funnel under the pointer filters."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QToolButton

from app.views.look import theme
from app.views.look.elision import elided
from app.views.look.signals import forget_signals
from app.views.widgets.buttons import icon_button

if TYPE_CHECKING:
    from app.views.tables.sheet_view import SheetView

_FUNNEL, _GRIP, _ARROW, _SIGN = 24, 4, 14, 12
_UP_DOWN = 10  # the picture of the arrow
_PADDING, _GAP = 8, 2  # of a title, as in the style sheet; between it and the arrow
_NAME = "Отбор по столбцу (Alt+Вниз)"


class FilterHeader(QHeaderView):
    """Titles of columns. A filtered one has a funnel and a line of the accent under it.

    The arrow of the sorted column stands where its title does not end: on the right, and left of
    numbers, which keep the place of their last digit. A title without room ends in «…».

    The funnel that opens the values of a column comes with the pointer, at the end of its section
    where no number ends; the right button opens them too.
    """

    def __init__(self, table: "SheetView") -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self._section = -1
        self._funnel: QToolButton | None = None
        self.title_metrics = QFontMetrics(theme.text_font(theme.SMALL))
        forget_signals(self)

    @property
    def funnel(self) -> QToolButton:
        """The button under the pointer, made when a pointer comes first."""
        if self._funnel is None:
            self._funnel = funnel_button(_NAME, self._on_funnel)
            self._funnel.setParent(self.viewport())
        return self._funnel

    def place_below(self, number: int) -> QPoint:
        """Where the popup of a column begins, in global coordinates."""
        left = max(0, self.sectionViewportPosition(number))
        return self.viewport().mapToGlobal(QPoint(left, self.height()))

    def _on_funnel(self) -> None:
        self._table.open_filter(self._section)

    def _funnel_place(self, number: int) -> QRect:
        """Opposite to the end of the title, beside the arrow of the sorted column."""
        left, width = self.sectionViewportPosition(number), self.sectionSize(number)
        top = (self.height() - _FUNNEL) // 2
        arrow = _ARROW if self._is_sorted(number) else 0
        if self._is_right(number):
            if left + _GRIP + arrow + _FUNNEL > self._title_left(number):
                arrow = 0  # a long title: the funnel stands over the arrow, not over the title
            return QRect(left + _GRIP + arrow, top, _FUNNEL, _FUNNEL)
        return QRect(left + width - _GRIP - arrow - _FUNNEL, top, _FUNNEL, _FUNNEL)

    def _title_left(self, number: int) -> int:
        """Where the widest line of a title at the right edge begins."""
        words = self.model().headerData(number, Qt.Orientation.Horizontal)
        width = max(map(self.title_metrics.horizontalAdvance, str(words or "").split("\n")))
        return self.sectionViewportPosition(number) + self.sectionSize(number) - _PADDING - width

    def _is_sorted(self, number: int) -> bool:
        return self.isSortIndicatorShown() and self.sortIndicatorSection() == number

    def _is_right(self, number: int) -> bool:
        role = Qt.ItemDataRole.TextAlignmentRole
        side = self.model().headerData(number, Qt.Orientation.Horizontal, role)
        alignment = self.defaultAlignment() if side is None else Qt.AlignmentFlag(side)
        return bool(alignment & Qt.AlignmentFlag.AlignRight)

    def title_room(self, number: int) -> int:
        """Pixels for the title of a column, beside the arrow when it is sorted."""
        arrow = _GRIP + _UP_DOWN + _GAP - _PADDING if self._is_sorted(number) else 0
        return self.sectionSize(number) - 2 * _PADDING - arrow

    def _paint_arrow(self, painter: QPainter, rect: QRect, number: int) -> None:
        up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        right = rect.right() + 1 - _GRIP - _UP_DOWN
        left = rect.left() + _GRIP if self._is_right(number) else right
        name = "chevron-up" if up else "chevron-down"
        picture = theme.current().pixmap_cached(name, "muted", _UP_DOWN)
        painter.drawPixmap(left, rect.top() + (rect.height() - _UP_DOWN) // 2, picture)

    # Qt

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, logicalIndex: int) -> None:  # noqa: N803 - Qt
        """The arrow is ours: the one of Qt takes its room from the first letters of the title."""
        super().initStyleOptionForIndex(option, logicalIndex)
        option.sortIndicator = QStyleOptionHeader.SortIndicator.None_  # pyright: ignore[reportAttributeAccessIssue]
        title: str = option.text  # pyright: ignore[reportAttributeAccessIssue]
        if "\n" not in title:
            room = self.title_room(logicalIndex)
            option.text = elided(self.title_metrics, title, room)  # pyright: ignore[reportAttributeAccessIssue]

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt
        """The title; a sorted and a filtered column say so."""
        painter.save()
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        if self._is_sorted(logicalIndex):
            self._paint_arrow(painter, rect, logicalIndex)
        if self._table.is_filtered(logicalIndex):
            paint_filtered(painter, rect, self._funnel_place(logicalIndex))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The funnel follows the pointer; not while a column is made wider."""
        super().mouseMoveEvent(event)
        number = self.logicalIndexAt(event.position().toPoint())
        if event.buttons() or number < 0 or not self._table.can_filter:
            self.funnel.hide()
            return
        if number != self._section or not self.funnel.isVisible():
            self._section = number
            self.funnel.setGeometry(self._funnel_place(number))
            self.funnel.show()

    def leaveEvent(self, event: QEvent) -> None:
        """No section is under the pointer any more."""
        super().leaveEvent(event)
        self.funnel.hide()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The values of the column."""
        self._table.open_filter(self.logicalIndexAt(event.pos()))


def funnel_button(name: str, on_click: Callable[[], object]) -> QToolButton:
    """The funnel in a header, hidden until the pointer comes."""
    made = icon_button("filter", name, on_click)
    made.setProperty("role", "funnel")
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys have Alt+Down of the table
    made.setFixedSize(_FUNNEL, _FUNNEL)
    made.hide()
    return made


def paint_filtered(painter: QPainter, rect: QRect, place: QRect) -> None:
    """Say that a header filters: a line of the accent, and a funnel where there is room."""
    look = theme.current()
    painter.fillRect(rect.left(), rect.bottom() - 2, rect.width(), 3, look.colour("accent"))
    if place.left() >= rect.left():
        middle = place.center() - QPoint(_SIGN // 2, _SIGN // 2 - 1)
        ground = QRect(middle, place.size() * 0.5).adjusted(-1, 0, 2, 0)
        painter.fillRect(ground, look.colour("surface"))
        painter.drawPixmap(middle, look.pixmap_cached("filter", "accent", _SIGN))
