"""Paints the cells of a `RowTableModel`: hover and selection over the row, chips, icons, weight."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.views.look import theme
from app.views.look.elision import elided, wrapped
from app.views.tables.columns import Column
from app.views.tables.row_model import COLUMN_ROLE, EDIT, ROW_ROLE, RowTableModel
from app.views.widgets.status import chip_height, chip_width, draw_chip, wants_two_lines

if TYPE_CHECKING:
    from app.views.tables.table_view import TableView

PADDING = 8
_ICON = 16
ICON_ROOM = _ICON + 6  # an icon and the gap behind it
_ANY_LINES = 99


class RowDelegate(QStyledItemDelegate):
    """Paints rows; `hovered` is the number of the row under the pointer, or -1.

    The cell with the cursor has a frame when it can be edited; `framed` tables frame every one.

    Attributes:
        refused: the editor whose text was not saved when it was last handed over, or None.
    """

    framed = False

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hovered = -1
        self.refused: QWidget | None = None

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell."""
        look = theme.current()
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        selected = bool(option.state & QStyle.StateFlag.State_Selected)  # pyright: ignore[reportAttributeAccessIssue]
        draw_ground(painter, rect, selected=selected, hovered=index.row() == self.hovered)
        if selected and index.column() == 0:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), look.colour("accent"))
        column, row = index.data(COLUMN_ROLE), index.data(ROW_ROLE)
        if isinstance(column, Column) and row is not None:
            self.paint_content(painter, rect, index, column, row)
        focused = option.state & QStyle.StateFlag.State_HasFocus  # pyright: ignore[reportAttributeAccessIssue]
        if focused and (self.framed or column.edit is not None):
            draw_frame(painter, rect.adjusted(1, 1, -1, -1), "accent", 1)

    def paint_content(
        self,
        painter: QPainter,
        rect: QRect,
        index: QModelIndex | QPersistentModelIndex,
        column: Column[Any],
        row: Any,  # noqa: ANN401 - a row of any table
    ) -> None:
        """Draw what stands in a cell."""
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
        status = column.status(row) if column.status is not None else None
        if status is not None:
            metrics = painter.fontMetrics()
            width = min(chip_width(status, metrics.horizontalAdvance), inner.width())
            tall = rect.height() >= theme.TALL_ROW_HEIGHT and wants_two_lines(
                metrics, status, width
            )
            top = rect.top() + (rect.height() - chip_height(tall=tall)) // 2
            draw_chip(painter, status, inner.left(), top, width, tall=tall)
            return
        look = theme.current()
        tone = (column.tone(row) if column.tone is not None else None) or "text"
        icon = column.icon(row) if column.icon is not None else None
        if icon:
            top = rect.top() + (rect.height() - _ICON) // 2
            picture = look.pixmap_cached(icon, "muted" if tone == "text" else tone, _ICON)
            painter.drawPixmap(inner.left(), top, picture)
            inner.setLeft(inner.left() + ICON_ROOM)
        painter.save()
        if column.bold is not None and column.bold(row):
            font = painter.font()
            font.setBold(True)
            painter.setFont(font)
        painter.setPen(look.colour(tone))
        text = index.data() or ""
        if column.wrap:
            metrics = painter.fontMetrics()
            most = most_lines(metrics, rect.height())
            text = "\n".join(wrapped(metrics, text, inner.width(), most, middle=column.middle))
        else:
            text = text.replace("\n", " ")
            text = elided(painter.fontMetrics(), text, inner.width(), middle=column.middle)
        painter.drawText(inner, index.data(Qt.ItemDataRole.TextAlignmentRole), text)
        painter.restore()

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """A line that fills the cell."""
        editor = QLineEdit(parent)
        editor.setProperty("role", "cell")
        editor.setAlignment(Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)))
        editor.textEdited.connect(lambda _text: show_refusal(editor, ""))
        return editor

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Hand the typed text over; an editor whose text is refused is marked as wrong."""
        assert isinstance(editor, QLineEdit)
        self.hand_over(editor, editor.text(), model, index)

    def hand_over(
        self,
        editor: QWidget,
        text: str,
        model: QAbstractItemModel,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Save what an editor holds, or mark it with the reason why that cannot be."""
        model.setData(index, text, EDIT)
        refusal = cast("RowTableModel[object]", model).refusal
        self.refused = editor if refusal else None
        if refusal:  # else the editor may be gone by now
            show_refusal(editor, refusal)


