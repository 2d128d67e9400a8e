"""The list of criteria of the department: added, renamed, moved, taken out of use."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.enums import ValueUnit
from app.services.criteria.definitions import (
    ListedCriterion,
    list_definitions,
    save_definitions,
)
from app.views.tables.editing.list_columns import ListColumn
from app.views.tables.editing.list_editor import ListEditor
from app.views.widgets.fields.form_dialog import FormDialog
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.log.changes import Changes
    from app.services.storage.workspace import Workspace
    from app.views.look.window_state import WindowState

_UNITS = {one.label: one for one in ValueUnit}
_YES, _NO = "да", "нет"
_HIGHER, _LOWER = "чем больше", "чем меньше"


class CriteriaForm(FormDialog):
    """The criteria in the order in which tables and documents have them."""

    def __init__(
        self,
        parent: QWidget,
        workspace: "Workspace",
        state: "WindowState",
        saved: "Callable[[Changes], object]",
    ) -> None:
        super().__init__(parent, "Критерии результативности")
        self._workspace, self._saved = workspace, saved
        self.list: ListEditor[ListedCriterion] = ListEditor(
            _columns(),
            name="criteria-list",
            title="Критерии всех школ",
            state=state,
            new=ListedCriterion,
            rows=(6, 6),
        )
        self.list.set_values(list_definitions(workspace))
        note = (
            "Порядок и названия – как в таблицах и документах. Критерий, значения которого у школ"
            " уже есть, после удаления не действует, а значения хранятся."
        )
        self.column.content.addWidget(label(note, "muted", wrap=True))
        self.column.content.addWidget(self.list)
        self.list.setFocus()

    def save(self) -> None:
        """Store the list; lines without a name are none."""
        criteria = [one for one in self.list.values() if one.title]
        self._saved(save_definitions(self._workspace, criteria))


def _columns() -> list[ListColumn[ListedCriterion]]:
    return [
        ListColumn(
            key="title",
            title="Критерий",
            text=lambda one: one.title,
            put=lambda one, typed: replace(one, title=" ".join(typed.split())),
            stretch=True,
            lines=True,
            width=184,
        ),
        ListColumn(
            key="unit",
            title="Единица",
            text=lambda one: one.unit.label,
            put=lambda one, typed: replace(one, unit=_UNITS[typed]),
            options=lambda: list(_UNITS),
            width=92,
        ),
        ListColumn(
            key="better",
            title="Лучше",
            text=lambda one: _HIGHER if one.higher_is_better else _LOWER,
            put=lambda one, typed: replace(one, higher_is_better=typed == _HIGHER),
            options=lambda: [_HIGHER, _LOWER],
            width=100,
        ),
        ListColumn(
            key="active",
            title="Действует",
            text=lambda one: _YES if one.active else _NO,
            put=lambda one, typed: replace(one, active=typed == _YES),
            options=lambda: [_YES, _NO],
            width=88,
        ),
    ]
