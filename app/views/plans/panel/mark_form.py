"""The mark of execution: state, day, words, evidence; everything is saved at once."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.enums import MeasureStatus
from app.errors import KnownProblem
from app.services.plans import MarkDraft
from app.views.look import theme
from app.views.plans.panel.evidence_field import EvidenceField
from app.views.plans.panel.status_buttons import StatusButtons
from app.views.widgets.buttons import button, dress
from app.views.widgets.fields.date_field import DateField
from app.views.widgets.fields.form_row import FormRow
from app.views.widgets.fields.note_edit import NoteEdit
from app.views.widgets.labels import label, selectable

if TYPE_CHECKING:
    from app.services.plans import MarkRow


class MarkForm(QWidget):
    """A form that has no «Сохранить»: a pressed state or a finished field is a mark.

    With several measures the pressed state is the gesture that marks them all; the other fields
    wait for it.

    Signals:
        marked: a `MarkDraft` is to be stored.
        removal_asked: the shown mark is to be taken away.
    """

    marked = Signal(object)
    removal_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._status: MeasureStatus | None = None
        self._several = False
        self._today = date.min
        self._day_text = ""
        self.statuses = StatusButtons()
        self.day = DateField()
        self.text = NoteEdit(lines=3, placeholder="Что сделано")
        self.evidence = EvidenceField()
        self.day_row = FormRow("Дата исполнения", self.day)
        self.text_row = FormRow("Отметка", self.text)
        self.day_row.forget_error_when_changed()
        self.hint = label("Нажмите на статус: он запишется для всех выбранных.", "muted", wrap=True)
        self.sentence = selectable("", "muted")
        self.remove_button = button("Удалить отметку", self.removal_asked.emit, role="quiet")
        dress(self.remove_button, "trash")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addWidget(self.hint)
        layout.addWidget(self.statuses)
        layout.addWidget(self.day_row)
        layout.addWidget(self.text_row)
        layout.addWidget(FormRow("Подтверждение", self.evidence))
        layout.addWidget(self.sentence)
        layout.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.statuses.chosen.connect(self._on_status)
        self.day.editingFinished.connect(self._on_day)
        self.day.chosen.connect(self._on_day)
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
        self._several, self._today = False, today
        self._status = status
        self.statuses.set_status(status if mark is not None else None)
        self.day.set_value(None if mark is None else mark.marked_on)
        self._day_text = self.day.text()
        self.day_row.show_error("")
        self.text.show_text("" if mark is None else mark.text)
        self.text.setPlaceholderText("Почему срок нарушен" if overdue else "Что сделано")
        self.text_row.name.setText("Отметка: причина просрочки" if overdue else "Отметка")
        self.evidence.show_mark(mark, missing)
        self.remove_button.setVisible(mark is not None)
        self.hint.hide()
        self.sentence.setText("" if mark is None else f"В отчёте: {mark.sentence}")

    def show_several(self, today: date) -> None:
        """An empty form for a mark that several measures are to get."""
        if self._several:
            return
        self._several, self._today = True, today
        self._status = None
        self.statuses.set_status(None)
        self.day.set_value(None)
        self._day_text = ""
        self.day_row.show_error("")
        self.text.show_text("")
        self.text.setPlaceholderText("Что сделано")
        self.text_row.name.setText("Отметка")
        self.evidence.show_mark(None)
        self.remove_button.hide()
        self.hint.show()
        self.sentence.setText(
            "Дата, отметка и подтверждение, если указаны, запишутся вместе с ним."
        )

    def commit(self) -> None:
        """Finish a text that is still being typed (another measure is about to be shown)."""
        self.text.commit()

    def _on_status(self, status: MeasureStatus) -> None:
        former, self._status = self._status, status
        told = self.day.text().strip() and self.day.text() != self._day_text
        # The day of «перенесено» is not that of «выполнено».
        other = former is None or (status.is_finished and not former.is_finished)
        if status.has_day and not told and (other or not self.day.text().strip()):
            self.day.set_value(self._today)
            self._day_text = self.day.text()
        self._send()

    def _on_day(self) -> None:
        if self.day.text() != self._day_text:
            self._day_text = self.day.text()
            self.day_row.show_error("")
            self._on_field()

    def _on_field(self) -> None:
        if not self._several:
            self._send()

    def _send(self) -> None:
        try:
            day = self.day.value()
        except KnownProblem as problem:
            self.day_row.show_error(str(problem))
            return
        self.day_row.show_error("")
        evidence = self.evidence.value()
        if not evidence.complete:
            return
        self.marked.emit(
            MarkDraft(
                status=self._status or MeasureStatus.NOT_STARTED,
                marked_on=day,
                text=self.text.toPlainText(),
                evidence_kind=evidence.kind,
                evidence_text=evidence.text,
                order_id=evidence.order_id,
                attachment_id=evidence.attachment_id,
            )
        )
