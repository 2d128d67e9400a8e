"""An act of the department's own in the list of acts, or one of the list changed."""

from dataclasses import replace
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
        self,
        parent: QWidget,
        workspace: "Workspace",
        saved: "Callable[[int, Changes], object]",
        *,
        act: Act | None = None,
    ) -> None:
        """Args: `act` is the one that is changed; without it a new one is added."""
        title, action = ("Новый правовой акт", "Добавить")
        if act is not None:
            title, action = ("Правовой акт", "Сохранить")
        super().__init__(parent, title, action=action)
        self._workspace, self._saved, self._act = workspace, saved, act
        self._warned: Act | None = None
        shown = act or Act(kind="", level=ActLevel.MUNICIPAL)
        self.level = choice([(capital(one.label), one) for one in ActLevel], shown.level)
        self.kind = line_edit(shown.kind, placeholder="Приказ")
        self.issuer = line_edit(
            shown.issuer, placeholder="управления образования администрации округа"
        )
        self.day, self.number = DateField(shown.issued_on), line_edit(shown.number)
        self.name = line_edit(shown.title)
        self.add_row("Уровень", self.level)
        self.kind_row = self.add_row("Вид", self.kind, required=True)
        self.add_row("Кто издал, в родительном падеже", self.issuer)
        self.day_row = self.make_row("Дата", self.day)
        number = self.make_row("Номер", self.number)
        self.add_line(self.day_row, number)
        self.add_row("Название без кавычек", self.name)

    def save(self) -> None:
        """Store the act; one that the list has with another date is asked about once."""
        former = self._act or Act(kind="")
        act = replace(
            former,
            kind=required(self.kind_row, self.kind.text(), "Введите вид, например «Приказ»."),
            level=ActLevel(self.level.currentData()),
            issuer=self.issuer.text(),
            issued_on=field_value(self.day_row, self.day.value),
            number=self.number.text(),
            title=self.name.text(),
        )
        others = [one for one in list_acts(self._workspace) if one.id is None or one.id != act.id]
        known = misdated(act, others)
        if known is not None and self._warned != act:
            self._warned = act
            raise FieldRefusedError(
                self.day_row,
                UserError(f"{_SAME}{known.words}.", "Исправьте или добавьте ещё раз как есть."),
            )
        key, changes = save_act(self._workspace, act)
        self._saved(key, changes)
