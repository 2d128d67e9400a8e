"""Adding and changing a plan."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.services import plans
from app.services.language.dates import year_name
from app.services.language.deadlines.periods import school_period
from app.services.orders import orders
from app.services.plans import (
    PlanDraft,
    PlanRow,
)
from app.services.schools import schools
from app.views.plans.forms.copy_form import plan_words
from app.views.plans.forms.measure_picker import MeasurePicker
from app.views.plans.forms.years_preview import YearsPreview
from app.views.widgets.fields.form_dialog import FormDialog, required
from app.views.widgets.fields.form_row import choice, line_edit

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.services.storage.workspace import Workspace

Saved = Callable[[int, "Changes"], object]
_USUAL_TITLE = "План мероприятий по повышению качества образования"


class PlanForm(FormDialog):
    """A plan: its title, year and school; a new one may take over measures of another."""

    def __init__(
        self,
        parent: QWidget,
        workspace: "Workspace",
        saved: Saved,
        year: int,
        plan: PlanRow | None = None,
        *,
        school_id: int | None = None,
    ) -> None:
        """Args: `school_id` is the proposed owner of a new plan."""
        if plan is None:
            super().__init__(parent, "Новый план", action="Создать")
        else:
            super().__init__(parent, "План")
        self._workspace, self._saved = workspace, saved
        self._year = year if plan is None else plan.year
        self._plan = plan
        self._proposed = ""
        self._known = {row.id: row for row in plans.list_plans(workspace)}
        self.name = line_edit(
            "" if plan is None else plan.title,
            placeholder=_USUAL_TITLE,
        )
        owners: list[tuple[str, object]] = [("Муниципальный план", None)]
        owners += [(row.short_name, row.id) for row in schools.list_schools(workspace)]
        self.owner = choice(owners, school_id if plan is None else plan.school_id)
        self.name_row = self.add_row("Название", self.name, required=True)
        self.add_row("Чей план", self.owner, hint=f"{year_name(self._year)} учебный год")
        self.order = choice(
            [("Не указан", None), *((row.label, row.id) for row in orders.list_orders(workspace))],
            None if plan is None or plan.order is None else plan.order.id,
        )
        self.order.setSizeAdjustPolicy(
            self.order.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        if plan is not None:
            self.add_row("Приказ, которым утверждён план", self.order)
        self.source = choice([("Начать с пустого плана", None), *self._sources()])
        self.source.setSizeAdjustPolicy(
            self.source.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.picker = MeasurePicker()
        self.years = YearsPreview()
        if plan is None and self._known:
            self._add_source()
        elif plan is None:
            self._propose_title(None)

    def _add_source(self) -> None:
        self.add_row(
            "Разделы и мероприятия",
            self.source,
            hint="Переносятся разделы, мероприятия и сроки, без отметок",
        )
        self.picker_row = self.add_row("Какие мероприятия взять", self.picker, hint=" ")
        self.column.content.addWidget(self.years)
        self.source.currentIndexChanged.connect(lambda _number: self._show_source())
        self.owner.currentIndexChanged.connect(lambda _number: self._propose())
        self.picker.changed.connect(self._show_count)
        self._propose()

    def _sources(self) -> list[tuple[str, object]]:
        return [(f"Взять: {plan_words(row)}", row.id) for row in self._known.values()]

    def _propose(self) -> None:
        """What is most likely: the owner's newest earlier plan, or the district's for a school."""
        owner = self.owner.currentData()
        earlier = [row for row in self._known.values() if row.year <= self._year and row.sections]
        own = [row for row in earlier if row.school_id == owner and row.year < self._year]
        district = [row for row in earlier if row.school_id is None and owner is not None]
        likely = [*own, *district]
        wanted = self.source.findData(likely[0].id) if likely else 0
        if wanted == self.source.currentIndex():
            self._show_source()
        self.source.setCurrentIndex(wanted)

    def _show_source(self) -> None:
        plan, owner = self._known.get(self.source.currentData()), self.owner.currentData()
        self.picker_row.setVisible(plan is not None)
        self._propose_title(plan)
        if plan is None:
            self.years.hide()
            return
        named = plan.school_id is None and any(owner in row.school_ids for row in plan.measures)
        self.picker.show_plan(plan, lambda row: not named or owner in row.school_ids)
        if named:
            text = f"{self.picker.words()}: те, где ответственна школа"
            self.picker_row.hint.setText(text)

    def _propose_title(self, source: PlanRow | None) -> None:
        """The title of the plan that is taken over, or a usual one; what was typed stays."""
        if source is None:
            title = f"{_USUAL_TITLE} на {year_name(self._year)} учебный год"
        else:
            title = plans.moved_title(source.title, source.year, self._year)
        if self.name.text() == self._proposed:
            self.name.setText(title)
            self.name.setCursorPosition(0)
        self._proposed = title

    def _show_count(self) -> None:
        self.picker_row.hint.setText(self.picker.words())
        plan = self._known.get(self.source.currentData())
        if plan is not None:
            self.years.show_texts(plans.moved_texts(plan, self._year, self.picker.chosen()))

    def save(self) -> None:
        """Store the plan."""
        title = required(self.name_row, self.name.text(), "Введите название плана.")
        owner, source = self.owner.currentData(), self.source.currentData()
        if self._plan is None and source is not None:
            number, changes = plans.copy_plan(
                self._workspace,
                source,
                self._year,
                title=title,
                school_id=owner,
                measure_ids=self.picker.chosen(),
            )
        else:
            draft = PlanDraft(
                title=title,
                period=school_period(self._year) if self._plan is None else self._plan.period,
                school_id=owner,
                programme_id=None if self._plan is None else self._plan.programme_id,
                order_id=self.order.currentData(),
            )
            known = None if self._plan is None else self._plan.id
            number, changes = plans.save_plan(self._workspace, draft, known)
        self._saved(number, changes)
