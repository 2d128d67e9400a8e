"""A school is put on a list of support by hand, or taken off it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.enums import SupportKind
from app.errors import UserError
from app.services import support
from app.services.language.dates import school_year_of
from app.services.support import SupportDraft, SupportRow
from app.views.widgets.form_dialog import FieldRefusedError, FormDialog
from app.views.widgets.form_row import choice, text_edit
from app.views.widgets.labels import label
from app.views.widgets.ordered_day import OrderedDay

if TYPE_CHECKING:
    from datetime import date

    from app.services.changes import Changes
    from app.services.schools import SchoolRow
    from app.services.storage.workspace import Workspace


class EnterForm(FormDialog):
    """List, order, day and basis of an entry; `saved` gets the changes, the list and the day."""

    def __init__(
        self,
        parent: QWidget | None,
        workspace: "Workspace",
        school: "SchoolRow",
        saved: Callable[["Changes", SupportKind, "date"], object],
    ) -> None:
        super().__init__(parent, "Внести в список поддержки", action="Внести в список")
        self._workspace, self._school, self._saved = workspace, school, saved
        free = [kind for kind in SupportKind if kind.value not in school.support]
        self.kind = choice(
            [(kind.label, kind) for kind in SupportKind], free[0] if free else SupportKind.SHNOR
        )
        self.basis = text_edit(lines=2)
        self.column.content.addWidget(label(school.short_name, "strong", wrap=True))
        self.kind_row = self.add_row(
            "Список",
            self.kind,
            hint="ШНОР – низкие образовательные результаты, ШССУ – сложные социальные условия",
        )
        self.ordered = OrderedDay(self, workspace, "Дата внесения")
        self.basis_row = self.add_row("Основание", self.basis)

    def save(self) -> None:
        """Put the school on the list."""
        kind, day = SupportKind(self.kind.currentData()), self.ordered.value()
        draft = SupportDraft(
            self._school.id,
            kind,
            school_year_of(day),
            day,
            self.basis.toPlainText(),
            self.ordered.order_id,
        )
        try:
            _, changes = support.enter_support(self._workspace, draft)
        except UserError as problem:
            raise FieldRefusedError(self.kind_row, problem) from problem
        self._saved(changes, kind, day)


class LeaveForm(FormDialog):
    """Order, first day off the list and basis; `saved` gets the changes and the day."""

    def __init__(
        self,
        parent: QWidget | None,
        workspace: "Workspace",
        stay: SupportRow,
        saved: Callable[["Changes", "date"], object],
    ) -> None:
        super().__init__(parent, f"Вывести из списка {stay.kind.label}", action="Вывести из списка")
        self._workspace, self._stay, self._saved = workspace, stay, saved
        self.basis = text_edit(lines=2)
        self.column.content.addWidget(label(stay.school, "strong", wrap=True))
        self.ordered = OrderedDay(
            self, workspace, "Вне списка с", hint="Первый день, когда школы в списке уже нет"
        )
        self.basis_row = self.add_row("Основание", self.basis, required=True)

    def save(self) -> None:
        """Take the school off the list."""
        day, basis = self.ordered.value(), self.basis.toPlainText()
        try:
            changes = support.leave_support(
                self._workspace, self._stay.id, day, basis, self.ordered.order_id
            )
        except UserError as problem:
            row = self.ordered.day_row if basis.strip() else self.basis_row
            raise FieldRefusedError(row, problem) from problem
        self._saved(changes, day)
