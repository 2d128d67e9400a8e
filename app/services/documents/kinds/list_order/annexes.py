"""The annexes of the list order: the schools with their basis, and those in hard conditions."""

from collections.abc import Sequence
from fractions import Fraction

from app.enums import VerdictStatus
from app.services.documents import facts, publication
from app.services.documents.kinds.list_order.facts import KIND, ListOrderFacts
from app.services.documents.model.blocks import (
    Align,
    AnnexMark,
    Block,
    Column,
    Heading,
    ParagraphKind,
    Row,
    RowGroup,
    Table,
    TableRow,
    plain,
)
from app.services.documents.publication import Figures
from app.services.documents.wording import wording
from app.services.identification import explain
from app.services.identification.evidence.shares import limit_text, threshold_text
from app.services.identification.evidence.verdict import Decision, LowResult, Outcome, SchoolVerdict
from app.services.identification.rules.rules import Certainty, Combine, SmallCohort
from app.services.language.dates import date_digits, year_name
from app.services.language.numbers import DASH
from app.services.language.plural import counted
from app.services.language.sentences import capital
from app.services.schools.support import SupportRow

LEAD_COLUMNS = ("number", "school", "criterion")
RESULT_COLUMNS = ("procedure", "year", "share", "participants", "failed")
_OF_PUPILS = frozenset(("share", "participants", "failed"))
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


def list_annex(content: ListOrderFacts) -> list[Block]:
    """The annex with the schools of the list: those of the run, or those under support."""
    if content.outcome is None:
        return _support_annex(content)
    words, outcome = wording(KIND), content.outcome
    blocks: list[Block] = [
        _mark(content, 1),
        Heading(
            words.text("annex.heading", territory_genitive=content.office.territory_genitive), 0
        ),
        plain(_basis(content, outcome), ParagraphKind.LEAD),
        _list_table(content),
    ]
    if content.wants("notes"):
        blocks += [plain(text, ParagraphKind.NOTE) for text in _notes(content, outcome)]
    return blocks


def _mark(content: ListOrderFacts, number: int) -> AnnexMark:
    approved = wording(KIND).text("annex.approved")
    return AnnexMark(
        facts.annex_lines(number, content.annexes, approved, content.office, content.order)
    )


def _support_annex(content: ListOrderFacts) -> list[Block]:
    """Schools as they stand on the list of support; no result is claimed."""
    words = wording(KIND)
    heading = words.text(
        "annex.heading_support",
        territory_genitive=content.office.territory_genitive,
        years=year_name(content.year),
    )
    day = "" if content.day is None else date_digits(content.day)
    columns = (
        Column(words.text("columns.number"), 10, Align.CENTRE),
        Column(words.text("columns.school"), 55),
        Column(words.text("columns.entered"), 25, Align.CENTRE),
        Column(words.text("columns.basis"), 80),
    )
    rows = tuple(
        Row((str(at), row.school, date_digits(row.entered_on), _basis_of_entry(content, row)))
        for at, row in enumerate(content.supported, start=1)
    )
    return [
        _mark(content, 1),
        Heading(heading, 0),
        plain(words.text("annex.basis_support", date=day), ParagraphKind.LEAD),
        Table(columns, rows),
    ]


def _basis_of_entry(content: ListOrderFacts, row: SupportRow) -> str:
    """Why a school entered a list, as typed, and by which other order."""
    order = content.order
    basis = capital(row.entry_basis or wording(KIND).text("annex.no_basis"))
    entry = row.entry_order
    if entry is None or entry.number is None or (order is not None and entry.id == order.id):
        return basis
    return f"{basis}\n{capital(entry.label)}"


def _basis(content: ListOrderFacts, outcome: Outcome) -> str:
    """The rules that were used; their source is cited only when it was checked."""
    profile = outcome.profile
    if profile.certainty in (Certainty.ACT, Certainty.OWN) and profile.source:
        return wording(KIND).text(
            "annex.basis_source", profile=profile.title, source=profile.source, **content.year_names
        )
    return wording(KIND).text("annex.basis", profile=profile.title, **content.year_names)


def _list_table(content: ListOrderFacts) -> Table:
    names = content.settings["columns"].split(",")
    # What belongs to a school stands first: it is merged over the school's results.
    names = [name for name in names if name in LEAD_COLUMNS] + [
        name for name in names if name in RESULT_COLUMNS
    ]
    columns = tuple(
        Column(
            content.settings[f"header_{name}"],
            _WIDTHS[name],
            Align.LEFT if name in _ALIGNED_LEFT else Align.CENTRE,
        )
        for name in names
    )
    rows = tuple(
        _group(content, at, verdict, names) for at, verdict in enumerate(content.listed, start=1)
    )
    return Table(columns, rows)


def _group(
    content: ListOrderFacts, at: int, verdict: SchoolVerdict, names: Sequence[str]
) -> TableRow:
    met = [str(number) for number, holds in ((1, verdict.c1), (2, verdict.c2)) if holds]
    school = {"number": str(at), "school": verdict.school, "criterion": ", ".join(met) or DASH}
    lead = tuple(school[name] for name in names if name in LEAD_COLUMNS)
    shown = [name for name in names if name in RESULT_COLUMNS]
    results = [_result(*printed) for printed in _figures(content, verdict)]
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


