"""A kind of file that can be imported: everything the import asks of it, in one record.

A kind lives in its own folder `kinds/<kind>/`, called by its key, whose module `intake` holds its
record `INTAKE`; the layout of its table is `resources/workbooks/<key>.json`. Nothing else names a
kind.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.services.importing.files.reader import Sheet
from app.services.importing.reading.context import ReadContext
from app.services.importing.reading.rows import FileRows, RejectedRow
from app.services.importing.tables.layouts import Layout, layout
from app.services.importing.tables.scores import Score, score_of
from app.services.importing.tables.sections import tables_under
from app.services.importing.tables.table import Table, find_header

IN_FILE = "Если он неверен, исправьте его в файле, сохраните и нажмите «Прочитать снова»."
Header = tuple[Layout, int, Mapping[str, int]]


class Pupils(StrEnum):
    """What is done with a file in which single people are named."""

    REFUSE = "refuse"  # nothing of it is read
    FORGET = "forget"  # its rows are read without the columns that the layout does not know


def _always(*_facts: object) -> bool:
    return True


def _no_hint(_sheet: Sheet) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """A kind of file.

    Attributes:
        key: stable name: in JSON, in the log, in the database.
        reader: reads all tables of a file, which are of this kind.
        pupils: what is done with a file that names people.
        fixed: why the year of a file cannot be corrected in the window, and what to do; may be
            empty.
        unless: code of the question about the year; a file that is asked it does not name it, and
            nothing fixes it.
        reads_documents: whether the tables of a document of Word may be of this kind.
        of_results: whether its rows are results: their years are years of results.
        is_register: whether its rows are schools: such files are read and stored before others.
        parts: its layouts where there are several.
        is_enough: whether the columns of a header tell the kind for certain: layout, places by
            key, header keys of the row.
        holds: whether the rows below a header that fits are of this kind, too.
        hint: what a sheet that is nearly of this kind lacks, one sentence; empty when nothing.
        finder: finds its tables in a sheet itself, where known headings alone do not tell them.
    """

    key: str
    reader: Callable[[ReadContext, Sequence[Table]], FileRows]
    pupils: Pupils = Pupils.REFUSE
    fixed: str = ""
    unless: str = ""
    reads_documents: bool = False
    of_results: bool = False
    is_register: bool = False
    parts: Callable[[], Sequence[Layout]] | None = None
    is_enough: Callable[[Layout, Mapping[str, int], Sequence[str]], bool] = _always
    holds: Callable[[Table], bool] = _always
    hint: Callable[[Sheet], str] = _no_hint
    finder: Callable[[Sheet], list[Table]] | None = None

    @property
    def layout(self) -> Layout:
        """Its table, or the columns that all its tables share."""
        return layout(self.key)

    @property
    def layouts(self) -> Sequence[Layout]:
        """All its tables, in order."""
        return (self.layout,) if self.parts is None else self.parts()

    @property
    def label(self) -> str:
        """Russian name of the kind, as it stands in a sentence after «это»."""
        return self.layout.label

    def score(self, sheet: Sheet) -> Score | None:
        """How well a sheet fits, told by its headers only; None when it has no such header."""
        headers = self._headers(sheet)
        return score_of(sheet, headers) if headers else None

    def tables(self, sheet: Sheet) -> list[Table]:
        """The tables of a sheet, one under another or side by side; empty when it has none."""
        if self.finder is not None:
            return self.finder(sheet)
        tables = [
            table
            for one, _row, _places in self._headers(sheet)
            for table in tables_under(sheet, one)
        ]
        return tables if all(map(self.holds, tables)) else []

    def read(self, context: ReadContext, tables: Sequence[Table]) -> FileRows:
        """Read all tables of a file; rows that are wider than their header count as rejected."""
        rows = self.reader(context, tables)
        wide = {
            RejectedRow(table.sheet.name, number, "") for table in tables for number in table.wide
        }
        if not wide:
            return rows
        return replace(rows, rows=rows.rows + len(wide), rejected=[*rows.rejected, *wide])

    def _headers(self, sheet: Sheet) -> list[Header]:
        headers: list[Header] = []
        if self.finder is not None:
            found = self.finder(sheet)[:1]
            return [(table.layout, table.header_row, table.places) for table in found]
        for one in self.layouts:
            header = find_header(sheet, one)
            if header is not None and self.is_enough(one, header[1], sheet.heads[header[0]]):
                headers.append((one, *header))
        return headers
