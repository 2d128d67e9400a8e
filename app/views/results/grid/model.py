"""The grid as a Qt model: schools down, procedures across; a cell is typed like in Excel."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.errors import KnownProblem
from app.services.identification.evidence.result_words import WordedResult, told_lines
from app.services.language.matching import folded
from app.services.language.sought import Sought
from app.services.results.meaning import cell_words, share_words
from app.services.sheets.filtering import ColumnFilter, shown_words
from app.views.results.cell.cells import GridTable, Key, no_cells
from app.views.results.cell.held import Held
from app.views.results.grid.arranging import NAMES, Arranging, share_at, sorted_by, text_at
from app.views.results.grid.chosen import Place

if TYPE_CHECKING:
    from app.services.results import ProcedureRow, SchoolCell

Index = QModelIndex | QPersistentModelIndex

CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_READABLE = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
_EDITABLE = _READABLE | Qt.ItemFlag.ItemIsEditable
_TOOLTIP = Qt.ItemDataRole.ToolTipRole
SchoolFilter = Callable[["SchoolCell", "GridTable"], bool]


class GridModel(QAbstractTableModel):
    """Results of a year.

    `save` stores a typed text through a service and raises a `KnownProblem` with the reason when
    it cannot be stored; the page reads the grid again after it.

    Signals:
        edit_refused: the sentence why a typed value was not stored.
        rows_changed: other schools are shown, or in another order.
    """

    edit_refused = Signal(str)
    rows_changed = Signal()

    def __init__(
        self, save: Callable[[int, int, str], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._save = save
        self._table: GridTable | None = None
        self._schools: list[SchoolCell] = []
        self._procedures: tuple[ProcedureRow, ...] = ()
        self._cells = self._previous = no_cells()
        self._held: Mapping[Key, Held] = {}
        self._rows: dict[int, int] = {}
        self._columns: dict[int | str, int] = {}
        self._search = Sought()
        self._filter: SchoolFilter | None = None
        self._arranging = Arranging()
        self.editable = True

    # What the page uses

    @property
    def schools(self) -> "list[SchoolCell]":
        """The shown schools."""
        return self._schools

    @property
    def held(self) -> Mapping[Key, Held]:
        """Texts that are shown and were not stored."""
        return self._held

    @property
    def table(self) -> GridTable | None:
        """What was set."""
        return self._table

    def set_table(self, table: GridTable) -> None:
        """Show another grid; one of the same shape is only repainted."""
        self._table = table
        self._show()

    def set_held(self, held: Mapping[Key, Held]) -> None:
        """Show these texts in their cells, marked as not stored."""
        touched = {*self._held, *held}
        self._held = dict(held)
        self.update_cells(touched)

    def update_cells(self, keys: Collection[Key]) -> None:
        """Repaint these cells; their contents were replaced in the table that was set."""
        places = [
            (self._rows[school], self._columns[procedure])
            for school, procedure in keys
            if school in self._rows and procedure in self._columns
        ]
        if places:
            rows, columns = [row for row, _ in places], [column for _, column in places]
            self.dataChanged.emit(
                self.index(min(rows), min(columns)), self.index(max(rows), max(columns))
            )

    def filled(self, row: int, column: int) -> bool:
        """Whether something stands in a cell."""
        key = self._schools[row].id, self._procedures[column].id
        return key in self._cells or key in self._held

    def show_only(self, text: str = "", accepts: SchoolFilter | None = None) -> None:
        """Show the schools with every word in their name or login that the function accepts."""
        words = Sought.of(text)
        if words != self._search or accepts is not None or self._filter is not None:
            self._search, self._filter = words, accepts
            self._show()

    # What the headers use

    def column_filter(self, number: int) -> ColumnFilter:
        """The filter of a procedure, or of the schools (`NAMES`)."""
        return self._arranging.filters.get(self._filter_key(number))

    def filter_column(self, number: int, wanted: ColumnFilter) -> None:
        """Show only the schools whose result in this procedure, or name, the filter accepts."""
        if self._arranging.filters.put(self._filter_key(number), wanted):
            self._show()

    def _filter_key(self, number: int) -> int:
        return NAMES if number == NAMES else self._procedures[number].id

    def clear_filters(self) -> None:
        """Show what the page lets through, whatever the headers filtered."""
        if self._arranging.filters.clear():
            self._show()

    def column_name(self, number: int) -> tuple[str, str]:
        """The short title of a procedure; the full one, and what its numbers are."""
        if number == NAMES:
            return "Школа", ""
        procedure = self._procedures[number]
        return procedure.short_title, f"{procedure.title}: {cell_words(procedure.kind)}"

    def when_texts_known(self, number: int, then: Callable[[], object]) -> None:
        """They are at hand."""
        then()

    def column_texts(self, number: int) -> list[str]:
        """The different shares and words of a procedure, of the schools the other filters leave."""
        table, procedure = self._table, self._filter_key(number)
        if table is None:
            return []
        passed = [school for school in table.schools if self._accepted(school, table)]
        rows = self._arranging.arranged(passed, table, self._held, beside=procedure)
        if number == NAMES:
            return list(dict.fromkeys(school.name for school in rows))
        rows = sorted_by(rows, procedure, table, ascending=True)
        return list(
            dict.fromkeys(text_at((school.id, procedure), table, self._held) for school in rows)
        )

    def column_has_numbers(self, number: int) -> bool:
        """Whether any school has a share there."""
        table, procedure = self._table, self._filter_key(number)
        if table is None or number == NAMES:
            return False
        table.cells.read_procedure(procedure)
        return any(share_at((school.id, procedure), table) is not None for school in table.schools)

    def column_has_days(self, number: int) -> bool:
        """No procedure has days."""
        return False

    def filter_words(self, *, long: bool = False) -> str:
        """«Показано 12 из 40», `long` with what is filtered; empty when nothing is."""
        titles = {one.id: one.short_title for one in self._procedures}
        filters, name = self._arranging.filters, {NAMES: self.column_name(NAMES)[0]}
        if not filters.names(name | titles) or self._table is None:
            return ""
        counts = len(self._schools), len(self._table.schools)
        if not long:
            return shown_words(*counts, filters.names(name | titles))
        schools, shares = filters.words(name), filters.words(titles)
        by = [f"Отбор: {schools}"] if schools else []
        by += [f"Отбор по доле не справившихся, %: {shares}"] if shares else []
        return ". ".join((shown_words(*counts), *by))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by the shares of a procedure; -1 gives the schools their own order back."""
        ascending = order == Qt.SortOrder.AscendingOrder
        inside = 0 <= column < len(self._procedures)
        self._arranging.order = (self._procedures[column].id, ascending) if inside else None
        self._show()

    @property
    def sorted_column(self) -> int:
        """The column that sorts, -1 for none."""
        order = self._arranging.order
        return -1 if order is None else self._columns.get(order[0], -1)

    def key_at(self, index: Index) -> Key | None:
        """School and procedure of an index, or None for an invalid one."""
        if not self._inside(index):
            return None
        return self._schools[index.row()].id, self._procedures[index.column()].id

    def shown_at(
        self, row: int, column: int
    ) -> tuple[Held | None, WordedResult | None, WordedResult | None]:
        """What is painted in a cell: the text that is held, the result, that of the year before.

        The delegate asks for hundreds at once: three roles would be three ways through Qt.
        """
        key = self._schools[row].id, self._procedures[column].id
        return self._held.get(key), self._cells.get(key), self._previous.get(key)

    def keys_of(self, places: Iterable[Place]) -> list[Key]:
        """Schools and procedures of cells, in their order; those outside are left out."""
        schools = [school.id for school in self._schools]
        procedures = [procedure.id for procedure in self._procedures]
        return [
            (schools[row], procedures[column])
            for row, column in places
            if 0 <= row < len(schools) and 0 <= column < len(procedures)
        ]

    def school_at(self, row: int) -> "SchoolCell | None":
        """The school of a row."""
        return self._schools[row] if 0 <= row < len(self._schools) else None

    def procedure_at(self, column: int) -> "ProcedureRow | None":
        """The procedure of a column."""
        return self._procedures[column] if 0 <= column < len(self._procedures) else None

    def index_of(self, school_id: int, procedure: int | str | None = None) -> QModelIndex:
        """Where a school stands, and a procedure by its id or code (the first when None)."""
        place = self.place_of(school_id, procedure)
        return QModelIndex() if place is None else self.index(*place)

    def place_of(
        self, school_id: int, procedure: int | str | None = None
    ) -> tuple[int, int] | None:
        """Row and column, as `index_of`; None when the cell is not shown."""
        row = self._rows.get(school_id)
        column = 0 if procedure is None else self._columns.get(procedure)
        if row is None or column is None or not self._procedures:
            return None
        return row, column

    # Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of shown schools."""
        return 0 if parent.isValid() else len(self._schools)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of shown procedures."""
        return 0 if parent.isValid() else len(self._procedures)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """Value of a cell; an empty cell says nothing."""
        key = self.key_at(index)
        if key is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT
        held = self._held.get(key)
        cell = self._cells.get(key)
        if role == Qt.ItemDataRole.DisplayRole:
            return held.text if held is not None else cell.text if cell is not None else ""
        if role == CELL_ROLE:
            return cell
        return self._said(index, key, cell, role)

    def _said(self, index: Index, key: Key, cell: WordedResult | None, role: int) -> str | None:
        held = self._held.get(key)
        if role == Qt.ItemDataRole.EditRole:
            return held.text if held is not None else cell.edit if cell is not None else ""
        if role == Qt.ItemDataRole.ToolTipRole and self._table is not None:
            stored = "\n".join(told_lines(cell, self._previous.get(key), self._table.year))
            return stored if held is None else f"Не сохранено: {held.reason}\n{stored}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            school, procedure = self._schools[index.row()], self._procedures[index.column()]
            said = "нет данных" if cell is None else cell.text
            low = ", низкий результат" if cell is not None and cell.low else ""
            wrong = f", не сохранено «{held.text}»: {held.reason}" if held is not None else ""
            return f"{school.name}, {procedure.short_title}: {said}{low}{wrong}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        """Short titles of the procedures, names of the schools; the full titles as tooltips."""
        if orientation == Qt.Orientation.Horizontal:
            procedure = self.procedure_at(section)
            if procedure is None:
                return None
            if role == Qt.ItemDataRole.DisplayRole:
                return f"{procedure.short_title}\n{share_words(procedure.kind).short}"
            return f"{procedure.title}\n{cell_words(procedure.kind)}" if role == _TOOLTIP else None
        school = self.school_at(section)
        if school is not None and role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return school.name
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be selected and, in a workspace that can be written, typed over."""
        if not self._inside(index):
            return Qt.ItemFlag.NoItemFlags
        return _EDITABLE if self.editable else _READABLE

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401 - Qt's signature
        """Store a typed text; False when it was refused or says what stands there already."""
        key = self.key_at(index)
        if role != Qt.ItemDataRole.EditRole or key is None:
            return False
        if str(value).strip() == self.data(index, Qt.ItemDataRole.EditRole):
            return False
        try:
            self._save(*key, str(value))
        except KnownProblem as problem:
            self.edit_refused.emit(str(problem))
            return False
        return True

    # Inside

    def _inside(self, index: Index) -> bool:
        inside = index.row() < len(self._schools) and index.column() < len(self._procedures)
        return index.isValid() and inside

    def _show(self) -> None:
        table = self._table
        if table is None:
            return
        passed = [school for school in table.schools if self._accepted(school, table)]
        schools = self._arranging.arranged(passed, table, self._held)
        for cells in (table.cells, table.previous):  # those that have just been read too
            cells.arrange([school.id for school in schools])
        if schools == self._schools and table.procedures == self._procedures:
            self._cells, self._previous = table.cells, table.previous
            if schools and self._procedures:
                last = self.index(len(schools) - 1, len(self._procedures) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            self.rows_changed.emit()
            return
        self.beginResetModel()
        self._schools, self._procedures = schools, table.procedures
        self._cells, self._previous = table.cells, table.previous
        self._rows = {school.id: row for row, school in enumerate(schools)}
        self._columns = {procedure.code: n for n, procedure in enumerate(table.procedures)}
        self._columns |= {procedure.id: n for n, procedure in enumerate(table.procedures)}
        self.endResetModel()
        self.rows_changed.emit()

    def _accepted(self, school: "SchoolCell", table: GridTable) -> bool:
        if self._filter is not None and not self._filter(school, table):
            return False
        if not self._search:
            return True
        text = folded(f"{school.name} {school.login or ''}")
        return self._search.stands_in(text)
