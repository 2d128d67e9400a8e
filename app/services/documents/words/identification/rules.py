"""The rules of identification that a workspace works with, in the words of texts."""

from collections.abc import Iterator

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.text.vocabulary import Vocabulary
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToSchools
from app.services.identification import explain
from app.services.identification.evidence.shares import limit_text, threshold_text
from app.services.identification.rules.rules import Certainty, Combine, Profile, SmallCohort
from app.services.language.plural import counted_dative

_SMALL = {
    SmallCohort.FLAG: "отмечаются, вывод по ним ориентировочный",
    SmallCohort.EXCLUDE: "не учитываются",
    SmallCohort.POOL: "объединяются за два учебных года",
    SmallCohort.EXPERT: "рассматривает рабочая группа",
}


def _source(rules: Profile) -> str:
    """Where the rules come from, which is cited only when it was checked."""
    return rules.source if rules.certainty in (Certainty.ACT, Certainty.OWN) else ""


def _at_least(procedures: int) -> str:
    """«двум процедурам» behind «не менее чем по»."""
    return counted_dative(procedures, explain.DATIVE)


def _no_schools(facts: DocumentFacts) -> Iterator[Finding]:
    if not facts.dossier.schools:
        text = "В реестре нет школ, которые выявляются по этим правилам"
        yield Finding(code="rules.no-schools", text=text, weight=Weight.STOP, link=ToSchools())


_OF_PROFILE = Vocabulary[Profile]()
_OF_PROFILE.fact("правила в работе", lambda rules: rules.title)
_OF_PROFILE.fact("источник правил в работе", _source)
_OF_PROFILE.fact(
    "граница низкого результата по правилам", lambda rules: threshold_text(rules.threshold_h)
)
_OF_PROFILE.fact("процедурам первого критерия", lambda rules: _at_least(rules.c1_min_procedures))
_OF_PROFILE.fact("процедурам второго критерия", lambda rules: _at_least(rules.c2_min_per_year))
_OF_PROFILE.flag("правила требуют оба критерия", lambda rules: rules.combine is Combine.AND)
_OF_PROFILE.flag("правила требуют тех же процедур", lambda rules: rules.c2_same_procedure)
_OF_PROFILE.fact(
    "граница малочисленности по правилам", lambda rules: limit_text(rules.min_participants)
)

_OF_PROFILE.fact("малочисленные группы по правилам", lambda rules: _SMALL[rules.small_cohort])

RULES = Vocabulary[DocumentFacts]()
RULES.check(_no_schools, *_OF_PROFILE.names())
RULES.see(_OF_PROFILE, lambda facts: facts.rules)
