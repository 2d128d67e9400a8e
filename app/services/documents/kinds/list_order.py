"""The order approving the list of schools, with the basis of every school in its annex."""

from collections.abc import Sequence

from app.services.documents import facts
from app.services.documents.blocks import (
    Align,
    AnnexMark,
    Block,
    Column,
    Document,
    DocumentName,
    Executor,
    Heading,
    LetterHead,
    Orientation,
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
from app.services.documents.kinds.list_order_facts import KIND, ListOrderFacts
from app.services.documents.settings import (
    LOOK_SETTINGS,
    ORIENTATION,
    SettingSpec,
    header_settings,
)
from app.services.documents.wording import wording
from app.services.identification import explain
from app.services.identification.rules import Certainty, Combine, SmallCohort
from app.services.identification.shares import threshold_text
from app.services.identification.verdict import Decision, LowResult, Outcome, SchoolVerdict
from app.services.language.dates import date_digits, year_name
from app.services.language.numbers import DASH
from app.services.language.plural import counted

_LEAD = ("number", "school", "criterion")
_RESULT = ("procedure", "year", "share", "participants", "failed")
TITLE = wording(KIND).text("title")
DESCRIPTION = (
    "Приказ со списком школ с низкими образовательными результатами и основанием по каждой школе."
)
SETTINGS = (
    SettingSpec("run", "Номер выявления (пусто: последнее за год)"),
    SettingSpec("order", "Номер строки реестра приказов (пусто: последний за год)"),
    SettingSpec("grounds", "Основание в преамбуле (в соответствии с …)"),
    SettingSpec("control", "Контроль: номер сотрудника (пусто: оставляю за собой)"),
    SettingSpec("conditions", "Второй перечень: сложные социальные условия", "flag", default="1"),
    SettingSpec("notes", "Примечания под таблицей", "flag", default="1"),
    SettingSpec("executor", "Отметка об исполнителе", "flag", default="1"),
    SettingSpec(
        "columns",
        "Графы перечня и их порядок",
        "list",
        tuple((wording(KIND).text(f"columns.{name}"), name) for name in (*_LEAD, *_RESULT)),
        "number,school,criterion,procedure,year,share,participants",
        group="columns",
    ),
    *header_settings(KIND, (*_LEAD, *_RESULT)),
    ORIENTATION,
    *LOOK_SETTINGS,
)
_SMALL_MARK = "*"
_ALIGNED_LEFT = frozenset({"school", "procedure"})
_WIDTHS = {
    "number": 9,
    "school": 42,
    "criterion": 21,
    "procedure": 40,
    "year": 21,
    "share": 15,
    "participants": 25,
    "failed": 25,
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
        orientation = Orientation(given.settings["orientation"])
        annex = tuple(_list_annex(given, given.outcome, number))
        sections.append(Section(annex, orientation))
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
    grounds = given.settings["grounds"]
    preamble = "preamble_grounds" if grounds else "preamble"
    fields = {**_years(given), **({"grounds": grounds} if grounds else {})}
    blocks: list[Block] = [
        LetterHead(office.full_name or facts.BLANK, office.parent_body),
        DocumentName(words.text("document_name")),
        Registration(date, office.place, number),
        Subject(_subject(given)),
        body(words.text(preamble, **fields)),
        plain(words.text("command"), ParagraphKind.COMMAND),
        *_items(given),
        Signature(office.head_post or facts.BLANK, office.head_name or facts.BLANK),
    ]
    if given.wants("executor") and office.executor:
        told = ", ".join(fact for fact in (office.executor, office.executor_phone) if fact)
        blocks.append(Executor((told,)))
    return blocks


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
    control = item(f"{len(texts) + (2 if blocks else 1)}.", _control(given))
    listed = [item(f"{at}.", text) for at, text in enumerate(texts, start=1)]
    return [*listed, *blocks, control]


def _control(given: ListOrderFacts) -> str:
    if given.control is None:
        return wording(KIND).text("items.control")
    name, post = given.control
    return wording(KIND).text("items.control_person", control=name, control_post=post)


def _list_annex(given: ListOrderFacts, outcome: Outcome, number: int) -> list[Block]:
    words = wording(KIND)
    lines = facts.annex_lines(
        number, given.annexes, words.text("annex.approved"), given.office, given.order
    )
    blocks: list[Block] = [
        AnnexMark(lines),
        Heading(words.text("annex.heading", territory_genitive=given.office.territory_genitive), 0),
        plain(_basis(given, outcome), ParagraphKind.LEAD),
        _list_table(given),
    ]
    if given.wants("notes"):
        blocks += [plain(text, ParagraphKind.NOTE) for text in _notes(given, outcome)]
    return blocks


def _basis(given: ListOrderFacts, outcome: Outcome) -> str:
    """The rules that were used; their source is cited only when it was checked."""
    profile = outcome.profile
    if profile.certainty in (Certainty.ACT, Certainty.OWN) and profile.source:
        return wording(KIND).text(
            "annex.basis_source", profile=profile.title, source=profile.source, **_years(given)
        )
    return wording(KIND).text("annex.basis", profile=profile.title, **_years(given))


def _list_table(given: ListOrderFacts) -> Table:
    names = given.settings["columns"].split(",")
    # What belongs to a school stands first: it is merged over the school's results.
    names = [name for name in names if name in _LEAD] + [name for name in names if name in _RESULT]
    columns = tuple(
        Column(
            given.settings[f"header_{name}"],
            _WIDTHS[name],
            Align.LEFT if name in _ALIGNED_LEFT else Align.CENTRE,
        )
        for name in names
    )
    rows = tuple(_group(at, verdict, names) for at, verdict in enumerate(given.listed, start=1))
    return Table(columns, rows)


def _group(at: int, verdict: SchoolVerdict, names: Sequence[str]) -> TableRow:
    met = [str(number) for number, holds in ((1, verdict.c1), (2, verdict.c2)) if holds]
    school = {"number": str(at), "school": verdict.school, "criterion": ", ".join(met) or DASH}
    lead = tuple(school[name] for name in names if name in _LEAD)
    shown = [name for name in names if name in _RESULT]
    results = [_result(low) for low in verdict.low if low.criteria]
    if verdict.decision is not None:
        results.append({"procedure": _decision(verdict.decision)})
    if not results:
        results = [{"procedure": wording(KIND).text("annex.no_basis")}]
    rows = tuple(tuple(result.get(name, DASH) for name in shown) for result in results)
    return RowGroup(lead, rows) if shown else Row(lead)


def _decision(decision: Decision) -> str:
    return wording(KIND).text(
        "annex.decided",
        date=date_digits(decision.decided_on),
        document=decision.document,
        reason=decision.reason,
    )


def _result(low: LowResult) -> dict[str, str]:
    """The cells of a low result by the names of their columns."""
    mark = _SMALL_MARK if low.small else ""
    return {
        "procedure": low.procedure_title,
        "year": explain.low_year(low),
        "share": low.percent_text.replace("%", "").strip(),
        "participants": DASH if low.participants is None else f"{low.participants}{mark}",
        "failed": DASH if low.failed is None else str(low.failed),
    }


def _notes(given: ListOrderFacts, outcome: Outcome) -> list[str]:
    words, profile, years = wording(KIND), outcome.profile, _years(given)
    results = [low for verdict in given.listed for low in verdict.low if low.criteria]
    c1, c2 = profile.c1_min_procedures, profile.c2_min_per_year
    second = "notes.criterion_2_same" if profile.c2_same_procedure else "notes.criterion_2"
    notes = [
        words.text("notes.low", threshold=threshold_text(profile.threshold_h)),
        words.text(
            "notes.criterion_1", c1_procedures=counted(c1, explain.DATIVE), years=years["years"]
        ),
        words.text(second, c2_procedures=counted(c2, explain.DATIVE), **years),
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
