"""What is worth a look at the selected measure; a question of its deadline is answered here."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services.plans.upkeep.remarks import NO_REMARKS, MeasureRemarks, remark_words
from app.views.look import theme
from app.views.widgets.buttons import button
from app.views.widgets.details_panel import clear_layout
from app.views.widgets.empty_state import IconPicture
from app.views.widgets.labels import label, selectable

if TYPE_CHECKING:
    from app.services.findings.finding import Finding
    from app.services.plans.upkeep.remarks import OpenQuestion

_ICON = 16
_SHORT = 32  # letters of an answer that fit on a button, however narrow the panel is


class RemarkBox(QFrame):
    """Out of sight while there is nothing to say.

    Signals:
        answered: a `Question` of the plan and the answer whose button was pressed.
    """

    answered = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._shown = NO_REMARKS
        self.setAccessibleName("Замечания")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, theme.HALF, 0, 0)
        self._lines.setSpacing(theme.HALF)
        self.hide()

    def show_remarks(self, remarks: MeasureRemarks) -> None:
        """Show the remarks of a measure."""
        if remarks == self._shown:
            return
        self._shown = remarks
        clear_layout(self._lines)
        for finding in remarks.findings:
            if finding.code != "deadline.question":
                self._lines.addWidget(_line(finding))
        for question in remarks.questions:
            self._lines.addWidget(self._question(question))
        self.setVisible(bool(remarks.findings))

    @property
    def text(self) -> str:
        """What is said, a line each."""
        return self._shown.text

    def _question(self, question: "OpenQuestion") -> QWidget:
        """The question, and a button for each answer with the dates that it means here."""
        widget = _with_icon("question", question.text)
        column = QVBoxLayout()
        column.setSpacing(theme.HALF)
        are_short = all(len(option.label) <= _SHORT for option in question.options)
        for option in question.options:
            choose = button(
                option.label if are_short else "Выбрать",
                tip="Ответ на весь план; его можно отменить",
            )
            choose.clicked.connect(
                lambda _checked, answer=option.answer: self.answered.emit(question.question, answer)
            )
            if are_short:
                column.addWidget(choose)
            else:
                choose.setAccessibleName(f"Выбрать: {option.label}")
                column.addLayout(_beside(option.label, choose))
        outer = QWidget()
        layout = QVBoxLayout(outer)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.HALF)
        layout.addWidget(widget)
        layout.addLayout(column)
        return outer


def _beside(words: str, control: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(theme.STEP)
    line.addWidget(label(words, wrap=True), 1)
    line.addWidget(control, 0, Qt.AlignmentFlag.AlignTop)
    return line


def _line(finding: "Finding") -> QWidget:
    return _with_icon("warning", remark_words(finding))


def _with_icon(icon: str, text: str) -> QWidget:
    widget = QWidget()
    line = QHBoxLayout(widget)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(theme.STEP)
    line.addWidget(IconPicture(icon, "warning", _ICON), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(selectable(text), 1)
    return widget
