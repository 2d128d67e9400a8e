"""Paints a result: count, share, the mark of a low result, last year below; edits it in place."""

from functools import cache

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.errors import UserError
from app.views import theme
from app.views.results.grid_cells import GridCell
from app.views.results.grid_model import CELL_ROLE, PREVIOUS_ROLE
from app.views.results.typed_result import HOW, parse_typed
from app.views.widgets.labels import label

PADDING = 6
_GAP = 5
MARK = 12
_WORDS_WIDTH = 320
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class CellEditor(QLineEdit):
    """The line in a cell; what is wrong stands in words under it while it is typed.

    Attributes:
        problem: why the present text cannot be stored, or empty.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "cell")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName("Результат")
        self.setAccessibleDescription(HOW)
        self.problem = ""
        self._said = QFrame(parent)
        self._said.setProperty("role", "toast")
        self._words = label("", "error", wrap=True)
        self._words.setFixedWidth(_WORDS_WIDTH)
        inside = QVBoxLayout(self._said)
        inside.setContentsMargins(theme.STEP, theme.HALF, theme.STEP, theme.HALF)
        inside.addWidget(self._words)
        self._said.hide()
        self.destroyed.connect(self._said.deleteLater)
        self.textChanged.connect(self._check)

    def _check(self, text: str) -> None:
        try:
            parse_typed(text)
            self.problem = ""
        except UserError as problem:
            self.problem = f"{problem.message} {problem.hint}"
        self.setProperty("wrong", "true" if self.problem else "false")
        self.style().unpolish(self)
        self.style().polish(self)
        if not self.problem:
            self._said.hide()

    def explain(self) -> None:
        """Show the reason under the cell (above it in the last rows)."""
        host = self.parentWidget()
        self._words.setText(self.problem)
        self._said.adjustSize()
        below = self.mapTo(host, QPoint(0, self.height())) if host is not None else QPoint()
        if host is not None:
            width, height = self._said.width(), self._said.height()
            top = below.y() if below.y() + height <= host.height() else self.y() - height
            self._said.move(max(0, min(below.x(), host.width() - width)), top)
        self._said.setVisible(bool(self.problem))
        self._said.raise_()


class GridDelegate(QStyledItemDelegate):
    """Draws the cells; `hovered` is the row under the pointer, `with_previous` shows two lines."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hovered = -1
        self.with_previous = False

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell."""
        look = theme.current()
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.colour("accent_soft"))
        elif index.row() == self.hovered:
            painter.fillRect(rect, look.colour("hover"))
        painter.setPen(look.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
        if self.with_previous:
            self._two_lines(painter, inner, index)
        else:
            _draw_cell(painter, inner, index.data(CELL_ROLE))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(look.colour("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _two_lines(
        self, painter: QPainter, inner: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        half = inner.height() // 2
        _draw_cell(painter, inner.adjusted(0, 3, 0, -half), index.data(CELL_ROLE))
        _draw_cell(painter, inner.adjusted(0, half, 0, -4), index.data(PREVIOUS_ROLE), quiet=True)

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """A line over the cell, wide enough for «нет участников»."""
        return CellEditor(parent)

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Lie over the cell."""
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        editor.setGeometry(rect.adjusted(0, 0, 0, -1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A text that cannot be stored stays in the cell until it is corrected or given up."""
        if isinstance(watched, CellEditor) and isinstance(event, QKeyEvent) and watched.problem:
            leaving = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
            if event.type() == QEvent.Type.KeyPress and leaving:
                watched.explain()
                return True
        return super().eventFilter(watched, event)


def cell_width(metrics: QFontMetrics, small: QFontMetrics, cell: GridCell) -> int:
    """Pixels that a cell needs."""
    wide = 2 * PADDING + MARK + 4
    if cell.counts:
        wide += small.horizontalAdvance(cell.counts) + _GAP
    return wide + metrics.horizontalAdvance(cell.share)


@cache
def _font(size: int, *, bold: bool = False) -> QFont:
    return theme.text_font(size, bold=bold)


def _draw_cell(
    painter: QPainter, inner: QRect, cell: GridCell | None, *, quiet: bool = False
) -> None:
    """Count in small, share in the text size, both to the right; the mark to the left."""
    if cell is None:
        return
    look = theme.current()
    painter.save()
    share_size = theme.SMALL if quiet else theme.BODY
    right = inner.right()
    if cell.share:
        painter.setFont(_font(share_size, bold=cell.low and not quiet))
        painter.setPen(look.colour("muted" if quiet else "text"))
        painter.drawText(inner, _RIGHT, cell.share)
        right -= painter.fontMetrics().horizontalAdvance(cell.share) + _GAP
    painter.setFont(_font(theme.SMALL))
    painter.setPen(look.colour("muted"))
    mark = cell.low
    left = inner.left() + (MARK + 2 if mark else 0)
    room = QRect(left, inner.top(), max(0, right - left), inner.height())
    shown = painter.fontMetrics().elidedText(cell.counts, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, _RIGHT, shown)
    if mark:
        top = inner.top() + (inner.height() - MARK) // 2
        tone = "muted" if quiet else "warning"
        painter.drawPixmap(inner.left() - 2, top, look.pixmap_cached("low", tone, MARK))
    painter.restore()
