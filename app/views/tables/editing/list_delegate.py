"""The cells of a list that is edited: a line, a text of several lines, or a choice.

A line may propose words as one types.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractItemDelegate, QLineEdit, QStyleOptionViewItem, QWidget

from app.views.look import theme
from app.views.tables.editing.cell_choice import CellChoice
from app.views.tables.editing.cell_text import CellText
from app.views.tables.row_delegate import RowDelegate, show_refusal
from app.views.tables.row_model import COLUMN_ROLE, EDIT
from app.views.widgets.fields.form_row import propose

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from app.views.tables.columns import Column

Index = QModelIndex | QPersistentModelIndex
Options = Mapping[str, Callable[[], Sequence[str]]]  # key of a column -> what is offered in it
_LINES = 4


class ListDelegate(RowDelegate):
    """Columns that wrap are typed in several lines, those with options are chosen."""

    framed = True

    def __init__(self, parent: QWidget, options: Options, proposed: Options) -> None:
        super().__init__(parent)
        self._options, self._proposed = options, proposed

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """What the column is typed in."""
        column = cast("Column[object]", index.data(COLUMN_ROLE))
        if column.key in self._options:
            editor: QWidget = self._choice(parent, column.key)
        elif column.wrap:
            editor = text = CellText(parent)
            text.left.connect(lambda hint: self._finish(text, hint))
            text.textChanged.connect(lambda: show_refusal(text, ""))
        else:
            editor = super().createEditor(parent, option, index)
            if column.key in self._proposed and isinstance(editor, QLineEdit):
                propose(editor, self._proposed[column.key](), inside=True)
        editor.setAccessibleName(column.title)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Start with what the cell holds; what is typed already stays."""
        stored = str(index.data(EDIT) or "")
        if isinstance(editor, CellChoice):
            editor.setCurrentIndex(max(0, editor.findText(stored)))
        elif not isinstance(editor, CellText):
            super().setEditorData(editor, index)
        elif not editor.document().isModified():
            editor.setPlainText(stored)
            editor.moveCursor(QTextCursor.MoveOperation.End)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was typed or chosen."""
        if isinstance(editor, CellChoice):
            self.hand_over(editor, editor.currentText(), model, index)
        elif isinstance(editor, CellText):
            self.hand_over(editor, editor.toPlainText().strip(), model, index)
        else:
            super().setModelData(editor, model, index)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """A text gets four lines, above its row where there are none below."""
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        host = editor.parentWidget()
        if isinstance(editor, CellText) and host is not None:
            wanted = _LINES * editor.fontMetrics().lineSpacing() + theme.GAP
            rect.setHeight(min(max(rect.height(), wanted), host.height()))
            rect.moveBottom(min(rect.bottom(), host.height() - 1))
        editor.setGeometry(rect)

    def _choice(self, parent: QWidget, key: str) -> CellChoice:
        box = CellChoice(parent)
        for words in self._options[key]():
            box.addItem(words)
        box.left.connect(lambda hint: self._finish(box, hint))
        return box

    def _finish(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        self.commitData.emit(editor)
        if self.refused is not editor:
            # Losing the focus must not hand it over again.
            editor.removeEventFilter(self)
        self.closeEditor.emit(editor, hint)
