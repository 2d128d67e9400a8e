"""What stands above a table of measures: the name of the plan, its period, its school."""

from collections.abc import Sequence
from datetime import date

from app.services.importing.binding.index import SchoolRef, bare_name
from app.services.importing.cells.cell import Fault, is_missing, parse_text, shown
from app.services.importing.findings.questions import (
    PLAN_PERIOD,
    PLAN_TITLE,
    FileQuestion,
    Option,
)
from app.services.importing.kinds.plan.labelled import labels
from app.services.importing.kinds.plan.titles import best_title
from app.services.importing.reading.context import ReadContext, bind_refs
from app.services.importing.reading.file_year import years_named
from app.services.importing.tables.parsers import faulty, parse_year
from app.services.importing.tables.table import Table
from app.services.language.dates import school_year_of
from app.services.language.deadlines.periods import (
    PlanPeriod,
    parse_period,
    period_between,
    period_name,
    period_text,
    school_period,
)
from app.services.language.deadlines.titled import periods_in
from app.services.language.headers import header_key
from app.services.language.sentences import quoted
from app.services.plans.entries import PlanName, wrong_plan_title
from app.services.writing.people import is_person
from app.services.writing.target import Wrong

_OFFERED_LINES, _OFFERED_PERIODS = 5, 4


def read_head(context: ReadContext, table: Table) -> PlanName | None:
    """Name, period and school of the plan from the labelled cells above the table, or its title.

    What it does not say is asked; the command line may say it, too. None while a question is open,
    and after writing down what is wrong.
    """
    faults = [cell for cell in table.head.values() if isinstance(cell, Fault)]
    if faults:
        problem = faulty(faults[0])
        context.problems.wrong(problem, sheet=table.sheet.name)
        return None
    near, far = _lines_above(context, table)
    school = bare_name(parse_text(table.head.get("school", "")))
    if not school and not is_missing(table.head.get("school", "")):
        context.problems.error(
            "no_school",
            f"«{shown(table.head['school'])}» не название школы. Исправьте ячейку над таблицей или"
            " оставьте её пустой, если план муниципальный.",
            sheet=table.sheet.name,
        )
        return None
    title = _title(context, table, near, far)
    period = _period(context, table, title or "", [*far, *near])
    school_id = None
    if school:
        school_id = bind_refs(context, table, [SchoolRef(school)])[0]
        if school_id is None:
            return None
    if title is None or period is None:
        return None
    return PlanName(title=title, period=period, school_id=school_id)


def names_plan(table: Table) -> bool:
    """Whether a table of a document has a title of its own right above it."""
    lines = [*table.sheet.above, *_texts(table)]
    return "plan" in table.head or bool(best_title(lines))


def _lines_above(context: ReadContext, table: Table) -> tuple[list[str], list[str]]:
    """The lines right above a table, and those further up in a document."""
    before: list[str] = []
    for sheet in context.book.sheets:
        if sheet is table.sheet:
            break
        before += sheet.above
    return [*table.sheet.above, *_texts(table)], before


def _texts(table: Table) -> list[str]:
    """The texts of the rows above a table, those with a label left aside."""
    known = labels(table.layout)
    rows = ([parse_text(cell) for cell in row if cell != ""] for row in table.above)
    return [text for row in rows if row and header_key(row[0]) not in known for text in row]


def _title(
    context: ReadContext, table: Table, near: Sequence[str], far: Sequence[str]
) -> str | None:
    """The title that was told, stands in its labelled cell or above the table, or is asked."""
    told = " ".join(context.questions.answers.get(PLAN_TITLE, "").split())
    named = parse_text(table.head.get("plan", "")) or best_title(near, far)
    if named or "plan" in table.head:
        wrong = wrong_plan_title(told or named)
        if wrong is not None:
            context.problems.wrong(wrong, sheet=table.sheet.name)
        return (told or named) if wrong is None else None
    lines = [line for line in (*far, *near) if " " in line and not is_person(line)]
    offered = [*([told] if told else []), *lines[: -_OFFERED_LINES - 1 : -1]]
    return context.questions.ask(
        FileQuestion(
            code=PLAN_TITLE,
            text="Над таблицей не указано название плана. Как он называется?",
            options=tuple(
                Option(line, quoted(line))
                for line in dict.fromkeys((*offered, context.book.file.stem))
            ),
            sheet=table.sheet.name,
            instead="Напишите название над таблицей или задайте его: --plan НАЗВАНИЕ.",
            typed="Или напишите название",
        ),
        told,
    )


def _period(
    context: ReadContext, table: Table, title: str, lines: Sequence[str]
) -> PlanPeriod | None:
    """The period that was told, stands in the labelled cell of the year or in the title.

    What other lines above the table name is only offered.
    """
    answer = context.questions.answers.get(PLAN_PERIOD, "")
    told = parse_period(answer) or _only(periods_in(answer))
    labelled = parse_year(table.head.get("year", ""))
    if told is None and isinstance(labelled, Wrong):
        context.problems.error("no_plan_year", labelled.in_cell, sheet=table.sheet.name)
        return None
    if told is None and isinstance(labelled, int):
        return school_period(labelled)
    named = periods_in(title)
    if not named:
        years = sorted(set(years_named(_texts(table))))
        named = tuple(map(school_period, years)) if len(years) == 1 else ()
    if told is None and len(named) == 1:
        return named[0]
    said = [period for line in reversed(lines) for period in periods_in(line)]
    likely = [*said[:_OFFERED_PERIODS], *_usual(context.today)]
    offered = [*([told] if told else []), *(named or likely)]
    chosen = context.questions.ask(
        FileQuestion(
            code=PLAN_PERIOD,
            text=(
                f"Период плана {quoted(title)} назван неоднозначно. На какой срок план?"
                if named
                else "На какой срок этот план? В его названии нет ни года, ни учебного года."
            ),
            options=tuple(Option(period_text(one), _words(one)) for one in dict.fromkeys(offered)),
            sheet=table.sheet.name,
            instead="Назовите период в названии плана или задайте его:"
            f" --period {period_text(offered[0])}.",
            typed="Или: 2018-2020 годы",
        ),
        period_text(told) if told else "",
    )
    return parse_period(chosen or "")


def _only(periods: Sequence[PlanPeriod]) -> PlanPeriod | None:
    return periods[0] if len(periods) == 1 else None


def _words(period: PlanPeriod) -> str:
    name = period_name(period)
    return f"{name} учебный год" if name.count("/") == 1 else name


def _usual(today: date) -> list[PlanPeriod]:
    """What plans of these days run for: school years, calendar years, three years."""
    year = today.year
    school = school_year_of(today)
    return [
        school_period(school),
        school_period(school + 1),
        school_period(school - 1),
        *(period_between(date(one, 1, 1), date(one, 12, 31)) for one in (year, year + 1, year - 1)),
        *(period_between(date(one, 1, 1), date(one + 2, 12, 31)) for one in (year, year + 1)),
        period_between(date(school - 1, 9, 1), date(school + 2, 8, 31)),
    ]
