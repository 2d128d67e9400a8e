"""What was added up in a low result: the years of a pooled one, the levels of merged ЕГЭ.

A sum that is published gives a part of it back as soon as the other part is known from elsewhere,
another paper of the same year for one: whoever publishes a sum asks what stands behind it.
"""

from collections.abc import Iterator, Mapping, Sequence

from app.services.identification.evidence.facts import Fact
from app.services.identification.evidence.verdict import LowResult
from app.services.identification.maths import BASE, PROF, WHOLE

Counts = tuple[int, int]  # participants, and those of them who failed
_UNKNOWN: Counts = (0, 0)


def may_be_sum(low: LowResult) -> bool:
    """Whether something may have been added up in a low result: its years, or its levels."""
    return low.pooled_with is not None or low.procedure == WHOLE


def parts_of(low: LowResult, results: Sequence[Fact]) -> tuple[Counts, ...]:
    """The counts that were added up in a low result, none where it is a single one.

    Args:
        low: of a school.
        results: of this school, as the identification read them.

    Returns:
        A part that is not among the results is (0, 0).
    """
    years = [low.year] if low.pooled_with is None else [low.year, low.pooled_with]
    facts = {(fact.procedure, fact.year): fact for fact in results}
    parts = [part for year in years for part in _of_year(facts, low.procedure, year)]
    return tuple(parts) if len(parts) > 1 else ()


def class_size(code: str, year: int, results: Sequence[Fact]) -> int | None:
    """How many pupils a class has, as far as the results of its procedures tell it.

    Args:
        code: of a procedure; all ОГЭ are taken by one class, all ЕГЭ by another, ВПР by that which
            the code names.
        year: of the results.
        results: of one school.
    """
    wanted = class_key(code)
    counted = [
        fact.participants
        for fact in results
        if fact.year == year and fact.participants and class_key(fact.procedure) == wanted
    ]
    return max(counted, default=None)


def class_key(code: str) -> tuple[str, str]:
    """What procedures of one class have in common: («oge», ""), («vpr», "5")."""
    kind, _, rest = code.partition(":")
    grade = rest.rpartition(":")[2]
    return kind, grade if grade.isdigit() else ""


def _of_year(facts: Mapping[tuple[str, int], Fact], code: str, year: int) -> Iterator[Counts]:
    levels = [facts.get((level, year)) for level in (BASE, PROF)] if code == WHOLE else []
    if (code, year) not in facts and any(levels):
        yield from (_counts(fact) for fact in levels if fact is not None)
    elif all(fact is not None and fact.counted for fact in levels) and levels:
        yield from map(_counts, levels)
    else:
        yield _counts(facts.get((code, year)))


def _counts(fact: Fact | None) -> Counts:
    if fact is None or fact.participants is None or fact.failed is None:
        return _UNKNOWN
    return fact.participants, fact.failed
