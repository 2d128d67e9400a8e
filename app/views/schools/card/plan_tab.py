"""План: the steps of support, the measures of the school's own plan, those that concern it."""

from functools import cached_property
from typing import TYPE_CHECKING

from app.services.findings.links import ToMeasure, ToPlans, ToSchool
from app.services.language.plural import Forms, counted
from app.services.language.sentences import capital
from app.services.plans.deadlines.terms import years_of
from app.services.plans.execution.wording import overdue_words
from app.services.school_card.measures import SchoolMeasure, list_school_measures, standing_beside
from app.services.schools.support_steps import list_steps
from app.views.schools.card.support.steps_line import StepsLine
from app.views.schools.card.tab import MeasuresTab
from app.views.schools.card.trend_chart import short_year
from app.views.tables.column_fit import ColumnFit
from app.views.tables.columns import Column, status_column
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.empty_state import ContentStack, EmptyState, nothing_found
from app.views.widgets.fields.filter_bar import FilterBar
from app.views.widgets.labels import label
from app.views.widgets.statuses import OVERDUE_ICON, OVERDUE_TONE, measure_status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.plans.rows import PlanRow
    from app.services.schools.schools import SchoolRow
    from app.views.base.page_context import PageContext


_YEARS: Forms = ("учебный год", "учебных года", "учебных лет")
_CONCERNS = {"own": "план школы", "named": "школа отвечает", "all": "все школы"}


def _years(plan: "PlanRow") -> str:
    """«26/27» of a school year, «25–28» of several, «2026»: the column has no room for more."""
    years, start, end = years_of(plan.period), plan.period.start.year, plan.period.end.year
    if len(years) == 1:
        return short_year(years[0])
    return str(start) if start == end else f"{start % 100:02}–{end % 100:02}"


COLUMNS: tuple[Column[SchoolMeasure], ...] = (
    Column(
        key="plan",
        title="План",
        text=lambda row: _years(row.plan),
        sort_key=lambda row: row.plan.year,
        tooltip=lambda row: f"{row.plan.title}, {row.plan.year_name}",
        tone=lambda _row: "muted",
        width=56,
    ),
    Column(
        key="number",
        title="№",
        text=lambda row: row.measure.number,
        sort_key=lambda row: row.measure.place,
        align="right",
        width=40,
    ),
    Column(
        key="title",
        title="Мероприятие",
        text=lambda row: row.measure.title,
        tooltip=lambda row: row.measure.mark_text,
        width=176,
        stretch=True,
        wrap=True,
    ),
    Column(
        key="concern",
        title="Почему здесь",
        text=lambda row: _CONCERNS[row.concern],
        tooltip=lambda row: row.measure.parties_line,
        tone=lambda row: "muted" if row.concern == "all" else None,
        width=128,
    ),
    Column(
        key="deadline",
        title="Срок",
        text=lambda row: row.measure.deadline_text,
        sort_key=lambda row: row.measure.deadline_end,
        icon=lambda row: OVERDUE_ICON if row.overdue else None,
        tone=lambda row: OVERDUE_TONE if row.overdue else None,
        tooltip=lambda row: overdue_words(row.measure),
        width=136,
        wrap=True,
    ),
    status_column("status", "Статус", lambda row: measure_status(row.status), width=152),
)


class PlanTab(MeasuresTab):
    """The measures of a school; Enter or a double click opens one in «Планы»."""

    _school: "SchoolRow | None" = None
    _low = False

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context)
        self.filters = FilterBar("Мероприятие или срок")
        self.filters.add_choice("concern", "Какие мероприятия", [("Все", None)])
        self.model = RowTableModel(COLUMNS, key=lambda row: row.measure.id)
        self.table = TableView(self.model, name="school-plan", state=context.state)
        self.table.setAccessibleName("Мероприятия школы")
        ColumnFit(self.table, ("concern", "plan", "deadline"))
        self.table.row_activated.connect(lambda row: context.go_to(ToMeasure(row.measure.id)))
        empty = EmptyState(
            "Мероприятий нет",
            "Здесь будут мероприятия планов, за которые отвечает школа, и её собственный план.",
            icon="plans",
            action="Перейти к планам",
            on_action=lambda: context.go_to(ToPlans()),
        )
        nothing = nothing_found(
            "Под выбранные условия не подходит ни одно мероприятие.",
            self.filters.reset,
        )
        self._list = ContentStack(self.table, nothing)
        self.stack = ContentStack(self._list, empty)
        self.note = label("", "muted", wrap=True)
        self.body.addWidget(self.line)
        self.body.addWidget(self.filters)
        self.body.addWidget(self.note)
        self.body.addWidget(self.stack, 1)
        self.filters.changed.connect(self._apply)

    @cached_property
    def line(self) -> StepsLine:
        """The steps of support; a click leads to where they are typed."""
        line = StepsLine()
        line.step_chosen.connect(lambda _number: self._on_step())
        return line

    def show_school(self, school: "SchoolRow") -> None:
        """Read the steps of a school of a list, and the measures."""
        self._school = school
        workspace = self.context.workspace
        if school.support:
            self.line.show_steps(list_steps(workspace, school.id, self.context.year))
        self._show_line()
        self.read(
            school, lambda: list_school_measures(workspace, school), self._show_rows, self._forget
        )

    def _forget(self) -> None:
        """Measures of another school go before those of this one are there."""
        self.filters.hide()
        self.model.set_rows([])
        self.stack.show_content(True)
        self._list.show_content(True)
        self.note.setText("Мероприятия читаются…")
        self.note.show()

    def _show_rows(self, rows: "list[SchoolMeasure]") -> None:
        counts = {key: sum(row.concern == key for row in rows) for key in _CONCERNS}
        options: list[tuple[str, object]] = [(f"Все ({len(rows)})", None)]
        options += [
            (f"{capital(words)} ({counts[key]})", key)
            for key, words in _CONCERNS.items()
            if counts[key]
        ]
        self.filters.set_options("concern", options)
        self.filters.setVisible(bool(rows))
        self.note.setVisible(bool(rows))
        self.model.set_rows(rows)
        self.stack.show_content(rows)
        self._apply()

    def set_low(self, *, low: bool) -> None:
        """The measures have the room of a low window to themselves."""
        super().set_low(low=low)
        self._low = low
        if self._school is not None:  # before, the line would be a window of its own
            self._show_line()

    def _show_line(self) -> None:
        is_listed = self._school is not None and bool(self._school.support)
        self.line.setVisible(is_listed and not self._low)

    def _on_step(self) -> None:
        if self._school is not None:
            self.context.go_to(ToSchool(self._school.id, "support"))

    def _apply(self) -> None:
        wanted = self.filters.value("concern")
        self.model.show_only(
            self.filters.text, None if wanted is None else lambda row: row.concern == wanted
        )
        self.note.setText(_standing(self.model.rows))
        self._list.show_content(self.model.rows)


def _standing(rows: "Sequence[SchoolMeasure]") -> str:
    """How far the shown measures are, and of how many years they are when of several.

    The own plan of the school stands beside what the municipal plans ask of it.
    """
    text = standing_beside(rows)
    years = len({year for row in rows for year in years_of(row.plan.period)})
    if years < 2:
        return text
    return f"Планы за {counted(years, _YEARS)}. {text}"
