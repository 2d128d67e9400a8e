"""The grid of a year with its filters, and the details of the chosen cell."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSplitter, QVBoxLayout, QWidget

from app.enums import ResultState
from app.errors import KnownProblem
from app.services import results
from app.services.identification.profile import DEFAULT_PROFILE, Profile, get_profile
from app.services.identification.shares import threshold_text
from app.services.language.dates import year_name
from app.services.language.numbers import whole
from app.services.language.plural import RESULT, SCHOOL, counted
from app.views import theme
from app.views.results.cell_panel import CellFacts, CellPanel
from app.views.results.clipboard import block_of, placed
from app.views.results.grid_cells import (
    Cells,
    GridTable,
    Key,
    cell_of,
    cells_of,
    shown_procedures,
)
from app.views.results.grid_model import GridModel
from app.views.results.grid_view import GridView
from app.views.results.typed_result import TypedResult, parse_typed
from app.views.widgets.buttons import icon_button
from app.views.widgets.empty_state import ContentStack, EmptyState
from app.views.widgets.filter_bar import FilterBar
from app.views.widgets.labels import ElidedLabel
from app.views.widgets.undo_toast import tell_saved

if TYPE_CHECKING:
    from app.services.results import ResultDraft, ResultGrid, SchoolCell
    from app.views.page_context import PageContext

_NARROW, _LEAST_WIDTH = 1000, 640
_DETAILS = "results_details"
_TOLD = 3
_ALL, _LOW, _MISSING, _EMPTY = None, "low", "missing", "empty"


class GridPanel(QWidget):
    """The grid.

    Signals:
        loading: the user wants to load files.
        emptied: an empty state with its own button is shown (True), or the grid.
    """

    loading = Signal()
    emptied = Signal(bool)

    def __init__(self, context: "PageContext", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._year = context.year
        self._grid: ResultGrid | None = None
        self._profile: Profile | None = None
        self.filters = FilterBar("Школа или логин")
        self.filters.add_choice(
            "schools",
            "Какие школы показать",
            [
                ("Все школы", _ALL),
                ("Есть низкие", _LOW),
                ("Есть пропуски", _MISSING),
                ("Без результатов", _EMPTY),
            ],
        )
        self.previous = QCheckBox("Прошлый год")
        self.everything = QCheckBox("Все процедуры")
        self.filters.add_widget(self.previous)
        self.filters.add_widget(self.everything)
        self.details_button = icon_button("info", "Подробности ячейки", checkable=True)
        self.details_button.setChecked(True)
        self.filters.add_widget(self.details_button)
        self.model = GridModel(self._save, self)
        self.view = GridView(self.model)
        self.legend = ElidedLabel("", "small")
        self.cell = CellPanel(self._save_chosen)
        nothing = EmptyState(
            "Ничего не найдено",
            "Ни одна школа не подходит под поиск и выбор.",
            icon="search",
            action="Сбросить",
            on_action=self.filters.reset,
        )
        self._found = ContentStack(self.view, nothing)
        self.empty = EmptyState(
            "Результатов этого года ещё нет",
            "",
            icon="results",
            action="Загрузить файлы…",
            on_action=self.loading.emit,
            second="Ввести вручную",
            on_second=self._on_by_hand,
        )
        self.empty_schools = EmptyState(
            "Сначала нужны школы",
            "Загрузите список школ из книги «Школы» или добавьте их в разделе «Школы».",
            icon="schools",
            action="Загрузить файлы…",
            on_action=self.loading.emit,
            second="Перейти к школам",
            on_second=lambda: context.go_to("schools"),
        )
        self._by_hand = False
        self._narrow: bool | None = None
        self.setMinimumWidth(_LEAST_WIDTH)
        self._build()
        self._connect()

    def _build(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        column.addWidget(self.filters)
        column.addWidget(self._found, 1)
        column.addWidget(self.legend)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.cell)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([1000, theme.DETAILS_WIDTH - 80])
        self._any = ContentStack(splitter, self.empty)
        self._schools = ContentStack(self._any, self.empty_schools)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._schools)

    def _connect(self) -> None:
        self.filters.changed.connect(self._apply)
        self.previous.toggled.connect(self._on_previous)
        self.everything.toggled.connect(lambda _on: self._show())
        self.details_button.toggled.connect(self.cell.setVisible)
        self.details_button.clicked.connect(self._keep_details)
        self.cell.closed.connect(self.details_button.click)
        self.view.cell_chosen.connect(self._on_cell)
        self.view.clearing.connect(self.clear_cells)
        self.view.pasting.connect(self.paste)
        self.cell.clearing.connect(self._on_clear_chosen)
        self.cell.school_wanted.connect(
            lambda school_id: self._context.go_to("schools", school_id=school_id)
        )
        self.model.edit_refused.connect(self._context.messages.warn)

    # What the page uses

    def refresh(self) -> None:
        """Read the grid of the chosen year."""
        workspace, year = self._context.workspace, self._context.year
        if year != self._year:
            self._year, self._by_hand = year, False
        self._grid = results.get_grid(workspace, year)
        self._profile = get_profile(workspace, DEFAULT_PROFILE)
        editable = not workspace.read_only
        self.model.editable = editable
        self.cell.set_editable(on=editable)
        self.empty.set_text(
            f"Результатов за {year_name(year)} учебный год ещё нет",
            "Загрузите файлы «Статистика по отметкам» из ФИС ОКО или заполненные книги программы. "
            "Файлы можно просто перетащить сюда мышью.",
        )
        self._show()

    def choose(self, school_id: int, procedure: str | None = None) -> None:
        """Show a cell; filters that hide it are taken away."""
        if not self.view.choose(school_id, procedure):
            self.filters.reset()
            if not self.view.choose(school_id, procedure):
                self.everything.setChecked(True)
                self.view.choose(school_id, procedure)
        self.view.setFocus()

    def clear_cells(self, keys: list[Key]) -> None:
        """Take results away; it can be undone."""
        grid = self._grid
        if grid is None:
            return
        ids = [grid.cells[key].id for key in keys if key in grid.cells]
        if not ids:
            return
        try:
            changes = results.delete_results(self._context.workspace, ids)
        except KnownProblem as problem:
            self._context.messages.show_problem(problem)
            return
        words = "Результат удалён" if len(ids) == 1 else f"Удалено результатов: {len(ids)}"
        tell_saved(self._context, changes, words)

    @property
    def is_empty(self) -> bool:
        """Whether an empty state with its own buttons is shown instead of the grid."""
        grid = self._grid
        return grid is None or not grid.schools or not (grid.cells or self._by_hand)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has no room for the details beside the grid."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            wanted = self._context.state.text(_DETAILS, "shown") == "shown"
            self.details_button.setChecked(wanted and not narrow)

    # Saving

    def paste(self, text: str) -> None:
        """Store a block of cells from the current one on, in one action that can be undone.

        Cells that say nothing clear stay as they were and are told; empty ones change nothing.
        """
        drafts: list[ResultDraft] = []
        wrong: list[str] = []
        for index, typed in placed(self.model, self.view.currentIndex(), block_of(text)):
            key = self.model.key_at(index)
            if not typed or key is None:
                continue
            try:
                found = parse_typed(typed)
            except KnownProblem as problem:
                where = f"{self.model.headerData(index.row(), Qt.Orientation.Vertical)}, "
                where += str(self.model.headerData(index.column(), Qt.Orientation.Horizontal))
                wrong.append(f"{where}: {problem.message}")
                continue
            if found is not None:
                drafts.append(self._draft(*key, found))
        try:
            changes = results.save_results(self._context.workspace, drafts)
        except KnownProblem as problem:
            self._context.messages.show_problem(problem)
            return
        tell_saved(self._context, changes, f"Вставлено: {counted(len(drafts), RESULT)}")
        if wrong:
            told = "; ".join(wrong[:_TOLD])
            more = len(wrong) - _TOLD
            rest = f"; и ещё {whole(more)}" if more > 0 else ""
            self._context.messages.warn(f"Не вставлено ячеек: {whole(len(wrong))}", told + rest)

    def _save(self, school_id: int, procedure_id: int, text: str) -> None:
        typed = parse_typed(text)
        if typed is None:
            self.clear_cells([(school_id, procedure_id)])
            return
        draft = self._draft(school_id, procedure_id, typed)
        self._context.events.announce(results.save_result(self._context.workspace, draft))

    def _draft(self, school_id: int, procedure_id: int, typed: TypedResult) -> "ResultDraft":
        return results.ResultDraft(
            school_id=school_id,
            procedure_id=procedure_id,
            year=self._year,
            state=typed.state,
            participants=typed.participants,
            failed=typed.failed,
            failed_percent_h=typed.failed_percent_h,
            **self._kept(school_id, procedure_id, typed),
        )

    def _kept(self, school_id: int, procedure_id: int, typed: TypedResult) -> dict[str, int | None]:
        """Numbers of the stored result that the cell does not show and typing does not erase."""
        before = None if self._grid is None else self._grid.cells.get((school_id, procedure_id))
        if before is None or typed.state is not ResultState.HELD:
            return {}
        fits = typed.participants is not None and (before.high or 0) <= typed.participants
        return {
            "high": before.high if fits else None,
            "high_percent_h": before.high_percent_h,
            "mean_score_h": before.mean_score_h,
        }

    def _save_chosen(self, text: str) -> None:
        key = self.view.chosen()
        if key is not None:
            self._save(*key, text)

    def _on_clear_chosen(self) -> None:
        key = self.view.chosen()
        if key is not None:
            self.clear_cells([key])

    def _keep_details(self) -> None:
        shown = self.details_button.isChecked()
        self._context.state.keep_text(_DETAILS, "shown" if shown else "hidden")

    # Showing

    def _show(self) -> None:
        grid, profile = self._grid, self._profile
        if grid is None or profile is None:
            return
        there_is = bool(grid.cells) or self._by_hand
        self._schools.show_content(grid.schools)
        self._any.show_content(there_is)
        self.emptied.emit(self.is_empty)
        cells = cells_of(grid, profile.threshold_h)
        before = Cells({}, profile.threshold_h)
        if self.previous.isChecked():
            earlier = results.get_grid(self._context.workspace, self._year - 1)
            before = cells_of(earlier, profile.threshold_h)
        procedures = shown_procedures(
            grid, profile.procedures, everything=self.everything.isChecked()
        )
        table = GridTable(self._year, grid.schools, procedures, cells, profile.threshold_h, before)
        self.model.set_table(table)
        self.view.show_previous(on=self.previous.isChecked())
        self.view.fit_columns()
        threshold = threshold_text(profile.threshold_h)
        self.legend.setText(
            f"Знаком отмечены низкие результаты: не справились не менее {threshold} участников. "
            "Пустая ячейка – нет данных."
        )
        self._apply()
        self._on_cell(self.view.chosen())

    def _apply(self) -> None:
        chosen = self.filters.value("schools")
        self.model.set_search(self.filters.text)
        self.model.set_filter(
            None if chosen is _ALL else lambda school, table: _accepts(chosen, school, table)
        )
        shown = len(self.model.schools)
        total = len(self._grid.schools) if self._grid is not None else 0
        text = counted(total, SCHOOL) if shown == total else f"{shown} из {counted(total, SCHOOL)}"
        self.filters.set_count(text)
        self._found.show_content(shown)

    def _on_previous(self, on: bool) -> None:
        self.view.show_previous(on=on)
        self._show()

    def _on_by_hand(self) -> None:
        self._by_hand = True
        self._show()
        self.view.setFocus()
        self.view.setCurrentIndex(self.model.index(0, 0))

    def _on_cell(self, key: Key | None) -> None:
        table = self.model.table
        index = self.view.currentIndex()
        school, procedure = (
            self.model.school_at(index.row()),
            self.model.procedure_at(index.column()),
        )
        if key is None or table is None or school is None or procedure is None:
            self.cell.show_cell(None)
            return
        others = [
            (row.year, cell_of(row, table.threshold_h))
            for row in results.list_results(self._context.workspace, school_id=school.id)
            if row.procedure == procedure.code and row.year != self._year
        ]
        others.sort(key=lambda pair: -pair[0])
        self.cell.show_cell(
            CellFacts(
                school,
                procedure,
                self._year,
                table.cells.get(key),
                threshold_text(table.threshold_h),
                others,
            )
        )


def _accepts(chosen: object, school: "SchoolCell", table: GridTable) -> bool:
    keys = [(school.id, procedure.id) for procedure in table.procedures]
    if chosen == _LOW:
        return any(table.cells.is_low(key) for key in keys)
    if chosen == _MISSING:
        return any(key not in table.cells for key in keys)
    return all(key not in table.cells for key in keys)
