"""Our workbook «Паспорта школ»: a sheet per block, a row per school and date, counts only."""

from collections.abc import Sequence
from datetime import date

from app.errors import UserError
from app.services.importing.cells.cell import is_missing, parse_text
from app.services.importing.kinds.passports.entries import PassportBatch, PassportEntry
from app.services.importing.reading.context import ReadContext, bind_rows, report_bad, report_cell
from app.services.importing.reading.rows import FileRows, RejectedRow
from app.services.importing.tables.parsers import BadCell, parse_count, parse_date
from app.services.importing.tables.table import Table
from app.services.language.dates import date_digits
from app.services.schools import passports

Key = tuple[int, str, date]


def read_passports(context: ReadContext, tables: Sequence[Table]) -> FileRows:
    """Read all blocks of a file; rows without any count are passed by."""
    entries: list[PassportEntry] = []
    rejected: list[RejectedRow] = []
    first: dict[Key, tuple[str, int]] = {}
    count = 0
    for table in map(_with_counts, tables):
        count += len(table.rows)
        found = _read_block(context, table, first)
        entries += [entry for entry in found if isinstance(entry, PassportEntry)]
        rejected += [entry for entry in found if isinstance(entry, RejectedRow)]
    names = {key: school.name for key, school in context.schools.schools.items()}
    blocks = ", ".join(dict.fromkeys(table.layout.sheet.casefold() for table in tables))
    return FileRows(
        batch=PassportBatch(entries, names),
        rows=count,
        rejected=rejected,
        scope=f"паспорта школ: {blocks}",
    )


def _with_counts(table: Table) -> Table:
    codes = [row.code for row in passports.indicators_of(table.layout.block) if table.has(row.code)]
    columns = [table.places[code] for code in codes]
    return table.only([not all(is_missing(row[place]) for place in columns) for row in table.rows])


def _read_block(
    context: ReadContext, table: Table, first: dict[Key, tuple[str, int]]
) -> list[PassportEntry | RejectedRow]:
    days = table.parsed("on_date", parse_date)
    sources = table.parsed("source", parse_text)
    counts = {
        row.code: table.parsed(row.code, parse_count)
        for row in passports.indicators_of(table.layout.block)
        if table.has(row.code)
    }
    wrong: set[int] = set()
    for key, column in {"on_date": days, "source": sources, **counts}.items():
        report_bad(context, table, key, column)
        wrong.update(column.bad)
    bound = bind_rows(context, table)
    names = table.parsed("school", parse_text).values
    found: list[PassportEntry | RejectedRow] = []
    for place, (school_id, day) in enumerate(zip(bound.ids, days.values, strict=True)):
        given = {code: column.values[place] for code, column in counts.items()}
        entry = None
        if place not in wrong and _day_is_right(context, table, place, day):
            entry = _entry(context, table, place, (school_id, day, sources.values[place]), given)
        if entry is not None and _is_twice(context, table, place, entry, first):
            entry = None
        found.append(
            entry or RejectedRow(table.sheet.name, table.numbers[place], names[place] or "")
        )
    return found


def _day_is_right(context: ReadContext, table: Table, place: int, day: date | None) -> bool:
    if day is None:
        message = "Не указано, на какую дату посчитано. Заполните ячейку, например 20.09.2026."
    elif day > context.today:
        message = f"Дата {date_digits(day)} ещё не наступила. Исправьте дату."
    else:
        return True
    report_cell(context, table, place, "on_date", BadCell("date", message))
    return False


def _entry(
    context: ReadContext,
    table: Table,
    place: int,
    head: tuple[int | None, date | None, str],
    given: dict[str, int | None],
) -> PassportEntry | None:
    school_id, day, source = head
    counts = {code: count for code, count in given.items() if count is not None}
    block = table.layout.block
    try:
        passports.check_counts(block, counts)
    except UserError as error:
        report_cell(context, table, place, None, BadCell("impossible_counts", str(error)))
        return None
    for message in passports.block_warnings(block, counts):
        context.problems.warning(
            "doubtful_counts", message, sheet=table.sheet.name, row=table.numbers[place]
        )
    if school_id is None or day is None:
        return None
    return PassportEntry(
        school_id, block, day, source, counts, table.sheet.name, table.numbers[place]
    )


def _is_twice(
    context: ReadContext,
    table: Table,
    place: int,
    entry: PassportEntry,
    first: dict[Key, tuple[str, int]],
) -> bool:
    key = (entry.school_id, entry.block, entry.on_date)
    here = (entry.sheet, entry.row)
    before = first.setdefault(key, here)
    if before == here:
        return False
    where = (
        f"строки {before[1]} и {entry.row}"
        if before[0] == entry.sheet
        else (f"лист «{before[0]}», строка {before[1]}, и строка {entry.row}")
    )
    message = (
        f"Школа «{context.schools.name(entry.school_id)}» на {date_digits(entry.on_date)} указана"
        f" дважды: {where}. Оставьте одну строку."
    )
    report_cell(context, table, place, None, BadCell("school_twice", message))
    return True
