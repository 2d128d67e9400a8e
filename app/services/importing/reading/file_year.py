"""The school year of a table that has no column for it: from its heading, else from the user."""

import re
from collections.abc import Iterable
from datetime import date

from app.services.importing.cells.cell import parse_text
from app.services.importing.findings.questions import (
    AUTUMN,
    YEAR,
    YEAR_AHEAD,
    FileQuestion,
    Option,
)
from app.services.importing.reading.context import ReadContext
from app.services.importing.tables.parsers import parse_year
from app.services.importing.tables.table import Parsed, Table
from app.services.language.dates import LAST_YEAR, school_year_of, year_name
from app.services.writing.target import Wrong
from app.services.year.years import is_not_held_yet

_TWO_YEARS = re.compile(r"(?<!\d)(20\d\d)\s*[/_–—-]\s*(20\d\d|\d\d)(?!\d)")
_SPRING = re.compile(
    r"весн\w*\s*(20\d\d)(?!\d)|(?<!\d)(20\d\d)\s*(?:г\w*\.?)?\s*[,(]?\s*весн", re.IGNORECASE
)
_OFFERED_YEARS = 6
_AS_WRITTEN = "as-written"
_FIRST_OF_THE_PROGRAM = 2026


def years_of(context: ReadContext, table: Table) -> Parsed:
    """The school year of every row; all None while the year of the file is asked about.

    A school year that has not begun yet is wrong: nothing was held in it.
    """
    if not table.has("year"):
        return Parsed([_year_of_table(context, table)] * len(table.rows), {})
    last = running_year(context.today)
    return table.parsed("year", lambda cell: _begun(parse_year(cell), last))


def running_year(today: date) -> int:
    """The last school year that has begun; a clock before this program was made tells nothing."""
    year = school_year_of(today)
    return year if year >= _FIRST_OF_THE_PROGRAM else LAST_YEAR


def _begun(year: int | Wrong | None, last: int) -> int | Wrong | None:
    return not_begun(year, last) if isinstance(year, int) and year > last else year


def not_begun(year: int, last: int) -> Wrong:
    """What is said about a school year after `last`, the running one."""
    return Wrong(
        code="year.future",
        text=f"Учебный год {year_name(year)} ещё не начался (сейчас {year_name(last)}): результатов"
        " за него быть не может. Исправьте год.",
    )


def ask_about_coming_years(context: ReadContext, years: frozenset[int]) -> None:
    """Ask before results of a year are stored whose spring has not come.

    Not where the year was asked about already: with a work of autumn. A clock before this program
    was made tells nothing.
    """
    coming = sorted(year for year in years if is_not_held_yet(year, context.today))
    answered = AUTUMN in context.questions.asked
    if not coming or answered or running_year(context.today) == LAST_YEAR:
        return
    names = ", ".join(year_name(year) for year in coming)
    before = year_name(min(coming) - 1)
    text = (
        f"В файле результаты за {names}, но весна этого учебного года ещё не наступила. Если они за"
        f" {before}, исправьте год в файле или в строке «Записать как». Записать за {names}?"
    )
    option = Option(_AS_WRITTEN, f"да, записать за {names}")
    context.questions.ask(FileQuestion(code=YEAR_AHEAD, text=text, options=(option,)))


def is_year_told(context: ReadContext, table: Table) -> bool:
    """Whether the rows, the heading, the sheet or the file say the year for certain."""
    return table.has("year") or _told_year(context, table) is not None


def _told_year(context: ReadContext, table: Table) -> tuple[int, str] | None:
    """The only year that the nearest place with years names, and that place."""
    for place, texts in _places(context, table):
        years = set(years_named(texts))
        if years:
            year = years.pop()
            return None if years or year > running_year(context.today) else (year, place)
    return None


def _year_of_table(context: ReadContext, table: Table) -> int | None:
    if context.correction is not None and context.correction.year is not None:
        return context.correction.year
    told = _told_year(context, table)
    if told is not None:
        year, place = told
        context.problems.warning(
            "file.year-read",
            f"Столбца с учебным годом нет: год {year_name(year)} взят из {place}.",
            sheet=table.sheet.name,
        )
        return year
    answer = parse_year(context.questions.answers.get(YEAR, ""))
    wanted = str(answer) if isinstance(answer, int) else ""
    chosen = context.questions.ask(_question(context, table, answer), wanted)
    return None if chosen is None else int(chosen)


def years_named(texts: Iterable[str]) -> list[int]:
    """School years that texts name for certain: «2025/2026», «весна 2026».

    A lone year is not certain: autumn and spring of it belong to different school years.
    """
    years: list[int] = []
    for text in texts:
        for match in _TWO_YEARS.finditer(text):
            year = parse_year(f"{match[1]}/{match[2]}")
            if isinstance(year, int):
                years.append(year)
        years += [int(match[1] or match[2]) for match in _SPRING.finditer(text)]
    return years


def _places(context: ReadContext, table: Table) -> list[tuple[str, list[str]]]:
    """Where the year may stand, the nearest place first."""
    rows = table.sheet.rows
    headings = [
        ("заголовка таблицы", [parse_text(cell) for row in rows[first:stop] for cell in row])
        for first, stop in table.headings
    ]
    return [
        *headings,
        ("названия листа", [table.sheet.name]),
        ("имени файла", [context.book.file.stem]),
    ]


def _question(context: ReadContext, table: Table, answer: object) -> FileQuestion:
    last = max(school_year_of(context.today), _FIRST_OF_THE_PROGRAM)
    years = list(range(last, last - _OFFERED_YEARS, -1))
    if isinstance(answer, int) and answer < years[-1]:
        years.append(answer)
    return FileQuestion(
        code=YEAR,
        text="За какой учебный год эти результаты? В таблице нет столбца «Учебный год», а в"
        " заголовке, названии листа и имени файла год не назван однозначно.",
        options=tuple(Option(str(year), year_name(year)) for year in years),
        sheet=table.sheet.name,
        in_form=True,
    )
