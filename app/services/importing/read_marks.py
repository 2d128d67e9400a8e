"""«Статистика по отметкам» of ФИС ОКО: one work of one class, groups one under another."""

import re
from dataclasses import replace

from app.services.importing.binding import SchoolRef
from app.services.importing.cells import Fault
from app.services.importing.context import ReadContext, bind_refs, report_cell
from app.services.importing.parsers import faulty, parse_text
from app.services.importing.preview import Correction, FileSubject
from app.services.importing.read_flat import unknown_vpr
from app.services.importing.reading import FileRows, take_results
from app.services.importing.result_rows import ResultBatch
from app.services.importing.scope import Scope, read_scope
from app.services.importing.share_rows import read_shares, share_entries
from app.services.importing.table import Table
from app.services.language.dates import date_digits, year_name
from app.services.language.logins import login_key

_GROUP = re.compile(
    r"^(?P<name>.*?)\s*\((?P<code>(?P<login>(?:edu|sch|ksh)\d+)|reg\d+(?:_\w+)?)\)$",
    re.IGNORECASE,
)


def read_marks(context: ReadContext, table: Table) -> FileRows:
    """Read one report."""
    scope = read_scope(table)
    subject = _subject(context, table, scope)
    procedure, year = subject.procedure_id, subject.year
    if procedure is None or year is None:
        return replace(_nothing(context, scope.text if scope else ""), subject=subject)
    table, refs = _school_rows(context, table)
    shares = read_shares(context, table)
    ids = bind_refs(context, table, refs)
    count = len(table.rows)
    rows = take_results(
        context,
        table,
        (ids, [procedure] * count, [year] * count),
        set(shares.rejected),
        shares.silent,
        lambda keys, taken: share_entries(table, shares, keys, taken, context.book.file.name),
    )
    corrected = scope is None or context.correction is not None
    text = f"{context.procedures.by_id[procedure].title}, {year_name(year)}"
    return replace(
        rows,
        scope=text if corrected or scope is None else scope.text,
        years=frozenset((year,)),
        subject=subject,
    )


def _subject(context: ReadContext, table: Table, scope: Scope | None) -> FileSubject:
    """The work of a report: as the user says, or as its head does; what is not known is told."""
    correction = context.correction or Correction()
    named = None if scope is None else context.procedures.find_vpr(scope.subject, scope.grade)
    year = correction.year or (scope.year if scope else None)
    procedure = correction.procedure_id or named
    if scope is None and (year is None or procedure is None):
        context.problems.error(
            "no_scope",
            "Над таблицей нет строки вида «ВПР 2026 Русский язык 4 класс»: год, предмет и класс"
            " неизвестны. Укажите их над строками или скачайте отчёт заново.",
            sheet=table.sheet.name,
        )
    elif scope is not None and procedure is None:
        problem = unknown_vpr(scope.subject, scope.grade)
        context.problems.error(problem.code, problem.message, sheet=table.sheet.name)
    suggested = None if scope is None else _of_autumn(context, scope)
    if suggested is not None and context.correction is None and scope is not None:
        _ask_about_autumn(context, table, scope)
    return FileSubject(year, procedure, suggested)


def _of_autumn(context: ReadContext, scope: Scope) -> Correction | None:
    """A work of the autumn is about the class, and the school year, before."""
    if scope.held_on is None or not scope.autumn:
        return None
    before = context.procedures.find_vpr(scope.subject, scope.grade - 1)
    return Correction(scope.held_on.year, before or None)


def _ask_about_autumn(context: ReadContext, table: Table, scope: Scope) -> None:
    assert scope.held_on is not None
    context.problems.warning(
        "autumn_work",
        f"Работа проведена осенью ({date_digits(scope.held_on)}): осенью проверяют программу"
        " предыдущего класса. Проверьте, за какой класс и год эти результаты; будет записано:"
        f" {scope.text}.",
        sheet=table.sheet.name,
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
    return FileRows(ResultBatch([], {}, context.procedures), 0, (), scope)
