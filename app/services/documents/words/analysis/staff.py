"""Staff and social passport of the analysed schools beside the district: counts with shares."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from app.enums import PassportBlockKind
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.public_words import FEWER, LEAST_GROUP, UNPUBLISHED
from app.services.documents.settings import SettingSpec
from app.services.documents.text.vocabulary import RowValues, Vocabulary
from app.services.documents.words.analysis.passports import (
    PASSPORT_DAY,
    block_on,
    tells_of_few,
)
from app.services.documents.words.analysis.subject import analysed_schools
from app.services.language.numbers import DASH, percent_h, whole
from app.services.language.plural import counted
from app.services.schools.passport_writing import indicators_of

if TYPE_CHECKING:
    from app.services.reference import Indicator
    from app.services.schools.passports import PassportBlockRow

CATEGORY_TARGET = SettingSpec(
    name="category_target",
    title="Региональный целевой показатель: педагоги с категорией, %",
    kind="number",
    highest=100,
)
_BLOCKS = MappingProxyType(
    {PassportBlockKind.STAFF: "Кадры", PassportBlockKind.SOCIAL: "Социальный паспорт"}
)
_GROUPS, _ROWS = "сведения о школах", "показатели школ"
_FIELDS = ("показатель", "число", "доля", "школ с данными", "число в районе", "доля в районе")
_OF_SCHOOLS = ("школы", "школ", "школ")
_CATEGORY = "category"


@dataclass(frozen=True, slots=True)
class _Sum:
    """A count of schools that counted it, with its whole where it has one."""

    count: int | None
    share_h: Fraction | None  # hundredths of a per cent, exact
    schools: int


@dataclass(frozen=True, slots=True)
class _Cells:
    """A sum as printed, its count and its share, and of how many schools it is."""

    schools: int
    texts: tuple[str, str]


def _blocks(
    facts: DocumentFacts, keys: Iterable[int], kind: PassportBlockKind
) -> "list[PassportBlockRow]":
    blocks = (block_on(facts, key, kind) for key in keys)
    return [block for block in blocks if block is not None]


def _sum(blocks: "Sequence[PassportBlockRow]", indicator: "Indicator") -> _Sum:
    """Over the schools that counted both the part and the whole; a lone share as it is known."""
    code, base = indicator.code, indicator.share_of
    if len(blocks) == 1 and code in blocks[0].shares:
        share = Fraction(blocks[0].shares[code])
        return _Sum(blocks[0].counts.get(code), share, 1)
    known = [one.counts for one in blocks if code in one.counts and (base or code) in one.counts]
    if not known:
        return _Sum(None, None, 0)
    count = sum(one[code] for one in known)
    total = sum(one[base] for one in known) if base else 0
    return _Sum(count, Fraction(count * 10_000, total) if total else None, len(known))


def _told(one: _Sum, *, few: bool, hides: bool) -> tuple[str, str]:
    if few:
        return FEWER, UNPUBLISHED
    if hides:
        return UNPUBLISHED, UNPUBLISHED
    count = DASH if one.count is None else whole(one.count)
    return count, "" if one.share_h is None else percent_h(round(one.share_h), 1)


def _printed(
    blocks: "Sequence[PassportBlockRow]", indicator: "Indicator", *, public: bool
) -> _Cells:
    """The sum of schools in its two cells, and of how many it is.

    No sum is published of which a part is of a few pupils: the passports of the other schools, or
    another programme with some of them, would give it back.
    """
    one = _sum(blocks, indicator)
    few = public and 0 < (one.count or 0) < LEAST_GROUP
    hides = public and any(tells_of_few(block, indicator) for block in blocks)
    return _Cells(one.schools, _told(one, few=few, hides=hides))


def _row(
    facts: DocumentFacts, kind: PassportBlockKind, indicator: "Indicator"
) -> "RowValues | None":
    schools = _blocks(facts, analysed_schools(facts), kind)
    active = (key for key, school in facts.dossier.schools.items() if school.active)
    public = facts.is_public and kind is PassportBlockKind.SOCIAL
    own = _printed(schools, indicator, public=public)
    district = _printed(_blocks(facts, active, kind), indicator, public=public)
    if not own.schools and not district.schools:
        return None
    known = f"{own.schools} из {counted(len(analysed_schools(facts)), _OF_SCHOOLS)}"
    told = (*own.texts, known, *district.texts)
    return dict(zip(_FIELDS, (indicator.title, *told), strict=True))


def _groups(facts: DocumentFacts) -> list[RowValues]:
    _ = facts.dossier.passports  # of the whole district: read at once, not school by school
    groups: list[RowValues] = []
    for kind, title in _BLOCKS.items():
        rows = [row for one in indicators_of(kind) if (row := _row(facts, kind, one)) is not None]
        if rows:
            groups.append({"раздел сведений": title, _ROWS: rows})
    return groups


def _category(facts: DocumentFacts) -> str:
    """«84 %, что ниже регионального целевого показателя (85 %)»; compared exactly."""
    staff = PassportBlockKind.STAFF
    indicator = next(one for one in indicators_of(staff) if one.code == _CATEGORY)
    own = _sum(_blocks(facts, analysed_schools(facts), staff), indicator)
    if own.share_h is None:
        return ""
    told = percent_h(round(own.share_h), 1)
    target = facts.chosen(CATEGORY_TARGET)
    if not target:
        return told
    goal = Fraction(target) * 100
    goal_text = f"({percent_h(round(goal))})"
    if own.share_h == goal:
        return f"{told}, что соответствует региональному целевому показателю {goal_text}"
    sense = "ниже" if own.share_h < goal else "выше"
    return f"{told}, что {sense} регионального целевого показателя {goal_text}"


STAFF = Vocabulary[DocumentFacts]()
STAFF.rows(_GROUPS, ("раздел сведений",), _groups, inner={_ROWS: _FIELDS})
STAFF.fact("доля педагогов с категорией", _category)
STAFF.ask(PASSPORT_DAY, *STAFF.names())
STAFF.ask(CATEGORY_TARGET, "доля педагогов с категорией")
