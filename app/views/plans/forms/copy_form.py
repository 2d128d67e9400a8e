"""Copying measures into another plan, of any year or school."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.services import plans
from app.services.language.plural import MEASURE, counted
from app.views.plans.forms.years_preview import YearsPreview
from app.views.widgets.fields.form_dialog import FormDialog
from app.views.widgets.fields.form_row import choice

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.services.plans import MeasureRow, PlanHead, PlanRow
    from app.services.storage.workspace import Workspace

Saved = Callable[["Changes", str], object]


class CopyForm(FormDialog):
    """The plan and the section that get the copies; marks stay where they are."""

    def __init__(
        self,
        parent: QWidget,
        workspace: "Workspace",
        saved: Saved,
        plan: "PlanRow",
        measures: "Sequence[MeasureRow]",
    ) -> None:
        what = counted(len(measures), MEASURE)
        super().__init__(parent, f"Копировать {what}", action="Копировать")
        self._workspace, self._saved = workspace, saved
        self._measures, self._source = tuple(measures), plan
        heads = [row for row in plans.list_plan_heads(workspace) if row.section_count]
        others = [row for row in heads if row.id != plan.id] or heads
        self.plan = choice([(plan_words(row), row.id) for row in others])
        self.section = choice([])
        for box in (self.plan, self.section):
            box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.add_row(
            "План",
            self.plan,
            hint="Отметки не копируются",
        )
        self.add_row("Раздел", self.section)
        self.years = YearsPreview()
        self.column.content.addWidget(self.years)
        self.plan.currentIndexChanged.connect(lambda _number: self._show_sections())
        self._show_sections()

    def save(self) -> None:
        """Copy."""
        section_id = self.section.currentData()
        if section_id is None:
            raise UserError("В этом плане нет разделов.", "Выберите другой план.")
        ids = [row.id for row in self._measures]
        changes = plans.copy_measures(self._workspace, ids, section_id)
        what = counted(len(ids), MEASURE)
        self._saved(changes, f"Скопировано в раздел «{self.section.currentText()}»: {what}.")

    def _show_sections(self) -> None:
        self.section.clear()
        chosen = self.plan.currentData()
        plan = None if chosen is None else plans.get_plan(self._workspace, chosen)
        for section in () if plan is None else plan.sections:
            self.section.addItem(section.title, section.id)
        ids = {row.id for row in self._measures}
        if plan is None:
            self.years.hide()
        else:
            self.years.show_texts(plans.moved_texts(self._source, plan.year, ids, alone=True))


def plan_words(plan: "PlanHead") -> str:
    """«2026/2027, муниципальный: План мероприятий …»."""
    owner = plan.school_name or "муниципальный"
    return f"{plan.year_name}, {owner}: {plan.title}"
