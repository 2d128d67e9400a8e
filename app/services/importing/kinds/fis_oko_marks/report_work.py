"""Which work a report of ФИС ОКО is about: as the user says, or as its head does."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.services.importing.batches.preview import Correction, FileSubject
from app.services.importing.kinds.results.autumn import (
    EARLIER,
    Work,
    Written,
    ask_for_work,
    chosen_work,
    works_of,
)
from app.services.importing.kinds.results.known_works import unknown_vpr
from app.services.importing.reading.context import ReadContext
from app.services.importing.reading.file_year import not_begun, running_year
from app.services.importing.tables.held import AUTUMN as AUTUMN_MONTHS
from app.services.importing.tables.held import labelled
from app.services.importing.tables.parsers import parse_grade
from app.services.importing.tables.scope import Scope
from app.services.importing.tables.table import Table
from app.services.language.dates import year_name
from app.services.language.headers import header_key
from app.services.writing.people import mentions_person


@dataclass(frozen=True, slots=True)
class _Contradiction:
    """Two statements of one head that cannot both be true.

    Attributes:
        about: what they are about; the user's word on it settles them.
        row: number of the row with the title.
        text: both statements.
    """

    about: Literal["procedure", "year"]
    row: int
    text: str


def subject_of(context: ReadContext, table: Table, scopes: Sequence[Scope]) -> FileSubject:
    """The work of a report; what is not known is written down as a problem or a question.

    `scopes` are what the titles above it say; the first counts where they agree.
    """
    told = context.correction or Correction()
    scope = scopes[0] if scopes else None
    named = None if scope is None else context.procedures.find_vpr(scope.subject, scope.grade)
    year = told.year or (scope.year if scope else None)
    procedure = told.procedure_id or named
    if scope is None:
        if year is None or procedure is None:
            _report_no_scope(context, table)
        return FileSubject(year, procedure)
    if procedure is None:
        problem = unknown_vpr(scope.subject, scope.grade)
        context.problems.wrong(problem, sheet=table.sheet.name)
    doubts = _report_contradictions(context, table, scopes)
    if doubts:
        return FileSubject(
            None if "year" in doubts else year, None if "procedure" in doubts else procedure
        )
    if not scope.doubtful:
        return FileSubject(year, procedure)
    works = _works(context, scope)
    if told.procedure_id is None and named is not None:
        chosen = ask_for_work(context, table, scope.occasion, [works])
        work = None if chosen is None else chosen_work(works, chosen)
        if work is not None:
            procedure, year = work[0], told.year or work[1]
        elif chosen is not None:
            _report_no_class_before(context, table, scope)
            procedure = None
    earlier = works.get(EARLIER)
    before = earlier[0] if earlier is not None else None
    autumn = scope.occasion.autumn
    suggested = Correction(scope.autumn_year if autumn else scope.year, before)
    return FileSubject(year, procedure, suggested)


def _report_no_class_before(context: ReadContext, table: Table, scope: Scope) -> None:
    problem = unknown_vpr(scope.subject, scope.occasion.programme or scope.grade - 1)
    context.problems.wrong(problem, sheet=table.sheet.name, row=scope.row)


def _report_no_scope(context: ReadContext, table: Table) -> None:
    context.problems.error(
        "no_scope",
        "Над таблицей нет строки вида «ВПР 2026 Русский язык 4 класс»: год, предмет и класс"
        " неизвестны. Укажите их над строками или скачайте отчёт заново.",
        sheet=table.sheet.name,
    )


def _works(context: ReadContext, scope: Scope) -> dict[str, Work]:
    written = Written(
        subject=scope.subject,
        grade=scope.grade,
        year=scope.year,
        autumn_year=scope.autumn_year,
    )
    return works_of(context, written, scope.occasion)


def _report_contradictions(
    context: ReadContext, table: Table, scopes: Sequence[Scope]
) -> set[Literal["procedure", "year"]]:
    """What about the work the head contradicts itself in, besides what the user settled."""
    told = context.correction or Correction()
    settled = {"procedure": told.procedure_id is not None, "year": told.year is not None}
    doubts: set[Literal["procedure", "year"]] = set()
    last = running_year(context.today)
    if scopes[0].year > last and not settled["year"]:
        wrong = not_begun(scopes[0].year, last)
        context.problems.wrong(wrong, sheet=table.sheet.name, row=scopes[0].row)
        doubts.add("year")
    for one in _contradictions(context, table, scopes):
        if not settled[one.about]:
            context.problems.error(
                "scope.contradiction",
                f"{one.text} О чём отчёт, неизвестно. Исправьте строки над таблицей или укажите"
                " верные год и процедуру при проверке в окне программы.",
                sheet=table.sheet.name,
                row=one.row,
            )
            doubts.add(one.about)
    return doubts


def _contradictions(
    context: ReadContext, table: Table, scopes: Sequence[Scope]
) -> list[_Contradiction]:
    scope, row = scopes[0], scopes[0].row
    contradictions: list[_Contradiction] = []
    for other in scopes[1:]:
        text = f"Над таблицей два заголовка: «{scope.text}» и «{other.text}»."
        if not _is_same_work(context, scope, other):
            contradictions.append(_Contradiction("procedure", other.row, text))
        if scope.year != other.year:
            contradictions.append(_Contradiction("year", other.row, text))
    subject = labelled(table.above, "предмет")
    if subject and not _is_same_subject(context, scope, subject):
        other = "другой" if mentions_person(subject) else f"«{subject}»"
        text = f"В заголовке предмет «{scope.subject}», а ниже {other}."
        contradictions.append(_Contradiction("procedure", row, text))
    grade = parse_grade(labelled(table.above, "класс"))
    if isinstance(grade, int) and grade not in (scope.grade, scope.occasion.programme):
        text = f"В заголовке {scope.grade} класс, а ниже {grade}."
        contradictions.append(_Contradiction("procedure", row, text))
    held = scope.occasion.held
    if held is not None and not all(_fits(scope, *pair) for pair in held.months):
        text = f"В заголовке {year_name(scope.year)} учебный год, а дата – {held.text}."
        contradictions.append(_Contradiction("year", row, text))
    return contradictions


def _is_same_work(context: ReadContext, one: Scope, other: Scope) -> bool:
    return one.grade == other.grade and _is_same_subject(context, one, other.subject)


def _is_same_subject(context: ReadContext, scope: Scope, subject: str) -> bool:
    """Whether a subject is the one of the title, in whatever words: «Математика (углублённо)»."""
    title, label = header_key(scope.subject), header_key(subject)
    if title in label or label in title:
        return True
    find = context.procedures.find_vpr
    named = find(scope.subject, scope.grade)
    return named is not None and named == find(subject, scope.grade)


def _fits(scope: Scope, year: int | None, month: int) -> bool:
    """Whether a month may belong to a work of the year in the title.

    Of a lone year it is not certain which autumn is meant: that is asked about.
    """
    if year is None or month not in AUTUMN_MONTHS:
        return year in (None, scope.year)
    return year == scope.year - 1 or (year == scope.year and not scope.two_years)
