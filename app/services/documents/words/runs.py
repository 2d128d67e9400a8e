"""An identification in the words of texts: its rules, and who is without a conclusion."""

from app.enums import VerdictStatus
from app.services.documents.text.vocabulary import Vocabulary
from app.services.documents.words.name_lists import name_schools
from app.services.identification import explain
from app.services.identification.evidence.shares import limit_text, threshold_text
from app.services.identification.evidence.verdict import Outcome, SchoolVerdict
from app.services.identification.rules.rules import Certainty, Combine, SmallCohort
from app.services.language.plural import counted_dative


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
