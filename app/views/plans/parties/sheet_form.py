"""Whose sheet is wanted, and for which days: as pages, or as a workbook at once."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.services import plans
from app.services.documents.shared_settings import FIRST_DAY, LAST_DAY, PARTY
from app.services.findings.links import ToDocument
from app.services.language.dates import school_year_days
from app.services.plans.duties.listing import parties_in
from app.services.plans.duties.sheet import tasks_sheet
from app.services.plans.duties.tasks import find_party, tasks_of
from app.views.plans.reviews.chosen_document import keep_choices
from app.views.tables.saving import save_sheet
from app.views.widgets.buttons import button
from app.views.widgets.fields.date_field import DateField
from app.views.widgets.fields.form_dialog import (
    FieldRefusedError,
    FormDialog,
    field_value,
    required,
)
from app.views.widgets.fields.form_row import choice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.plans import PlanRow
    from app.views.base.page_context import PageContext
    from app.views.widgets.fields.form_row import FormRow

KIND = "party-tasks"


class SheetForm(FormDialog):
    """The party of the plans of the year, the first and the last day."""

    def __init__(self, parent: QWidget, context: "PageContext", every: "Sequence[PlanRow]") -> None:
        """Args: `every` are all the plans as they stand now."""
        super().__init__(parent, "Лист ответственного", action="Показать страницы")
        self._context = context
        self._every = every
        self._plans = [plan for plan in every if context.year in plans.years_of(plan.period)]
        rows = parties_in(row for plan in self._plans for row in plan.measures)
        self.party = choice([(row.name, row.name) for row in rows])
        self.party.setSizeAdjustPolicy(
            self.party.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        first, last = self._usual_days()
        self.first, self.last = DateField(first), DateField(last)
        self.add_row("Ответственный", self.party)
        self.first_row, self.last_row = (
            self.make_row("С какого дня", self.first),
            self.make_row("По какой день", self.last),
        )
        self.add_line(self.first_row, self.last_row)
        self.workbook = button("Сохранить книгой Excel…", self.save_workbook, role="link")
        self.column.content.addWidget(self.workbook)

    def _usual_days(self) -> tuple[date, date]:
        """From today, in another year from its first day, to the end of the school year."""
        start, end = school_year_days(self._context.year)
        today = self._context.workspace.clock.today()
        return (today if start <= today <= end else start), end

    def save(self) -> None:
        """Keep what is wanted as the settings of the document, and show its pages."""
        first, last = self._days()
        choices = {
            PARTY.name: str(self.party.currentData()),
            FIRST_DAY.name: first.isoformat(),
            LAST_DAY.name: last.isoformat(),
        }
        keep_choices(self._context, KIND, choices)  # else the pages would be of another one
        self._context.go_to(ToDocument(KIND, PARTY.name, self._context.year))

    def save_workbook(self) -> None:
        """Ask for a file and write the tasks there."""
        with self._context.messages.attempt("Поручения ответственного"):
            try:
                first, last = self._days()
                party = find_party(self._plans, str(self.party.currentData()))
            except FieldRefusedError as refused:
                refused.row.show_error(str(refused))
                return
            tasks = tasks_of(self._every, party, first, last)
            save_sheet(self, tasks_sheet(party.name, tasks, first, last))

    def _days(self) -> tuple[date, date]:
        first, last = self._day(self.first_row, self.first), self._day(self.last_row, self.last)
        if first > last:
            raise FieldRefusedError(
                self.last_row, UserError("Последний день раньше первого.", "Проверьте даты.")
            )
        return first, last

    def _day(self, row: "FormRow", field: DateField) -> date:
        return required(row, field_value(row, field.value), "Не указан день. Заполните поле.")
