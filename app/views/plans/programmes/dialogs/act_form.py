"""An act of the department's own in the list of acts, or one of the list changed."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.enums import ActLevel
from app.errors import UserError
from app.services.language.sentences import capital
from app.services.programmes.acts import Act, list_acts, misdated, save_act
from app.views.widgets.fields.date_field import DateField
from app.views.widgets.fields.form_dialog import (
    FieldRefusedError,
    FormDialog,
    field_value,
    required,
)
from app.views.widgets.fields.form_row import choice, line_edit

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.log.changes import Changes
    from app.services.storage.workspace import Workspace

_SAME = "В перечне этот акт с другой датой: "


class ActForm(FormDialog):
    """Level, kind, who issued it, date, number and title."""

    def __init__(
        self, parent: QWidget, workspace: "Workspace", saved: "Callable[[int, Changes], object]"
    ) -> None:
        super().__init__(parent, "Новый правовой акт", action="Добавить")
        self._workspace, self._saved = workspace, saved
        self._warned: Act | None = None
        self.level = choice([(capital(one.label), one) for one in ActLevel], ActLevel.MUNICIPAL)
        self.kind = line_edit(placeholder="Приказ")
        self.issuer = line_edit(placeholder="управления образования администрации округа")
        self.day, self.number, self.name = DateField(), line_edit(), line_edit()
        self.add_row("Уровень", self.level)
        self.kind_row = self.add_row("Вид", self.kind, required=True)
        self.add_row("Кто издал, в родительном падеже", self.issuer)
        self.day_row = self.make_row("Дата", self.day)
        number = self.make_row("Номер", self.number)
        self.add_line(self.day_row, number)
        self.add_row("Название без кавычек", self.name)

    def save(self) -> None:
        """Store the act; one that the list has with another date is asked about once."""
        act = Act(
            kind=required(self.kind_row, self.kind.text(), "Введите вид, например «Приказ»."),
            level=ActLevel(self.level.currentData()),
            issuer=self.issuer.text(),
            issued_on=field_value(self.day_row, self.day.value),
            number=self.number.text(),
            title=self.name.text(),
        )
        known = misdated(act, list_acts(self._workspace))
        if known is not None and self._warned != act:
            self._warned = act
            raise FieldRefusedError(
                self.day_row,
                UserError(f"{_SAME}{known.words}.", "Исправьте или добавьте ещё раз как есть."),
            )
        key, changes = save_act(self._workspace, act)
        self._saved(key, changes)
