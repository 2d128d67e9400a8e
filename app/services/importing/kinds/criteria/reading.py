"""Our workbook «Критерии»: current, previous and expected values per school."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from app.enums import ValueUnit
from app.services.criteria import (
    IMPOSSIBLE,
    Current,
    Expected,
    impossible,
    parse_current,
    parse_expected,
    parse_previous,
    stored_columns,
    unit_problems,
)
from app.services.importing.cells.cell import Cell, is_missing, parse_text, shown
from app.services.importing.kinds.criteria.entries import (
    CURRENT,
    EXPECTED,
    PREVIOUS,
    CriteriaBatch,
    CriterionEntry,
)
from app.services.importing.kinds.criteria.value_texts import TYPED, value_texts
from app.services.importing.reading.context import ReadContext, bind_rows, report_bad, report_cell
from app.services.importing.reading.known_criteria import KnownCriterion
from app.services.importing.reading.rows import FileRows, RejectedRow
from app.services.importing.tables.parsers import BadCell, parse_year
from app.services.importing.tables.table import Parsed, Table
from app.services.language.dates import year_name
from app.services.language.headers import header_key

if TYPE_CHECKING:
    from app.services.criteria import ValueProblem

_VALUES = ("current", "previous", "expected", "reached")
_YES_NO = {
    "": None,
    "да": True,
    "достигнуто": True,
    "достигнут": True,
    "нет": False,
    "не достигнуто": False,
    "не достигнут": False,
}
Key = tuple[int, int, int]


def read_criteria(context: ReadContext, tables: Sequence[Table]) -> FileRows:
    """Read all sheets of a file; rows without any value are passed by."""
    criteria = context.criteria
    entries: list[CriterionEntry] = []
    rejected: list[RejectedRow] = []
    first: dict[Key, tuple[str, int]] = {}
    count = 0
    for table in map(_with_values, tables):
        count += len(table.rows)
        found = _read_table(context, table, criteria, first)
        entries += [entry for entry in found if isinstance(entry, CriterionEntry)]
        rejected += [entry for entry in found if isinstance(entry, RejectedRow)]
    names = {key: school.name for key, school in context.schools.schools.items()}
    years = sorted({entry.year for entry in entries})
    scope = "критерии, " + ", ".join(map(year_name, years)) if years else "критерии"
    return FileRows(batch=CriteriaBatch(entries, names), rows=count, rejected=rejected, scope=scope)


def _with_values(table: Table) -> Table:
    columns = [table.places[key] for key in _VALUES if table.has(key)]
    return table.only([any(row[place] != "" for place in columns) for row in table.rows])


def _read_table(
    context: ReadContext,
    table: Table,
    criteria: Sequence[KnownCriterion],
    first: dict[Key, tuple[str, int]],
) -> list[CriterionEntry | RejectedRow]:
    columns = {
        "year": table.parsed("year", parse_year),
        "criterion": table.parsed("criterion", lambda cell: _criterion(criteria, cell)),
        "previous_year": table.parsed("previous_year", parse_year),
        "reached": table.parsed("reached", _yes_no),
    }
    wrong: set[int] = set()
    for key, column in columns.items():
        report_bad(context, table, key, column)
        wrong.update(column.bad)
    wrong |= _missing(context, table, columns, wrong)
    texts = value_texts(context, table, columns["criterion"].values)
    typed = texts.typed
    wrong |= texts.rejected
    bound = bind_rows(context, table)
    names = table.parsed("school", parse_text).values
    found: list[CriterionEntry | RejectedRow] = []
    for place, school_id in enumerate(bound.ids):
        entry = None
        if place not in wrong:
            values = {key: column.values[place] for key, column in columns.items()}
            texts = {key: typed[key][place] for key in TYPED}
            entry = _entry(context, table, place, school_id, values | texts)
        if entry is not None and _is_twice(context, table, place, entry, first):
            entry = None
        found.append(
            entry or RejectedRow(table.sheet.name, table.numbers[place], names[place] or "")
        )
    return found


def _entry(
    context: ReadContext,
    table: Table,
    place: int,
    school_id: int | None,
    values: dict[str, Any],
) -> CriterionEntry | None:
    criterion: KnownCriterion = values["criterion"]
    refused = _impossible(values, criterion.unit)
    for column, problem in refused:
        report_cell(context, table, place, column, BadCell(problem.code, problem.message))
    if refused:
        return None
    columns, problems = stored_columns(
        criterion.unit,
        values["year"],
        current=values["current"],
        expected=values["expected"],
        previous=values["previous"],
        previous_year=values["previous_year"],
    )
    for problem in problems:
        context.problems.warning(
            problem.code, problem.message, sheet=table.sheet.name, row=table.numbers[place]
        )
    if school_id is None:
        return None
    return CriterionEntry(
        school_id,
        criterion,
        values["year"],
        _given(columns, values),
        table.sheet.name,
        table.numbers[place],
    )


def _impossible(values: dict[str, Any], unit: ValueUnit) -> "list[tuple[str, ValueProblem]]":
    """Cells with values that cannot be, by their columns; such a line is not stored."""
    none = Expected()
    parts = {
        "current": parse_current(values["current"], unit).problems,
        "previous": [
            *impossible(Current(previous=parse_previous(values["previous"], unit)), none, unit),
            *unit_problems(values["previous"], unit),
        ],
        "expected": parse_expected(values["expected"], unit).problems,
    }
    return [
        (column, problem)
        for column, problems in parts.items()
        for problem in problems
        if problem.code in IMPOSSIBLE
    ]


def _given(columns: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    """The columns of the cells that are filled."""
    kept: list[str] = []
    if values["current"]:
        kept += CURRENT
    if columns["previous_h"] is not None or columns["previous_text"]:
        kept += PREVIOUS
    if values["expected"]:
        kept += EXPECTED
    given = {name: columns[name] for name in kept}
    return given if values["reached"] is None else given | {"reached": values["reached"]}


def _criterion(criteria: Sequence[KnownCriterion], cell: Cell) -> KnownCriterion | BadCell | None:
    text = parse_text(cell)
    if not text:
        return None
    numbered = re.match(r"№?\s*(\d{1,3})(?:\s*[.)]|\s*$)", text)
    if numbered is not None:
        found = [one for one in criteria if one.number == int(numbered[1])]
    else:
        key = header_key(text)
        found = [one for one in criteria if key in (header_key(one.title), one.code)]
    if found:
        return found[0]
    return BadCell(
        "unknown_criterion",
        f"Критерия «{shown(cell)}» нет в списке. Укажите номер от 1 до {len(criteria)} или"
        " выберите наименование из списка ячейки.",
    )


def _yes_no(cell: Cell) -> bool | BadCell | None:
    key = "" if is_missing(cell) else header_key(parse_text(cell))
    if key in _YES_NO:
        return _YES_NO[key]
    return BadCell("yes_no", f"«{shown(cell)}»: выберите «да» или «нет» либо очистите ячейку.")


def _missing(
    context: ReadContext, table: Table, columns: dict[str, Parsed], wrong: set[int]
) -> set[int]:
    found: set[int] = set()
    for key, what in (("year", "учебный год"), ("criterion", "критерий")):
        for place, value in enumerate(columns[key].values):
            if value is None and place not in wrong:
                message = f"Не указано: {what}. Заполните ячейку."
                report_cell(context, table, place, key, BadCell("missing_number", message))
                found.add(place)
    return found


def _is_twice(
    context: ReadContext,
    table: Table,
    place: int,
    entry: CriterionEntry,
    first: dict[Key, tuple[str, int]],
) -> bool:
    here = (entry.sheet, entry.row)
    before = first.setdefault((entry.school_id, entry.criterion.id, entry.year), here)
    if before == here:
        return False
    message = (
        f"Школа «{context.schools.name(entry.school_id)}» по критерию {entry.criterion.number}"
        f" указана дважды: строки {before[1]} и {entry.row}. Оставьте одну строку."
    )
    report_cell(context, table, place, None, BadCell("school_twice", message))
    return True
