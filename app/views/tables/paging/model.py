"""The model of a table that is too long to be held; to its page it is a `RowTableModel`.

    model = PagedModel(COLUMNS, key=lambda row: row.id, ordered="when", tasks=context.tasks)
    model.show_listing(Listing(keys=…, read=…, every=12340, weight=12340))

The whole list is searched, sorted and filtered, in the worker where that takes long. Rows are read
by the page as they are looked at, in the slot: a page takes milliseconds.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from app.services.language.matching import folded
from app.services.language.sought import Sought
from app.services.progress import Steps, run_steps
from app.services.sheets.filtering import ColumnFilter
from app.services.sheets.sheet import Cell, Sheet, Value
from app.views.tables.columns import Column
from app.views.tables.paging.finding import Conditions, find_keys, texts_of
from app.views.tables.paging.listing import Key, Listing, PageRows, held
from app.views.tables.row_model import COLUMN_ROLE, Index, RowTableModel, folded_text

if TYPE_CHECKING:
    from app.views.base.tasks import Task, TaskRunner

T = TypeVar("T")
_AT_ONCE = 20_000  # rows of a plain query in a slot
_MOST_TEXTS = 1000  # to choose from in a header
_TEXTS_KEPT = 2000  # rows of which the texts of the cells are kept
_BEGINNING = "Только последние записи: более ранние ещё читались."


class PagedModel(RowTableModel[T]):
    """Rows of a `Listing`.

    Attributes:
        every: number of rows of the whole list, whatever is shown of it.
        finding: whether the rows that are to be shown are still being looked for.

    Signals:
        finding_changed: the looking began or ended; what was shown stays meanwhile.
    """

    finding_changed = Signal(bool)

    def __init__(
        self,
        columns: Sequence[Column[T]],
        *,
        key: Callable[[T], Hashable],
        ordered: str,
        tasks: "TaskRunner",
        parent: QObject | None = None,
    ) -> None:
        """Args: the rows come newest first by the column `ordered`; `tasks` is the worker."""
        super().__init__(columns, key=key, parent=parent)
        self._listing: Listing[T] = held((), self.key_of)
        self._ordered = ordered
        self._tasks = tasks
        self._task: Task | None = None
        self._asking: Task | None = None
        self._column_texts: tuple[int, list[str]] = -1, []
        self._pages: PageRows[T] = PageRows((), self._listing.read, self.key_of)
        self._set_pages(())

    # What the pages use

    @property
    def every(self) -> int:
        """Number of rows of the whole list."""
        return self._listing.every

    @property
    def finding(self) -> bool:
        """Whether what is to be shown is being looked for."""
        return self._task is not None

    @property
    def all_rows(self) -> Sequence[T]:
        """The rows that are shown: those that a search hides are not held."""
        return self._pages

    def show_listing(self, listing: Listing[T]) -> None:
        """Show the rows of another list, or of the same one read again."""
        self._listing = listing
        self._show()

    def set_rows(self, rows: Sequence[T]) -> None:
        """Show a short list that is in memory anyway."""
        self.show_listing(held(rows, self.key_of))

    def show_only(
        self,
        text: str = "",
        accepts: Callable[[T], bool] | None = None,
        rows: Sequence[T] | None = None,
    ) -> None:
        """As `RowTableModel` does it; every row of the list is read for it."""
        if rows is not None:
            self._listing = held(rows, self.key_of)
        words = Sought.of(text)
        filtered = accepts is not None or self._filter is not None
        if words != self._search or filtered or rows is not None:
            self._search, self._filter = words, accepts
            self._show()

    def show_found(
        self, listing: Listing[T], text: str, accepts: Callable[[T], bool] | None
    ) -> None:
        """Show those rows of another list that have the words and that the function accepts."""
        self._listing = listing
        self._search, self._filter = Sought.of(text), accepts
        self._show()

    def repaint(self) -> None:
        """Show the rows again: what their columns say of them has changed."""
        self._texts.clear()
        if len(self._pages):
            last = self.index(len(self._pages) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rows_at(self, numbers: Sequence[int]) -> Sequence[T]:
        """Some of the shown rows, read when they are asked for."""
        return self._pages.chosen(numbers)

    def sheet(self, title: str, rows: Sequence[T] | None = None) -> Sheet:
        """These rows, else all that were found, whether they were looked at or not."""
        whole = PageRows(self._pages.keys, self._listing.read, self.key_of)
        made = super().sheet(title, ())
        taken = whole if rows is None else rows
        said = self.filter_words(long=True) if rows is None else ""
        if rows is None and not self._listing.is_whole:
            said = " ".join(part for part in (_BEGINNING, said) if part)
        return Sheet(
            title=title,
            columns=made.columns,
            rows=self._cells(taken),
            count=len(taken),
            filtered=said,
        )

    # What the headers use

    def when_texts_known(self, number: int, then: Callable[[], object]) -> None:
        """Call `then` when `column_texts` can answer for a column.

        Of several columns that are asked for in a row the last one is answered.
        """
        column = self.columns[number]
        listing, conditions = self._listing, self._conditions(beside=column.key, by=number)

        def read() -> Steps[list[str] | None]:
            return texts_of(listing, conditions, column.text, _MOST_TEXTS)

        def show(texts: list[str] | None) -> None:
            self._column_texts = number, texts or []
            then()

        def on_read(texts: list[str] | None) -> None:
            if not isValid(self) or self._asking is not task:
                return
            self._asking = None
            if self._listing is listing:
                show(texts)
            else:  # the rows were read again meanwhile: their texts may be others
                self.when_texts_known(number, then)

        if self._asking is not None:
            self._asking.cancel()
            self._asking = None
        if listing.every <= listing.few and listing.weight <= _AT_ONCE:
            show(run_steps(read()))
        else:
            task = self._asking = self._tasks.run(read, on_read, casual=True)

    def column_texts(self, number: int) -> list[str]:
        """The different texts of a column; none when they are too many to choose from."""
        known, texts = self._column_texts
        return texts if known == number else []

    def hides(self, key: Hashable) -> bool:
        """Whether a filter of the headers may keep a row from being shown."""
        return bool(self.filters) and self.position_of(key) is None

    def filter_words(self, *, long: bool = False) -> str:
        """«Показано 12 из 12 340», `long` with what is filtered."""
        return self._filter_words(len(self._pages), self.every, long=long)

    def _bounded(self, number: int) -> Iterator[Value | None]:
        column = self.columns[number]
        value = column.bound or column.value
        if value is None or not len(self._pages):
            return iter(())
        return (value(row) for row in self._pages[:10] if row is not None)

    # Inside

    def _cells(self, rows: Sequence[T]) -> Iterator[list[Cell]]:
        for row in rows:
            if row is not None:
                yield from super()._cells((row,))

    def _set_pages(self, keys: Sequence[Key]) -> None:
        listing = self._listing
        self._pages = PageRows(keys, listing.read, self.key_of, listing.page)
        self._rows = self._pages  # pyright: ignore[reportAttributeAccessIssue] - the table indexes it
        self._keys = keys  # pyright: ignore[reportAttributeAccessIssue]
        self._texts.clear()

    def position_of(self, key: Hashable) -> int | None:
        """Number of the shown row with this key, or None."""
        try:
            return self._pages.keys.index(key)
        except ValueError:
            return None

    def _inside(self, index: Index) -> bool:
        return super()._inside(index) and self._rows[index.row()] is not None

    def _object(self, index: Index, role: int) -> object:
        return self.columns[index.column()] if role == COLUMN_ROLE else super()._object(index, role)

    def _text(self, index: Index) -> str | None:
        if len(self._texts) > _TEXTS_KEPT:
            self._texts.clear()
        return super()._text(index)

    def _show(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        listing, conditions = self._listing, self._conditions()
        reads = listing.every if conditions.reads_rows else 0
        if listing.weight <= _AT_ONCE and reads <= listing.few:
            self._put(run_steps(find_keys(listing, self.key_of, conditions)))
            self.finding_changed.emit(False)
            return
        task = self._tasks.run(
            lambda: find_keys(listing, self.key_of, conditions),
            lambda keys: self._on_found(task, keys),
            title="Поиск",
            casual=True,
        )
        self._task = task
        task.finished.connect(lambda: self._on_ended(task))
        self.finding_changed.emit(True)

    def _on_found(self, task: "Task", keys: Sequence[Key]) -> None:
        if isValid(self) and task is self._task:
            self._put(keys)

    def _on_ended(self, task: "Task") -> None:
        if isValid(self) and task is self._task:
            self._task = None
            self.finding_changed.emit(False)

    def _put(self, keys: Sequence[Key]) -> None:
        if len(keys) == len(self._keys) and list(keys) == list(self._keys):
            self._set_pages(keys)
            self.repaint()
        else:
            self.beginResetModel()
            self._set_pages(keys)
            self.endResetModel()
        self.rows_changed.emit()

    def _conditions(self, beside: str | None = None, by: int | None = None) -> Conditions[T]:
        """What is asked now, without the filter of the column `beside`, sorted by a column `by`."""
        newer, older = None, None
        wanted: list[tuple[Column[T], ColumnFilter]] = []
        for column in self.columns:
            asked = self.filters.get(column.key)
            if not asked.active or column.key == beside:
                continue
            if column.key == self._ordered and asked.texts is None:
                newer, older = _outside(column, asked)
            else:
                wanted.append((column, asked))
        sorted_by, ascending = (self._sort or (-1, True)) if by is None else (by, True)
        return Conditions(
            newer=newer,
            older=older,
            accepts=self._accepting(wanted),
            value=self._sort_value(sorted_by),
            backwards=self._is_backwards(sorted_by, ascending=ascending),
        )

    def _sort_value(self, number: int) -> Any:  # noqa: ANN401 - as `Column.sort_key`
        if number < 0 or self.columns[number].key == self._ordered:
            return None
        column = self.columns[number]
        return column.sort_key or (lambda row: folded_text(column.text(row)))

    def _is_backwards(self, number: int, *, ascending: bool) -> bool:
        """The order of the list is that of its newest rows first."""
        if number < 0:
            return False
        return ascending if self.columns[number].key == self._ordered else not ascending

    def _accepting(
        self, filters: Sequence[tuple[Column[T], ColumnFilter]]
    ) -> Callable[[T], bool] | None:
        words, accepts = self._search, self._filter
        if not (words or accepts or filters):
            return None

        def accepted(row: T) -> bool:
            if accepts is not None and not accepts(row):
                return False
            if any(not _passes(row, column, wanted) for column, wanted in filters):
                return False
            text = folded("\n".join(self._searched(row))) if words else ""
            return words.stands_in(text)

        return accepted


def _passes(row: T, column: Column[T], wanted: ColumnFilter) -> bool:
    value = column.bound or column.value
    return wanted.accepts(column.text(row), None if value is None else value(row))


def _outside(
    column: Column[T], wanted: ColumnFilter
) -> tuple[Callable[[T], bool], Callable[[T], bool]]:
    """Whether a row is after the last day that is shown, and whether it is before the first."""
    until, since = ColumnFilter(most=wanted.most), ColumnFilter(least=wanted.least)
    return lambda row: not _passes(row, column, until), lambda row: not _passes(row, column, since)
