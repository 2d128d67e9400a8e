"""Questions about a file as a whole, answered above its rows by a choice."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.services.language.sentences import capital
from app.views.look import theme
from app.views.widgets.details_panel import clear_layout
from app.views.widgets.empty_state import IconPicture
from app.views.widgets.fields.choice_box import ChoiceBox
from app.views.widgets.fields.form_row import line_edit
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.importing.batches.preview import FilePreview
    from app.services.importing.findings.questions import FileQuestion

_ASK = "Выберите ответ…"
_IN_FORM = " Укажите год в строке выше."
_BOX_WIDTH, _EDITOR_WIDTH = 360, 224


class FileQuestions(QWidget):
    """One line per question of the file that is shown; an answer can be changed until saving.

    Signals:
        changed: an answer was given or taken back; `choices` has all.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: dict[Path, dict[str, str]] = {}
        self._file: Path | None = None
        self._shown: tuple[FileQuestion, ...] = ()
        self.boxes: dict[str, ChoiceBox] = {}
        self.editors: dict[str, QLineEdit] = {}
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.STEP)
        self.hide()

    @property
    def choices(self) -> "dict[Path, dict[str, str]]":
        """Value of the chosen option by the code of the question, by the path of the file."""
        return {path: dict(chosen) for path, chosen in self._choices.items()}

    def forget(self) -> None:
        """Another import begins."""
        self._choices = {}

    def show_file(self, preview: "FilePreview | None") -> None:
        """Ask what is asked about this file."""
        questions = () if preview is None else preview.file_questions
        self._file = None if preview is None else preview.file
        self.setVisible(bool(questions))
        if questions == self._shown:
            return
        self._shown = questions
        answered = next((code for code, box in self.boxes.items() if box.hasFocus()), None)
        clear_layout(self._lines)
        self.boxes, self.editors = {}, {}
        for question in questions:
            self._lines.addWidget(self._line(question))
        if answered is not None:
            self._keep_keys(answered)

    def _keep_keys(self, code: str) -> None:
        """The keys stay at the question, or go to the next one that is open."""
        waiting = [one.code for one in self._shown if one.is_open and one.code in self.boxes]
        following = next((self.boxes[one] for one in (code, *waiting) if one in self.boxes), None)
        if following is not None:
            following.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, question: "FileQuestion") -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        tone = "warning" if question.is_open else "positive"
        layout.addWidget(IconPicture("question" if question.is_open else "done", tone, 16))
        words = question.text + (_IN_FORM if question.in_form and question.is_open else "")
        layout.addWidget(label(words, wrap=True), 1)
        if not question.in_form:
            layout.addWidget(self._box(question))
        if question.typed:
            layout.addWidget(self._editor(question))
        return line

    def _editor(self, question: "FileQuestion") -> QLineEdit:
        """A field for an answer that is not among the options."""
        editor = line_edit(placeholder=question.typed, width=_EDITOR_WIDTH)
        editor.setAccessibleName(f"{question.text} {question.typed}")
        editor.editingFinished.connect(lambda: self._on_typed(question.code, editor.text()))
        self.editors[question.code] = editor
        return editor

    def _on_typed(self, code: str, text: str) -> None:
        if self._file is None or not text.strip():
            return
        chosen = self._choices.setdefault(self._file, {})
        if chosen.get(code) != text.strip():
            chosen[code] = text.strip()
            self.changed.emit()

    def _box(self, question: "FileQuestion") -> ChoiceBox:
        box = ChoiceBox()
        box.setAccessibleName(question.text)
        box.setMinimumWidth(_BOX_WIDTH)
        box.addItem(_ASK, "")
        for option in question.options:
            box.addItem(capital(option.text), option.value)
        box.setCurrentIndex(max(0, box.findData(question.chosen)))
        box.currentIndexChanged.connect(lambda _index: self._on_choice(question.code))
        self.boxes[question.code] = box
        return box

    def _on_choice(self, code: str) -> None:
        if self._file is None:
            return
        chosen = self._choices.setdefault(self._file, {})
        value = cast("str", self.boxes[code].currentData())
        if value:
            chosen[code] = value
        else:
            chosen.pop(code, None)
        self.changed.emit()
