"""The flat table of ВПР marks: several works, years and schools in one sheet."""

from app.services.importing.kinds.results.autumn import settle_autumn
from app.services.importing.kinds.results.known_works import unknown_vpr
from app.services.importing.kinds.results.reading import take_results
from app.services.importing.kinds.results.share_rows import read_shares, share_entries
from app.services.importing.reading.context import (
    ReadContext,
    bind_rows,
    report_cell,
    report_columns,
)
from app.services.importing.reading.file_year import years_of
from app.services.importing.reading.rows import FileRows
from app.services.importing.tables.parsers import parse_grade, parse_text
from app.services.importing.tables.table import Table
from app.services.writing.target import Wrong


def read_flat(context: ReadContext, table: Table) -> FileRows:
    """Read one flat table."""
    years = years_of(context, table)
    grades = table.parsed("grade", parse_grade)
    subjects = table.parsed("subject", parse_text)
    columns = {"year": years, "grade": grades, "subject": subjects}
    wrong = report_columns(context, table, columns)
    procedures = _procedures(context, table, subjects.values, grades.values)
    works, held, waiting = settle_autumn(context, table, procedures, years.values)
    shares = read_shares(context, table, list(zip(procedures, years.values, strict=True)))
    bound = bind_rows(context, table)
    wrong |= shares.rejected
    for place, year in enumerate(years.values):
        if year is None and place not in wrong:
            if table.has("year"):
                report_cell(context, table, place, "year", _EMPTY_YEAR)
            wrong.add(place)
    return take_results(
        context,
        table,
        (bound.ids, works, held),
        wrong | bound.rejected | waiting,
        shares.silent,
        lambda keys, taken: share_entries(table, shares, keys, taken),
    )


_EMPTY_YEAR = Wrong(code="missing_number", text="Не указан год. Напишите, например, 2025.")


def _procedures(
    context: ReadContext, table: Table, subjects: list[str | None], grades: list[int | None]
) -> list[int | None]:
    """The ВПР of every row; an unknown one is written down once per row."""
    pairs = list(zip(subjects, grades, strict=True))
    works = {
        (subject, grade): None
        if subject is None or grade is None
        else context.procedures.find_vpr(subject, grade)
        for subject, grade in set(pairs)
    }
    if None in works.values():
        for place, (subject, grade) in enumerate(pairs):
            if subject is not None and grade is not None and works[subject, grade] is None:
                report_cell(context, table, place, "subject", unknown_vpr(subject, grade))
    return [works[pair] for pair in pairs]
