"""The information for the region was sent: by which term, when, and the state that is kept."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.services.language.dates import year_name
from app.services.year import region_info
from app.services.year.region_info import TERMS, deadline
from app.views.widgets.fields.date_field import DateField
from app.views.widgets.fields.form_dialog import (
    FieldRefusedError,
    FormDialog,
    field_value,
    required,
)
from app.views.widgets.fields.form_row import choice, line_edit
from app.views.widgets.labels import selectable

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.services.storage.workspace import Workspace


class RegionForm(FormDialog):
    """Term, day and letter; the state of today is shown and kept. `saved` gets the changes."""

    def __init__(
        self,
        parent: QWidget | None,
        workspace: "Workspace",
        year: int,
        saved: Callable[["Changes"], object],
    ) -> None:
        super().__init__(
            parent, f"Информация для региона, {year_name(year)}", action="Отметить отправку"
        )
        self._workspace, self._year, self._saved = workspace, year, saved
        with workspace.database.reading() as reader:
            self._sent = region_info.read_region(reader, year)
        today = workspace.clock.today()
        open_terms = [term for term in TERMS if term not in self._sent]
        self.term = choice(
            [
                (f"к {words} {deadline(term, year).year} года", term)
                for term, words in TERMS.items()
            ],
            open_terms[0] if open_terms else "july",
        )
        self.day = DateField(today)
        self.document = line_edit(placeholder="исх. № 15 от 28.01.2027")
        self.add_row("Срок", self.term)
        self.day_row = self.make_row("Отправлена", self.day, required=True)
        self.add_line(self.day_row, self.make_row("Письмо", self.document), stretches=(1, 2))
        self.kept = selectable("", "muted")
        self.column.content.addWidget(self.kept)
        now = region_info.state_text(region_info.state_now(workspace, year))
        self.now = selectable(f"Вместе с отметкой сохранится то, что есть сейчас. {now}")
        self.column.content.addWidget(self.now)
        self.term.currentIndexChanged.connect(lambda _number: self._show_kept())
        self._show_kept()

    def save(self) -> None:
        """Note the day and keep the state."""
        typed = field_value(self.day_row, self.day.value)
        day = required(self.day_row, typed, "Введите дату.")
        try:
            changes = region_info.save_sent(
                self._workspace, self._year, self.term.currentData(), day, self.document.text()
            )
        except UserError as problem:
            raise FieldRefusedError(self.day_row, problem) from problem
        self._saved(changes)

    def _show_kept(self) -> None:
        info = self._sent.get(self.term.currentData())
        self.kept.setVisible(info is not None)
        if info is not None:
            self.day.set_value(info.sent_on)
            self.document.setText(info.document)
            self.kept.setText(f"Уже отмечена. Сохранено: {region_info.state_text(info.state)}")
