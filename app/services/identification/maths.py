"""ЕГЭ in mathematics: two levels apart, merged, or known only without levels.

The criteria name the basic and the profile level as two procedures, while real tables often have
one column «ЕГЭ МА». Which results stand for mathematics is decided per school:

* separate: the levels count as they are; a result without levels counts as one procedure of its
  own in a year that has neither level, otherwise it is left out with a remark;
* merged: participants and failed of both levels are added; with one level only, the result without
  levels wins over the level, because it covers everybody; percents cannot be added, so such levels
  stay apart with a remark (in all years, so that the years can be compared).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.services.identification.evidence.facts import Fact
from app.services.identification.evidence.verdict import Evidence, node
from app.services.identification.rules.rules import EgeMath, Profile
from app.services.language.dates import year_name

BASE, PROF, WHOLE = "ege:ma:base", "ege:ma:prof", "ege:ma"
_FAMILY = (BASE, PROF, WHOLE)
MERGED_TITLE = "ЕГЭ по математике (базовый и профильный уровни вместе)"

Facts = dict[tuple[str, int], Fact]


@dataclass(frozen=True, slots=True)
class Arranged:
    """The results of one school with mathematics settled.

    Attributes:
        codes: procedures in printed order.
        facts: by code and year.
        silent: (code, year) that are neither counted nor missing, because another code of
            mathematics stands for them.
        remarks: what was done.
    """

    codes: tuple[str, ...]
    facts: Facts
    silent: frozenset[tuple[str, int]] = frozenset()
    remarks: tuple[Evidence, ...] = ()


def wanted_codes(profile: Profile) -> frozenset[str]:
    """All codes whose results a profile may need."""
    codes = frozenset(profile.procedures)
    return codes | frozenset(_FAMILY) if codes & frozenset(_FAMILY) else codes


def arrange(profile: Profile, results: Iterable[Fact], years: Sequence[int]) -> Arranged:
    """Settle mathematics for one school; results of other procedures pass unchanged."""
    listed = [code for code in _FAMILY if code in profile.procedures]
    facts: Facts = {(fact.procedure, fact.year): fact for fact in results}
    if not listed:
        return Arranged(profile.procedures, facts)
    if profile.ege_math is EgeMath.SEPARATE:
        return _separate(profile.procedures, facts, years)
    apart = [year for year in years if not _mergeable(facts, year)]
    if apart:
        codes = _replaced(profile.procedures, (BASE, PROF))
        arranged = _separate(codes, facts, years)
        remark = node("remark", "maths_apart", years=_year_list(apart))
        return Arranged(
            arranged.codes, arranged.facts, arranged.silent, (remark, *arranged.remarks)
        )
    return _merged(_replaced(profile.procedures, (WHOLE,)), facts, years)


def _replaced(codes: Sequence[str], family: tuple[str, ...]) -> tuple[str, ...]:
    """The codes with mathematics written as `family`, at the place of its first code."""
    first = next(position for position, code in enumerate(codes) if code in _FAMILY)
    return (*codes[:first], *family, *(code for code in codes[first:] if code not in _FAMILY))


def _held(facts: Facts, code: str, year: int) -> Fact | None:
    fact = facts.get((code, year))
    return fact if fact is not None and fact.held else None


def _separate(codes: Sequence[str], facts: Facts, years: Sequence[int]) -> Arranged:
    levels = [code for code in (BASE, PROF) if code in codes]
    if WHOLE not in codes and len(levels) < 2:
        return Arranged(tuple(codes), facts)
    silent: set[tuple[str, int]] = set()
    used: list[int] = []
    ignored: list[int] = []
    for year in years:
        has_levels = any(_held(facts, code, year) for code in levels)
        has_whole = _held(facts, WHOLE, year) is not None
        if has_whole and not has_levels:
            used.append(year)
            silent.update((code, year) for code in levels)
        elif levels:
            silent.add((WHOLE, year))
            if has_whole:
                ignored.append(year)
    remarks: list[Evidence] = []
    if used and levels:
        remarks.append(node("remark", "maths_undivided", years=_year_list(used)))
    if ignored:
        remarks.append(node("remark", "maths_undivided_ignored", years=_year_list(ignored)))
    order = tuple(codes)
    if used and WHOLE not in codes:
        place = max(order.index(code) for code in levels) + 1
        order = (*order[:place], WHOLE, *order[place:])
    return Arranged(order, facts, frozenset(silent), tuple(remarks))


def _mergeable(facts: Facts, year: int) -> bool:
    levels = [_held(facts, code, year) for code in (BASE, PROF)]
    if None in levels or _held(facts, WHOLE, year) is not None:
        return True
    return all(fact is not None and fact.counted for fact in levels)


def _merged(codes: tuple[str, ...], facts: Facts, years: Sequence[int]) -> Arranged:
    settled = {key: fact for key, fact in facts.items() if key[0] not in _FAMILY}
    remarks: list[Evidence] = []
    merged: list[int] = []
    for year in years:
        levels = [fact for code in (BASE, PROF) if (fact := _held(facts, code, year))]
        whole = _held(facts, WHOLE, year)
        if len(levels) == 2 and all(fact.counted for fact in levels):
            settled[WHOLE, year] = _sum(levels[0], levels[1])
            merged.append(year)
        elif whole is not None:
            settled[WHOLE, year] = whole
        elif levels:
            settled[WHOLE, year] = _renamed(levels[0])
            level = "базовый" if levels[0].procedure == BASE else "профильный"
            remarks.append(node("remark", "maths_one_level", year=year, level=level))
        else:
            known = [facts[code, year] for code in _FAMILY if (code, year) in facts]
            if known:
                settled[WHOLE, year] = _renamed(known[0])
    if merged:
        remarks.insert(0, node("remark", "maths_merged", years=_year_list(merged)))
    return Arranged(codes, settled, remarks=tuple(remarks))


def _sum(base: Fact, prof: Fact) -> Fact:
    assert base.participants is not None
    assert base.failed is not None
    assert prof.participants is not None
    assert prof.failed is not None
    return Fact(
        procedure=WHOLE,
        year=base.year,
        participants=base.participants + prof.participants,
        failed=base.failed + prof.failed,
        derived=base.derived or prof.derived,
        source="; ".join(dict.fromkeys(part for part in (base.source, prof.source) if part)),
        title=MERGED_TITLE,
    )


_LEVEL_TITLES = {
    BASE: "ЕГЭ по математике (базовый уровень)",
    PROF: "ЕГЭ по математике (профильный уровень)",
}


def _renamed(level: Fact) -> Fact:
    return Fact(
        procedure=WHOLE,
        year=level.year,
        state=level.state,
        participants=level.participants,
        failed=level.failed,
        percent_h=level.percent_h,
        derived=level.derived,
        source=level.source,
        title=_LEVEL_TITLES.get(level.procedure, ""),
    )


def _year_list(years: Iterable[int]) -> str:
    return ", ".join(year_name(year) for year in years)
