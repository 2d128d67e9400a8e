"""Which reader reads which kind of file."""

from collections.abc import Callable, Sequence

from app.services.importing.context import ReadContext
from app.services.importing.layouts import ImportKind
from app.services.importing.read_criteria import read_criteria
from app.services.importing.read_flat import read_flat
from app.services.importing.read_marks import read_marks
from app.services.importing.read_passports import read_passports
from app.services.importing.read_plan import read_plan
from app.services.importing.read_results import read_results
from app.services.importing.read_schools import read_schools
from app.services.importing.reading import FileRows, read_result_tables
from app.services.importing.table import Table

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
        return read_result_tables(context, tables, _OF_RESULTS[kind])
    return _OTHERS[kind](context, tables)
