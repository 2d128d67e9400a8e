"""What the deadlines of a plan ask, each question once, as rows of its form."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.services.language.plural import OF_MEASURES, counted
from app.views.look import theme
from app.views.widgets.details_panel import clear_layout
from app.views.widgets.fields.form_row import FormRow, choice
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.services.language.deadlines.questions import Question
    from app.services.plans.upkeep.questions import AskedQuestion


class QuestionRows(QWidget):
    """A choice for each question; out of sight while the deadlines ask nothing.

    Signals:
        answered: another answer was chosen.
    """

    answered = Signal()

    def __init__(self, answers: "Mapping[Question, str]") -> None:
        super().__init__()
        self._answers = dict(answers)
        self._shown: tuple[AskedQuestion, ...] = ()
        self.rows: dict[Question, FormRow] = {}
        self.boxes: dict[Question, QComboBox] = {}
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.HALF)
        self.hide()

    @property
    def answers(self) -> "dict[Question, str]":
        """All answers of the plan, those of questions too that no deadline asks now."""
        return dict(self._answers)

    def show_questions(self, questions: "Sequence[AskedQuestion]") -> None:
        """Show what is asked now; the row that has the keys keeps them."""
        if tuple(questions) == self._shown:
            return
        had_keys = next((key for key, row in self.rows.items() if row.editor.hasFocus()), None)
        self._shown = tuple(questions)
        self.rows.clear()
        clear_layout(self._lines)
        if questions:
            self._lines.addWidget(label("Вопросы к срокам этого плана", "heading"))
        for question in questions:
            row = self.rows[question.question] = self._row(question)
            self._lines.addWidget(row)
        self.setVisible(bool(questions))
        if had_keys is not None and had_keys in self.rows:
            self.rows[had_keys].editor.setFocus()

    def _row(self, question: "AskedQuestion") -> FormRow:
        first = question.options[0]
        options: list[tuple[str, object]] = [(f"Нет ответа, пока: {first.label}", None)]
        options += [(option.label, option.answer) for option in question.options]
        box = choice(options, self._answers.get(question.question))
        self.boxes[question.question] = box
        box.activated.connect(lambda _number: self._on_answer(question.question))
        asking = counted(len(question.measure_ids), OF_MEASURES)
        one_of = "например " if len(question.measure_ids) > 1 else ""
        return FormRow(question.text, box, hint=f"Так у {asking}, {one_of}{question.where}")

    def _on_answer(self, question: "Question") -> None:
        answer = self.boxes[question].currentData()
        if answer is None:
            self._answers.pop(question, None)
        else:
            self._answers[question] = str(answer)
        self.answered.emit()
