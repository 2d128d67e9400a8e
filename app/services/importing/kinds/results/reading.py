"""The part that all tables of results share."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import cast

from app.services.importing.batches.entries import EntryBatch
from app.services.importing.batches.preview import Batch, Correction, FileSubject
from app.services.importing.findings.questions import YEAR
from app.services.importing.reading.context import ReadContext, report_cell
from app.services.importing.reading.file_year import ask_about_coming_years, is_year_told
from app.services.importing.reading.rows import FileRows, RejectedRow
from app.services.importing.tables.parsers import parse_text
from app.services.importing.tables.table import Table
from app.services.language.dates import year_name
from app.services.language.plural import PROCEDURE, counted
from app.services.language.sentences import quoted
from app.services.results.writing import ResultEntry, ResultTarget, years_in
from app.services.writing.target import Wrong

Keys = tuple[Sequence[int | None], Sequence[int | None], Sequence[int | None]]
MakeEntries = Callable[[Keys, Sequence[bool]], list[ResultEntry]]


def read_result_tables(
    context: ReadContext,
    tables: Sequence[Table],
    read: Callable[[ReadContext, Table], FileRows],
) -> FileRows:
    """All tables of results of one file as one batch; a year that lies ahead is asked about."""
    rows = _read_as_one(context, tables, read)
    ask_about_coming_years(context, years_in(entries_of(rows.batch)))
    return rows


def _read_as_one(
    context: ReadContext,
    tables: Sequence[Table],
    read: Callable[[ReadContext, Table], FileRows],
) -> FileRows:
    if len(tables) > 1 and context.correction is not None:
        context = replace(context, correction=Correction(context.correction.year))
    parts = [read(_for_table(context, tables, table), table) for table in tables]
    if len(parts) == 1:
        (rows,) = parts
        subject = _asked_year(context) or rows.subject
        return replace(rows, scope=rows.scope or describe(context, rows.batch), subject=subject)
    entries: list[ResultEntry] = []
    first: dict[tuple[int, int, int], ResultEntry] = {}
    rejected = [row for rows in parts for row in rows.rejected]
    for entry in (entry for rows in parts for entry in entries_of(rows.batch)):
        before = first.setdefault(entry.key, entry)
        if before is entry:
            entries.append(entry)
            continue
        _report_double(context, before, entry)
        school = context.schools.name(entry.school_id)
        rejected.append(RejectedRow(entry.sheet, entry.row, school))
    batch = batch_of(context, entries)
    scope = "; ".join(rows.scope for rows in parts if rows.scope) or describe(context, batch)
    years = frozenset[int]().union(*(rows.years for rows in parts))
    subject = _asked_year(context) or _common_year([rows.subject for rows in parts])
    return FileRows(
        batch=batch,
        rows=sum(rows.rows for rows in parts),
        rejected=rejected,
        scope=scope,
        years=years,
        subject=subject,
    )


def _for_table(context: ReadContext, tables: Sequence[Table], table: Table) -> ReadContext:
    """Where some tables do not say the year, the user's year is theirs and not of the others."""
    if context.correction is None or table.layout.reports:
        return context
    if is_year_told(context, table) and not all(is_year_told(context, one) for one in tables):
        return replace(context, correction=None)
    return context


def _asked_year(context: ReadContext) -> FileSubject | None:
    """The subject of a file whose year is asked about."""
    return FileSubject(None, None, several=True) if context.questions.is_open(YEAR) else None


def _common_year(subjects: Sequence[FileSubject | None]) -> FileSubject | None:
    """The year of all tables of a file; None when they differ or one has several."""
    years = {None if subject is None else subject.year for subject in subjects}
    year = years.pop()
    return None if years or year is None else FileSubject(year, None, several=True)


def describe(context: ReadContext, batch: Batch) -> str:
    """«ВПР по математике, 5 класс, 2018/2019», or how many procedures of which years."""
    entries = entries_of(batch)
    procedures = {entry.procedure_id for entry in entries}
    years = sorted(years_in(entries))
    if not entries:
        return ""
    what = (
        context.procedures.by_id[min(procedures)].title
        if len(procedures) == 1
        else counted(len(procedures), PROCEDURE)
    )
    span = (
        year_name(years[0])
        if len(years) == 1
        else f"{year_name(years[0])} – {year_name(years[-1])}"
    )
    return f"{what}, {span}"


