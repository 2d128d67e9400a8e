"""Editing in the cells of a plan: long texts in an editor of several lines over the cell."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QFontMetrics, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)

from app.views.look import theme
from app.views.plans.table.lines import PlanLine
from app.views.tables.editing.cell_text import CellText
from app.views.tables.row_delegate import RowDelegate, show_refusal
from app.views.tables.row_model import COLUMN_ROLE, EDIT, ROW_ROLE

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from app.views.tables.columns import Column

LINE_FIELDS = ("number", "deadline")
_LINES, _WIDTH = 4, 280


def text_height(metrics: QFontMetrics) -> int:
    """The room that a text is typed in."""
    return _LINES * metrics.lineSpacing() + theme.GAP


class PlanDelegate(RowDelegate):
    """Rows of a plan; titles, responsible parties and results are typed in several lines.

    The cursor is seen in the status and in the mark too, which are changed by keys.
    """

    framed = True

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """A line for a deadline and a section, a text for everything else."""
        column = cast("Column[object]", index.data(COLUMN_ROLE))
        row = index.data(ROW_ROLE)
        heading = isinstance(row, PlanLine) and row.heading
        name = column.title if column.key != "number" else "Раздел" if heading else "Номер"
        if column.key in LINE_FIELDS:
            editor = super().createEditor(parent, option, index)
        else:
            editor = CellText(parent)
            editor.left.connect(lambda hint: self._finish(editor, hint))
            editor.textChanged.connect(lambda: show_refusal(editor, ""))
        editor.setAccessibleName(name)
        line = index.data(ROW_ROLE)
        if isinstance(line, PlanLine) and line.draft is not None:
            hint = "Название раздела" if line.heading else "Что будет сделано"
            editor.setProperty("placeholderText", hint)
        return editor

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Start with the stored text, all of it selected; what is typed already stays."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            super().setEditorData(editor, index)
        if not isinstance(editor, CellText) or editor.document().isModified():
            return
        editor.setPlainText(str(index.data(EDIT) or ""))
        editor.moveCursor(QTextCursor.MoveOperation.End)
        editor.selectAll()

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Hand the typed text over."""
        if isinstance(editor, CellText):
            self.hand_over(editor, editor.toPlainText().strip(), model, index)
        else:
            super().setModelData(editor, model, index)

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """A text is as high as its row, which makes room for it, and not too narrow to write in."""
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        host = editor.parentWidget()
        if isinstance(editor, CellText) and host is not None:
            rect.setWidth(max(rect.width(), min(_WIDTH, host.width())))
            rect.moveRight(min(rect.right(), max(host.width() - 1, rect.width() - 1)))
        editor.setGeometry(rect)

    def _finish(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        self.commitData.emit(editor)
        if self.refused is not editor:
            # The line of a draft is gone: losing the focus must not hand the text over again.
            editor.removeEventFilter(self)
        self.closeEditor.emit(editor, hint)
