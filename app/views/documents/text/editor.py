"""The text as it is typed: numbers of its lines, its slips marked in them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QWidget

from app.services.documents.editing.pasting import pasted
from app.services.documents.editing.signs import named_at
from app.views.documents.text.colouring import Colouring
from app.views.look import theme
from app.views.widgets.clipboard import empty_data

if TYPE_CHECKING:
    from app.services.documents.text.slips import Slip

_DIGITS = 3


class TextEditor(QPlainTextEdit):
    """Typing with undo; Tab leaves the field, Ctrl+Space asks for what may be put in.

    Signals:
        field_wanted: Ctrl+Space was pressed.
        line_changed: the cursor is in another line, from 1.
    """

    field_wanted = Signal()
    line_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Текст документа")
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self._slips: Mapping[int, str] = {}
        self._values: Mapping[str, str] = {}
        self._line = 1
        self.numbers = _LineNumbers(self)
        self.colouring = Colouring(self.document())
        self.blockCountChanged.connect(lambda _count: self._give_numbers_room())
        self.updateRequest.connect(self._on_scrolled)
        self.cursorPositionChanged.connect(self._on_cursor)
        theme.current().changed.connect(self._mark)
        self._give_numbers_room()

    @property
    def text(self) -> str:
        """The whole text."""
        return self.toPlainText()

    @property
    def line(self) -> int:
        """Number of the line with the cursor, from 1."""
        return self.textCursor().blockNumber() + 1

    def show_slips(self, slips: "Sequence[Slip]") -> None:
        """Mark the lines of slips."""
        told: dict[int, str] = {}
        for slip in slips:
            words = f"{slip.message} {slip.hint}".rstrip()
            told[slip.line] = f"{told[slip.line]}\n{words}" if slip.line in told else words
        self._slips = told
        self._mark()

    def show_values(self, values: Mapping[str, str]) -> None:
        """What fields print, by the fields as they are typed: shown at the pointer."""
        self._values = values

    def value_here(self) -> str:
        """The field or the part at the cursor and what it prints, or an empty text."""
        cursor = self.textCursor()
        return self._told(_named_at(cursor))

    def go_to(self, line: int) -> None:
        """Put the cursor at the beginning of a line and bring it in sight."""
        block = self.document().findBlockByNumber(min(line, self.blockCount()) - 1)
        self.setTextCursor(QTextCursor(block))
        self.centerCursor()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_in(self, text: str, *, in_line: bool) -> None:
        """Put a text at the cursor as one step of undo, in its line or in one of its own."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        if not in_line and cursor.block().text().strip():
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertText("\n\n")
        start = cursor.position()
        cursor.insertText(text)
        cursor.endEditBlock()
        if text.startswith("%"):  # the words belong between the condition and its end
            cursor.setPosition(start + text.index("\n") + 1)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def replace_lines(self, first: int, last: int, text: str) -> None:
        """Put a text in the place of lines as one step of undo.

        Args:
            first: from 1.
            last: smaller than `first` to put lines before `first`.
            text: empty to take the lines away.
        """
        lines = self.text.split("\n")
        lines[first - 1 : max(last, first - 1)] = text.split("\n") if text else []
        self.replace_all("\n".join(lines))
        self.go_to(first)

    def replace_all(self, text: str) -> None:
        """Another text, as one step of undo that changes only what differs."""
        present = self.text
        start = _alike(present, text)
        end = _alike(present[start:][::-1], text[start:][::-1])
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(len(present) - end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[start : len(text) - end])
        self.setTextCursor(cursor)

    # The numbers

    def numbers_width(self) -> int:
        """What the numbers of the lines need."""
        digits = max(_DIGITS, len(str(self.blockCount())))
        return digits * self.fontMetrics().horizontalAdvance("0") + 2 * theme.STEP

    def paint_numbers(self, painter: QPainter) -> None:
        """Draw the number of each line in sight; those with slips stand out."""
        look = theme.current()
        painter.fillRect(self.numbers.rect(), look.colour("sunken"))
        block, offset = self.firstVisibleBlock(), self.contentOffset()
        width = self.numbers.width() - theme.STEP
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(offset)
            if place.top() > self.numbers.height():
                return
            number = block.blockNumber() + 1
            if number in self._slips:
                whole = QRect(0, round(place.top()), self.numbers.width(), round(place.height()))
                painter.fillRect(whole, look.colour("negative_soft"))
            tone = "negative" if number in self._slips else "muted"
            painter.setPen(look.colour("text" if number == self._line else tone))
            line = QRect(0, round(place.top()), width, self.fontMetrics().height())
            painter.drawText(line, Qt.AlignmentFlag.AlignRight, str(number))
            block = block.next()

    def _give_numbers_room(self) -> None:
        self.setViewportMargins(self.numbers_width(), 0, 0, 0)
        self._lay_numbers()

    def _lay_numbers(self) -> None:
        inside = self.contentsRect()
        self.numbers.setGeometry(
            QRect(inside.left(), inside.top(), self.numbers_width(), inside.height())
        )

    def _on_scrolled(self, place: QRect, across: int) -> None:
        if across:
            self.numbers.scroll(0, across)
        else:
            self.numbers.update(0, place.y(), self.numbers.width(), place.height())

    def _on_cursor(self) -> None:
        if self.line != self._line:
            self._line = self.line
            self.numbers.update()
        self.line_changed.emit(self._line)

    def _is_cursor_seen(self, height: int) -> bool:
        """Whether the cursor is in sight when so much of the text is."""
        cursor = self.cursorRect()
        return cursor.top() >= 0 and cursor.bottom() <= height

    # The slips

    def _mark(self) -> None:
        marks: list[QTextEdit.ExtraSelection] = []
        look = theme.current()
        for line in self._slips:
            block = self.document().findBlockByNumber(line - 1)
            if not block.isValid():
                continue
            mark = QTextEdit.ExtraSelection()
            wave = QTextCharFormat()
            wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            wave.setUnderlineColor(look.colour("negative"))
            cursor = QTextCursor(block)
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            mark.cursor, mark.format = cursor, wave  # pyright: ignore[reportAttributeAccessIssue]
            marks.append(mark)
        self.setExtraSelections(marks)
        self.numbers.update()

    def _told(self, field: str) -> str:
        if field not in self._values or not (field.startswith("{") or self._values[field]):
            return ""
        return f"{field} – {self._values[field] or 'не указано'}"

    # Qt

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copied lines are plain, so that they are pasted as they stand."""
        copied = empty_data()
        copied.setText(self.textCursor().selection().toPlainText())
        return copied

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted from Word comes without its unseen signs, its paragraphs stay apart."""
        if source.hasText() and not self.isReadOnly():
            text = pasted(source.text(), is_formatted=source.hasHtml())
            self.textCursor().insertText(text)
            self.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The numbers stand at the left edge; what is typed stays above a list that appears."""
        was_seen = self._is_cursor_seen(event.oldSize().height())
        super().resizeEvent(event)
        self._lay_numbers()
        if was_seen:
            self.ensureCursorVisible()

    def viewportEvent(self, event: QEvent) -> bool:
        """At the pointer: what is wrong in a line, or what a field prints."""
        if event.type() == QEvent.Type.ToolTip:
            pointed = cast("QHelpEvent", event)
            cursor = self.cursorForPosition(pointed.pos())
            told = self._slips.get(cursor.blockNumber() + 1, "")
            QToolTip.showText(pointed.globalPos(), told or self._told(_named_at(cursor)), self)
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Space asks for what may be put in."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and event.key() == Qt.Key.Key_Space:
            self.field_wanted.emit()
            return
        super().keyPressEvent(event)


class _LineNumbers(QWidget):
    """The strip at the left of the text."""

    def __init__(self, editor: TextEditor) -> None:
        super().__init__(editor)
        self._editor = editor

    def sizeHint(self) -> QSize:
        """As wide as the numbers."""
        return QSize(self._editor.numbers_width(), 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them."""
        painter = QPainter(self)
        painter.setFont(self._editor.font())
        self._editor.paint_numbers(painter)
        painter.end()


def _named_at(cursor: QTextCursor) -> str:
    """The field at a cursor, or the mark that its line is."""
    return named_at(cursor.block().text(), cursor.positionInBlock())


def _alike(one: str, other: str) -> int:
    """How many letters two texts have in common at their beginning."""
    most = min(len(one), len(other))
    return next((at for at in range(most) if one[at] != other[at]), most)
