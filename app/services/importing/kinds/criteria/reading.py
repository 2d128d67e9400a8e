"""Our workbook «Критерии»: current, previous and expected values per school."""

import re
from collections.abc import Sequence
from typing import Any

from app.services.criteria.columns import TypedValue
from app.services.criteria.known import KnownCriterion, load_criteria
from app.services.criteria.values import NO_DATA
from app.services.criteria.writing import CriterionEntry, CriterionTarget
from app.services.importing.batches.entries import EntryBatch
from app.services.importing.cells.cell import Cell, is_missing, parse_text, shown
from app.services.importing.kinds.criteria.value_texts import TYPED, value_texts
from app.services.importing.reading.context import (
    ReadContext,
    bind_rows,
    report_cell,
    report_columns,
    report_empty,
)
from app.services.importing.reading.rows import FileRows, RejectedRow, both_rows
from app.services.importing.tables.parsers import parse_year
from app.services.importing.tables.table import Parsed, Table
from app.services.language.dates import year_name
from app.services.language.headers import header_key
from app.services.language.sentences import quoted
from app.services.writing.target import Wrong

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
_TARGET = CriterionTarget()


def read_criteria(context: ReadContext, tables: Sequence[Table]) -> FileRows:
    """Read all sheets of a file; rows without any value are passed by."""
    criteria = context.shared.of(load_criteria)
    entries: list[CriterionEntry] = []
    rejected: list[RejectedRow] = []
    first: dict[Key, tuple[str, int]] = {}
    count = 0
    for table in map(_with_values, tables):
        count += len(table.rows)
        rows = _read_table(context, table, criteria, first)
        entries += [row for row in rows if isinstance(row, CriterionEntry)]
        rejected += [row for row in rows if isinstance(row, RejectedRow)]
    years = sorted({entry.year for entry in entries})
    scope = "критерии, " + ", ".join(map(year_name, years)) if years else "критерии"
    batch = EntryBatch(entries, _TARGET, context.schools.names)
    return FileRows(batch=batch, rows=count, rejected=rejected, scope=scope)


def _with_values(table: Table) -> Table:
    columns = [table.places[key] for key in _VALUES if table.has(key)]
    return table.only([any(_says(row[place]) for place in columns) for row in table.rows])


def _says(cell: Cell) -> bool:
    """Whether a cell says anything; a dash does: the criterion does not concern the school."""
    return cell != "" and not (isinstance(cell, str) and cell.strip().casefold() in NO_DATA)


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
    wrong = report_columns(context, table, columns)
    wrong |= _missing(context, table, columns, wrong)
    texts = value_texts(context, table, columns["criterion"].values)
    typed = texts.typed
    wrong |= texts.rejected
    bound = bind_rows(context, table)
    names = table.parsed("school", parse_text).values
    outcomes: list[CriterionEntry | RejectedRow] = []
    for place, school_id in enumerate(bound.ids):
        entry = None
        if place not in wrong:
            values = {key: column.values[place] for key, column in columns.items()}
            texts = {key: typed[key][place] for key in TYPED}
            entry = _entry(context, table, place, school_id, values | texts)
        if entry is not None and _is_twice(context, table, place, entry, first):
            entry = None
        outcomes.append(
            entry or RejectedRow(table.sheet.name, table.numbers[place], names[place] or "")
        )
    return outcomes


def _entry(
    context: ReadContext,
    table: Table,
    place: int,
    school_id: int | None,
    values: dict[str, Any],
) -> CriterionEntry | None:
    entry = CriterionEntry.read(
        school_id or 0,
        values["criterion"],
        values["year"],
        TypedValue(
            current=values["current"],
            expected=values["expected"],
            previous=values["previous"],
            previous_year=values["previous_year"],
            reached=values["reached"],
        ),
        sheet=table.sheet.name,
        row=table.numbers[place],
    )
    problems = _TARGET.check(entry)
    for wrong in problems:
        report_cell(context, table, place, wrong.field, wrong)
    if problems:
        return None
    for doubt in entry.doubts:
        context.problems.warning(doubt.code, doubt.text, sheet=entry.sheet, row=entry.row)
    return None if school_id is None else entry


def _criterion(criteria: Sequence[KnownCriterion], cell: Cell) -> KnownCriterion | Wrong | None:
    text = parse_text(cell)
    if not text:
        return None
    numbered = re.match(r"№?\s*(\d{1,3})(?:\s*[.)]|\s*$)", text)
    if numbered is not None:
        matching = [one for one in criteria if one.number == int(numbered[1])]
    else:
        key = header_key(text)
        matching = [one for one in criteria if key in (header_key(one.title), one.code)]
    if matching:
        return matching[0]
    return Wrong(
        code="unknown_criterion",
        text=f"Критерия «{shown(cell)}» нет в списке. Укажите номер от 1 до {len(criteria)} или"
        " выберите наименование из списка ячейки.",
    )


def _yes_no(cell: Cell) -> bool | Wrong | None:
    key = "" if is_missing(cell) else header_key(parse_text(cell))
    if key in _YES_NO:
        return _YES_NO[key]
    return Wrong(
        code="yes_no", text=f"«{shown(cell)}»: выберите «да» или «нет» либо очистите ячейку."
    )


def _missing(
    context: ReadContext, table: Table, columns: dict[str, Parsed], wrong: set[int]
) -> set[int]:
    places: set[int] = set()
    for key, what in (("year", "учебный год"), ("criterion", "критерий")):
        for place, value in enumerate(columns[key].values):
            if value is None and place not in wrong:
                report_empty(context, table, place, key, what)
                places.add(place)
    return places


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
        f"Школа {quoted(context.schools.name(entry.school_id))} по критерию"
        f" {entry.criterion.number} указана дважды: {both_rows(before, here)}."
        " Оставьте одну строку."
    )
    report_cell(context, table, place, None, Wrong(code="school_twice", text=message))
    return True
