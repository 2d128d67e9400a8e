"""«Статистика по отметкам» of ФИС ОКО: one work of one class, groups one under another."""

import re
from dataclasses import replace

from app.services.importing.binding.index import SchoolRef
from app.services.importing.cells.cell import Fault
from app.services.importing.findings.questions import AUTUMN
from app.services.importing.kinds.fis_oko_marks.report_work import subject_of
from app.services.importing.kinds.results.reading import batch_of, take_results
from app.services.importing.kinds.results.share_rows import read_shares, share_entries
from app.services.importing.reading.context import ReadContext, bind_refs, report_cell
from app.services.importing.reading.rows import FileRows
from app.services.importing.tables.parsers import faulty, parse_text
from app.services.importing.tables.scope import read_scopes
from app.services.importing.tables.table import Table
from app.services.language.dates import year_name
from app.services.language.logins import login_key
from app.services.writing.people import mentions_person

_GROUP = re.compile(
    r"^(?P<name>.*?)\s*\((?P<code>(?P<login>(?:edu|sch|ksh)\d+)|reg\d+(?:_\w+)?)\)$",
    re.IGNORECASE,
)


def read_marks(context: ReadContext, table: Table) -> FileRows:
    """Read one report."""
    scopes = [
        scope
        for scope in read_scopes(table, context.book.file.stem)
        if not mentions_person(scope.subject)
    ]
    scope = scopes[0] if scopes else None
    subject = subject_of(context, table, scopes)
    procedure, year = subject.procedure_id, subject.year
    if procedure is None or year is None:
        return replace(_nothing(context, scope.text if scope else ""), subject=subject)
    table, refs = _school_rows(context, table)
    shares = read_shares(context, table)
    ids = bind_refs(context, table, refs)
    count = len(table.rows)
    waiting = set(range(count)) if context.questions.is_open(AUTUMN) else set[int]()
    rows = take_results(
        context,
        table,
        (ids, [procedure] * count, [year] * count),
        waiting.union(shares.rejected),
        shares.silent,
        lambda keys, taken: share_entries(table, shares, keys, taken),
    )
    known = context.procedures.by_id[procedure]
    as_written = scope is not None and (
        (procedure, year) == (context.procedures.find_vpr(scope.subject, scope.grade), scope.year)
    )
    return replace(
        rows,
        scope=scope.text if scope and as_written else f"{known.title}, {year_name(year)}",
        years=frozenset((year,)),
        subject=subject,
    )


def _school_rows(context: ReadContext, table: Table) -> tuple[Table, list[SchoolRef]]:
    """The rows of schools; the whole sample, region and municipality rows are passed by."""
    kept: list[bool] = []
    refs: list[SchoolRef] = []
    municipality, below_codes = "", False
    for place, (cell, number) in enumerate(zip(table.cells("group"), table.numbers, strict=True)):
        if isinstance(cell, Fault):
            report_cell(context, table, place, "group", faulty(cell))
            kept.append(False)
            continue
        text = parse_text(cell)
        matched = _GROUP.match(text)
        below_codes = below_codes or matched is not None
        kept.append(matched is not None and matched["login"] is not None)
        if matched is None:
            if below_codes and text:
                context.problems.warning(
                    "row_skipped",
                    "В строке нет кода школы или муниципалитета, она пропущена.",
                    sheet=table.sheet.name,
                    row=number,
                    column=table.title("group"),
                )
        elif matched["login"] is None:
            municipality = matched["name"]
        else:
            refs.append(SchoolRef(matched["name"], login_key(matched["login"]), None, municipality))
    if not refs:
        context.problems.error(
            "no_schools",
            "В отчёте нет ни одной школы: он выгружен по району или региону в целом. Скачайте его"
            " в ФИС ОКО с разбивкой по школам.",
            sheet=table.sheet.name,
        )
    return table.only(kept), refs


def _nothing(context: ReadContext, scope: str) -> FileRows:
    return FileRows(batch=batch_of(context, []), rows=0, rejected=(), scope=scope)