def batch_of(context: ReadContext, entries: Sequence[ResultEntry]) -> "EntryBatch[ResultEntry]":
    """Results of a file on their way to the writer of results."""
    titles = {key: known.short_title for key, known in context.procedures.by_id.items()}
    target = ResultTarget(titles=titles, source_file=context.book.file.name)
    return EntryBatch(entries, target, context.schools.names)


def entries_of(batch: Batch) -> Sequence[ResultEntry]:
    """The results of a batch that `batch_of` made."""
    assert isinstance(batch, EntryBatch)
    return cast("EntryBatch[ResultEntry]", batch).entries


def _report_double(context: ReadContext, before: ResultEntry, entry: ResultEntry) -> None:
    context.problems.error(
        "school_twice",
        f"Школа {quoted(context.schools.name(entry.school_id))} по процедуре"
        f" «{context.procedures.by_id[entry.procedure_id].short_title}» указана дважды: ещё на"
        f" листе «{before.sheet}», строка {before.row}. Оставьте одну строку.",
        sheet=entry.sheet,
        row=entry.row,
    )


def take_results(
    context: ReadContext,
    table: Table,
    keys: Keys,
    wrong: set[int],
    silent: frozenset[int],
    make: MakeEntries,
) -> FileRows:
    """Turn the columns of a table into results, refusing a school that stands twice."""
    keys, subject = _one_work(context, keys)
    schools, procedures, years = keys
    count = len(table.rows)
    taken = [
        school is not None and procedure is not None
        for school, procedure in zip(schools, procedures, strict=True)
    ]
    for place in wrong | silent:
        taken[place] = False
    for place in _doubles(context, table, keys, taken):
        taken[place] = False
    entries = make(keys, taken)
    batch = batch_of(context, entries)
    left_out = range(count if len(entries) < count else 0)
    rejected = [
        RejectedRow(
            table.sheet.name,
            table.numbers[place],
            _school_name(context, table, place, schools[place]),
        )
        for place in left_out
        if not taken[place] and place not in silent
    ]
    named = frozenset(year for year in set(years) if year is not None)
    return FileRows(
        batch=batch,
        rows=count - len(silent),
        rejected=rejected,
        years=named,
        subject=subject,
    )


def _one_work(context: ReadContext, keys: Keys) -> tuple[Keys, FileSubject | None]:
    """The work, or the year, of a table that is about one, as the user corrected it."""
    schools, procedures, years = keys
    works = {pair for pair in zip(procedures, years, strict=True) if None not in pair}
    if len({year for _procedure, year in works}) != 1:
        return keys, None
    several = len(works) > 1
    procedure, year = works.pop()
    correction = context.correction
    if several:
        corrected = year if correction is None else correction.year or year
        told = [None if one is None else corrected for one in years]
        return (schools, procedures, told), FileSubject(corrected, None, several=True)
    if correction is None:
        return keys, FileSubject(year, procedure)
    subject = FileSubject(correction.year or year, correction.procedure_id or procedure)
    return (
        schools,
        [None if one is None else subject.procedure_id for one in procedures],
        [None if one is None else subject.year for one in years],
    ), subject


def _school_name(context: ReadContext, table: Table, place: int, school_id: int | None) -> str:
    if school_id is not None:
        return context.schools.name(school_id)
    column = table.places.get("school", table.places.get("group"))
    return "" if column is None else parse_text(table.rows[place][column])


def _doubles(context: ReadContext, table: Table, keys: Keys, taken: Sequence[bool]) -> list[int]:
    """Rows of a school that stood in the table before, for the same procedure and year."""
    wanted = [key for key, take in zip(zip(*keys, strict=True), taken, strict=True) if take]
    if len(set(wanted)) == len(wanted):
        return []
    first: dict[tuple[int | None, ...], int] = {}
    doubles: list[int] = []
    for place, key in enumerate(zip(*keys, strict=True)):
        if not taken[place]:
            continue
        before = first.setdefault(key, place)
        if before == place:
            continue
        doubles.append(place)
        school, procedure, _year = key
        assert school is not None
        assert procedure is not None
        report_cell(
            context,
            table,
            place,
            None,
            Wrong(
                code="school_twice",
                text=f"Школа {quoted(context.schools.name(school))} по процедуре"
                f" «{context.procedures.by_id[procedure].short_title}» указана дважды: строки"
                f" {table.numbers[before]} и {table.numbers[place]}. Оставьте одну строку.",
            ),
        )
    return doubles
