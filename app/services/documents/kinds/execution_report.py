"""The report on the execution of a plan, with the model of support and the criteria of schools."""

from typing import TYPE_CHECKING

from app.enums import MeasureStatus
from app.services.documents import facts
from app.services.documents.blocks import (
    Align,
    AnnexMark,
    ApprovalMark,
    Block,
    Column,
    Document,
    Heading,
    ListItem,
    Orientation,
    ParagraphKind,
    Row,
    Run,
    Section,
    SectionRow,
    Signature,
    Table,
    TableRow,
    body,
    plain,
)
from app.services.documents.kinds.execution_report_facts import (
    KIND,
    ReportFacts,
    SchoolCriteria,
)
from app.services.documents.settings import (
    LOOK_SETTINGS,
    ORIENTATION,
    SettingSpec,
    header_settings,
)
from app.services.documents.wording import BLANK, wording
from app.services.language.dates import date_digits, year_name
from app.services.language.numbers import DASH, NBSP
from app.services.language.plural import MEASURE, counted

if TYPE_CHECKING:
    from app.services.plans import MeasureRow, PlanRow

TITLE = wording(KIND).text("title")
DESCRIPTION = (
    "Отчёт по мероприятиям плана с отметками об исполнении, моделью методической поддержки и "
    "критериями каждой школы."
)
_COLUMNS = ("number", "title", "deadline", "responsible", "expected", "mark")
_SHOWN = "number,title,deadline,responsible,mark"
_WIDTHS = {
    "number": 10,
    "title": 51,
    "deadline": 27,
    "responsible": 42,
    "expected": 40,
    "mark": 40,
}
_NAMED = 3  # more schools are named once, in the introduction
_LETTERS = "абвгдежзик"


SETTINGS = (
    SettingSpec("plan", "Номер плана (пусто: план района за год)"),
    SettingSpec("model", "Приложение: модель методической поддержки", "flag", default="1"),
    SettingSpec("criteria", "Приложение: критерии школ", "flag", default="1"),
    SettingSpec("show_reached", "Графа «Вывод» в таблице критериев", "flag", default="0"),
    SettingSpec("totals", "Строка с итогами", "flag", default="1"),
    SettingSpec(
        "columns",
        "Графы и их порядок",
        "list",
        tuple((wording(KIND).text(f"columns.{name}"), name) for name in _COLUMNS),
        _SHOWN,
        group="columns",
    ),
    *header_settings(KIND, _COLUMNS),
    ORIENTATION,
    *LOOK_SETTINGS,
)


def file_title(given: ReportFacts) -> str:
    """Readable name of the file, without the suffix."""
    return wording(KIND).text("file_title", years=year_name(given.year).replace("/", "-"))


def compose(given: ReportFacts) -> Document:
    """The report with its annexes."""
    makers = {"model": _model_annex, "criteria": _criteria_annex}
    annexes = given.annexes
    sections = [Section(tuple(_report(given)), Orientation(given.settings["orientation"]))]
    sections += [
        Section(tuple(makers[name](given, at))) for at, name in enumerate(annexes, start=1)
    ]
    return Document(
        title=wording(KIND).text("title"),
        sections=tuple(sections),
        author=given.office.short_name,
        subject=_heading(given),
    )


def _heading(given: ReportFacts) -> str:
    words, years = wording(KIND), year_name(given.year)
    if given.plan is not None and given.plan.school_name:
        return words.text("heading_school", school=given.plan.school_name, years=years)
    return words.text("heading", territory_genitive=given.office.territory_genitive, years=years)


def _report(given: ReportFacts) -> list[Block]:
    words, office = wording(KIND), given.office
    post, name = office.head_post or BLANK, office.head_name or BLANK
    blocks: list[Block] = [
        ApprovalMark(
            words.text("approval"), post, name, f"«____»{NBSP}______________ 20___{NBSP}г."
        ),
        Heading(_heading(given), 0),
    ]
    order = given.order
    if order is not None and order.number is not None:
        blocks.append(body(words.text("plan_basis", order=order.label)))
    as_of = words.text("as_of", date=date_digits(given.as_of))
    blocks.append(plain(as_of, ParagraphKind.LEAD))
    if given.plan is not None:
        blocks.append(_plan_table(given, given.plan))
        if given.settings["totals"] == "1":
            blocks.append(body(_totals(given.plan)))
    blocks.append(Signature(post, name))
    return blocks


