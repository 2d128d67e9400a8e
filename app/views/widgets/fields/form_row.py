"""One field of a form: its name above it, a hint below, and the reason when it is wrong."""

from collections.abc import Callable, Sequence
from functools import cached_property

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.errors import KnownProblem
from app.views.look import theme
from app.views.widgets.fields.choice_box import ChoiceBox
from app.views.widgets.fields.wrapped_line import WrappedLine
from app.views.widgets.labels import label

_NARROWEST_CHOICE = 96


class FormRow(QWidget):
    """A named editor with a place for the reason why its value was not accepted.

    The place is made when there is a reason, that of a hint when there is a hint: most have none.
    """

    def __init__(
        self, name: str, editor: QWidget, *, hint: str = "", required: bool = False
    ) -> None:
        super().__init__()
        self.editor = editor
        self.name = label(name + (" *" if required else ""), "small")
        self.name.setBuddy(editor)
        editor.setAccessibleName(name)
        if hint:
            editor.setAccessibleDescription(hint)
        self._parts = QVBoxLayout(self)
        self._parts.setContentsMargins(0, 0, 0, theme.HALF)
        self._parts.setSpacing(theme.HALF)
        self._parts.addWidget(self.name)
        self._parts.addWidget(editor)
        if hint:
            self.hint.setText(hint)
            self.hint.show()
        # Not `Maximum`: that is the height at a width of Qt's choice, long texts would be cut.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    @cached_property
    def hint(self) -> QLabel:
        """The words below the editor."""
        return self._hidden(2, "small")

    @cached_property
    def error(self) -> QLabel:
        """The reason, below the editor and its hint."""
        return self._hidden(self._parts.count(), "error")

    def _hidden(self, index: int, role: str) -> QLabel:
        words = label("", role, wrap=True)
        words.hide()
        self._parts.insertWidget(index, words)
        return words

    def rename(self, name: str) -> None:
        """Call a row without a star otherwise."""
        self.name.setText(name)
        self.editor.setAccessibleName(name)

    def show_error(self, reason: str) -> None:
        """Mark the editor as wrong and say why; an empty reason clears the mark."""
        if reason or self.has_error:
            self.error.setText(reason)
            self.error.setVisible(bool(reason))
        if "hint" in vars(self):
            self.hint.setVisible(bool(self.hint.text()) and not reason)
        theme.restyle(self.editor, "wrong", "true" if reason else "false")

    def forget_error_when_changed(self) -> None:
        """Take the reason away with the first change of a line, a text, a choice or a tick in it.

        An editor of several parts counts as changed with any of them.
        """
        when_changed(self.editor, self._on_changed)

    def _on_changed(self) -> None:
        if self.has_error:
            self.show_error("")

    @property
    def has_error(self) -> bool:
        """Whether the value was not accepted."""
        return "error" in vars(self) and bool(self.error.text())


def when_changed(editor: QWidget, on_changed: Callable[[], object]) -> None:
    """Call with every change of a line, a text, a choice or a tick in it."""
    for part in (editor, *editor.findChildren(QWidget)):
        if isinstance(part, QLineEdit | QPlainTextEdit):
            part.textChanged.connect(lambda *_new: on_changed())
        elif isinstance(part, QComboBox):
            part.currentIndexChanged.connect(lambda *_new: on_changed())
        elif isinstance(part, QAbstractButton) and part.isCheckable():
            part.toggled.connect(lambda *_new: on_changed())


def line_edit(text: str = "", *, placeholder: str = "", width: int = 0) -> QLineEdit:
    """A line of text."""
    editor = QLineEdit(text)
    editor.setPlaceholderText(placeholder)
    if width:
        editor.setFixedWidth(width)
    return editor