def show_refusal(editor: QWidget, reason: str) -> None:
    """Mark an editor in a cell as wrong and say why; without a reason it is not."""
    if editor.toolTip() != reason:
        editor.setToolTip(reason)
        theme.restyle(editor, "wrong", "true" if reason else "false")


class OverEmptyDelegate(RowDelegate):
    """Paints a text over the empty columns before its own: a reason in place of the values.

    Each of the cells paints its part of the text, so that any of them can be painted alone.
    """

    def __init__(self, table: "TableView") -> None:
        super().__init__(table)
        self._table = table

    def paint_content(
        self,
        painter: QPainter,
        rect: QRect,
        index: QModelIndex | QPersistentModelIndex,
        column: Column[Any],
        row: Any,  # noqa: ANN401 - a row of any table
    ) -> None:
        """Paint what stands in a cell, or its part of what lies over it."""
        columns, place = self._table.rows_model.columns, index.column()
        for last, over in enumerate(columns):
            first = last - over.over_empty
            if first < last and first <= place <= last and not _says_any(columns[first:last], row):
                self._paint_part(painter, rect, index.sibling(index.row(), last), first)
                return
        super().paint_content(painter, rect, index, column, row)

    def _paint_part(self, painter: QPainter, rect: QRect, index: QModelIndex, first: int) -> None:
        table, last = self._table, index.column()
        left = table.columnViewportPosition(first)
        right = table.columnViewportPosition(last) + table.columnWidth(last)
        whole = QRect(left, rect.top(), right - left, rect.height())
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        super().paint_content(painter, whole, index, index.data(COLUMN_ROLE), index.data(ROW_ROLE))
        painter.restore()


def _says_any(columns: Sequence[Column[Any]], row: Any) -> bool:  # noqa: ANN401 - a row of any table
    return any(column.text(row) for column in columns)


def draw_ground(painter: QPainter, rect: QRect, *, selected: bool, hovered: bool) -> None:
    """The surface of a cell and the line below it; the painter keeps the pen of lines."""
    look = theme.current()
    if selected:
        painter.fillRect(rect, look.colour("accent_soft"))
    elif hovered:
        painter.fillRect(rect, look.colour("hover"))
    painter.setPen(look.colour("line"))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def content_width(option_font: Any, index: QModelIndex) -> int:  # noqa: ANN401 - font metrics
    """Width that shows a cell in full (for the tooltip of elided text)."""
    column, row = index.data(COLUMN_ROLE), index.data(ROW_ROLE)
    if not isinstance(column, Column) or row is None:
        return 0
    status = column.status(row) if column.status is not None else None
    if status is not None:
        return chip_width(status, option_font.horizontalAdvance) + 2 * PADDING
    icon = ICON_ROOM if column.icon is not None and column.icon(row) else 0
    width = option_font.horizontalAdvance(index.data() or "")
    if column.wrap:
        width = width * 5 // 9  # two lines, not quite full
    return width + icon + 2 * PADDING + 2


def text_fits(metrics: QFontMetrics, column: Column[Any], row: Any, cell: QSize) -> bool:  # noqa: ANN401 - a row of any table
    """Whether a cell of a column that wraps shows its text whole (else its tooltip does)."""
    icon = ICON_ROOM if column.icon is not None and column.icon(row) else 0
    text, room = column.text(row), cell.width() - 2 * PADDING - icon
    most = most_lines(metrics, cell.height())
    return wrapped(metrics, text, room, most) == wrapped(metrics, text, room, _ANY_LINES)


def most_lines(metrics: QFontMetrics, height: int) -> int:
    """How many lines of text a cell of this height is painted with."""
    return max(1, (height - PADDING) // metrics.lineSpacing())


def draw_frame(painter: QPainter, rect: QRect, colour: str, width: int) -> None:
    """A frame inside a cell, `width` wide.

    Filled: on a screen at 125 % a line drawn with a pen also lies a pixel above the cell, which is
    not painted again when the frame goes.
    """
    fill = theme.current().colour(colour)
    painter.fillRect(rect.left(), rect.top(), rect.width(), width, fill)
    painter.fillRect(rect.left(), rect.bottom() + 1 - width, rect.width(), width, fill)
    painter.fillRect(rect.left(), rect.top(), width, rect.height(), fill)
    painter.fillRect(rect.right() + 1 - width, rect.top(), width, rect.height(), fill)
