"""The frozen first column of the grid: names of the schools as row headers."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView

from app.views.look import theme
from app.views.look.elision import elided

if TYPE_CHECKING:
    from app.views.results.grid.view import GridView

NAME_WIDTH = 288


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
        inner = rect.adjusted(12, 0, -theme.STEP, 0)
        model = self.model()
        name = str(model.headerData(logicalIndex, Qt.Orientation.Vertical) or "")
        shown = elided(painter.fontMetrics(), name, inner.width(), middle=True)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.restore()
