"""The report on the execution of a plan, with the criteria of schools in its annex.

It claims what was entered and nothing else: its annexes are annexes to the report, and the model of
support is printed only when the user has filled it in and named the order that approved it.
"""

import re
from typing import TYPE_CHECKING

from app.enums import MeasureStatus
from app.services.documents import facts, file_names
from app.services.documents.kinds.execution_report.facts import (
    KIND,
    MODEL_TEXTS,
    ApprovingOrder,
    ReportFacts,
    SchoolCriteria,
)
from app.services.documents.kinds.execution_report.groups import public_value
from app.services.documents.model.blocks import (
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
from app.services.documents.public_words import UNPUBLISHED
from app.services.documents.publication import published
from app.services.documents.settings import (
    LOOK_SETTINGS,
    ORIENTATION,
    VERSION,
    SettingSpec,
    header_settings,
)
from app.services.documents.wording import BLANK, wording
from app.services.language.dates import date_digits, year_name
from app.services.language.numbers import DASH, NBSP
from app.services.language.plural import MEASURE, counted
from app.services.plans.wording import NOT_DUE

if TYPE_CHECKING:
    from app.services.criteria import CriterionRow
    from app.services.plans import MeasureRow, PlanRow

TITLE = wording(KIND).text("title")
DESCRIPTION = "Отчёт по мероприятиям плана с отметками об исполнении и критериями каждой школы."
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
# Without «Вывод» and with it: «(в 2017/2018 г. – 47,8 %)» and «не достигнуто» fit in a line.
_CRITERIA_WIDTHS = {False: (16, 66, 46, 42), True: (12, 60, 54, 40, 33)}
_LETTERS = "абвг"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


SETTINGS = (
    VERSION,
    SettingSpec(name="plan", title="Номер плана (пусто: план района за год)"),
    SettingSpec(name="as_of", title="По состоянию на (пусто: сегодня)", kind="date"),
    SettingSpec(
        name="compiler", title="Составитель: номер сотрудника (пусто: муниципальный координатор)"
    ),
    SettingSpec(name="criteria", title="Приложение: критерии школ", kind="flag", default="1"),
    SettingSpec(
        name="show_reached", title="Графа «Вывод» в таблице критериев", kind="flag", default="0"
    ),
    SettingSpec(name="totals", title="Строка с итогами", kind="flag", default="1"),
    SettingSpec(
        name="model",
        title="Приложение: модель методической поддержки",
        kind="flag",
        default="0",
        group="model",
    ),
    SettingSpec(
        name="model_order",
        title="Номер строки реестра: приказ, которым утверждена модель",
        group="model",
    ),
    *(
        SettingSpec(name=name, title=wording(KIND).text(f"model.directions.{name}"), group="model")
        for name in MODEL_TEXTS
    ),
    SettingSpec(
        name="columns",
        title="Графы и их порядок",
        kind="list",
        choices=tuple((wording(KIND).text(f"columns.{name}"), name) for name in _COLUMNS),
        default=_SHOWN,
        group="columns",
    ),
    *header_settings({name: wording(KIND).text(f"columns.{name}") for name in _COLUMNS}),
    ORIENTATION,
    *LOOK_SETTINGS,
)


def file_title(content: ReportFacts) -> str:
    """Readable name of the file, without the suffix: whose report, for when, as of which day."""
    title = wording(KIND).text("file_title", years=file_names.years_part(content.year))
    school = "" if content.plan is None else content.plan.school_name
    day = f"на {file_names.day_part(content.as_of)}"
    version = file_names.version_part(content.settings)
    return file_names.file_title((title, school or content.office_name, day, version))


def compose(content: ReportFacts) -> Document:
    """The report with its annexes."""
    makers = {"model": _model_annex, "criteria": _criteria_annex}
    sections = [Section(tuple(_report(content)), Orientation(content.settings["orientation"]))]
    sections += [
        Section(tuple(makers[name](content, at)))
        for at, name in enumerate(content.annexes, start=1)
    ]
    document = Document(
        title=wording(KIND).text("title"),
        sections=tuple(sections),
        author=content.office_name,
        subject=f"{_heading(content)}, {content.people.reporter or BLANK}",
    )
    return published(document, wording(KIND).text("hidden")) if content.is_public else document


def _heading(content: ReportFacts) -> str:
    """The title of the plan in the sentence; the year is added when the title names none."""
    words, title = wording(KIND), content.title.genitive
    if _YEAR.search(title):
        return words.text("heading", plan=title)
    return words.text("heading_year", plan=title, years=year_name(content.year))


def _report(content: ReportFacts) -> list[Block]:
    words, people = wording(KIND), content.people
    approver, compiler = people.approver, people.compiler
    blocks: list[Block] = [
        ApprovalMark(
            words.text("approval"),
            approver.post or BLANK,
            approver.name or BLANK,
            f"«____»{NBSP}______________ 20___{NBSP}г.",
        ),
        Heading(_heading(content), 0),
        plain(people.reporter or BLANK, ParagraphKind.CENTRED),
        body(_basis(content)),
        plain(words.text("as_of", date=date_digits(content.as_of)), ParagraphKind.LEAD),
    ]
    if content.plan is not None:
        blocks.append(_plan_table(content, content.plan))
        if content.settings["totals"] == "1":
            blocks.append(body(_totals(content.plan)))
    blocks += [
        body(words.text(f"{name}.reference", annex=_in_annex(content, at)))
        for at, name in enumerate(content.annexes, start=1)
    ]
    blocks.append(Signature(compiler.post or BLANK, compiler.name or BLANK))
    return blocks


def _basis(content: ReportFacts) -> str:
    """Which order approved the plan; without one only its requisites are asked for."""
    if content.approved is None:
        return wording(KIND).text("plan_no_order", plan=content.title.kind_genitive, order="")
    return _approved(content.title.kind, content.title.approved, content.approved)


def _approved(what: str, approved: str, by: ApprovingOrder) -> str:
    """«План утверждён приказом Управления … от 17.08.2018 № 458.»."""
    words, requisites = wording(KIND), by.order.requisites
    if by.issuer is None:
        return words.text("approved", what=what, approved=approved, order=requisites)
    return words.text(
        "approved_by", what=what, approved=approved, issuer=by.issuer, order=requisites
    )


def _plan_table(content: ReportFacts, plan: "PlanRow") -> Table:
    names = content.settings["columns"].split(",")
    columns = tuple(
        Column(
            content.settings[f"header_{name}"],
            _WIDTHS[name],
            Align.CENTRE if name == "number" else Align.LEFT,
        )
        for name in names
    )
    rows: list[TableRow] = []
    for section in plan.sections:
        rows.append(SectionRow(section.title))
        rows += [
            Row(tuple(_cell(content, row, name) for name in names)) for row in section.measures
        ]
    return Table(columns, tuple(rows))


def _cell(content: ReportFacts, row: "MeasureRow", name: str) -> str:
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
            return row.mark_text or (NOT_DUE if row.not_due else BLANK)


def _totals(plan: "PlanRow") -> str:
    """How many measures stand how; without a mark a measure has no status yet."""
    counts = {status.label: 0 for status in MeasureStatus}
    not_due, unmarked = wording(KIND).text("not_due"), wording(KIND).text("unmarked")
    counts |= {not_due: 0, unmarked: 0}
    for row in plan.measures:
        without = not_due if row.not_due else unmarked
        counts[without if row.mark is None else row.status.label] += 1
    parts = ", ".join(f"{words}{NBSP}–{NBSP}{number}" for words, number in counts.items() if number)
    return wording(KIND).text("totals", all=counted(len(plan.measures), MEASURE), parts=parts)


def _annex_mark(content: ReportFacts, number: int) -> AnnexMark:
    """An annex to the report: nothing but the report itself is approved by its mark."""
    return AnnexMark(
        (
            facts.annex_title(number, len(content.annexes)),
            wording(KIND).text("annex_to", plan=content.title.kind_genitive),
        )
    )


def _in_annex(content: ReportFacts, number: int) -> str:
    """«в приложении № 1»."""
    words = wording(KIND)
    if len(content.annexes) == 1:
        return words.text("in_annex")
    return words.text("in_annex_number", number=str(number))


def _model_annex(content: ReportFacts, number: int) -> list[Block]:
    words = wording(KIND)
    assert content.model_order is not None  # `ReportFacts.model_filled`
    blocks: list[Block] = [
        _annex_mark(content, number),
        Heading(words.text("model.heading"), 0),
        body(
            _approved(words.text("model.what"), words.text("model.approved"), content.model_order)
        ),
    ]
    for letter, name in zip(_LETTERS, MODEL_TEXTS, strict=True):
        title = Run(f"{words.text(f'model.directions.{name}')}.", bold=True)
        blocks.append(ListItem(f"{letter})", (title, Run(f" {content.settings[name]}"))))
    return blocks


def _criteria_annex(content: ReportFacts, number: int) -> list[Block]:
    words, years = wording(KIND), year_name(content.year)
    own = content.plan is not None and content.plan.school_id is not None
    heading = words.text("criteria.heading_school" if own else "criteria.heading", years=years)
    blocks: list[Block] = [_annex_mark(content, number), Heading(heading, 0)]
    for at, school in enumerate(content.schools, start=1):
        blocks.append(Heading(school.school if own else f"{at}. {school.school}", 1))
        if school.filled:
            blocks.append(_criteria_table(content, school, together=at > 1))
        else:
            blocks.append(plain(words.text("criteria.no_data", years=years), ParagraphKind.PLAIN))
    return blocks


def _criteria_table(content: ReportFacts, school: SchoolCriteria, *, together: bool) -> Table:
    words, reached = wording(KIND), content.settings["show_reached"] == "1"
    names = ("number", "criterion", "current", "expected", "reached")
    columns = [
        Column(words.text(f"criteria.{name}"), width, Align.CENTRE if at == 0 else Align.LEFT)
        for at, (name, width) in enumerate(zip(names, _CRITERIA_WIDTHS[reached], strict=False))
    ]
    rows = [_criterion_cells(content, school, row) for row in school.rows]
    return Table(tuple(columns), tuple(Row(cells) for cells in rows), together=together)


def _criterion_cells(
    content: ReportFacts, school: SchoolCriteria, row: "CriterionRow"
) -> tuple[str, ...]:
    """A line of the table; a share of a small group and what it comes to are not published."""
    value, hidden = row.result_text, False
    if content.is_public:
        value, hidden = public_value(row, content.year, school.groups)
    cells = (str(row.number), row.title, value or DASH, row.expected_text or DASH)
    if content.settings["show_reached"] != "1":
        return cells
    return (*cells, UNPUBLISHED if hidden else row.reached_text)
