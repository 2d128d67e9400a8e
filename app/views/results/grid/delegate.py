"""Paints a result: count, share, the mark of a low result, last year below; edits it in place."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.services.identification.evidence.result_words import WordedResult
from app.views.look import theme
from app.views.results.cell.editor import CellEditor, Judge
from app.views.results.cell.held import Held
from app.views.results.grid.walk import ARROWS, WALKING
from app.views.tables.row_delegate import draw_frame, draw_ground

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.views.results.cell.cells import GridTable, Key
    from app.views.results.grid.chosen import Place
    from app.views.results.grid.model import GridModel

PADDING = 6
_GAP = 5
_LONGEST = 3  # cells whose texts are measured, the others are shorter
MARK = 12
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class GridDelegate(QStyledItemDelegate):
    """Draws and edits the cells.

    Attributes:
        hovered: the row under the pointer.
        with_previous: show the year before on a second line.
        typed_over: the next editor begins with typing over the cell.
        cut: rows and columns of the cells that wait to be moved.

    Signals:
        going_on: the `QKeyEvent` that left the editor after its text was handed over.
        filling: text that should go into every selected cell (Ctrl+Enter).
    """

    going_on = Signal(object)
    filling = Signal(str)

    def __init__(self, parent: QWidget, model: "GridModel", judge: Judge) -> None:
        super().__init__(parent)
        self._model = model
        self._judge = judge
        self.hovered = -1
        self.with_previous = False
        self.typed_over = False
        self.cut: Collection[Place] = ()

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
        selected = bool(state & QStyle.StateFlag.State_Selected)
        row, column = index.row(), index.column()
        draw_ground(painter, rect, selected=selected, hovered=row == self.hovered)
        painter.drawLine(rect.topRight(), rect.bottomRight())
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
        held, cell, before = self._model.shown_at(row, column)
        if held is not None:
            _draw_held(painter, rect, held)
        elif self.with_previous:
            half = inner.height() // 2
            _draw_cell(painter, inner.adjusted(0, 3, 0, -half), cell)
            _draw_cell(painter, inner.adjusted(0, half, 0, -4), before, quiet=True)
        else:
            _draw_cell(painter, inner, cell)
        if (row, column) in self.cut:
            painter.setPen(QPen(look.colour("accent"), 1, Qt.PenStyle.DashLine))
            painter.drawRect(rect.adjusted(2, 2, -3, -3))
        if state & QStyle.StateFlag.State_HasFocus:
            draw_frame(painter, rect, "accent", 2)

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """A line over the cell, wide enough for «нет участников»."""
        typed_over, self.typed_over = self.typed_over, False
        return CellEditor(parent, self._judge, typed_over=typed_over)

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
        """Enter, Tab and, after typing over, the arrows hand the text over and go on.

        A text that cannot be stored stays in the cell until it is corrected or given up.
        """
        if (
            isinstance(watched, CellEditor)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            key = event.key()
            if key == Qt.Key.Key_F2:
                watched.correct()
                return True
            if key in WALKING or (watched.typed_over and key in ARROWS):
                self._leave(watched, event)
                return True
        return super().eventFilter(watched, event)

    def _leave(self, editor: CellEditor, event: QKeyEvent) -> None:
        if editor.problem:
            editor.refuse()
            return
        everywhere = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        text = editor.text()
        if not everywhere:
            self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        if everywhere:
            self.filling.emit(text)
        else:
            self.going_on.emit(event)


def cell_width(metrics: QFontMetrics, small: QFontMetrics, cell: WordedResult) -> int:
    """Pixels that a cell needs."""
    wide = 2 * PADDING + MARK + 4
    if cell.counts:
        wide += small.horizontalAdvance(cell.counts) + _GAP
    return wide + metrics.horizontalAdvance(cell.share)


def widest(table: "GridTable", keys: "Collection[Key]") -> int:
    """Pixels that the longest of these cells need, this year's and the year's before."""
    present = [cells.get(key) for key in keys for cells in (table.cells, table.previous)]
    longest = sorted((cell for cell in present if cell is not None), key=_length)[-_LONGEST:]
    metrics = QFontMetrics(theme.text_font(bold=True))
    small = QFontMetrics(theme.text_font(theme.SMALL))
    return max((cell_width(metrics, small, cell) for cell in longest), default=0)


def _length(cell: WordedResult) -> int:
    return len(cell.counts) + len(cell.share)


@cache
def _font(size: int, *, bold: bool = False) -> QFont:
    return theme.text_font(size, bold=bold)


@lru_cache(maxsize=8192)  # the words of cells repeat
def _width(text: str, size: int, *, bold: bool = False) -> int:
    return QFontMetrics(_font(size, bold=bold)).horizontalAdvance(text)


def _draw_cell(
    painter: QPainter, inner: QRect, cell: WordedResult | None, *, quiet: bool = False
) -> None:
    """Count in small, share in the text size, both to the right; the mark to the left."""
    if cell is None:
        return
    look, mark, room = theme.current(), cell.low, inner
    if cell.share:
        size, bold = theme.SMALL if quiet else theme.BODY, mark and not quiet
        painter.setFont(_font(size, bold=bold))
        painter.setPen(look.colour("muted" if quiet else "text"))
        painter.drawText(inner, _RIGHT, cell.share)
        room = room.adjusted(0, 0, -_width(cell.share, size, bold=bold) - _GAP, 0)
    if mark:
        top = inner.top() + (inner.height() - MARK) // 2
        tone = "muted" if quiet else "warning"
        painter.drawPixmap(inner.left() - 2, top, look.pixmap_cached("low", tone, MARK))
        room = room.adjusted(MARK + 2, 0, 0, 0)
    if cell.counts and room.width() > 0:
        painter.setFont(_font(theme.SMALL))
        painter.setPen(look.colour("muted"))
        shown = cell.counts
        if _width(shown, theme.SMALL) > room.width():
            metrics = painter.fontMetrics()
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _RIGHT, shown)


def _draw_held(painter: QPainter, rect: QRect, held: Held) -> None:
    """A text that is not stored: its own frame and mark, and the text as it was typed."""
    look = theme.current()
    icon, tone = held.look
    painter.save()
    painter.fillRect(rect.adjusted(0, 0, -1, -1), look.colour(f"{tone}_soft"))
    painter.setPen(QPen(look.colour(tone), 1, Qt.PenStyle.DashLine))
    painter.drawRect(rect.adjusted(1, 1, -2, -2))
    inner = rect.adjusted(PADDING, 0, -PADDING, 0)
    top = inner.top() + (inner.height() - MARK) // 2
    painter.drawPixmap(inner.left() - 2, top, look.pixmap_cached(icon, tone, MARK))
    painter.setPen(look.colour("text"))
    painter.setFont(_font(theme.BODY))
    room = inner.adjusted(MARK + 2, 0, 0, 0)
    text = painter.fontMetrics().elidedText(held.text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, _RIGHT, text)
    painter.restore()
