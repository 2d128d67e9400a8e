"""The frozen first column of the grid: names of the schools as row headers."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QToolButton, QWidget

from app.views.look import theme
from app.views.look.elision import elided
from app.views.results.grid.arranging import NAMES
from app.views.tables.filter_header import funnel_button, paint_filtered

if TYPE_CHECKING:
    from app.views.results.grid.view import GridView

NAME_WIDTH = 288
_INSET = 12


class SchoolNames(QHeaderView):
    """The frozen first column: names of the schools as row headers."""

    def __init__(self, parent: "GridView") -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.names_width = NAME_WIDTH
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(theme.ROW_HEIGHT)

    def sizeHint(self) -> QSize:
        """The width of the names."""
        return QSize(self.names_width, 0)  # the table gives it its height

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt
        """A name, shortened in the middle when it does not fit."""
        look = theme.current()
        view = cast("GridView", self.parent())
        current = view.currentIndex().row() == logicalIndex
        hovered = view.hovered_row == logicalIndex
        back = "accent_soft" if current else "hover" if hovered else "surface"
        painter.save()
        painter.fillRect(rect, look.colour(back))
        painter.setPen(look.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setFont(theme.text_font(bold=current))
        painter.setPen(look.colour("text"))
        inner = rect.adjusted(_INSET, 0, -theme.STEP, 0)
        model = self.model()
        name = str(model.headerData(logicalIndex, Qt.Orientation.Vertical) or "")
        shown = elided(painter.fontMetrics(), name, inner.width(), middle=True)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.restore()


class NamesCorner(QWidget):
    """The header of the names: the funnel under the pointer, or the right button, filters them."""

    def __init__(self, view: "GridView") -> None:
        super().__init__(view)
        self._view = view
        self._funnel: QToolButton | None = None
        self.setAccessibleName("Школа")

    @property
    def funnel(self) -> QToolButton:
        """The button under the pointer, made when a pointer comes first."""
        if self._funnel is None:
            tip = "Отбор по школам (Alt+Shift+Вниз)"
            self._funnel = funnel_button(tip, self._view.open_names_filter)
            self._funnel.setParent(self)
        return self._funnel

    def _funnel_place(self) -> QRect:
        size = self.funnel.size()
        left = self.width() - theme.HALF - size.width()
        return QRect(left, (self.height() - size.height()) // 2, size.width(), size.height())

    def enterEvent(self, event: QEnterEvent) -> None:
        """The funnel comes with the pointer."""
        super().enterEvent(event)
        if self._view.can_filter:
            self.funnel.setGeometry(self._funnel_place())
            self.funnel.show()

    def leaveEvent(self, event: QEvent) -> None:
        """And goes with it."""
        super().leaveEvent(event)
        self.funnel.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The press is not the table's, which lies below."""
        event.accept()

    def contextMenuEvent(self, _event: QContextMenuEvent) -> None:
        """The names with ticks."""
        self._view.open_names_filter()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The title; a filter says so as in the other headers."""
        painter = QPainter(self)
        painter.setFont(theme.text_font(theme.SMALL))
        painter.setPen(theme.current().colour("muted"))
        room = self.rect().adjusted(_INSET, 0, 0, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), "Школа")
        if self._view.is_filtered(NAMES):
            paint_filtered(painter, self.rect(), self._funnel_place())
        painter.end()