def _figures(content: ListOrderFacts, verdict: SchoolVerdict) -> list[tuple[LowResult, Figures]]:
    """The low results of a school with their figures as they are printed."""
    shown = [low for low in verdict.low if low.criteria]
    if not content.is_public:
        figures = publication.full_figures
        return [(low, figures(low.participants, low.failed, _share(low))) for low in shown]
    years = {
        (low.procedure, low.year): (low.participants, low.failed)
        for low in shown
        if low.pooled_with is None and low.participants is not None and low.failed is not None
    }
    return [
        (
            low,
            publication.public_figures(
                low.participants,
                low.failed,
                _share(low),
                part=years.get((low.procedure, low.pooled_with or 0)),
            ),
        )
        for low in shown
    ]


def _share(low: LowResult) -> str:
    return low.percent_text.replace("%", "").strip()


def _result(low: LowResult, figures: Figures) -> dict[str, str]:
    """The cells of a low result by the names of their columns."""
    mark = _SMALL_MARK if _is_marked(low, figures) else ""
    return {
        "procedure": low.procedure_title,
        "year": explain.low_year(low),
        "share": figures.share,
        "participants": f"{figures.participants}{mark}",
        "failed": figures.count,
    }


def _is_marked(low: LowResult, figures: Figures) -> bool:
    return low.small and low.participants is not None and not figures.hidden


def _is_rounded(low: LowResult, figures: Figures) -> bool:
    """Whether the printed share is not exactly that of the counts."""
    if not low.participants or low.failed is None or figures.hidden:
        return False
    printed = Fraction(figures.share.replace(",", "."))
    return printed != Fraction(low.failed * 100, low.participants)


def _notes(content: ListOrderFacts, outcome: Outcome) -> list[str]:
    words, profile, years = wording(KIND), outcome.profile, content.year_names
    c1, c2 = profile.c1_min_procedures, profile.c2_min_per_year
    second = "notes.criterion_2_same" if profile.c2_same_procedure else "notes.criterion_2"
    notes = [
        _low_note(content, outcome),
        words.text(
            "notes.criterion_1", c1_procedures=counted(c1, explain.DATIVE), years=years["years"]
        ),
        words.text(second, c2_procedures=counted(c2, explain.DATIVE), **years),
        words.text("notes.both" if profile.combine is Combine.AND else "notes.either"),
        *_notes_of_figures(content, profile.min_participants),
    ]
    if profile.small_cohort is SmallCohort.POOL:
        notes.append(words.text("notes.pooled"))
    lacking = [verdict.school for verdict in outcome.having(VerdictStatus.INSUFFICIENT_DATA)]
    if lacking:
        notes.append(words.text("notes.lacking", schools=facts.joined(lacking)))
    return notes


def _printed(content: ListOrderFacts) -> list[tuple[LowResult, Figures]]:
    return [printed for verdict in content.listed for printed in _figures(content, verdict)]


def _low_note(content: ListOrderFacts, outcome: Outcome) -> str:
    words = wording(KIND)
    text = words.text("notes.low", threshold=threshold_text(outcome.profile.threshold_h))
    shown = "share" in content.settings["columns"].split(",")
    rounded = shown and any(_is_rounded(*printed) for printed in _printed(content))
    return f"{text} {words.text('notes.rounded')}" if rounded else text


def _notes_of_figures(content: ListOrderFacts, limit: int | None) -> list[str]:
    """What the dashes and stars of the table mean, as far as there are any."""
    words, printed = wording(KIND), _printed(content)
    columns = set(content.settings["columns"].split(","))
    # Where the star stands, and the dash for no number.
    participants_shown = "participants" in columns
    notes: list[str] = []
    if participants_shown and any(low.participants is None for low, _figures in printed):
        notes.append(words.text("notes.percents"))
    if columns & _OF_PUPILS and any(figures.hidden for _low, figures in printed):
        notes.append(words.text("notes.hidden"))
    if participants_shown and any(_is_marked(low, figures) for low, figures in printed):
        fewer = "" if limit is None else limit_text(limit)
        notes.append(words.text("notes.small", limit=fewer))
    return notes


def conditions_annex(content: ListOrderFacts) -> list[Block]:
    """The annex with the schools in difficult social conditions."""
    words = wording(KIND)
    columns = (
        Column(words.text("columns.number"), 10, Align.CENTRE),
        Column(words.text("columns.school"), 60),
        Column(words.text("columns.basis"), 100),
    )
    rows = tuple(
        Row((str(at), row.school, row.entry_basis or words.text("annex.no_basis")))
        for at, row in enumerate(content.conditions, start=1)
    )
    heading = words.text(
        "annex.heading_conditions", territory_genitive=content.office.territory_genitive
    )
    return [_mark(content, content.annexes), Heading(heading, 0), Table(columns, rows)]
