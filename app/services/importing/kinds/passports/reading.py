"""Our workbook «Паспорта школ»: a sheet per block, a row per school and date, counts only."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from app.services.importing.batches.entries import EntryBatch
from app.services.importing.batches.ledger import new_ledger
from app.services.importing.cells.cell import is_missing, parse_text
from app.services.importing.reading.context import (
    ReadContext,
    bind_rows,
    report_cell,
    report_columns,
)
from app.services.importing.reading.rows import FileRows, RejectedRow, both_rows
from app.services.importing.tables.parsers import parse_count, parse_date
from app.services.importing.tables.table import Table
from app.services.language.dates import date_digits
from app.services.language.sentences import quoted
from app.services.schools.passport_writing import PassportEntry, PassportTarget, indicators_of
from app.services.schools.passports import block_warnings
from app.services.writing.target import Wrong

Key = tuple[int, str, date]
_NO_DATE = Wrong(
    code="date", text="Не указано, на какую дату посчитано. Заполните ячейку, например 20.09.2026."
)


def read_passports(context: ReadContext, tables: Sequence[Table]) -> FileRows:
    """Read all blocks of a file; rows without any count are passed by."""
    entries: list[PassportEntry] = []
    rejected: list[RejectedRow] = []
    first: dict[Key, tuple[str, int]] = {}
    count = 0
    for table in map(_with_counts, tables):
        count += len(table.rows)
        rows = _read_block(context, table, first)
        entries += [row for row in rows if isinstance(row, PassportEntry)]
        rejected += [row for row in rows if isinstance(row, RejectedRow)]
    blocks = ", ".join(dict.fromkeys(table.layout.sheet.casefold() for table in tables))
    return FileRows(
        batch=EntryBatch(entries, PassportTarget(context.today), context.schools.names),
        rows=count,
        rejected=rejected,
        scope=f"паспорта школ: {blocks}",
    )


def _with_counts(table: Table) -> Table:
    codes = [row.code for row in indicators_of(table.layout.block) if table.has(row.code)]
    columns = [table.places[code] for code in codes]
    return table.only([not all(is_missing(row[place]) for place in columns) for row in table.rows])


def _read_block(
    context: ReadContext, table: Table, first: dict[Key, tuple[str, int]]
) -> list[PassportEntry | RejectedRow]:
    days = table.parsed("on_date", parse_date)
    sources = table.parsed("source", parse_text)
    counts = {
        row.code: table.parsed(row.code, parse_count)
        for row in indicators_of(table.layout.block)
        if table.has(row.code)
    }
    wrong = report_columns(context, table, {"on_date": days, "source": sources, **counts})
    bound = bind_rows(context, table)
    names = table.parsed("school", parse_text).values
    entries: dict[int, PassportEntry] = {}
    for place, (school_id, day) in enumerate(zip(bound.ids, days.values, strict=True)):
        typed = {code: column.values[place] for code, column in counts.items()}
        if place not in wrong:
            head = (school_id, day, sources.values[place])
            entry = _entry(context, table, place, head, typed)
            if entry is not None:
                entries[place] = entry
    stored = PassportTarget(context.today).stored_counts(
        context.shared.connection, list(entries.values())
    )
    taken = {
        place
        for (place, entry), beside in zip(entries.items(), stored, strict=True)
        if _is_right(context, table, place, entry, beside)
        and entry.school_id
        and not _is_twice(context, table, place, entry, first)
    }
    return [
        entries[place]
        if place in taken
        else RejectedRow(table.sheet.name, number, names[place] or "")
        for place, number in enumerate(table.numbers)
    ]


def _entry(
    context: ReadContext,
    table: Table,
    place: int,
    head: tuple[int | None, date | None, str],
    typed: dict[str, int | None],
) -> PassportEntry | None:
    school_id, day, source = head
    if day is None:
        report_cell(context, table, place, "on_date", _NO_DATE)
        return None
    return PassportEntry(
        school_id=school_id or 0,
        block=table.layout.block,
        on_date=day,
        source=source,
        counts={code: count for code, count in typed.items() if count is not None},
        sheet=table.sheet.name,
        row=table.numbers[place],
    )


def _is_right(
    context: ReadContext,
    table: Table,
    place: int,
    entry: PassportEntry,
    stored: Mapping[str, int],
) -> bool:
    """Whether a row can be; what is doubtful is told beside the other counts of the block."""
    target = PassportTarget(context.today)
    problems = target.check(entry)
    if problems:
        report_cell(context, table, place, problems[0].field or None, problems[0])
        return False
    said = context.shared.of(new_ledger).about(PassportTarget, entry.key)
    others: dict[str, Any] = {code: one.fact.value for code, one in said.items()}
    for doubt in block_warnings(entry.block, {**stored, **others, **entry.counts}):
        context.problems.warning(doubt.code, doubt.text, sheet=entry.sheet, row=entry.row)
    return True


def _is_twice(
    context: ReadContext,
    table: Table,
    place: int,
    entry: PassportEntry,
    first: dict[Key, tuple[str, int]],
) -> bool:
    here = (entry.sheet, entry.row)
    before = first.setdefault(entry.key, here)
    if before == here:
        return False
    message = (
        f"Школа {quoted(context.schools.name(entry.school_id))} на {date_digits(entry.on_date)}"
        f" указана дважды: {both_rows(before, here)}. Оставьте одну строку."
    )
    report_cell(context, table, place, None, Wrong(code="school_twice", text=message))
    return True