def propose(line: QLineEdit, words: Sequence[str], *, inside: bool = False) -> None:
    """Propose words as one types; any other text may be typed too.

    They stand in a list below the line: those that hold what is typed. `inside` the line, where a
    list would take the keys from a cell of a table, the word that begins so is completed, and the
    arrows go on to the next.
    """
    completer = QCompleter(list(words), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    if inside:
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
    else:
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line.setCompleter(completer)


def text_edit(text: str = "", *, lines: int = 3) -> QPlainTextEdit:
    """Several lines of text; Tab leaves the field."""
    editor = QPlainTextEdit(text)
    editor.setTabChangesFocus(True)
    editor.setFixedHeight(lines * editor.fontMetrics().lineSpacing() + theme.GAP)
    return editor


def choice(options: "list[tuple[str, object]]", value: object = None) -> QComboBox:
    """A combo box of (words, value); `currentData()` is the chosen value.

    Long words never make a form wider than its window.
    """
    box = ChoiceBox()
    box.setMinimumWidth(_NARROWEST_CHOICE)
    refill(box, options, value)
    return box


def refill(box: QComboBox, options: "Sequence[tuple[str, object]]", value: object) -> None:
    """Other options for a choice, and which of them is chosen, else the first; nothing is told."""
    box.blockSignals(True)
    box.clear()
    for words, data in options:
        box.addItem(words, data)
    box.setCurrentIndex(max(0, box.findData(value)))
    box.blockSignals(False)


def side_by_side(*widgets: QWidget, stretches: tuple[int, ...] = ()) -> QHBoxLayout:
    """Fields in one line, equally wide unless told."""
    layout = QHBoxLayout()
    layout.setSpacing(theme.GAP)
    for number, widget in enumerate(widgets):
        stretch = stretches[number] if stretches else 1
        layout.addWidget(widget, stretch, Qt.AlignmentFlag.AlignTop)
    return layout


class HeldForm(QWidget):
    """A part of a page that holds what is typed until a button saves it, or until it is left."""

    def leave(self) -> bool:
        """Save what is typed; False when that is refused and has to be corrected first."""
        raise NotImplementedError

    @property
    def held(self) -> str:
        """What is typed and not stored yet, one sentence; empty when all is."""
        raise NotImplementedError


class SavedLine(QObject):
    """Saves a line at once when the user leaves it or presses Enter; Esc takes typing back.

    `save` gets the text and raises a `KnownProblem` with the reason, which appears under the line.
    `unchanged` is called when the line is left with the stored text, or Esc brought that back in
    the place of a refused one.
    """

    def __init__(
        self,
        row: FormRow,
        save: Callable[[str], object],
        unchanged: Callable[[], object] = lambda: None,
    ) -> None:
        super().__init__(row)
        assert isinstance(row.editor, QLineEdit | WrappedLine)
        self._row, self._save, self._line = row, save, row.editor
        self._unchanged = unchanged
        self._saved = self._line.text()
        self._refused: str | None = None
        self._line.editingFinished.connect(self.commit)
        self._line.installEventFilter(self)

    def set_text(self, text: str) -> None:
        """Show the stored text."""
        self._saved, self._refused = text, None
        self._line.setText(text)
        self._row.show_error("")

    def show_refused(self, text: str, reason: str) -> None:
        """Show a text that was not taken, in the place of the stored one, and why if it is said."""
        self._refused = text
        self._line.setText(text)
        self._row.show_error(reason)

    def take_back(self) -> bool:
        """Show what stood here before the typing, the stored text in the place of a refused one.

        False when that stands here already.
        """
        text, refused = self._line.text(), self._refused
        if refused is not None and text != refused:
            self._line.setText(refused)
        elif text != self._saved:
            self.set_text(self._saved)
            if refused is not None:
                self._unchanged()
        return self._line.text() != text

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc is the line's as long as there is something to be taken back, then the page's."""
        return (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.take_back()
        )

    def commit(self) -> bool:
        """Save when the text differs from the stored one; False when it was refused."""
        text = self._line.text().strip()
        if text == self._saved:
            self._refused = None
            self._row.show_error("")
            self._unchanged()
            return True
        try:
            self._save(text)
        except KnownProblem as problem:
            self._refused = text
            self._row.show_error(str(problem))
            if self._line.hasFocus():
                self._line.selectAll()  # typing on replaces what was refused
            return False
        self._saved, self._refused = text, None
        self._row.show_error("")
        return True
