"""The order approving the list of schools, with the basis of every school in its annex."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.enums import SupportKind, VerdictStatus
from app.services.documents import facts
from app.services.documents.blocks import (
    Align,
    AnnexMark,
    Block,
    Cell,
    Column,
    Document,
    DocumentName,
    Heading,
    LetterHead,
    ParagraphKind,
    Registration,
    Row,
    RowGroup,
    Section,
    Signature,
    Subject,
    Table,
    TableRow,
    body,
    item,
    plain,
)
from app.services.documents.facts import MissingFact, Office
from app.services.documents.settings import LOOK_SETTINGS, SettingSpec
from app.services.documents.wording import wording
from app.services.identification import explain, runs
from app.services.identification.rules import Combine, SmallCohort
from app.services.identification.shares import threshold_text
from app.services.identification.verdict import LowResult, Outcome, SchoolVerdict
from app.services.language.dates import date_digits, year_name
from app.services.language.numbers import DASH
from app.services.language.plural import SCHOOL, counted
from app.services.orders import OrderRow
from app.services.support import SupportRow, list_support

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.services.storage.workspace import Workspace

KIND = "list-order"
TITLE = wording(KIND).text("title")
DESCRIPTION = (
    "Приказ со списком школ с низкими образовательными результатами и основанием по каждой школе."
)
SETTINGS = (
    *LOOK_SETTINGS,
    SettingSpec("grounds", "Основание в преамбуле (в соответствии с …)"),
    SettingSpec("run", "Номер выявления (пусто: последнее за год)"),
    SettingSpec("order", "Номер строки реестра приказов (пусто: последний за год)"),
    SettingSpec(
        "conditions", "Второй перечень: школы в сложных социальных условиях", "flag", default="1"
    ),
    SettingSpec("notes", "Примечания под таблицей", "flag", default="1"),
)
_SMALL_MARK = "*"


@dataclass(frozen=True, slots=True)
class ListOrderFacts:
    """What the order is made from.

    Attributes:
        year: the reporting school year.
        outcome: the frozen run, or None when there is none yet.
        order: its row in the register, or None.
        conditions: schools in difficult social conditions, at the day of making.
        grounds: acts named in the preamble, as typed.
        notes: whether notes stand under the table.
    """

    year: int
    office: Office
    outcome: Outcome | None
    order: OrderRow | None
    conditions: tuple[SupportRow, ...] = ()
    grounds: str = ""
    notes: bool = True

    @property
    def listed(self) -> tuple[SchoolVerdict, ...]:
        """Schools that stand as ШНОР, decisions included."""
        if self.outcome is None:
            return ()
        return tuple(verdict for verdict in self.outcome.verdicts if verdict.identified)

    @property
    def annexes(self) -> int:
        """Number of annexes."""
        return bool(self.listed) + bool(self.conditions)


def gather(workspace: "Workspace", year: int, settings: "Mapping[str, str]") -> ListOrderFacts:
    """Read the facts; a missing one stays empty."""
    found = runs.list_runs(workspace, year=year)
    wanted = [row.id for row in found if not settings["run"] or str(row.id) == settings["run"]]
    outcome = runs.get_run(workspace, max(wanted)) if wanted else None
    conditions: tuple[SupportRow, ...] = ()
    if settings["conditions"] == "1":
        rows = list_support(workspace, kind=SupportKind.SHSSU)
        conditions = tuple(row for row in rows if row.year == year)
    return ListOrderFacts(
        year=year,
        office=facts.get_office(workspace),
        outcome=outcome,
        order=facts.order_of(workspace, KIND, year, settings["order"]),
        conditions=conditions,
        grounds=settings["grounds"],
        notes=settings["notes"] == "1",
    )


def missing(given: ListOrderFacts) -> tuple[MissingFact, ...]:
    """What stands between the facts and an order ready to sign."""
    found = facts.missing_of_office(given.office, coordinator=True)
    if given.outcome is None:
        found.append(
            MissingFact(
                f"Выявление за {year_name(given.year)} учебный год не зафиксировано",
                "identification",
            )
        )
    else:
        undecided = given.outcome.having(VerdictStatus.NEEDS_DECISION)
        if undecided:
            found.append(
                MissingFact(
                    f"Нет решения рабочей группы: {counted(len(undecided), SCHOOL)}",
                    "identification",
                )
            )
    return tuple(found)


def inputs(given: ListOrderFacts) -> dict[str, object]:
    """What the history keeps about the origin of the document."""
    run = None if given.outcome is None or given.outcome.run is None else given.outcome.run.id
    return {
        "year": given.year,
        "run_id": run,
        "order_id": None if given.order is None else given.order.id,
        "schools": [verdict.school for verdict in given.listed],
    }


def file_title(given: ListOrderFacts) -> str:
    """Readable name of the file, without the suffix."""
    return wording(KIND).text("file_title", years=year_name(given.year).replace("/", "-"))


def compose(given: ListOrderFacts) -> Document:
    """The order with its annexes."""
    words = wording(KIND)
    sections = [Section(tuple(_order(given)))]
    number = 0
    if given.listed and given.outcome is not None:
        number += 1
        sections.append(Section(tuple(_list_annex(given, given.outcome, number))))
    if given.conditions:
        sections.append(Section(tuple(_conditions_annex(given, number + 1))))
    return Document(
        title=words.text("title"),
        sections=tuple(sections),
        author=given.office.short_name,
        subject=_subject(given),
    )


def _subject(given: ListOrderFacts) -> str:
    key = "subject_both" if given.conditions else "subject"
    return wording(KIND).text(key, territory_genitive=given.office.territory_genitive)


def _years(given: ListOrderFacts) -> dict[str, str]:
    previous = given.year - 1 if given.outcome is None else given.outcome.previous_year
    return {"years": year_name(given.year), "previous_years": year_name(previous)}


def _order(given: ListOrderFacts) -> list[Block]:
    words, office = wording(KIND), given.office
    date, number = facts.date_and_number(given.order)
    preamble = "preamble_grounds" if given.grounds else "preamble"
    fields = {**_years(given), **({"grounds": given.grounds} if given.grounds else {})}
    return [
        LetterHead(office.full_name or facts.BLANK, office.parent_body),
        DocumentName(words.text("document_name")),
        Registration(date, office.place, number),
        Subject(_subject(given)),
        body(words.text(preamble, **fields)),
        plain(words.text("command"), ParagraphKind.COMMAND),
        *_items(given),
        Signature(office.head_post or facts.BLANK, office.head_name or facts.BLANK),
    ]


def _items(given: ListOrderFacts) -> list[Block]:
    words, territory = wording(KIND), given.office.territory_genitive
    years, total = year_name(given.year), given.annexes
    texts: list[str] = []
    if given.listed:
        texts.append(
            words.text(
                "items.approve",
                territory_genitive=territory,
                years=years,
                annex=facts.annex_reference(1, total),
            )
        )
    else:
        texts.append(words.text("items.none", territory_genitive=territory, years=years))
    if given.conditions:
        texts.append(
            words.text(
                "items.approve_conditions",
                territory_genitive=territory,
                annex=facts.annex_reference(total, total),
            )
        )
    blocks: list[Block] = []
    if total:
        texts.append(
            words.text(
                "items.coordinator",
                coordinator=given.office.coordinator,
                coordinator_post=given.office.coordinator_post,
            )
        )
        heads = words.text("items.heads_both" if total > 1 else "items.heads")
        blocks = [item(f"{len(texts) + 1}.", heads)]
        for at, key in enumerate(("heads_reasons", "heads_plan", "heads_cooperation"), start=1):
            label = f"{len(texts) + 1}.{at}."
            blocks.append(item(label, words.text(f"items.{key}"), level=2))
    control = item(f"{len(texts) + (2 if blocks else 1)}.", words.text("items.control"))
    listed = [item(f"{at}.", text) for at, text in enumerate(texts, start=1)]
    return [*listed, *blocks, control]


def _list_annex(given: ListOrderFacts, outcome: Outcome, number: int) -> list[Block]:
    words = wording(KIND)
    lines = facts.annex_lines(
        number, given.annexes, words.text("annex.approved"), given.office, given.order
    )
    blocks: list[Block] = [
        AnnexMark(lines),
        Heading(words.text("annex.heading", territory_genitive=given.office.territory_genitive), 0),
        plain(
            words.text(
                "annex.basis",
                profile=outcome.profile.title,
                source=outcome.profile.source,
                **_years(given),
            ),
            ParagraphKind.LEAD,
        ),
        _list_table(given.listed),
    ]
    if given.notes:
        blocks += [plain(text, ParagraphKind.NOTE) for text in _notes(given, outcome)]
    return blocks


def _list_table(listed: tuple[SchoolVerdict, ...]) -> Table:
    words = wording(KIND)
    widths = (
        ("number", 9, Align.CENTRE),
        ("school", 44, Align.LEFT),
        ("criterion", 19, Align.CENTRE),
        ("procedure", 40, Align.LEFT),
        ("year", 21, Align.CENTRE),
        ("share", 15, Align.RIGHT),
        ("participants", 25, Align.RIGHT),
    )
    columns = tuple(
        Column(words.text(f"columns.{name}"), width, align) for name, width, align in widths
    )
    rows = tuple(_group(at, verdict) for at, verdict in enumerate(listed, start=1))
    return Table(columns, rows)


def _group(at: int, verdict: SchoolVerdict) -> TableRow:
    words = wording(KIND)
    met = [str(number) for number, holds in ((1, verdict.c1), (2, verdict.c2)) if holds]
    low = [result for result in verdict.low if result.criteria]
    decision = verdict.decision
    lead = (str(at), verdict.school, ", ".join(met) or DASH)
    rows = tuple(_result_cells(result) for result in low)
    if decision is not None:
        document = f"{decision.document}, {date_digits(decision.decided_on)}"
        text = f"{words.text('annex.decided')}: {document}. {decision.reason}"
        rows = (*rows, (text, DASH, DASH, DASH))
    if not rows:
        return Row((*lead, words.text("annex.no_basis"), DASH, DASH, DASH))
    return RowGroup(lead, rows)


def _result_cells(result: LowResult) -> tuple[str | Cell, ...]:
    participants = DASH if result.participants is None else str(result.participants)
    mark = _SMALL_MARK if result.small else ""
    share = result.percent_text.replace("%", "").strip()
    return (result.procedure_title, explain.low_year(result), share, f"{participants}{mark}")


def _notes(given: ListOrderFacts, outcome: Outcome) -> list[str]:
    words, profile, years = wording(KIND), outcome.profile, _years(given)
    results = [low for verdict in given.listed for low in verdict.low if low.criteria]
    c1, c2 = profile.c1_min_procedures, profile.c2_min_per_year
    notes = [
        words.text("notes.low", threshold=threshold_text(profile.threshold_h)),
        words.text(
            "notes.criterion_1", c1_procedures=counted(c1, explain.DATIVE), years=years["years"]
        ),
        words.text("notes.criterion_2", c2_procedures=counted(c2, explain.DATIVE), **years),
        words.text("notes.both" if profile.combine is Combine.AND else "notes.either"),
    ]
    if any(low.participants is None for low in results):
        notes.append(words.text("notes.percents"))
    if any(low.small for low in results):
        notes.append(words.text("notes.small", limit=str(profile.min_participants)))
    if profile.small_cohort is SmallCohort.POOL:
        notes.append(words.text("notes.pooled"))
    return notes


def _conditions_annex(given: ListOrderFacts, number: int) -> list[Block]:
    words = wording(KIND)
    lines = facts.annex_lines(
        number, given.annexes, words.text("annex.approved"), given.office, given.order
    )
    columns = (
        Column(words.text("columns.number"), 10, Align.CENTRE),
        Column(words.text("columns.school"), 60),
        Column(words.text("columns.basis"), 100),
    )
    rows = tuple(
        Row((str(at), row.school, row.entry_basis or words.text("annex.no_basis")))
        for at, row in enumerate(given.conditions, start=1)
    )
    heading = words.text(
        "annex.heading_conditions", territory_genitive=given.office.territory_genitive
    )
    return [AnnexMark(lines), Heading(heading, 0), Table(columns, rows)]
