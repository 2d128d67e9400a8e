"""Результаты: every procedure of the school through all years, and the year beside the base one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.services import results
from app.services.identification import profile
from app.services.identification.evidence.result_words import (
    WordedResult,
    judged_words,
    last_change_words,
    told_lines,
    worded,
)
from app.services.identification.evidence.shares import threshold_text
from app.services.language.dates import year_name
from app.services.language.numbers import DASH
from app.services.results.meaning import MEANING
from app.views.base.links import ResultsSpot
from app.views.look import theme
from app.views.schools.card.final_check_view import FinalCheckView
from app.views.schools.card.tab import CardTab
from app.views.schools.card.trend_chart import Trend, TrendChart, TrendPoint, with_gaps
from app.views.tables.columns import Column
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button
from app.views.widgets.details_panel import ScrolledColumn
from app.views.widgets.empty_state import ContentStack, EmptyState
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.services.results import ResultRow
    from app.services.schools.schools import SchoolRow
    from app.views.base.page_context import PageContext

_VIEW = "school-results-view"
_VIEWS = (("Таблица", "grid"), ("Графики", "chart"), ("Проверка", "compare"))
_CHECK = 2


@dataclass(frozen=True, slots=True)
class ProcedureHistory:
    """One procedure of the school: its result per year."""

    position: int
    title: str
    cells: Mapping[int, WordedResult]


def histories(
    rows: "list[ResultRow]", order: Mapping[str, int], threshold_h: int
) -> list[ProcedureHistory]:
    """Results by procedure in printed order."""
    cells: dict[tuple[int, str], dict[int, WordedResult]] = {}
    for row in rows:
        key = (order.get(row.procedure, len(order)), row.procedure_title)
        cells.setdefault(key, {})[row.year] = worded(row, threshold_h)
    return [ProcedureHistory(*key, years) for key, years in sorted(cells.items())]


def columns(years: tuple[int, ...]) -> tuple[Column[ProcedureHistory], ...]:
    """The procedure, then a column per year."""
    first = Column[ProcedureHistory](
        key="procedure", title="Процедура", text=lambda row: row.title, width=304, stretch=True
    )
    return (first, *(_year_column(year) for year in years))


def _year_column(year: int) -> Column[ProcedureHistory]:
    def cell(row: ProcedureHistory) -> WordedResult | None:
        return row.cells.get(year)

    def percent(row: ProcedureHistory) -> float | None:
        result = cell(row)
        return None if result is None else result.result.percent

    return Column(
        key=f"year-{year}",
        title=f"{year_name(year)}: доля, %",
        title_tip=MEANING,
        sheet_title=f"{year_name(year)}: не справились из участников, доля, %",
        text=lambda row: "" if (result := cell(row)) is None else result.text,
        sort_key=percent,
        align="right",
        icon=lambda row: "low" if (result := cell(row)) is not None and result.low else None,
        bold=lambda row: (result := cell(row)) is not None and result.low,
        tooltip=lambda row: "\n".join(told_lines(cell(row), None, year)),
        width=152,
    )


def trends(
    rows: Sequence[ProcedureHistory], years: Sequence[int], threshold_h: int, limit: int
) -> list[Trend]:
    """A chart for every procedure; `limit` is the size under which a group is small."""
    whole_span = range(min(years), max(years) + 1)
    return [_trend(row, whole_span, threshold_h, limit) for row in rows]


def _trend(row: ProcedureHistory, years: Sequence[int], threshold_h: int, limit: int) -> Trend:
    points = with_gaps([_point(year, cell, limit) for year, cell in row.cells.items()], years)
    return Trend(
        title=row.title,
        points=points,
        change=last_change_words(row.cells),
        threshold=threshold_h / 100,
        threshold_text=threshold_text(threshold_h),
    )


def _point(year: int, cell: WordedResult, limit: int) -> TrendPoint:
    share = cell.result.percent
    return TrendPoint(
        year=year,
        percent=share,
        number=cell.share if share is not None else DASH,
        low=cell.low,
        words=judged_words(cell, limit),
    )


class ChartsGrid(ScrolledColumn):
    """Charts side by side, as many in a line as there is room for."""

    charts: Sequence[TrendChart] = ()

    def __init__(self) -> None:
        super().__init__(margin=0, spacing=theme.STEP)
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.GAP)
        self.content.addLayout(self._grid)
        self._columns = 0

    def show_trends(self, trends: Sequence[Trend]) -> None:
        """Show these charts."""
        for chart in self.charts:
            chart.hide()
            chart.deleteLater()
        self.charts = [TrendChart(trend) for trend in trends]
        self._columns = 0
        self._lay_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """One chart is what it needs; a line of several may become one of fewer."""
        handled = super().eventFilter(watched, event)
        self.setMinimumWidth(self.charts[0].minimumWidth() if self.charts else 0)
        return handled

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More charts in a line where it is wider."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        if not self.charts:
            return
        wide = self.charts[0].minimumWidth() + theme.GAP
        columns = max(1, (self.viewport().width() + theme.GAP) // wide)
        if columns == self._columns:
            return
        self._columns = columns
        for number in range(self._grid.columnCount()):
            self._grid.setColumnStretch(number, 0)
        for number, chart in enumerate(self.charts):
            self._grid.addWidget(chart, number // columns, number % columns)
        for number in range(columns):
            self._grid.setColumnStretch(number, 1)


class ResultsTab(CardTab):
    """The results of a school."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context)
        self._school: SchoolRow | None = None
        self._years: tuple[int, ...] | None = None
        self._threshold = ""
        self.model: RowTableModel[ProcedureHistory] | None = None
        self.note = label("", "muted", wrap=True)
        self.charts = ChartsGrid()
        self._table = ContentStack(QWidget(), QWidget())
        self._views = QStackedWidget()
        self.check = FinalCheckView(context)
        for view in (self._table, self.charts, self.check):
            self._views.addWidget(view)
        empty = EmptyState(
            "Результатов пока нет",
            "Здесь будут результаты ВПР, ОГЭ и ЕГЭ этой школы за все годы.",
            icon="results",
            action="Загрузить результаты",
            on_action=lambda: context.go_to(ResultsSpot(load=True)),
        )
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        column.addLayout(self._build_choice())
        column.addWidget(self.note)
        column.addWidget(self._views, 1)
        self.stack = ContentStack(filled, empty)
        self.body.addWidget(self.stack, 1)
        kept = context.state.text(_VIEW, "0")
        self.show_view(int(kept) if kept in ("1", "2") else 0)

    def _build_choice(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.HALF)
        self.view_buttons = QButtonGroup(self)
        for number, (words, icon) in enumerate(_VIEWS):
            choose = button(words, role="quiet", icon=icon)
            choose.setCheckable(True)
            self.view_buttons.addButton(choose, number)
            line.addWidget(choose)
        line.addStretch()
        line.addWidget(self.check.years)
        self.view_buttons.button(_CHECK).setToolTip(
            "Итоговая проверка: результаты года рядом с результатами базового"
        )
        self.view_buttons.idClicked.connect(self.show_view)
        return line

    def show_view(self, number: int) -> None:
        """Show the table (0), the charts (1) or the final check (2); the choice is remembered."""
        self.view_buttons.button(number).setChecked(True)
        self._views.setCurrentIndex(number)
        self.check.years.setVisible(number == _CHECK)
        self._show_check()
        self.context.state.keep_text(_VIEW, str(number))
        self._show_note()

    def show_part(self, part: str) -> None:
        """Show the final check when a link asks for it."""
        if part == "check":
            self.show_view(_CHECK)

    def show_school(self, school: "SchoolRow") -> None:
        """Read all years."""
        workspace = self.context.workspace
        stored = results.list_results(workspace, school_id=school.id)
        self.stack.show_content(stored)
        self._school = school if stored else None
        if not stored:
            return
        rules = profile.chosen_profile(workspace)
        order = {row.code: row.position for row in results.list_procedures(workspace)}
        years = tuple(sorted({row.year for row in stored}, reverse=True))
        rows = histories(stored, order, rules.threshold_h)
        self._model_for(years).set_rows(rows)
        self.charts.show_trends(trends(rows, years, rules.threshold_h, rules.min_participants))
        self._show_check()
        self._threshold = threshold_text(rules.threshold_h)
        self._show_note()

    def _show_check(self) -> None:
        """Compare the years only where that is looked at."""
        if self._school is not None and self._views.currentIndex() == _CHECK:
            self.check.show_school(self._school, self._years or ())

    def _show_note(self) -> None:
        marked = (
            f"Низкие результаты (от {self._threshold}) отмечены ромбом и жирным шрифтом.",
            f"Пунктир – порог {self._threshold}: от него столбец цветной, число жирное.",
        )
        shown = self._views.currentIndex()
        self.note.setVisible(shown != _CHECK)  # that view has its own sentence
        if shown != _CHECK:
            self.note.setText(f"Доля не справившихся. {marked[shown]}")

    def _model_for(self, years: tuple[int, ...]) -> RowTableModel[ProcedureHistory]:
        if self.model is None or years != self._years:
            self.model = RowTableModel(columns(years), key=lambda row: row.title)
            table = TableView(self.model, name="school-results", state=self.context.state)
            table.setAccessibleName("Результаты школы по годам")
            self._table.replace_content(table)
            self._years = years
        return self.model
