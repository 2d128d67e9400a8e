"""What stands above a table of measures: the name of the plan, its school year, its school."""

from app.services.importing.binding.index import SchoolRef, bare_name
from app.services.importing.cells.cell import Fault, is_missing, parse_text, shown
from app.services.importing.reading.context import ReadContext, bind_refs
from app.services.importing.reading.file_year import years_named
from app.services.importing.tables.parsers import faulty, parse_year
from app.services.importing.tables.table import Table
from app.services.language.deadlines.periods import school_period
from app.services.language.plan_titles import is_plan_title
from app.services.plans.entries import PlanName, wrong_plan_title
from app.services.writing.people import is_person
from app.services.writing.target import Wrong


def read_head(context: ReadContext, table: Table) -> PlanName | None:
    """Name, year and school of the plan from the labelled cells above the table, or its title.

    None after writing down what is missing or wrong.
    """
    faults = [cell for cell in table.head.values() if isinstance(cell, Fault)]
    if faults:
        problem = faulty(faults[0])
        context.problems.wrong(problem, sheet=table.sheet.name)
        return None
    title = parse_text(table.head["plan"]) if "plan" in table.head else _title(table)
    year = parse_year(table.head["year"]) if "year" in table.head else _year(table)
    school = bare_name(parse_text(table.head.get("school", "")))
    if not school and not is_missing(table.head.get("school", "")):
        context.problems.error(
            "no_school",
            f"«{shown(table.head['school'])}» не название школы. Исправьте ячейку над таблицей или"
            " оставьте её пустой, если план муниципальный.",
            sheet=table.sheet.name,
        )
        return None
    wrong = wrong_plan_title(title)
    if wrong is not None:
        context.problems.wrong(wrong, sheet=table.sheet.name)
    if not isinstance(year, int):
        why = (
            year.in_cell
            if isinstance(year, Wrong)
            else "Не указан учебный год плана. Напишите его над таблицей, например 2026/2027."
        )
        context.problems.error("no_plan_year", why, sheet=table.sheet.name)
    school_id = None
    if school:
        school_id = bind_refs(context, table, [SchoolRef(school)])[0]
        if school_id is None:
            return None
    if wrong is not None or not isinstance(year, int):
        return None
    return PlanName(title=title, period=school_period(year), school_id=school_id)


def _title(table: Table) -> str:
    """«План мероприятий …» in a line above the table, with the lines that continue it."""
    lines = [parse_text(cell) for row in table.above for cell in row if cell != ""]
    first = next((place for place, line in enumerate(lines) if is_plan_title(line)), None)
    if first is None:
        return ""
    title = lines[first]
    for line in lines[first + 1 :]:
        if not line[0].islower() and " " in title:
            break
        title += f" {line}"
    return "" if is_person(title) else title


def _year(table: Table) -> int | None:
    """The one school year that the lines above the table name."""
    texts = (parse_text(cell) for row in table.above for cell in row if cell != "")
    years = set(years_named(texts))
    return years.pop() if len(years) == 1 else None
