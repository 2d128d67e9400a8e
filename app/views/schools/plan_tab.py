"""План: the measures for which the school answers, and those of its own plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.enums import MeasureStatus
from app.services import plans
from app.services.plans import MeasureRow, PlanRow
from app.services.schools import name_key
from app.views.schools.card_tab import CardTab
from app.views.statuses import measure_status
from app.views.tables.row_model import Column, RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.empty_state import ContentStack, EmptyState

if TYPE_CHECKING:
    from app.services.schools import SchoolRow
    from app.views.page_context import PageContext


@dataclass(frozen=True, slots=True)
class SchoolMeasure:
    """A measure with the plan that it stands in."""

    plan: PlanRow
    measure: MeasureRow


def measures_of(found: Iterable[PlanRow], school: "SchoolRow") -> list[SchoolMeasure]:
    """Measures of the school's own plans, and those where it is named as responsible."""
    names = {name_key(name) for name in (school.short_name, school.full_name, *school.aliases)}
    names.discard("")
    return [
        SchoolMeasure(plan, measure)
        for plan in found
        for section in plan.sections
        for measure in section.measures
        if plan.school_id == school.id or _is_named(measure, names)
    ]


def _is_named(measure: MeasureRow, names: set[str]) -> bool:
    return any(name_key(party) in names for party in measure.responsible)


COLUMNS: tuple[Column[SchoolMeasure], ...] = (
    Column(
        "number",
        "№",
        lambda row: str(row.measure.number),
        sort_key=lambda row: row.measure.number,
        width=48,
    ),
    Column("title", "Мероприятие", lambda row: row.measure.title, width=200, stretch=True),
    Column(
        "deadline",
        "Срок",
        lambda row: row.measure.deadline_text,
        sort_key=lambda row: row.measure.deadline_end,
        icon=lambda row: "clock" if row.measure.overdue else None,
        tone=lambda row: "warning" if row.measure.overdue else None,
        tooltip=lambda row: "Срок прошёл" if row.measure.overdue else "",
        width=152,
    ),
    Column(
        "status",
        "Статус",
        lambda row: MeasureStatus(row.measure.status).label,
        status=lambda row: measure_status(MeasureStatus(row.measure.status)),
        width=184,
    ),
)


class PlanTab(CardTab):
    """The measures of a school; Enter or a double click opens one in «Планы»."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context)
        self.model = RowTableModel(COLUMNS, key=lambda row: row.measure.id)
        self.table = TableView(self.model, name="school-plan", state=context.state)
        self.table.setAccessibleName("Мероприятия школы")
        self.table.row_activated.connect(
            lambda row: context.go_to("plans", measure_id=row.measure.id)
        )
        empty = EmptyState(
            "Мероприятий нет",
            "Здесь будут мероприятия планов, за которые отвечает школа, и её собственный план.",
            icon="plans",
            action="Перейти к планам",
            on_action=lambda: context.go_to("plans"),
        )
        self.stack = ContentStack(self.table, empty)
        self.body.addWidget(self.stack, 1)

    def show_school(self, school: "SchoolRow") -> None:
        """Read the measures."""
        found = measures_of(plans.list_plans(self.context.workspace), school)
        self.model.set_rows(found)
        self.stack.show_content(found)
