"""Who answers for the measures of a plan: what each is, and which schools a group means."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from app.enums import PartyKind
from app.services.plans.duties.listing import PartyRow, parties_in
from app.services.plans.duties.telling import tell_schools
from app.views.look import theme
from app.views.tables.columns import Column, count_column
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.fields.form_dialog import FormDialog
from app.views.widgets.fields.form_row import choice
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.log.changes import Changes
    from app.services.plans import PlanRow
    from app.services.plans.parties.schools_meant import SchoolsMeant
    from app.services.storage.workspace import Workspace

_MOST_ROWS, _LEAST_ROWS = 9, 3
_MEANT: tuple[tuple[str, object], ...] = (
    ("Не указано: одна отметка на всех", None),
    ("Все школы реестра", "all"),
    ("Школы из списков поддержки за время плана", "supported"),
)


def _what(row: PartyRow) -> str:
    """«Школа из реестра», «сотрудник, не найден»."""
    if row.school_id is not None or row.person_id is not None:
        return f"{row.kind.label} из реестра"
    return f"{row.kind.label}, не найден" if row.kind is PartyKind.PERSON else row.kind.label


_COLUMNS: tuple[Column[PartyRow], ...] = (
    Column(
        key="name",
        title="Ответственный",
        text=lambda row: row.name,
        tooltip=lambda row: "\n".join((row.name, *row.others)),
        width=160,
        stretch=True,
    ),
    Column(key="kind", title="Кто это", text=_what, width=184),
    count_column("measures", "Мероприятий", lambda row: row.measures, width=104),
)


class PartiesForm(FormDialog):
    """The parties of a plan; for each group of schools, which schools it means."""

    def __init__(
        self,
        parent: QWidget,
        workspace: "Workspace",
        saved: "Callable[[Changes], object]",
        plan: "PlanRow",
    ) -> None:
        super().__init__(parent, "Кто есть кто")
        self._workspace, self._saved, self._plan = workspace, saved, plan
        parties = parties_in(plan.measures)
        model = RowTableModel(_COLUMNS, key=lambda row: row.key)
        model.set_rows(parties)
        self.table = TableView(model, name="plan-parties", state=None)
        self.table.setAccessibleName("Ответственные плана")
        shown = min(max(len(parties), _LEAST_ROWS), _MOST_ROWS)
        self.table.setFixedHeight((shown + 1) * theme.ROW_HEIGHT + theme.STEP)
        self.column.content.addWidget(self.table)
        self.groups: dict[str, QComboBox] = {}
        groups = [row for row in parties if row.means_schools] if plan.school_id is None else []
        if groups:
            words = "Если указать, какие школы входят в группу, у каждой из них будет своя отметка."
            self.column.content.addWidget(label(words, "small", wrap=True))
        for row in groups:
            self.groups[row.key] = self._choice(row, plan.group_schools.get(row.key))

    def _choice(self, row: PartyRow, meant: "SchoolsMeant | None") -> QComboBox:
        options = [*_MEANT]
        if isinstance(meant, tuple):
            options.append((f"Выбранные школы: {len(meant)}", meant))
        box = choice(options, meant)
        box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.add_row(f"«{row.name}» – это", box)
        return box

    def save(self) -> None:
        """Store which schools the groups mean, where that is something else than before."""
        told = {
            key: box.currentData()
            for key, box in self.groups.items()
            if box.currentData() != self._plan.group_schools.get(key)
        }
        if told:
            self._saved(tell_schools(self._workspace, self._plan.id, told))