def _plan_table(given: ReportFacts, plan: "PlanRow") -> Table:
    names = given.settings["columns"].split(",")
    columns = tuple(
        Column(
            given.settings[f"header_{name}"],
            _WIDTHS[name],
            Align.CENTRE if name == "number" else Align.LEFT,
        )
        for name in names
    )
    rows: list[TableRow] = []
    for section in plan.sections:
        rows.append(SectionRow(section.title))
        rows += [Row(tuple(_cell(row, name) for name in names)) for row in section.measures]
    return Table(columns, tuple(rows))


def _cell(row: "MeasureRow", name: str) -> str:
    match name:
        case "number":
            return f"{row.number}."
        case "title":
            return row.title
        case "deadline":
            return row.deadline_text or BLANK
        case "responsible":
            return "\n".join(row.responsible) or BLANK
        case "expected":
            return row.expected or DASH
        case _:
            return row.mark_text or BLANK


def _totals(plan: "PlanRow") -> str:
    counts = dict.fromkeys(MeasureStatus, 0)
    for row in plan.measures:
        counts[row.status] += 1
    parts = ", ".join(
        f"{status.label}{NBSP}– {number}" for status, number in counts.items() if number
    )
    return wording(KIND).text("totals", all=counted(len(plan.measures), MEASURE), parts=parts)


def _annex_mark(given: ReportFacts, number: int, approved: str) -> AnnexMark:
    total = len(given.annexes)
    return AnnexMark(facts.annex_lines(number, total, approved, given.office, given.order))


def _model_annex(given: ReportFacts, number: int) -> list[Block]:
    words, office = wording(KIND), given.office
    names = facts.joined([school.school for school in given.schools])
    introduction = (
        words.text("model.introduction", schools=names)
        if names
        else words.text("model.introduction_no_schools")
    )
    blocks: list[Block] = [
        _annex_mark(given, number, words.text("model.approved")),
        Heading(words.text("model.heading", territory_genitive=office.territory_genitive), 0),
        body(introduction),
    ]
    schools = names if 0 < len(given.schools) <= _NAMED else words.text("model.school_performers")
    for letter, direction in zip(_LETTERS, words.rows("model.directions"), strict=False):
        performers = f"{office.short_name or BLANK}; {schools}" if direction["office"] else schools
        title = Run(direction["title"], bold=True)
        blocks.append(ListItem(f"{letter})", (title, Run(f" {direction['text']}"))))
        blocks.append(body(words.text("model.performers", performers=performers)))
    return blocks


def _criteria_annex(given: ReportFacts, number: int) -> list[Block]:
    words, office, years = wording(KIND), given.office, year_name(given.year)
    heading = words.text(
        "criteria.heading", territory_genitive=office.territory_genitive, years=years
    )
    blocks: list[Block] = [
        _annex_mark(given, number, words.text("criteria.approved")),
        Heading(heading, 0),
    ]
    for at, school in enumerate(given.schools, start=1):
        blocks.append(Heading(f"{at}. {school.school}", 1))
        if school.filled:
            blocks.append(_criteria_table(given, school, together=at > 1))
        else:
            blocks.append(plain(words.text("criteria.no_data", years=years), ParagraphKind.PLAIN))
    blocks.append(Signature(office.head_post or BLANK, office.head_name or BLANK))
    return blocks


def _criteria_table(given: ReportFacts, school: SchoolCriteria, *, together: bool) -> Table:
    words, reached = wording(KIND), given.settings["show_reached"] == "1"
    columns = [
        Column(words.text("criteria.number"), 16, Align.CENTRE),
        Column(words.text("criteria.criterion"), 66),
        Column(words.text("criteria.current"), 46),
        Column(words.text("criteria.expected"), 42),
    ]
    if reached:
        columns.append(Column(words.text("criteria.reached"), 30))
    rows = [
        (
            str(row.number),
            row.title,
            row.result_text or DASH,
            row.expected_text or DASH,
            *((row.reached_text,) if reached else ()),
        )
        for row in school.rows
    ]
    return Table(tuple(columns), tuple(Row(cells) for cells in rows), together=together)
