"""Which work a report of ФИС ОКО is about: as the user says, or as its head does.

In autumn the programme of the class before is checked, and its results belong to the school year
before; what the head says then is never stored unasked.
"""

from app.services.importing.batches.preview import Correction, FileSubject
from app.services.importing.findings.questions import AUTUMN, FileQuestion, Option
from app.services.importing.kinds.results.flat import unknown_vpr
from app.services.importing.reading.context import ReadContext
from app.services.importing.tables.scope import Scope
from app.services.importing.tables.table import Table
from app.services.language.dates import date_digits, year_name

Work = tuple[int, int]


def subject_of(context: ReadContext, table: Table, scope: Scope | None) -> FileSubject:
    """The work of a report; what is not known is written down as a problem or a question."""
    told = context.correction or Correction()
    named = None if scope is None else context.procedures.find_vpr(scope.subject, scope.grade)
    year = told.year or (scope.year if scope else None)
    procedure = told.procedure_id or named
    if scope is None:
        if year is None or procedure is None:
            _report_no_scope(context, table)
        return FileSubject(year, procedure)
    if procedure is None:
        problem = unknown_vpr(scope.subject, scope.grade)
        context.problems.error(problem.code, problem.message, sheet=table.sheet.name)
    if not scope.doubtful:
        return FileSubject(year, procedure)
    works = _works(context, scope, named)
    if told.procedure_id is None and named is not None:
        chosen = context.questions.ask(_question(context, table, scope, works))
        if chosen is not None:
            procedure, year = works[chosen]
            year = told.year or year
    earlier = works.get("earlier")
    before = earlier[0] if earlier is not None else None
    return FileSubject(year, procedure, Correction(_year_before(scope), before))


def _report_no_scope(context: ReadContext, table: Table) -> None:
    context.problems.error(
        "no_scope",
        "Над таблицей нет строки вида «ВПР 2026 Русский язык 4 класс»: год, предмет и класс"
        " неизвестны. Укажите их над строками или скачайте отчёт заново.",
        sheet=table.sheet.name,
    )


def _year_before(scope: Scope) -> int:
    return scope.autumn_year if scope.autumn else scope.year


def _works(context: ReadContext, scope: Scope, named: int | None) -> dict[str, Work]:
    """Value of an answer -> procedure and school year; the same work is offered once."""
    grade = scope.programme or scope.grade - 1
    before = context.procedures.find_vpr(scope.subject, grade)
    works: dict[str, Work] = {}
    if before is not None:
        works["earlier"] = (before, _year_before(scope))
    if named is not None:
        works["as-written"] = (named, scope.year)
        current = (named, scope.autumn_year + 1)
        if scope.autumn and current not in works.values():
            works["current"] = current
    return works


def _question(
    context: ReadContext, table: Table, scope: Scope, works: dict[str, Work]
) -> FileQuestion:
    if scope.held_on is not None and scope.autumn:
        why = (
            f"Работа проведена осенью ({date_digits(scope.held_on)}): осенью проверяют программу"
            " предыдущего класса."
        )
    elif scope.programme is not None:
        why = f"В заголовке названа программа {scope.programme} класса."
    else:
        why = "В заголовке сказано, что работа осенняя: осенью проверяют программу прошлого класса."
    return FileQuestion(
        code=AUTUMN,
        text=f"{why} За какой класс и учебный год эти результаты?",
        options=tuple(
            Option(value, f"{context.procedures.by_id[procedure].title}, {year_name(year)}")
            for value, (procedure, year) in works.items()
        ),
        sheet=table.sheet.name,
    )
