"""План: the plans that belong to a programme, with its period."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.services import plans
from app.services.findings.links import ToPlan
from app.services.language.deadlines.periods import period_days
from app.services.language.numbers import NBSP, whole
from app.services.plans import PlanRow
from app.views.look import theme
from app.views.plans.programmes.sections.section import Section
from app.views.tables.columns import Column, count_column
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button
from app.views.widgets.empty_state import ContentStack, EmptyState
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.services.programmes.parts import Programme
    from app.views.base.page_context import PageContext

COLUMNS: tuple[Column[PlanRow], ...] = (
    Column(
        key="title", title="План", text=lambda row: row.title, width=280, stretch=True, wrap=True
    ),
    Column(
        key="owner",
        title="Чей",
        text=lambda row: row.school_name or "Муниципальный",
        width=150,
    ),
    Column(
        key="done",
        title="Выполнено",
        text=lambda row: f"{whole(row.done_count)} из{NBSP}{whole(len(row.measures))}",
        sort_key=lambda row: row.done_count,
        width=104,
    ),
    count_column("overdue", "Просрочено", lambda row: row.overdue_count, width=104),
)


class PlanSection(Section):
    """The plans of the programme; a new one takes its period.

    Signals:
        new_plan_asked: a plan of the programme is to be made.
    """

    key, title = "plan", "План"
    new_plan_asked = Signal()

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context)
        self.note = label("", "muted", wrap=True)
        self.model = RowTableModel(COLUMNS, key=lambda row: row.id)
        self.table = TableView(self.model, name="programme-plans", state=context.state)
        self.table.setAccessibleName("Планы программы")
        self.open_button = button("Открыть план", self.open_plan, icon="plans")
        self.new_button = button("Создать план…", self.new_plan_asked.emit, icon="plus")
        empty = EmptyState(
            "Плана пока нет",
            "Новый план получит срок программы. Готовый план относит к программе поле «Программа»"
            " в его форме: «Ещё», «Изменить план…».",
            icon="plans",
            action="Создать план",
            on_action=self.new_plan_asked.emit,
        )
        self.content = ContentStack(self.table, empty)
        line = QHBoxLayout()
        line.setSpacing(theme.STEP)
        line.addWidget(self.note, 1)
        line.addWidget(self.open_button)
        line.addWidget(self.new_button)
        self.body.addLayout(line)
        self.body.addWidget(self.content, 1)
        self.table.row_activated.connect(lambda _row: self.open_plan())
        self.table.row_selected.connect(lambda row: self.open_button.setEnabled(row is not None))

    def fill(self, programme: "Programme") -> None:
        """Show the plans that name the programme."""
        rows = [
            row
            for row in plans.list_plans(self.context.workspace)
            if row.programme_id == programme.id
        ]
        self.note.setText(f"Срок программы и её планов: {period_days(programme.period)}")
        self.model.set_rows(rows)
        self.content.show_content(rows)
        self.new_button.setVisible(bool(rows))
        self.open_button.setVisible(bool(rows))
        if rows and self.table.selected_row() is None:
            self.table.selectRow(0)

    def taken(self, programme: "Programme") -> "Programme":
        """Plans are stored by themselves."""
        return programme

    def open_plan(self) -> None:
        """Go to the selected plan."""
        row: PlanRow | None = self.table.selected_row()
        if row is not None:
            self.context.go_to(ToPlan(row.id))
