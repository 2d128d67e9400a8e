"""A school is put on a list of support by hand, taken off it, or an entry is corrected."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from app import terms
from app.enums import SupportKind
from app.errors import UserError
from app.services.language.dates import school_year_of
from app.services.schools import support
from app.services.schools.support import StayDraft, SupportDraft, SupportRow
from app.views.widgets.fields.form_dialog import FieldRefusedError, FormDialog
from app.views.widgets.fields.form_row import FormRow, choice, text_edit
from app.views.widgets.fields.ordered_day import OrderedDay
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from datetime import date

    from app.services.log.changes import Changes
    from app.services.schools.schools import SchoolRow
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
        words = terms.in_use()
        free = [kind for kind in SupportKind if kind.value not in school.support]
        self.kind = choice(
            [(kind.label, kind) for kind in SupportKind], free[0] if free else SupportKind.SHNOR
        )
        self.basis = text_edit(lines=2)
        self.column.content.addWidget(label(school.short_name, "strong", wrap=True))
        self.kind_row = self.add_row(
            "Список",
            self.kind,
            hint=f"{words.low.short} – {words.low.results.nominative}, "
            f"{words.conditions.short} – {words.conditions.conditions.nominative}",
        )
        self.ordered = OrderedDay(self, workspace, "Дата внесения")
        self.basis_row = self.add_row("Основание", self.basis)

    def save(self) -> None:
        """Put the school on the list."""
        kind, day = SupportKind(self.kind.currentData()), self.ordered.value()
        draft = SupportDraft(
            school_id=self._school.id,
            kind=kind,
            year=school_year_of(day),
            entered_on=day,
            entry_basis=self.basis.toPlainText(),
            entry_order_id=self.ordered.order_id,
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


class StayForm(FormDialog):
    """Corrects a stay: list, entry, and the exit when the school left; `saved` gets the changes."""

    def __init__(
        self,
        parent: QWidget | None,
        workspace: "Workspace",
        stay: SupportRow,
        saved: Callable[["Changes"], object],
    ) -> None:
        super().__init__(parent, "Запись списка поддержки")
        self._workspace, self._stay, self._saved = workspace, stay, saved
        self.column.content.addWidget(label(stay.school, "strong", wrap=True))
        self.kind = choice([(kind.label, kind) for kind in SupportKind], stay.kind)
        self.kind_row = self.add_row("Список", self.kind)
        self.entered = OrderedDay(self, workspace, "Дата внесения")
        self.entered.set_values(
            None if stay.entry_order is None else stay.entry_order.id, stay.entered_on
        )
        self.entry_basis = text_edit(stay.entry_basis, lines=2)
        self.add_row("Основание внесения", self.entry_basis)
        self.has_left = QCheckBox("Школа выведена из списка")
        self.has_left.setChecked(stay.left_on is not None)
        self.column.content.addWidget(self.has_left)
        self.left = OrderedDay(self, workspace, "Вне списка с")
        if stay.left_on is not None:
            self.left.set_values(
                None if stay.exit_order is None else stay.exit_order.id, stay.left_on
            )
        self.exit_basis = text_edit(stay.exit_basis, lines=2)
        self.exit_row = self.add_row("Основание вывода", self.exit_basis, required=True)
        self.has_left.toggled.connect(self._on_left)
        self._on_left(on=stay.left_on is not None)

    def save(self) -> None:
        """Store the corrected stay."""
        gone = self.has_left.isChecked()
        draft = StayDraft(
            kind=SupportKind(self.kind.currentData()),
            entered_on=self.entered.value(),
            entry_basis=self.entry_basis.toPlainText(),
            entry_order_id=self.entered.order_id,
            left_on=self.left.value() if gone else None,
            exit_basis=self.exit_basis.toPlainText() if gone else "",
            exit_order_id=self.left.order_id if gone else None,
        )
        try:
            changes = support.change_support(self._workspace, self._stay.id, draft)
        except UserError as problem:
            raise FieldRefusedError(self._wrong_row(draft), problem) from problem
        self._saved(changes)

    def _wrong_row(self, draft: StayDraft) -> FormRow:
        """The field that a refusal of the service is about."""
        if draft.left_on is not None and not draft.exit_basis.strip():
            return self.exit_row
        if draft.left_on is not None and draft.left_on < draft.entered_on:
            return self.left.day_row
        return self.entered.day_row

    def _on_left(self, on: bool) -> None:
        self.left.set_enabled(on=on)
        self.exit_row.setEnabled(on)
