"""The grid of a year with its filters, and the details of the chosen cell beside it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.services import results
from app.services.findings.links import ToSchool, ToSchools
from app.services.identification.rules.in_use import profile_in_use
from app.services.results.typed import may_be_percent
from app.views.base.page import Stepped
from app.views.look import theme
from app.views.results.cell.cells import GridTable, Key, cells_of, no_cells
from app.views.results.cell.editor import Judge
from app.views.results.cell.facts import doubt_of
from app.views.results.cell.held import HeldStrip
from app.views.results.cell.names import CellNames
from app.views.results.cell.unsaved import lost_words
from app.views.results.grid.edits import GridEdits
from app.views.results.grid.model import GridModel
from app.views.results.grid.view import GridView
from app.views.results.panel.empty_grid import no_results, no_results_words, no_schools
from app.views.results.panel.filters import add_filters, set_places, show_places, wanted_schools
from app.views.results.panel.kept_keys import KeptKeys
from app.views.results.panel.last_year import LastYear
from app.views.results.panel.legend import GridLegend, legend_words
from app.views.results.panel.reading import GridReading
from app.views.results.panel.side import GridSide, count_words
from app.views.results.panel.updating import take_in
from app.views.widgets.buttons import button, icon_button
from app.views.widgets.empty_state import ContentStack, nothing_found
from app.views.widgets.fields.filter_bar import FilterBar
from app.views.widgets.labels import ElidedLabel
from app.views.widgets.seen_timer import SeenTimer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.services.expected.gaps import MissingResults
    from app.services.identification.profile import Profile
    from app.services.log.changes import Changes
    from app.services.results import ResultGrid, YearResults
    from app.views.base.page_context import PageContext

_NARROW, _LEAST_WIDTH = 1000, 640
_DETAILS = "results_details"
_PAUSE_MS = 200


class GridPanel(Stepped, QWidget):
    """The grid.

    Attributes:
        edits: what is done to the cells.
        reading: reads the year.

    Signals:
        loading: the user wants to load files.
        emptied: an empty state with its own button is shown (True), or the grid.
    """

    loading = Signal()
    emptied = Signal(bool)

    def make(self, context: "PageContext") -> "Iterator[None]":
        """The filters, the grid, what is beside it, then the panel around them."""
        QWidget.__init__(self)
        self._context = context
        self._year = context.results_year
        self._grid: ResultGrid | None = None
        self._profile: Profile | None = None
        self._cells = no_cells()
        self._last_year = LastYear(context, self)
        self._by_hand = False
        self._narrow: bool | None = None
        self._wanted: tuple[int, int | str | None] | None = None
        self.reading = GridReading(context, self)
        self.filters = FilterBar("Школа или логин")
        add_filters(self.filters)
        self.details_button = icon_button("info", "Подробности ячейки", checkable=True)
        self.details_button.setChecked(True)
        self.filters.add_widget(self.details_button)
        self.count = ElidedLabel("", "muted")
        self.missing_button = button("Кто не прислал", self._on_missing, role="link")
        self.previous = QCheckBox("Прошлый год")
        self.everything = QCheckBox("Все процедуры")
        yield
        self.model = GridModel(self._type_in, self)
        self.view = GridView(self.model, Judge(self._check, self._doubt))
        self._keys = KeptKeys(self, self.view)
        self.edits = GridEdits(context, self.view)
        edits = self.edits
        self.strip = HeldStrip(
            self._choose_key, edits.drop_all, edits.store_as_percents, edits.store_coming
        )
        self.legend = GridLegend(self.view)
        yield
        self.side = GridSide(context, self.view, self.edits)
        self.cell, self.missing = self.side.cell, self.side.missing
        self._later = SeenTimer(self, _PAUSE_MS, self._find_missing)
        self.nothing = nothing_found(
            "Ни одна школа не подходит под поиск и выбор.", self.filters.reset, action="Сбросить"
        )
        self.empty = no_results(self.loading.emit, self._on_by_hand)
        self.empty_schools = no_schools(self.loading.emit, lambda: context.go_to(ToSchools()))
        self.setMinimumWidth(_LEAST_WIDTH)
        yield
        self._build()
        self._connect()
        yield

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.STEP)
        line.addWidget(self.count)
        line.addWidget(self.missing_button)
        line.addStretch(1)
        line.addWidget(self.previous)
        line.addWidget(self.everything)
        self._matches = ContentStack(self.view, self.nothing)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        column.addWidget(self.filters)
        column.addLayout(line)
        column.addWidget(self.strip)
        column.addWidget(self._matches, 1)
        column.addWidget(self.legend)
        self._any = ContentStack(self.side.beside(left, self._matches), self.empty)
        self._schools = ContentStack(self._any, self.empty_schools)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._schools)

    def _connect(self) -> None:
        self.filters.changed.connect(self._apply)
        self.previous.toggled.connect(self._on_previous)
        self.everything.toggled.connect(lambda _on: self._show())
        self.details_button.toggled.connect(self._on_side)
        self.details_button.clicked.connect(self._on_details)
        self.cell.closed.connect(self._on_closed)
        self.missing.closed.connect(self.view.setFocus)  # the cell takes its place
        self.missing.school_chosen.connect(self._on_missing_school)
        self.view.cell_chosen.connect(self.side.look)
        self.edits.held.changed.connect(self._show_held)
        self.edits.working.connect(self._on_working)
        self.reading.begun.connect(self._on_reading)
        self.reading.done.connect(self._on_read)
        self._last_year.read.connect(self._show)
        self.cell.school_wanted.connect(lambda school_id: self._context.go_to(ToSchool(school_id)))
        self.model.edit_refused.connect(self._context.messages.warn)
        self.model.rows_changed.connect(self._count)

    # What the page uses

    def refresh(self) -> None:
        """Read the grid of the year of results; a large one is shown when it has been read."""
        workspace, year = self._context.workspace, self._context.results_year
        if year != self._year:
            self._year, self._by_hand = year, False
        self._last_year.forget()
        self._profile = profile_in_use(self._context.workspace)
        editable = not workspace.read_only
        self.model.editable = editable
        self.cell.set_editable(on=editable)
        self.empty.set_text(*no_results_words(year))
        self.reading.start(year, self._profile.procedures)

    def _on_reading(self, _task: object) -> None:
        """What is shown is out of date: nothing is typed into it."""
        self._grid = None
        self._keys.switch_off()

    def _on_working(self, on: bool) -> None:
        """Nothing is typed while a change of many cells is worked out."""
        if on:
            self._keys.switch_off()
        elif self._grid is not None:  # else it is being read
            self._keys.switch_on()
            self._keys.give_back()

    def _on_read(self, year: "YearResults") -> None:
        self._keys.switch_on()
        assert self._profile is not None
        self._grid = year.grid
        self._cells = cells_of(year.grid, self._profile.threshold_h)
        self.edits.set_grid(year.grid)
        set_places(self.filters, year.grid.schools)
        self._show_places()
        self._show_missing(year.missing)
        self._show()
        self._keys.give_back()
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self.choose(*wanted)

    def refresh_if_rules_changed(self) -> None:
        """Read again when «Выявление» uses another profile now."""
        if self._profile is not None and profile_in_use(self._context.workspace) != self._profile:
            self.refresh()

    def apply(self, changes: "Changes") -> bool:
        """Show the cells that an action touched; False when the whole grid must be read again.

        After taking back and doing again, the touched cells are selected.
        """
        grid, table = self._grid, self.model.table
        if grid is None or table is None:
            return False
        keys = take_in(self._context.workspace, grid, table, changes)
        if keys is None:
            return False
        self.model.update_cells(keys)
        self.view.widen_columns(keys)
        if changes.action == "undo":
            self.view.select_cells(keys)
        self._show_grid_or_empty(was_shown=True)
        self.side.look()
        self._later.start()
        return True

    def choose(self, school_id: int, procedure: int | str | None = None) -> None:
        """Show a cell, when it has been read; filters that hide it are taken away."""
        if self._grid is None:
            self._wanted = school_id, procedure
            return
        if not self.view.choose(school_id, procedure):
            self.filters.reset()
            if not self.view.choose(school_id, procedure):
                self.everything.setChecked(True)
                self.view.choose(school_id, procedure)
        self.view.setFocus()

    def ask_for_keys(self) -> bool:
        """Whether a year is being read, after which the table takes the keys."""
        waits = self._grid is None and not self.isEnabled()
        if waits:
            self._keys.ask()
        return waits

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
            self._show_places()

    # Saving

    def _type_in(self, school_id: int, procedure_id: int, text: str) -> None:
        self.edits.type_in(school_id, procedure_id, text)

    def _check(self, text: str) -> None:
        key = self.view.chosen()
        if key is not None:
            self.edits.read(key, text)

    def _doubt(self, text: str) -> str:
        key, table = self.view.chosen(), self.model.table
        if key is None or table is None:
            return ""
        return doubt_of(self._context.workspace, text, key, table)

    # Showing

    def _show(self) -> None:
        grid, profile = self._grid, self._profile
        if grid is None or profile is None:
            return
        self._show_grid_or_empty()
        before = no_cells()
        if self.previous.isChecked():
            rows = self.view.rows_in_sight()
            seen = [school.id for school in self.model.schools[rows.start : rows.stop]]
            before = self._last_year.cells_beside(grid, profile.threshold_h, seen)
        procedures = results.shown_procedures(
            grid, profile.procedures, everything=self.everything.isChecked()
        )
        table = GridTable(
            year=self._year,
            schools=grid.schools,
            procedures=procedures,
            cells=self._cells,
            threshold_h=profile.threshold_h,
            previous=before,
        )
        self.model.set_table(table)
        self._show_held()
        self.view.fit_columns()
        self.legend.set_words(*legend_words(profile))
        self._apply()
        self.side.look()

    def _show_grid_or_empty(self, *, was_shown: bool = False) -> None:
        grid = self._grid
        if grid is None:
            return
        self._by_hand = self._by_hand or was_shown
        self._schools.show_content(grid.schools)
        self._any.show_content(bool(grid.cells) or self._by_hand)
        self.emptied.emit(self.is_empty)

    def _apply(self) -> None:
        self.model.show_only(self.filters.text, wanted_schools(self.filters))
        self._matches.show_content(len(self.model.schools))

    def _count(self) -> None:
        """How many schools are shown, and how many have not sent something."""
        shown, total = len(self.model.schools), 0 if self._grid is None else len(self._grid.schools)
        self.count.setText(count_words(shown, total, self.side.lacking))
        self.missing_button.setVisible(bool(self.side.lacking))
        if not self.side.lacking:
            self.side.show_cell()

    def _find_missing(self) -> None:
        profile = self._profile
        if profile is None:
            return
        workspace = self._context.workspace
        self._show_missing(results.list_missing(workspace, self._year, profile.procedures))

    def _show_missing(self, lacking: "tuple[MissingResults, ...]") -> None:
        assert self._profile is not None
        self.missing.show_missing(lacking, self._year, self._profile.title)
        self._count()

    def _show_held(self) -> None:
        if self._grid is None:  # a year that is being read shows them when it has been
            return
        held = self.edits.held_here
        self.model.set_held(held)
        numbers = all(may_be_percent(one.text) for one in held.values())
        coming = self.edits.coming.words(self._year)
        names = CellNames(self._context.workspace, self._grid.schools)
        lost = lost_words(names, self.edits.held)
        self.strip.show_cells(held, names, lost, numbers=numbers, coming=coming)

    def _choose_key(self, key: Key) -> None:
        """Show a cell that holds a text; its procedure may not be among the shown ones."""
        table = self.model.table
        if table is not None and all(one.id != key[1] for one in table.procedures):
            self.everything.setChecked(True)
        self.choose(*key)

    def _on_previous(self, on: bool) -> None:
        self.view.show_previous(on=on)
        self._show()

    def _on_by_hand(self) -> None:
        self._by_hand = True
        self._show()
        self.view.setFocus()
        self.view.select_cell(self.model.index(0, 0))

    def _on_side(self, on: bool) -> None:
        self.side.setVisible(on)
        self._show_places()

    def _show_places(self) -> None:
        """Beside the details a narrow window has no room for a choice that is not in use."""
        room = not (self._narrow and self.details_button.isChecked())
        show_places(self.filters, on=room)

    def _on_details(self) -> None:
        shown = self.details_button.isChecked()
        self._context.state.keep_text(_DETAILS, "shown" if shown else "hidden")
        self.side.show_cell()

    def _on_closed(self) -> None:
        """The keys go on in the grid: Qt would hand those of the panel to any control."""
        self.details_button.click()
        self.view.setFocus()

    def _on_missing(self) -> None:
        self._find_missing()
        self.side.show_missing()
        self.details_button.setChecked(True)

    def _on_missing_school(self, school_id: int) -> None:
        code = self.side.first_missing(school_id)
        if not self.view.choose(school_id, code):
            self.filters.reset()
            self.view.choose(school_id, code)
