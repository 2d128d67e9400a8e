"""Which results differ between two identifications, for the years that both of them read."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.services.identification.evidence.facts import Fact, SchoolFacts
from app.services.identification.evidence.verdict import Outcome
from app.services.language.dates import year_name
from app.services.language.numbers import DASH, hundredths, whole


@dataclass(frozen=True, slots=True)
class DataChange:
    """One result that is not as it was.

    Attributes:
        school_id: key of the school.
        school: its name.
        text: «ВПР МА 5, 2024/2025: 12 из 39 → 10 из 39».
    """

    school_id: int
    school: str
    text: str


def changed_data(before: Outcome, after: Outcome) -> tuple[DataChange, ...] | None:
    """The results that were added, changed or taken away, by school; None without common years.

    Only years that both identifications read are compared, and only procedures that both knew: a
    procedure that a profile leaves out is a changed parameter, not changed data.
    """
    years = {before.year, before.previous_year} & {after.year, after.previous_year}
    if not years:
        return None
    codes = before.inputs.procedures.keys() & after.inputs.procedures.keys()
    old = {school.school_id: school for school in before.inputs.schools}
    changes: list[DataChange] = []
    for school in after.inputs.schools:
        if school.school_id in old:
            changes += _changes(old[school.school_id], school, after, years, codes)
    return tuple(changes)


def _changes(
    old: SchoolFacts, new: SchoolFacts, after: Outcome, years: set[int], codes: set[str]
) -> Iterator[DataChange]:
    was, now = _facts(old, years, codes), _facts(new, years, codes)
    for key in sorted(was.keys() | now.keys(), key=lambda key: (-key[1], key[0])):
        before, text = _words(was.get(key)), _words(now.get(key))
        if before != text:
            code, year = key
            title = after.inputs.procedures[code].short_title
            yield DataChange(
                new.school_id, new.school, f"{title}, {year_name(year)}: {before} → {text}"
            )


def _facts(school: SchoolFacts, years: set[int], codes: set[str]) -> dict[tuple[str, int], Fact]:
    return {
        (fact.procedure, fact.year): fact
        for fact in school.results
        if fact.year in years and fact.procedure in codes
    }


def _words(fact: Fact | None) -> str:
    if fact is None:
        return DASH
    if not fact.held:
        return "нет участников" if fact.no_participants else "не проводилась"
    if fact.counted:
        return f"{whole(fact.failed or 0)} из {whole(fact.participants or 0)}"
    return f"{hundredths(fact.percent_h or 0)} %"
