"""An interview, a review, an agreement, a visit or a consultation with a school."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.enums import SupportEventKind
from app.services.language.sentences import capital
from app.services.schools.papers import Paper, typed_paper
from app.services.schools.support_events import EventDraft, EventRow
from app.views.schools.forms.step_form import PAPER_HINT
from app.views.widgets.fields.date_field import DateField
from app.views.widgets.fields.form_dialog import FormDialog, field_value, required
from app.views.widgets.fields.form_row import choice, line_edit, text_edit

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


class EventForm(FormDialog):
    """What, when, with whom and what came of it; `saved` gets what was typed and stores it."""

    def __init__(
        self,
        parent: QWidget | None,
        workspace: "Workspace",
        saved: Callable[[EventDraft], object],
        event: EventRow | None = None,
    ) -> None:
        super().__init__(parent, "Встреча или соглашение со школой")
        self._workspace, self._event, self._saved = workspace, event, saved
        kinds: list[tuple[str, object]] = [(capital(kind.label), kind) for kind in SupportEventKind]
        self.kind = choice(kinds, SupportEventKind.INTERVIEW if event is None else event.kind)
        self.day = DateField(workspace.clock.today() if event is None else event.on_day)
        self.day_row = self.make_row("Дата", self.day, hint="Может быть впереди", required=True)
        self.add_line(self.make_row("Что", self.kind), self.day_row)
        self.with_whom = line_edit("" if event is None else event.with_whom)
        self.add_row("С кем", self.with_whom, hint="Люди и организации, через запятую")
        self.outcome = text_edit("" if event is None else event.outcome, lines=3)
        self.outcome_row = self.add_row("Итог", self.outcome)
        self.content = text_edit("" if event is None else event.content, lines=3)
        self.add_row("Что установлено", self.content, hint="Печатается в справке о выезде")
        self.advice = text_edit("" if event is None else event.advice, lines=3)
        self.add_row("Рекомендации", self.advice, hint="Каждая с новой строки")
        self.paper = line_edit("" if event is None else event.paper_text)
        self.paper_row = self.add_row("Документ", self.paper, hint=PAPER_HINT)

    def save(self) -> None:
        """Store the event."""
        typed = field_value(self.day_row, self.day.value)
        day = required(self.day_row, typed, "Введите дату.")
        event, text = self._event, self.paper.text()
        paper = Paper() if event is None else event.paper
        if text.strip() != ("" if event is None else event.paper_text):
            paper = field_value(self.paper_row, lambda: typed_paper(self._workspace, text))
        self._saved(
            EventDraft(
                kind=SupportEventKind(self.kind.currentData()),
                on_day=day,
                with_whom=self.with_whom.text(),
                outcome=self.outcome.toPlainText(),
                paper=paper,
                content=self.content.toPlainText(),
                advice=self.advice.toPlainText(),
            )
        )
