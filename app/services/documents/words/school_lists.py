"""Lists of schools in the words of texts: identified ones with what stands behind each, others."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from app.enums import VerdictStatus
from app.services.documents import publication
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.dossier.named.chosen_run import too_early
from app.services.documents.dossier.stays import stays_as_entered
from app.services.documents.facts import impossible_results
from app.services.documents.publication import Figures
from app.services.documents.shared_settings import BY_NAME, CONDITIONS, NOTES, SCHOOL_ORDER
from app.services.documents.text.vocabulary import MappedRows, RowValues, Vocabulary
from app.services.documents.words.columns import ColumnChoice
from app.services.documents.words.runs import VERDICTS
from app.services.documents.words.support import FIELDS, support_row
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToIdentification, ToRun, ToSchool, ToSchools, ToVerdict
from app.services.identification import explain, sums
from app.services.language.dates import date_digits
from app.services.language.numbers import DASH
from app.services.language.plural import SCHOOL, counted

if TYPE_CHECKING:
    from app.services.identification.evidence.facts import Fact
    from app.services.identification.evidence.verdict import (
        Decision,
        LowResult,
        Outcome,
        SchoolVerdict,
    )
    from app.services.schools.support import SupportRow

_MOST_NAMED = 10  # schools that readiness names one by one
_OF_PUPILS = frozenset(("share", "participants", "failed"))
LIST = ColumnChoice(
    rows=VERDICTS,
    title="Графы перечня и их порядок",
    names={
        "number": "№",
        "school": "школа",
        "criterion": "критерии",
        "procedure": "процедура",
        "year": "учебный год",
        "share": "доля",
        "participants": "участников",
        "failed": "не справились",
    },
    usual="number,school,criterion,procedure,year,share,participants",
)
_BASES = "основания"
_BASIS_FIELDS = (
    "процедура",
    "учебный год",
    "доля",
    "участников",
    "не справились",
    "дата решения",
    "документ решения",
    "причина решения",
)
_SMALL_MARK = "*"
_NOTHING = dict.fromkeys(("учебный год", "доля", "участников", "не справились"), DASH)


def _school_row(facts: DocumentFacts, verdict: "SchoolVerdict") -> RowValues:
    """A school of the list with what stands behind it; without anything one empty basis."""
    met = [str(number) for number, holds in ((1, verdict.c1), (2, verdict.c2)) if holds]
    bases = [_result(*printed) for printed in _figures_of(facts, verdict)]
    if verdict.decision is not None:
        bases.append(_decision(verdict.decision))
    if not bases:
        bases.append({**dict.fromkeys(_BASIS_FIELDS, ""), **_NOTHING})
    return {"школа": verdict.school, "критерии": ", ".join(met) or DASH, _BASES: bases}


def _figures_of(
    facts: DocumentFacts, verdict: "SchoolVerdict"
) -> "list[tuple[LowResult, Figures]]":
    """The low results of a school with their figures as they are printed."""
    shown = [low for low in verdict.low if low.criteria]
    if not facts.is_public:
        figures = publication.full_figures
        return [(low, figures(low.participants, low.failed, _share(low))) for low in shown]
    return [(low, _public(facts, verdict.school_id, low)) for low in shown]


def _public(facts: DocumentFacts, school_id: int, low: "LowResult") -> Figures:
    """Without what a few pupils stand behind, were it only by the size of the class."""
    share = _share(low)
    if low.participants is None:
        group = sums.class_size(low.procedure, low.year, _results_of(facts, school_id))
        return publication.public_share(share, group)
    parts = sums.parts_of(low, _results_of(facts, school_id)) if sums.may_be_sum(low) else ()
    return publication.public_figures(low.participants, low.failed, share, parts=parts)


def _results_of(facts: DocumentFacts, school_id: int) -> "Sequence[Fact]":
    """What the identification read of a school."""
    outcome = facts.outcome
    return () if outcome is None else facts.dossier.results_of_run(outcome).get(school_id, ())


def _is_marked(low: "LowResult", figures: Figures) -> bool:
    """Whether a star stands at the number of participants: a small group that is shown."""
    return low.small and low.participants is not None and not figures.hidden


def _any_rounded(printed: "Iterable[tuple[LowResult, Figures]]") -> bool:
    """Whether a printed share is not exactly that of the counts."""
    return any(_is_rounded(low, figures) for low, figures in printed)


def _is_rounded(low: "LowResult", figures: Figures) -> bool:
    if not low.participants or low.failed is None or figures.hidden:
        return False
    shown = Fraction(figures.share.replace(",", "."))
    return shown != Fraction(low.failed * 100, low.participants)


def _share(low: "LowResult") -> str:
    return low.percent_text.replace("%", "").strip()


def _result(low: "LowResult", figures: Figures) -> dict[str, str]:
    mark = _SMALL_MARK if _is_marked(low, figures) else ""
    return {
        **dict.fromkeys(_BASIS_FIELDS, ""),
        "процедура": low.procedure_title,
        "учебный год": explain.low_year(low),
        "доля": figures.share,
        "участников": f"{figures.participants}{mark}",
        "не справились": figures.count,
    }


def _decision(decision: "Decision") -> dict[str, str]:
    return {
        **_NOTHING,
        "процедура": "",
        "дата решения": date_digits(decision.decided_on),
        "документ решения": decision.document,
        "причина решения": decision.reason,
    }


def _printed(facts: DocumentFacts) -> "list[tuple[LowResult, Figures]]":
    return [one for verdict in facts.listed for one in _figures_of(facts, verdict)]


def _has_percents_alone(facts: DocumentFacts) -> bool:
    shown = "participants" in LIST.shown(facts.settings)
    return shown and any(low.participants is None for low, _figures in _printed(facts))


def _has_stars(facts: DocumentFacts) -> bool:
    shown = "participants" in LIST.shown(facts.settings)
    return shown and any(_is_marked(*one) for one in _printed(facts))


def _has_hidden(facts: DocumentFacts) -> bool:
    shown = not _OF_PUPILS.isdisjoint(LIST.shown(facts.settings))
    return shown and any(figures.hidden for _low, figures in _printed(facts))


def _has_rounded(facts: DocumentFacts) -> bool:
    return "share" in LIST.shown(facts.settings) and _any_rounded(_printed(facts))


def _supported(rows: "Sequence[SupportRow]", facts: DocumentFacts) -> Sequence[RowValues]:
    if facts.chosen(SCHOOL_ORDER) != BY_NAME:
        rows = stays_as_entered(rows)
    return MappedRows(rows, partial(support_row, order=facts.order))


def _empty_list(facts: DocumentFacts) -> Iterator[Finding]:
    """A list that is to be approved and has no school."""
    if facts.has_list or (CONDITIONS.name in facts.settings and facts.conditions):
        return
    code, text = "list.empty", f"В списке поддержки на {date_digits(facts.day)} нет школ"
    if facts.rests_on_run:
        if not facts.left:
            return
        code, text = "list.all-left", "Все выявленные школы выведены из списка: утверждать нечего"
    yield Finding(code=code, text=text, weight=Weight.STOP, link=ToSchools(year=facts.year))


def _without_conclusion(facts: DocumentFacts) -> Iterator[Finding]:
    """Schools without a conclusion, where the list would speak about them, each with a link."""
    outcome = facts.outcome
    if outcome is None:
        return
    run_id = _run_id(outcome)

    def told(code: str, text: str, verdict: "SchoolVerdict") -> Finding:
        link = ToVerdict(verdict.school_id, run_id)
        return Finding(code=code, text=f"{text}: {verdict.school}", link=link)

    for verdict in outcome.having(VerdictStatus.NEEDS_DECISION):
        yield told("verdict.undecided", "Нет решения рабочей группы", verdict)
    # A list that is not empty says nothing about other schools; «не выявлено» speaks of all.
    silent = facts.has_list or facts.left
    lacking = () if silent else outcome.having(VerdictStatus.INSUFFICIENT_DATA)
    code = "verdict.insufficient-data"
    for verdict in lacking[:_MOST_NAMED]:
        yield told(code, "Недостаточно данных", verdict)
    if len(lacking) > _MOST_NAMED:
        text = f"Недостаточно данных: ещё {counted(len(lacking) - _MOST_NAMED, SCHOOL)}"
        link = ToIdentification(outcome.year) if run_id is None else ToRun(run_id)
        yield Finding(code=code, text=text, link=link)


def _wrong_results(facts: DocumentFacts) -> Iterator[Finding]:
    """What cannot be right in the list: results, the day of the order, who never entered it."""
    outcome = facts.outcome
    if outcome is None:
        return
    yield from impossible_results(facts.listed, _run_id(outcome))
    yield from too_early(facts.order, outcome.run)
    for verdict in facts.never_entered:
        yield Finding(
            code="support.never-entered",
            text=f"Выявлена, но в список поддержки не внесена: {verdict.school}",
            link=ToSchool(verdict.school_id, "history"),
        )


def _run_id(outcome: "Outcome") -> int | None:
    return None if outcome.run is None else outcome.run.id


LISTS = Vocabulary[DocumentFacts]()
LISTS.flag("есть перечень", lambda facts: facts.has_list)
LISTS.flag(
    "выявленных школ нет",
    lambda facts: facts.outcome is not None and not facts.listed and not facts.left,
)
LISTS.flag("нужны примечания", lambda facts: facts.wants(NOTES))
LISTS.flag("есть проценты без численности", _has_percents_alone)
LISTS.flag("есть скрытые данные", _has_hidden)
LISTS.flag("есть отмеченные малочисленные группы", _has_stars)
LISTS.flag("проценты округлены", _has_rounded)
LISTS.fact("дата списка", lambda facts: date_digits(facts.day))
LISTS.rows(
    LIST.rows,
    ("школа", "критерии"),
    lambda facts: MappedRows(facts.listed, partial(_school_row, facts)),
    inner={_BASES: _BASIS_FIELDS},
    columns=LIST.choosable(),
)
LISTS.rows("школы списка поддержки", FIELDS, lambda facts: _supported(facts.supported, facts))
LISTS.rows("школы в сложных условиях", FIELDS, lambda facts: _supported(facts.conditions, facts))
LISTS.check(_without_conclusion, LIST.rows)
LISTS.check(_wrong_results, LIST.rows)
LISTS.check(_empty_list, "есть перечень")
