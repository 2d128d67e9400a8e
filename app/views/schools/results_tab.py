"""Результаты: every procedure of the school through all years, newest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.services import results
from app.services.identification import profile
from app.services.identification.shares import threshold_text
from app.services.language.dates import year_name
from app.views.results.grid_cells import GridCell, cell_of, tooltip
from app.views.schools.card_tab import CardTab
from app.views.tables.row_model import Column, RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.empty_state import ContentStack, EmptyState
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.services.results import ResultRow
    from app.services.schools import SchoolRow
    from app.views.page_context import PageContext


@dataclass(frozen=True, slots=True)
class ProcedureHistory:
    """One procedure of the school: its result per year."""

    position: int
    title: str
    cells: Mapping[int, GridCell]


def histories(
    found: "list[ResultRow]", order: Mapping[str, int], threshold_h: int
) -> list[ProcedureHistory]:
    """Results by procedure in printed order."""
    cells: dict[tuple[int, str], dict[int, GridCell]] = {}
    for row in found:
        key = (order.get(row.procedure, len(order)), row.procedure_title)
        cells.setdefault(key, {})[row.year] = cell_of(row, threshold_h)
    return [ProcedureHistory(*key, years) for key, years in sorted(cells.items())]


def columns(years: tuple[int, ...]) -> tuple[Column[ProcedureHistory], ...]:
    """The procedure, then a column per year."""
    first = Column[ProcedureHistory](
        "procedure", "Процедура", lambda row: row.title, width=232, stretch=True
    )
    return (first, *(_year_column(year) for year in years))


def _year_column(year: int) -> Column[ProcedureHistory]:
    def cell(row: ProcedureHistory) -> GridCell | None:
        return row.cells.get(year)

    def percent(row: ProcedureHistory) -> float | None:
        found = cell(row)
        return None if found is None else found.result.percent

    return Column(
        f"year-{year}",
        year_name(year),
        lambda row: "" if (found := cell(row)) is None else found.text,
        sort_key=percent,
        align="right",
        icon=lambda row: "low" if (found := cell(row)) is not None and found.low else None,
        bold=lambda row: (found := cell(row)) is not None and found.low,
        tooltip=lambda row: tooltip(cell(row), None, year),
        width=152,
    )


class ResultsTab(CardTab):
    """The results of a school."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context)
        self._years: tuple[int, ...] | None = None
        self.model: RowTableModel[ProcedureHistory] | None = None
        self.note = label("", "muted", wrap=True)
        self._holder = QWidget()
        empty = EmptyState(
            "Результатов пока нет",
            "Здесь будут результаты ВПР, ОГЭ и ЕГЭ этой школы за все годы.",
            icon="results",
            action="Загрузить результаты",
            on_action=lambda: context.go_to("results", load=True),
        )
        self.stack = ContentStack(self._holder, empty)
        self.body.addWidget(self.note)
        self.body.addWidget(self.stack, 1)

    def show_school(self, school: "SchoolRow") -> None:
        """Read all years."""
        workspace = self.context.workspace
        found = results.list_results(workspace, school_id=school.id)
        self.stack.show_content(found)
        self.note.setVisible(bool(found))
        if not found:
            return
        threshold_h = profile.chosen_profile(workspace).threshold_h
        order = {row.code: row.position for row in results.list_procedures(workspace)}
        years = tuple(sorted({row.year for row in found}, reverse=True))
        self._model_for(years).set_rows(histories(found, order, threshold_h))
        self.note.setText(
            "Доля участников, не достигших минимального уровня. Знаком и жирным выделены низкие "
            f"результаты: от {threshold_text(threshold_h)}."
        )

    def _model_for(self, years: tuple[int, ...]) -> RowTableModel[ProcedureHistory]:
        if self.model is None or years != self._years:
            self.model = RowTableModel(columns(years), key=lambda row: row.title)
            table = TableView(self.model, name="school-results", state=self.context.state)
            table.setAccessibleName("Результаты школы по годам")
            self.stack.replace_content(table)
            self._years = years
        return self.model
