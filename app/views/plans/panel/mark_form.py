"""The mark of execution: state, day, words, evidence; everything is saved at once."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.enums import MeasureStatus
from app.errors import KnownProblem, UserError
from app.services.plans import MarkDraft
from app.services.plans.execution.named import counts_in
from app.views.look import theme
from app.views.plans.panel.evidence_field import EvidenceField
from app.views.plans.panel.status_buttons import StatusButtons
from app.views.widgets.buttons import button, dress
from app.views.widgets.fields.date_field import DateField
from app.views.widgets.fields.form_row import FormRow, line_edit
from app.views.widgets.fields.note_edit import NoteEdit
from app.views.widgets.labels import label, selectable

if TYPE_CHECKING:
    from app.services.plans import MarkRow

_COUNTS_WIDTH = 144
_DAY, _TEXT = "Дата исполнения", "Отметка"
_OTHER_DAYS: dict[MeasureStatus | None, str] = {
    MeasureStatus.POSTPONED: "Когда перенесено",
    MeasureStatus.CANCELLED: "Когда снято",
    MeasureStatus.NOT_DONE: "На какой день",
    MeasureStatus.IN_PROGRESS: "На какой день",
}
T = TypeVar("T")


class MarkForm(QWidget):
    """A form that has no «Сохранить»: a pressed state or a finished field is a mark.

    With several measures the pressed state is the gesture that marks them all; the other fields
    wait for it, and what is typed after it goes to them too. «Перенесено» waits for its new due
    date, «снято» for its reason.

    Signals:
        marked: a `MarkDraft` is to be stored; says whether it only goes on with the one before, of
            a state that was pressed once.
        removal_asked: the shown mark is to be taken away.
        asked_for: the field that a state waits for got the cursor; it may be out of sight.
    """

    marked = Signal(object, bool)
    asked_for = Signal(QWidget)
    removal_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._status: MeasureStatus | None = None
        self._several = self._waiting = self._sent = False
        self._today = date.min
        self._other_words = ""  # those of what was done before it was given up
        self._overdue = False
        self.statuses = StatusButtons()
        self.day = DateField()
        self.text = NoteEdit(lines=3, placeholder="Что сделано")
        self.counts = line_edit(placeholder="12 из 15", width=_COUNTS_WIDTH)
        self.counts_row = FormRow("Сколько из скольких", self.counts)
        self.evidence = EvidenceField()
        self.day_row = FormRow(_DAY, self.day)
        self.text_row = FormRow(_TEXT, self.text)
        self.moved = DateField()
        self.moved_row = FormRow("Новый срок", self.moved, required=True)
        for row in (self.day_row, self.moved_row, self.counts_row, self.text_row):
            row.forget_error_when_changed()
        # What each line shows of the mark: only another text is a change.
        self._shown: dict[QLineEdit, str] = dict.fromkeys((self.day, self.moved, self.counts), "")
        self.hint = label("Нажмите на статус: он запишется для всех выбранных.", "muted", wrap=True)
        self.sentence = selectable("", "muted")
        self.remove_button = button("Удалить отметку", self.removal_asked.emit, role="quiet")
        dress(self.remove_button, "trash")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addWidget(self.hint)
        layout.addWidget(self.statuses)
        layout.addWidget(self.moved_row)
        layout.addWidget(self.day_row)
        layout.addWidget(self.text_row)
        layout.addWidget(self.counts_row)
        layout.addWidget(FormRow("Подтверждение", self.evidence))
        layout.addWidget(self.sentence)
        layout.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.statuses.chosen.connect(self._on_status)
        for line in self._shown:
            line.editingFinished.connect(partial(self._on_line, line))
        for field in (self.day, self.moved):
            field.chosen.connect(partial(self._on_line, field))
        self.text.finished.connect(self._on_field)
        self.evidence.changed.connect(self._on_field)

    def show_mark(
        self,
        status: MeasureStatus,
        mark: "MarkRow | None",
        today: date,
        *,
        overdue: bool = False,
        missing: str = "",
    ) -> None:
        """Show the mark of one measure; of an overdue one the text is to say why.

        `missing` says why the attached file cannot be opened.
        """
        self._several, self._today, self._overdue = False, today, overdue
        self._status, self._other_words = status, ""
        self.statuses.set_status(status if mark is not None else None)
        self._show_counts(None if mark is None else mark.counts)
        self._show_days(None if mark is None else mark.marked_on, mark and mark.moved_to)
        self.text.show_text("" if mark is None else mark.text)
        self._name_rows()
        self.evidence.show_mark(mark, missing)
        self.remove_button.setVisible(mark is not None)
        self.hint.hide()
        self.sentence.setText("" if mark is None else f"В отчёте: {mark.sentence}")

    def show_several(self, today: date, *, stands: bool) -> None:
        """An empty form for a mark that several measures are to get.

        What is typed before a state is pressed stays whichever they are. A pressed state stays
        with it while it `stands`: they are the same, as the form marked them.
        """
        if self._several and (stands or self._status is None):
            return
        self._several, self._today, self._overdue = True, today, False
        self._status, self._other_words = None, ""
        self.statuses.set_status(None)
        self._show_counts(None)
        self._show_days(None, None)
        self.text.show_text("")
        self._name_rows()
        self.evidence.show_mark(None)
        self.remove_button.hide()
        self.hint.show()
        self.sentence.setText(
            "Дата, отметка и подтверждение, если указаны, запишутся вместе с ним, указанные позже –"
            " сразу."
        )

    def begin(self, status: MeasureStatus) -> None:
        """Press a state that needs more than a key, and let that be typed."""
        self.statuses.set_status(status)
        self._on_status(status)
        self._ask_for(self.moved if status is MeasureStatus.POSTPONED else self.text)

    def ask_for_words(self) -> None:
        """Let the words of the mark be typed."""
        self._ask_for(self.text)

    def _ask_for(self, field: QWidget) -> None:
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._waiting and field is self.text:
            self.text.selectAll()  # what is typed takes the place of other words
        self.asked_for.emit(field)

    def _name_rows(self) -> None:
        """What the day and the words are about: what was done, why it is late, why it was not."""
        text, hint = _TEXT, "Что сделано"
        if self._overdue:
            text, hint = "Отметка: причина просрочки", "Почему срок нарушен"
        if self._status in (MeasureStatus.POSTPONED, MeasureStatus.CANCELLED):
            text, hint = "Причина", "Почему"
        self.day_row.rename(_OTHER_DAYS.get(self._status, _DAY))
        self.text_row.rename(text)
        self.text.setPlaceholderText(hint)

    def _show_days(self, marked_on: date | None, moved_to: date | None) -> None:
        self._waiting = False
        self.day.set_value(marked_on)
        self.moved.set_value(moved_to)
        self._remember(self.day, self.moved)
        for row in (self.day_row, self.moved_row, self.counts_row, self.text_row):
            row.show_error("")
        self.moved_row.setVisible(self._status is MeasureStatus.POSTPONED)

    def _show_counts(self, counts: tuple[int, int] | None) -> None:
        self.counts.setText("" if counts is None else f"{counts[0]} из {counts[1]}")
        self._remember(self.counts)

    def _remember(self, *lines: QLineEdit) -> None:
        self._shown.update({line: line.text() for line in lines})

    def _typed_counts(self) -> tuple[int, int] | None:
        """How many of how many, None when the line is empty.

        Raises:
            UserError: it is something else.
        """
        typed = self.counts.text().strip()
        counts = counts_in(typed)
        if typed and len(counts) != 1:
            raise UserError("Введите так: 12 из 15.")
        return counts[0] if counts else None

    def commit(self) -> None:
        """Finish a text that is still being typed (another measure is about to be shown)."""
        self.text.commit()

    def _on_status(self, status: MeasureStatus) -> None:
        former, self._status, self._sent = self._status, status, False
        begun = former not in (None, status, MeasureStatus.NOT_STARTED)
        self._other_words = self.text.toPlainText().strip() if begun else ""
        told = self.day.text().strip() and self.day.text() != self._shown[self.day]
        # The day of «перенесено» is not that of «выполнено».
        other = former is None or (status.is_finished and not former.is_finished)
        if status.has_day and not told and (other or not self.day.text().strip()):
            self.day.set_value(self._today)
            self._remember(self.day)
        self.moved_row.setVisible(status is MeasureStatus.POSTPONED)
        self._name_rows()
        self._send()
        if self._waiting:
            self._ask_for(self.moved if status is MeasureStatus.POSTPONED else self.text)

    def _on_line(self, line: QLineEdit) -> None:
        if line.text() != self._shown[line]:
            self._remember(line)
            self._on_field()

    def _on_field(self) -> None:
        if not self._several or self._status is not None:
            self._send()

    def _send(self) -> None:
        try:
            day = _value_of(self.day_row, self.day.value)
            moved_to = _value_of(self.moved_row, self.moved.value)
            counts = _value_of(self.counts_row, self._typed_counts)
        except KnownProblem:
            return
        self._waiting = self._is_lacking(moved_to)
        if self._waiting:
            return
        evidence = self.evidence.value()
        if not evidence.complete:
            return
        goes_on, self._sent = self._sent, True
        self.marked.emit(
            MarkDraft(
                status=self._status or MeasureStatus.NOT_STARTED,
                marked_on=day,
                text=self.text.toPlainText(),
                moved_to=moved_to,
                counts=counts,
                evidence_kind=evidence.kind,
                evidence_text=evidence.text,
                order_id=evidence.order_id,
                attachment_id=evidence.attachment_id,
            ),
            goes_on,
        )

    def _is_lacking(self, moved_to: date | None) -> bool:
        """Whether a state waits for its new due date or its reason, which is then asked for."""
        if self._status is MeasureStatus.POSTPONED and moved_to is None:
            self.moved_row.show_error("Укажите, на какой день перенесено.")
        elif self._status is MeasureStatus.CANCELLED and not self._reason():
            self.text_row.show_error("Укажите, почему мероприятие снято.")
        else:
            return False
        return True

    def _reason(self) -> str:
        """Why it is given up; words about something else are no reason."""
        words = self.text.toPlainText().strip()
        return "" if words == self._other_words else words


def _value_of(row: FormRow, read: Callable[[], T]) -> T:
    """What `read` gives; the row says what is wrong with it.

    Raises:
        KnownProblem: the value cannot be accepted.
    """
    try:
        value = read()
    except KnownProblem as problem:
        row.show_error(str(problem))
        raise
    row.show_error("")
    return value
