"""An identification in the words of texts: its rules, and who is without a conclusion."""

from collections.abc import Iterator

from app.enums import SupportKind, VerdictStatus
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.shared_settings import BASIS
from app.services.documents.shared_settings import RUN as RUN_SETTING
from app.services.documents.text.vocabulary import Vocabulary
from app.services.documents.words.name_lists import name_schools
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToDocument, ToIdentification
from app.services.identification import explain
from app.services.identification.evidence.shares import limit_text, threshold_text
from app.services.identification.evidence.verdict import Outcome, SchoolVerdict
from app.services.identification.rules.rules import Certainty, Combine, SmallCohort
from app.services.language.dates import year_name
from app.services.language.plural import SCHOOL, counted, counted_dative

VERDICTS = "школы перечня"  # the set of schools that an identification lists


def unknown(outcome: Outcome | None) -> tuple[SchoolVerdict, ...]:
    """Schools without a conclusion: too little data, or the working group has not decided."""
    if outcome is None:
        return ()
    lacking = outcome.having(VerdictStatus.INSUFFICIENT_DATA)
    return (*lacking, *outcome.having(VerdictStatus.NEEDS_DECISION))


def _known(outcome: Outcome | None) -> int | None:
    return None if outcome is None else len(outcome.verdicts) - len(unknown(outcome))


def _source(outcome: Outcome | None) -> str:
    """The source of the rules, which is cited only when it was checked."""
    if outcome is None or outcome.profile.certainty not in (Certainty.ACT, Certainty.OWN):
        return ""
    return outcome.profile.source


def _schools(outcome: Outcome | None, status: VerdictStatus) -> list[str]:
    return [] if outcome is None else [row.school for row in outcome.having(status)]


def _limit(outcome: Outcome | None) -> str:
    limit = None if outcome is None else outcome.profile.min_participants
    return "" if limit is None else limit_text(limit)


def _at_least(procedures: int) -> str:
    """«двум процедурам» as it stands behind «не менее чем по»."""
    return counted_dative(procedures, explain.DATIVE)


def _none(facts: DocumentFacts) -> Iterator[Finding]:
    if facts.from_support or facts.outcome is not None:
        return
    yield Finding(
        code="run.none",
        text=f"Выявление для работы {year_name(facts.year)} не зафиксировано",
        weight=Weight.STOP,
        link=ToIdentification(facts.year - 1, facts.year),
    )


def _instead(facts: DocumentFacts) -> Iterator[Finding]:
    """What could be done while there is no run: ways, and nothing that is missing."""
    if facts.from_support or facts.outcome is not None:
        return
    others = len(facts.dossier.standing_runs())
    if others:
        text = f"Можно выбрать выявление для другого года: зафиксировано {others}"
        link = ToDocument(facts.kind, RUN_SETTING.name)
        yield Finding(code="run.other-years", text=text, weight=Weight.NOTE, link=link)
    listed = sum(row.is_on_list(facts.day) for row in facts.dossier.support(SupportKind.SHNOR))
    if listed and BASIS.name in facts.settings:
        text = f"Без выявления можно утвердить список поддержки: {counted(listed, SCHOOL)}"
        link = ToDocument(facts.kind, BASIS.name)
        yield Finding(code="run.support-instead", text=text, weight=Weight.NOTE, link=link)


RUN = Vocabulary[Outcome | None]()
RUN.flag("выявление зафиксировано", lambda run: run is not None)
RUN.flag("вывод сделан по всем школам", lambda run: not unknown(run))
RUN.flag("процедуры обоих лет одинаковы", lambda run: bool(run and run.profile.c2_same_procedure))
RUN.flag("нужны оба критерия", lambda run: bool(run and run.profile.combine is Combine.AND))
RUN.flag(
    "малочисленные группы объединены",
    lambda run: bool(run and run.profile.small_cohort is SmallCohort.POOL),
)
RUN.number("школ с выводом", _known)
RUN.number("всех школ", lambda run: len(run.verdicts) if run else None)
name_schools(RUN, "школы без данных", lambda run: _schools(run, VerdictStatus.INSUFFICIENT_DATA))
name_schools(RUN, "школы без решения", lambda run: _schools(run, VerdictStatus.NEEDS_DECISION))
RUN.fact("правила", lambda run: run.profile.title if run else "")
RUN.fact("источник правил", _source)
RUN.fact(
    "граница низкого результата", lambda run: threshold_text(run.profile.threshold_h) if run else ""
)
RUN.fact(
    "числу процедур критерия 1",
    lambda run: _at_least(run.profile.c1_min_procedures) if run else "",
)
RUN.fact(
    "числу процедур критерия 2", lambda run: _at_least(run.profile.c2_min_per_year) if run else ""
)
RUN.fact("граница малочисленности", _limit)

RUNS = Vocabulary[DocumentFacts]()
RUNS.see(RUN, lambda facts: facts.outcome)
RUNS.flag("по списку поддержки", lambda facts: facts.from_support)
RUNS.check(_none, *RUN.names(), VERDICTS)
RUNS.advise(_instead, *RUN.names(), VERDICTS)
