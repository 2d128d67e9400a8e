"""Which reader reads which kind of file."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.services.importing.kinds.criteria.reading import read_criteria
from app.services.importing.kinds.passports.reading import read_passports
from app.services.importing.kinds.plan.reading import read_plan
from app.services.importing.kinds.results.flat import read_flat
from app.services.importing.kinds.results.marks import read_marks
from app.services.importing.kinds.results.reading import (
    FileRows,
    RejectedRow,
    read_result_tables,
)
from app.services.importing.kinds.results.workbook import read_results
from app.services.importing.kinds.schools.reading import read_schools
from app.services.importing.reading.context import ReadContext
from app.services.importing.tables.layouts import ImportKind
from app.services.importing.tables.table import Table

ReadTables = Callable[[ReadContext, Sequence[Table]], FileRows]
_OF_RESULTS = {
    ImportKind.MARKS: read_marks,
    ImportKind.FLAT: read_flat,
    ImportKind.RESULTS: read_results,
}
_OTHERS: dict[ImportKind, ReadTables] = {
    ImportKind.SCHOOLS: read_schools,
    ImportKind.PASSPORTS: read_passports,
    ImportKind.CRITERIA: read_criteria,
    ImportKind.PLAN: read_plan,
}


def read_tables(context: ReadContext, tables: Sequence[Table]) -> FileRows:
    """Read all tables of a file, which are of one kind."""
    kind = tables[0].layout.kind
    if kind in _OF_RESULTS:
        read = read_result_tables(context, tables, _OF_RESULTS[kind])
    else:
        read = _OTHERS[kind](context, tables)
    wide = {RejectedRow(table.sheet.name, number, "") for table in tables for number in table.wide}
    if not wide:
        return read
    return replace(read, rows=read.rows + len(wide), rejected=[*read.rejected, *wide])
