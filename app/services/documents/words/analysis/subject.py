"""Which schools an analysis is about, and which two years of results."""

from collections.abc import Mapping
from typing import NamedTuple

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.dossier.school_criteria import reported_schools
from app.services.documents.shared_settings import PROGRAMME


class Years(NamedTuple):
    """A year of results and the one before it, by their later calendar years."""

    last: int
    previous: int


def analysed_schools(facts: DocumentFacts) -> Mapping[int, str]:
    """Names by key: of the programme, else identified by the run, else supported in the year."""
    if PROGRAMME.name in facts.settings:
        keys = () if facts.programme is None else facts.programme.schools
        return {key: facts.dossier.schools[key].short_name for key in keys}
    if facts.outcome is not None:
        return {verdict.school_id: verdict.school for verdict in facts.listed}
    return reported_schools(facts.dossier, None, facts.year, facts.dossier.today)


def analysed_years(facts: DocumentFacts) -> Years | None:
    """The years of the run, else the latest year of which results are known and the one before."""
    if facts.outcome is not None:
        return Years(facts.outcome.year, facts.outcome.previous_year)
    last = facts.dossier.newest_results(analysed_schools(facts), facts.year)
    return None if last is None else Years(last, last - 1)
