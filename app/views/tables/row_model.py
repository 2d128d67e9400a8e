"""One table model for every list: rows are frozen dataclasses, columns are specifications.

`data()` never computes: texts are made once per row. Sorting and filtering are done in Python, a
proxy model would be a hundred times slower. Example:

    columns = (
        Column(key="name", title="Школа", text=lambda s: s.short_name, width=240, stretch=True),
        count_column("count", "Участников", lambda s: s.count, width=96),
        status_column("state", "Состояние", lambda s: state_of(s), width=136),
    )
    model = RowTableModel(columns, key=lambda s: s.id)
    model.set_rows(schools.list_schools(workspace))
    model.show_only("покровка", lambda s: s.active)  # every word of the text in any column
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.errors import KnownProblem
from app.services.language.matching import folded
from app.services.language.sought import Sought
from app.services.sheets.filtering import ColumnFilter, ColumnFilters, shown_words
from app.services.sheets.sheet import Cell, Share, Sheet, SheetColumn, Value
from app.views.tables.columns import Column

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex

DISPLAY, EDIT, TOOLTIP = 0, 2, 3
ALIGNMENT, ACCESSIBLE = 7, 11
USER = int(Qt.ItemDataRole.UserRole)
ROW_ROLE, COLUMN_ROLE = USER + 1, USER + 2
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_READABLE = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
_EDITABLE = _READABLE | Qt.ItemFlag.ItemIsEditable
_ALIGNMENTS = {"left": _LEFT, "right": _RIGHT, "centre": _CENTRE}


class RowTableModel(QAbstractTableModel, Generic[T]):
    """A table of rows.

    Attributes:
        filters: what the headers filter, by the keys of the columns.
        refusal: why the value that was typed last was not saved; empty when it was.

    Signals:
        edit_refused: the sentence why a typed value was not saved.
        rows_changed: the shown rows are others, or in another order.
    """

    edit_refused = Signal(str)
    rows_changed = Signal()

    def __init__(
        self,
        columns: Sequence[Column[T]],
        *,
        key: Callable[[T], Hashable] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self.refusal = ""
        self._all: list[T] = []
        self._rows: list[T] = []
        self._keys: list[Hashable] = []  # of the shown rows
        self._texts: dict[int, list[str]] = {}
        self._searchable: dict[int, str] = {}
        self._search = Sought()
        self._filter: Callable[[T], bool] | None = None
        self.filters: ColumnFilters[str] = ColumnFilters()
        self._sort: tuple[int, bool] | None = None

    # What the pages use

    @property
    def rows(self) -> Sequence[T]:
        """The rows as they are shown: filtered and sorted."""
        return self._rows

    @property
    def all_rows(self) -> Sequence[T]:
        """Every row that was set, in its order."""
        return self._all

    def set_rows(self, rows: Sequence[T]) -> None:
        """Show these rows; same rows in the same places are only repainted."""
        self._take(rows)
        self._show()

    def _take(self, rows: Sequence[T]) -> None:
        self._all = list(rows)
        self._searchable.clear()

    def show_only(
        self,
        text: str = "",
        accepts: Callable[[T], bool] | None = None,
        rows: Sequence[T] | None = None,
    ) -> None:
        """Show the rows with every word of the text in some column that the function accepts.

        Of other `rows` when some are given, in the same refresh.
        """
        words = Sought.of(text)
        filtered = accepts is not None or self._filter is not None
        if rows is not None:
            self._take(rows)
        if words != self._search or filtered or rows is not None:
            self._search, self._filter = words, accepts
            self._show()

    # What the headers use

    def column_filter(self, number: int) -> ColumnFilter:
        """The filter of a column."""
        return self.filters.get(self.columns[number].key)

    def filter_column(self, number: int, wanted: ColumnFilter) -> None:
        """Show only the rows whose cell in this column the filter accepts."""
        if self.filters.put(self.columns[number].key, wanted):
            self._show()

    def clear_filters(self) -> None:
        """Show what the page lets through, whatever the headers filtered."""
        if self.filters.clear():
            self._show()

    def column_name(self, number: int) -> tuple[str, str]:
        """The title of a column, and what more there is to say of it."""
        column = self.columns[number]
        return column.title, column.title_tip

    def when_texts_known(self, number: int, then: Callable[[], object]) -> None:
        """They are at hand."""
        then()

    def column_texts(self, number: int) -> list[str]:
        """The different texts of a column, sorted as it is, of the rows other filters leave."""
        column = self.columns[number]
        rows = self._things(self._accepted_rows(beside=column.key))
        return list(dict.fromkeys(column.text(row) for row in self._sorted(rows, number, True)))

    def column_has_numbers(self, number: int) -> bool:
        """Whether bounds can be asked for: the column has numbers or shares."""
        return any(isinstance(one, int | float | Share) for one in self._bounded(number))

    def column_has_days(self, number: int) -> bool:
        """Whether the bounds of a column are days."""
        return any(isinstance(one, date) for one in self._bounded(number))

    def _bounded(self, number: int) -> Iterator[Value | None]:
        """What the bounds of a column are compared with, row by row."""
        column = self.columns[number]
        value = column.bound or column.value
        return iter(()) if value is None else (value(row) for row in self._things(self._all))

    def hides(self, key: Hashable) -> bool:
        """Whether only a filter of the headers keeps the row with this key from being shown."""
        if not self.filters or self.position_of(key) is not None:
            return False
        return any(self.key_of(row) == key and self._accepted(row) for row in self._all)

    def filter_words(self, *, long: bool = False) -> str:
        """«Показано 12 из 40», `long` with what is filtered; empty when nothing is."""
        shown, every = len(self._things(self._rows)), len(self._things(self._all))
        return self._filter_words(shown, every, long=long)

    def _filter_words(self, shown: int, every: int, *, long: bool) -> str:
        if not self.filters:
            return ""
        titles = {column.key: column.title for column in self.columns}
        if long:
            return f"{shown_words(shown, every)}. Отбор: {self.filters.words(titles)}"
        return shown_words(shown, every, self.filters.names(titles))

    def rows_at(self, numbers: Sequence[int]) -> Sequence[T]:
        """The shown rows with these numbers."""
        return [self._rows[number] for number in numbers]

    def row_at(self, index: Index) -> T | None:
        """The row of an index, or None for an invalid one."""
        return self._rows[index.row()] if self._inside(index) else None

    def key_of(self, row: T) -> Hashable:
        """What identifies a row from one query to the next."""
        return self._key(row) if self._key is not None else id(row)

    def position_of(self, key: Hashable) -> int | None:
        """Number of the shown row with this key, or None."""
        try:
            return self._keys.index(key)
        except ValueError:
            return None

    def sheet(self, title: str, rows: Sequence[T] | None = None) -> Sheet:
        """These rows, else all that are shown, as cells of a sheet; they are made while read."""
        taken = tuple(self._rows if rows is None else rows)
        said = self.filter_words(long=True) if rows is None else ""
        columns = [
            SheetColumn(one.sheet_title or one.title, one.value is not None) for one in self.columns
        ]
        return Sheet(
            title=title, columns=columns, rows=self._cells(taken), count=len(taken), filtered=said
        )

    # Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of shown rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401 - Qt's signature
        """Value of a cell."""
        if role == DISPLAY:
            return self._text(index)
        if role in (ROW_ROLE, COLUMN_ROLE):
            return self._object(index, role)
        if role == ALIGNMENT:
            return _ALIGNMENTS[self.columns[index.column()].align]
        if role in (TOOLTIP, EDIT, ACCESSIBLE) and self._inside(index):
            return self._said(index, role)
        return None

    def _object(self, index: Index, role: int) -> object:
        if not self._inside(index):
            return None
        return self._rows[index.row()] if role == ROW_ROLE else self.columns[index.column()]

    def _said(self, index: Index, role: int) -> str | None:
        column, row = self.columns[index.column()], self._rows[index.row()]
        if role == TOOLTIP:
            return column.tooltip(row) if column.tooltip is not None else None
        if role == EDIT and column.edit_text is not None:
            return column.edit_text(row)
        if role == ACCESSIBLE:
            return f"{column.title}: {self._text(index)}"
        return self._text(index)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:  # noqa: ANN401 - Qt's signature
        """Header of a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == DISPLAY:
            return column.title
        if role == ALIGNMENT:
            return _ALIGNMENTS[column.align]
        if role == TOOLTIP:
            return column.title_tip or None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Selectable; editable when the column is."""
        if not self._inside(index):
            return Qt.ItemFlag.NoItemFlags
        return _READABLE if self.columns[index.column()].edit is None else _EDITABLE

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:  # noqa: ANN401 - Qt's signature
        """Save a typed value through the column; False when it was refused."""
        self.refusal = ""
        if role != EDIT or not self._inside(index):
            return False
        column, row = self.columns[index.column()], self._rows[index.row()]
        if column.edit is None or str(value) == self.data(index, EDIT):
            return False
        try:
            column.edit(row, str(value))
        except KnownProblem as problem:
            self.refusal = str(problem)
            self.edit_refused.emit(self.refusal)
            return False
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 gives the order of `set_rows`."""
        ascending = order == Qt.SortOrder.AscendingOrder
        self._sort = (column, ascending) if 0 <= column < len(self.columns) else None
        self._show()

    # Inside

    def _cells(self, rows: Sequence[T]) -> Iterator[list[Cell]]:
        for row in rows:
            yield [_cell(column, row) for column in self.columns]

    def _inside(self, index: Index) -> bool:
        return index.isValid() and index.row() < len(self._rows)

    def _text(self, index: Index) -> str | None:
        number = index.row()
        texts = self._texts.get(number)
        if texts is None:
            if not self._inside(index):
                return None
            row = self._rows[number]
            texts = self._texts[number] = [column.text(row) for column in self.columns]
        return texts[index.column()]

    def _show(self) -> None:
        rows = self._accepted_rows()
        if self._sort is not None:
            rows = self._sorted(rows, *self._sort)
        keys: list[Hashable] = [*map(self._key or id, rows)]
        if keys == self._keys and self._key is not None:
            self._rows = rows
            self._texts.clear()
            if rows:
                last = self.index(len(rows) - 1, len(self.columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
        else:
            self.beginResetModel()
            self._rows, self._keys = rows, keys
            self._texts.clear()
            self.endResetModel()
        self.rows_changed.emit()

    def _accepted_rows(self, beside: str | None = None) -> list[T]:
        """The rows that pass, in their own order; without the filter of the column `beside`."""
        passes_all = self._filter is None and not self._search
        rows = self._all[:] if passes_all else [row for row in self._all if self._accepted(row)]
        for column in self.columns:
            if column.key != beside and (wanted := self.filters.get(column.key)).active:
                rows = self._passing(rows, column, wanted)
        return rows

    def _passing(self, rows: list[T], column: Column[T], wanted: ColumnFilter) -> list[T]:
        """The rows whose cell of a column a filter accepts."""
        value = column.bound or column.value
        return [
            row
            for row in rows
            if wanted.accepts(column.text(row), None if value is None else value(row))
        ]

    def _things(self, rows: list[T]) -> list[T]:
        """The rows that stand for something, without headings between them."""
        return rows

    def _accepted(self, row: T) -> bool:
        if self._filter is not None and not self._filter(row):
            return False
        if not self._search:
            return True
        text = self._searchable.get(id(row))
        if text is None:
            text = self._searchable[id(row)] = folded("\n".join(self._searched(row)))
        return self._search.stands_in(text)

    def _searched(self, row: T) -> list[str]:
        tips = [column.tooltip(row) for column in self.columns if column.tooltip is not None]
        return [column.text(row) for column in self.columns] + tips

    def _sorted(self, rows: list[T], number: int, ascending: bool) -> list[T]:
        column = self.columns[number]
        values = [*map(column.sort_key or (lambda row: folded_text(column.text(row))), rows)]
        known = [place for place, value in enumerate(values) if value is not None]
        known.sort(
            key=values.__getitem__,  # pyright: ignore[reportCallIssue, reportArgumentType]
            reverse=not ascending,
        )
        unknown = (place for place, value in enumerate(values) if value is None)
        return [rows[place] for place in (*known, *unknown)]


# The same words stand in many rows: a measure in each of its due dates.
folded_text = lru_cache(maxsize=4096)(folded)


def _cell(column: Column[T], row: T) -> Cell:
    text = column.text(row)
    value = column.value(row) if column.value is not None and text else None
    return Cell(text, value, column.bold is not None and column.bold(row))
