"""Works of autumn, or of the programme of another class: for which class and year they count.

In autumn the programme of the class before is checked, and its results belong to the school year
before; what a file says of class and year then is never stored unasked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.services.importing.cells.cell import parse_text
from app.services.importing.findings.questions import AUTUMN, FileQuestion, Option
from app.services.importing.kinds.results.known_works import unknown_vpr
from app.services.importing.reading.context import ReadContext, report_cell
from app.services.importing.reading.file_year import running_year
from app.services.importing.tables.occasion import Occasion, occasion_of
from app.services.importing.tables.table import Table
from app.services.language.dates import year_name

Work = tuple[int, int]
EARLIER, AS_WRITTEN, CURRENT = "earlier", "as-written", "current"
_MANY = {
    EARLIER: "за класс, программу которого проверяли, и прошлый учебный год",
    AS_WRITTEN: "за класс и учебный год, указанные в файле",
    CURRENT: "за класс, указанный в файле, и учебный год, в котором писали работу",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A work as a file writes it.

    Attributes:
        subject: as the list of procedures knows it.
        grade: class.
        year: school year.
        autumn_year: calendar year of the autumn that is meant.
    """

    subject: str
    grade: int
    year: int
    autumn_year: int


def works_of(context: ReadContext, written: Written, occasion: Occasion) -> dict[str, Work]:
    """Value of an answer -> procedure and school year; the same work is offered once."""
    maybe_autumn = occasion.autumn or bool(occasion.unread)
    named = context.procedures.find_vpr(written.subject, written.grade)
    before = context.procedures.find_vpr(written.subject, occasion.programme or written.grade - 1)
    works: dict[str, Work] = {}
    if before is not None:
        works[EARLIER] = (before, written.autumn_year if maybe_autumn else written.year)
    if named is not None:
        works[AS_WRITTEN] = (named, written.year)
        current = (named, written.autumn_year + 1)
        has_begun = current[1] <= running_year(context.today)
        if maybe_autumn and has_begun and current not in works.values():
            works[CURRENT] = current
    return works


def ask_for_work(
    context: ReadContext, table: Table, occasion: Occasion, works: Sequence[dict[str, Work]]
) -> str | None:
    """Which of the possible works are meant; None while it is asked about.

    The question is one for the whole file: what several tables are asked about is worded for all
    of them, and the answer may be one that this table does not offer (`chosen_work`).
    """
    options = {
        value: _words(context, value, works)
        for value in _MANY
        if any(value in possible for possible in works)
    }
    text = f"{_why(occasion)} За какой класс и учебный год эти результаты?"
    question = FileQuestion(code=AUTUMN, text=text, options=(), sheet=table.sheet.name)
    before = context.questions.asked.get(AUTUMN)
    if before is not None:
        question = before
        for option in before.options:
            if options.setdefault(option.value, option.text) != option.text:
                options[option.value] = _MANY[option.value]
    wanted = context.questions.answers.get(AUTUMN, "")
    chosen = wanted if wanted in _MANY else ""
    context.questions.asked[AUTUMN] = replace(
        question,
        options=tuple(Option(value, options[value]) for value in _MANY if value in options),
        chosen=chosen if chosen in options or not chosen else AS_WRITTEN,
    )
    return chosen or None


def chosen_work(works: dict[str, Work], chosen: str) -> Work | None:
    """The work that an answer means here; None where there is none of the class before."""
    return works.get(EARLIER) if chosen == EARLIER else works.get(chosen, works[AS_WRITTEN])


def _words(context: ReadContext, value: str, works: Sequence[dict[str, Work]]) -> str:
    named = {possible[value] for possible in works if value in possible}
    if len(named) > 1:
        return _MANY[value]
    procedure, year = named.pop()
    return f"{context.procedures.by_id[procedure].title}, {year_name(year)}"


def _why(occasion: Occasion) -> str:
    if occasion.unread:
        return (
            f"Дата работы «{occasion.unread}» не прочитана, а осенью проверяют программу"
            " предыдущего класса."
        )
    held = occasion.held
    if occasion.autumn and held is not None and held.in_autumn:
        return (
            f"Работа проведена осенью ({held.text}): осенью проверяют программу предыдущего класса."
        )
    if occasion.programme is not None:
        return f"Файл называет программу {occasion.programme} класса."
    if occasion.where != "заголовке":
        place = f"Судя по {_BY[occasion.where]}, работа осенняя"
    elif held is not None:
        place = f"В заголовке сказано, что работа осенняя, а дата в нём другая ({held.text})"
    else:
        place = "В заголовке сказано, что работа осенняя"
    return f"{place}: осенью проверяют программу прошлого класса."


_BY = {"названии листа": "названию листа", "имени файла": "имени файла"}


def settle_autumn(
    context: ReadContext,
    table: Table,
    procedures: Sequence[int | None],
    years: Sequence[int | None],
) -> tuple[list[int | None], list[int | None], set[int]]:
    """Procedures and years of the rows of a table, with the works of autumn as the user says.

    The third value are the rows that cannot be taken: the question is open, or there is no work
    of the class before.
    """
    told, when = list(procedures), list(years)
    occasion = occasion_of(table, context.book.file.stem)
    if context.correction is not None and context.correction.procedure_id is not None:
        return told, when, set()
    doubtful = _doubtful(context, table, occasion, procedures, years)
    if not doubtful:
        return told, when, set()
    works = {written: works_of(context, written, occasion) for written in set(doubtful.values())}
    chosen = ask_for_work(context, table, occasion, list(works.values()))
    if chosen is None:
        return told, when, set(doubtful)
    wrong: set[int] = set()
    for place, written in doubtful.items():
        work = chosen_work(works[written], chosen)
        if work is None:
            grade = occasion.programme or written.grade - 1
            key = "subject" if table.has("subject") else "procedure"
            report_cell(context, table, place, key, unknown_vpr(written.subject, grade))
            wrong.add(place)
        else:
            told[place], when[place] = work
    return told, when, wrong


def _doubtful(
    context: ReadContext,
    table: Table,
    occasion: Occasion,
    procedures: Sequence[int | None],
    years: Sequence[int | None],
) -> dict[int, Written]:
    """The rows with works of ВПР that may be about another class or year than they say."""
    if not (occasion.autumn or occasion.unread or occasion.programme):
        return {}
    known: dict[int, tuple[str, int]] = {}
    for (subject, grade), procedure in context.procedures.vpr.items():
        known.setdefault(procedure, (subject, grade))
    found: dict[int, Written] = {}
    rows = zip(procedures, years, _with_both_years(table, len(procedures)), strict=True)
    for place, (procedure, year, two_years) in enumerate(rows):
        work = known.get(procedure) if procedure is not None else None
        if work is None or year is None or not occasion.is_doubtful(work[1]):
            continue
        autumn_year = occasion.autumn_year
        if autumn_year is None or autumn_year not in (year, year - 1):
            autumn_year = year - 1 if two_years else year
        found[place] = Written(subject=work[0], grade=work[1], year=year, autumn_year=autumn_year)
    return found


def _with_both_years(table: Table, count: int) -> Iterable[bool]:
    """Whether every row names its school year by both years, as every heading does."""
    if not table.has("year"):
        return [True] * count
    return [
        len([one for one in parse_text(cell) if one.isdigit()]) > 4 for cell in table.cells("year")
    ]
