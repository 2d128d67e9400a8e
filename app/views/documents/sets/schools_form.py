"""The schools that documents by school are made for."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.services.language.plural import OF_SCHOOLS
from app.services.schools.schools import list_schools
from app.views.widgets.fields.form_dialog import FieldRefusedError, FormDialog
from app.views.widgets.fields.ticks import TickLine, Ticks
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

_WHY = (
    "По этим школам делаются документы, у которых выбрано «по каждой школе», а также соглашения, "
    "справки о выездах и отчёты школ."
)


class SetSchoolsForm(FormDialog):
    """The schools of the register, each with a tick; `saved` gets the keys of the ticked ones."""

    def __init__(
        self,
        parent: QWidget | None,
        workspace: "Workspace",
        taken: Collection[int],
        saved: Callable[[frozenset[int]], object],
    ) -> None:
        super().__init__(parent, "Школы комплекта", action="Выбрать")
        self._saved = saved
        self.column.content.addWidget(label(_WHY, "muted", wrap=True))
        lines = [TickLine(row.id, row.short_name) for row in list_schools(workspace)]
        self.ticks = Ticks(lines, OF_SCHOOLS)
        for box, line in self.ticks.boxes.items():
            box.setChecked(line.key in taken)
        self.schools_row = self.add_row("Школы", self.ticks)
        self.ticks.head(self.schools_row)

    def save(self) -> None:
        """Give the ticked schools."""
        chosen = frozenset(self.ticks.chosen())
        if not chosen:
            problem = UserError("Не отмечена ни одна школа.", "Отметьте хотя бы одну.")
            raise FieldRefusedError(self.schools_row, problem)
        self._saved(chosen)
