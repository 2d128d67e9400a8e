"""How the plan of each supported school stands; schools without a plan get one from here."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services import plans
from app.services.findings.links import ToMeasure, ToSchool, ToSchools
from app.services.language.dates import year_name
from app.services.language.numbers import DASH
from app.services.language.plural import SCHOOL, counted
from app.services.plans import SchoolStanding
from app.services.schools.support_steps import plan_usual_days, standing_words
from app.views.base.undo_toast import save_and_tell
from app.views.look import theme
from app.views.plans.agenda.reading import PlansReading
from app.views.plans.school_months import SchoolMonths
from app.views.tables.column_fit import ColumnFit
from app.views.tables.columns import Column, day_column, status_column
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button
from app.views.widgets.empty_state import ContentStack, EmptyState
from app.views.widgets.labels import ElidedLabel
from app.views.widgets.status import Status
from app.views.widgets.statuses import (
    OVERDUE_ICON,
    OVERDUE_TONE,
    STEP_LOOKS,
    overdue_status,
    support_status,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.services.plans import PlanState
    from app.views.base.page_context import PageContext

_LOOKS: "Mapping[PlanState, tuple[str, str]]" = {
    "none": ("neutral", "todo"),
    "empty": ("neutral", "todo"),
    "finished": ("positive", "done"),
    "running": ("accent", "play"),
}


class SchoolPlansView(QWidget):
    """A row per school: its plan, done of all, overdue, the next deadline, the steps of support.

    Signals:
        plan_asked: key of a plan that is to be shown.
        new_plan_asked: key of a school that is to get a plan.
    """

    plan_asked = Signal(int)
    new_plan_asked = Signal(int)

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self.context = context
        self._year = context.year
        self._reading = PlansReading(context, "Чтение планов школ")
        self.model = RowTableModel(COLUMNS, key=_key)
        self.table = TableView(self.model, name="school-plans", state=context.state)
        self.table.setAccessibleName("Планы школ")
        ColumnFit(self.table, ("asked", "support", "next", "steps"))
        self.plan_button = button("Открыть план", self._on_open, icon="plans")
        self.card_button = button("Карточка школы", self._on_card, icon="schools")
        self.days_button = button("Сроки шагов", self._on_days, icon="calendar")
        self.days_button.setToolTip(
            "Поставить обычные сроки шагам поддержки, у которых нет срока, во всех школах списка"
        )
        self.summary = ElidedLabel("", "muted")
        self.months = SchoolMonths()
        empty = EmptyState(
            "Школ с поддержкой пока нет",
            "Здесь будут школы перечня и то, как исполняется план каждой из них.",
            icon="schools",
            action="Перейти к школам",
            on_action=lambda: context.go_to(ToSchools()),
        )
        self.content = ContentStack(self.table, empty)
        line = QHBoxLayout()
        line.setSpacing(theme.STEP)
        line.addWidget(self.summary, 1)
        line.addWidget(self.days_button)
        line.addWidget(self.card_button)
        line.addWidget(self.plan_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addLayout(line)
        layout.addWidget(self.content, 1)
        layout.addWidget(self.months)
        self.months.strip.chosen.connect(lambda _month: QTimer.singleShot(1, self, self._show_row))
        self.months.measure_asked.connect(lambda key: context.go_to(ToMeasure(key)))
        self.table.row_selected.connect(self._on_selected)
        self.table.row_activated.connect(lambda _row: self._on_open())

    def show_year(self, year: int) -> None:
        """Read the standings of a school year; those of many measures in the background."""
        workspace = self.context.workspace
        self._reading.start(
            year,
            plans.reading_weight(workspace, year=year),
            lambda: plans.list_standings(workspace, year),
            lambda rows: self._show(year, rows),
            self._forget,
        )

    def _forget(self) -> None:
        """Rows of another year go before those of this one are there."""
        self.model.set_rows([])
        self.content.show_content(True)
        self.summary.setText("Планы школ читаются…")
        self.days_button.setEnabled(False)
        self._on_selected(None)

    def _show(self, year: int, rows: list[SchoolStanding]) -> None:
        self._year = year
        self.table.about = f"{year_name(year)} учебный год"
        self.model.set_rows(rows)
        self.content.show_content(rows)
        self.summary.setText(plans.standings_words(rows))
        free = not self.context.workspace.read_only
        self.days_button.setEnabled(free and bool(self._without_days()))
        if rows and self.table.selected_row() is None:
            self.table.selectRow(0)
        self._on_selected(self.table.selected_row())

    def _on_selected(self, row: SchoolStanding | None) -> None:
        self.plan_button.setEnabled(row is not None)
        self.card_button.setEnabled(row is not None)
        self.months.show_school(row, self._year, self.context.workspace.clock.today())
        without = row is not None and row.plan is None
        self.plan_button.setText("Создать план" if without else "Открыть план")

    def _show_row(self) -> None:
        """Keep the school in sight when what stands below its table takes more room."""
        row: SchoolStanding | None = self.table.selected_row()
        if row is not None:
            self.table.select_key(_key(row))

    def _on_open(self) -> None:
        row: SchoolStanding | None = self.table.selected_row()
        if row is None:
            return
        if row.plan is None:
            self.new_plan_asked.emit(row.school_id)
        else:
            self.plan_asked.emit(row.plan.id)

    def _without_days(self) -> list[int]:
        """Schools of the list with a step that is neither planned nor done, each once."""
        rows = self.model.all_rows
        keys = [row.school_id for row in rows if any(one.state == "none" for one in row.steps)]
        return list(dict.fromkeys(keys))

    def _on_days(self) -> None:
        schools, year = self._without_days(), self._year
        save_and_tell(
            self.context,
            lambda: plan_usual_days(self.context.workspace, schools, year),
            f"Обычные сроки шагов поставлены: {counted(len(schools), SCHOOL)}.",
        )

    def _on_card(self) -> None:
        row: SchoolStanding | None = self.table.selected_row()
        if row is not None:
            self.context.go_to(ToSchool(row.school_id))


def _key(row: SchoolStanding) -> tuple[int, int]:
    return row.school_id, 0 if row.plan is None else row.plan.id


def _state(row: SchoolStanding) -> Status | None:
    if row.state == "overdue":
        return overdue_status(row.state_words)
    tone, icon = _LOOKS[row.state]
    return Status(tone, icon, row.state_words)


def _step(row: SchoolStanding) -> Status | None:
    """The step that a school stands at, as it is; the last one of a school that did all."""
    if not row.steps:
        return None
    step = row.next_step
    if step is None:
        return Status(*STEP_LOOKS["done"], "все шаги")
    return Status(*STEP_LOOKS[step.state], step.stage.label)


def _step_tip(row: SchoolStanding) -> str:
    if not row.steps:
        return ""
    lines = [standing_words(row.steps)]
    lines += [f"{step.title}: {step.state_words}" for step in row.steps if step.number]
    return "\n".join(lines)


def _step_place(row: SchoolStanding) -> tuple[int, int] | None:
    """Sorted by the number of the step, the longest overdue first."""
    if not row.steps:
        return None
    step = row.next_step
    if step is None or step.number is None:
        return len(row.steps), 0
    return step.number, 0 if step.days_left is None else step.days_left


def _support(row: SchoolStanding) -> Status | None:
    return support_status(tuple(kind.value for kind in row.support))


COLUMNS: tuple[Column[SchoolStanding], ...] = (
    Column(
        key="school", title="Школа", text=lambda row: row.school, width=232, wrap=True, middle=True
    ),
    status_column("support", "Список", _support, width=136),
    Column(
        key="plan",
        title="План школы",
        text=lambda row: "" if row.plan is None else row.plan.title,
        width=136,
        stretch=True,
        wrap=True,
    ),
    Column(
        key="done",
        title="Выполнено",
        text=lambda row: row.done_words,
        sort_key=lambda row: row.done_share,
        align="right",
        width=104,
    ),
    status_column(
        "state",
        "Состояние",
        _state,
        sort_key=lambda row: 0 if row.plan is None else -row.plan.overdue_count,
        width=160,
    ),
    Column(
        key="steps",
        title="Шаги",
        text=lambda row: row.steps_words,
        tooltip=_step_tip,
        align="right",
        title_tip="Выполненные шаги поддержки: от заявки до экспертизы результата",
        width=72,
    ),
    status_column(
        "step",
        "Текущий шаг",
        _step,
        sort_key=_step_place,
        tooltip=_step_tip,
        title_tip="Первый невыполненный шаг поддержки: просрочен, скоро, в плане или без срока",
        width=160,
    ),
    day_column("next", "Ближайший срок", lambda row: row.next_end, width=128, unknown=DASH),
    Column(
        key="asked",
        title="Поручено школе",
        text=lambda row: row.asked_words,
        icon=lambda row: OVERDUE_ICON if row.asked_overdue else None,
        tone=lambda row: OVERDUE_TONE if row.asked_overdue else None,
        sort_key=lambda row: row.asked,
        align="right",
        title_tip="Мероприятия муниципальных планов, где школа названа среди ответственных",
        width=136,
    ),
)
