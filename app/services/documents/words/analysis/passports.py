"""Passports of schools in the words of texts: the blocks at their dates, counts with shares."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from app.enums import PassportBlockKind
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.public_words import FEWER, LEAST_GROUP, UNPUBLISHED
from app.services.documents.settings import SettingSpec
from app.services.documents.text.vocabulary import MappedRows, RowValues, Vocabulary
from app.services.documents.words.registers.supported import ONE_OR_ALL
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToSchool, ToSchools
from app.services.language.dates import date_digits
from app.services.language.numbers import measured
from app.services.language.plural import SCHOOL, counted
from app.services.schools.passport_writing import indicators_of
from app.services.schools.passports import compare

if TYPE_CHECKING:
    from app.services.reference import Indicator
    from app.services.schools.passports import IndicatorRow, PassportBlockRow
    from app.services.schools.schools import SchoolRow

PASSPORT_DAY = SettingSpec(
    name="passport_day", title="Паспорт на день (пусто: сегодня)", kind="date", yearly=True
)
_SCHOOLS = "паспорта школ"
_BLOCKS = MappingProxyType(
    {
        PassportBlockKind.CONTINGENT: "контингент",
        PassportBlockKind.STAFF: "кадры",
        PassportBlockKind.SOCIAL: "социальный паспорт",
        PassportBlockKind.RESOURCES: "ресурсы",
    }
)
_GENITIVE = MappingProxyType(
    {
        PassportBlockKind.CONTINGENT: "контингента",
        PassportBlockKind.STAFF: "кадров",
        PassportBlockKind.SOCIAL: "социального паспорта",
        PassportBlockKind.RESOURCES: "ресурсов",
    }
)
_OF_PUPILS = (PassportBlockKind.CONTINGENT, PassportBlockKind.SOCIAL)
_FIELDS = ("показатель", "число", "доля")
_OF_SCHOOL = (
    *("школа", "полное наименование", "тип школы", "населённый пункт"),
    *("расстояние до центра", "директор школы", "телефон школы"),
    *(f"{what} {name}" for name in _GENITIVE.values() for what in ("дата", "источник")),
)
_GRADE, _CLASSES = "grade_", "class_sets"  # classes are no pupils


def _day(facts: DocumentFacts) -> date:
    """That of the document, today while none is chosen."""
    return facts.day_of(PASSPORT_DAY) or facts.dossier.today


def block_on(
    facts: DocumentFacts, school_id: int, kind: PassportBlockKind
) -> "PassportBlockRow | None":
    """The newest block of a kind on the day of the document."""
    day = _day(facts)
    blocks = facts.dossier.passport(school_id)
    known = [block for block in blocks if block.block == kind and block.on_date <= day]
    return known[-1] if known else None


def _schools(facts: DocumentFacts) -> "list[SchoolRow]":
    """The chosen school, else those on a list of support on the day of the document."""
    if facts.of_school is not None:
        return [facts.of_school]
    keys = {row.school_id for row in facts.dossier.support(on=facts.day)}
    return [school for key, school in facts.dossier.schools.items() if key in keys]


def _school(facts: DocumentFacts, school: "SchoolRow") -> RowValues:
    blocks = {kind: block_on(facts, school.id, kind) for kind in _BLOCKS}
    told: dict[str, str] = {}
    for kind, block in blocks.items():
        told[f"дата {_GENITIVE[kind]}"] = "" if block is None else date_digits(block.on_date)
        told[f"источник {_GENITIVE[kind]}"] = "" if block is None else block.source
    distance = school.distance_m
    return {
        "школа": school.short_name,
        "полное наименование": school.full_name,
        "тип школы": school.kind.label,
        "населённый пункт": school.settlement,
        "расстояние до центра": "" if distance is None else f"{measured(distance / 1000)} км",
        "директор школы": school.head,
        "телефон школы": school.phone,
        **told,
        **{_BLOCKS[kind]: _rows(facts, kind, block) for kind, block in blocks.items()},
    }


def tells_of_few(block: "PassportBlockRow", indicator: "Indicator") -> bool:
    """Whether a block tells of a few pupils, by their count or by their share of all."""
    count, share_h = (of.get(indicator.code) for of in (block.counts, block.shares))
    if count is not None:
        return 0 < count < LEAST_GROUP
    whole = block.counts.get(indicator.share_of or "")
    if not share_h or not whole:
        return False
    return round(share_h * whole / 10_000) < LEAST_GROUP


def _rows(
    facts: DocumentFacts, kind: PassportBlockKind, block: "PassportBlockRow | None"
) -> list[RowValues]:
    """What was counted; in the public version without counts of a few pupils.

    The classes add up to the pupils, so they are all left out where one of them is.
    """
    if block is None:
        return []
    counted_rows = [row for row in compare(block) if row.count is not None or row.share_text]
    hides = facts.is_public and kind in _OF_PUPILS
    few = {
        one.code
        for one in indicators_of(kind)
        if hides and one.code != _CLASSES and tells_of_few(block, one)
    }
    grades = any(code.startswith(_GRADE) for code in few)
    return [
        _indicator(row, hidden=row.code in few, joined=grades and row.code.startswith(_GRADE))
        for row in counted_rows
    ]


def _indicator(row: "IndicatorRow", *, hidden: bool, joined: bool) -> RowValues:
    if hidden or joined:
        told = (row.title, FEWER if hidden else UNPUBLISHED, UNPUBLISHED)
    else:
        told = (row.title, row.count_text, row.share_text)
    return dict(zip(_FIELDS, told, strict=True))


def _lacking(facts: DocumentFacts) -> Iterator[Finding]:
    """No school to tell of, or schools without any block."""
    schools = _schools(facts)
    if not schools:
        text, link = "Нет школ для паспорта", ToSchools(supported=True, year=facts.year)
        yield Finding(code="passport.no-school", text=text, weight=Weight.STOP, link=link)
    first, day = facts.dossier.first_passports, _day(facts)
    empty = [one for one in schools if one.id not in first or first[one.id] > day]
    if empty:
        text = f"Паспорт не заполнен: {counted(len(empty), SCHOOL)}"
        yield Finding(code="passport.empty", text=text, link=ToSchool(empty[0].id, "passport"))


PASSPORTS = Vocabulary[DocumentFacts]()
PASSPORTS.rows(
    _SCHOOLS,
    _OF_SCHOOL,
    lambda facts: MappedRows(_schools(facts), partial(_school, facts)),
    inner=dict.fromkeys(_BLOCKS.values(), _FIELDS),
)
PASSPORTS.flag("паспорт одной школы", lambda facts: facts.of_school is not None)
PASSPORTS.fact(
    "школа паспорта", lambda facts: facts.of_school.short_name if facts.of_school else ""
)
PASSPORTS.fact(
    "день паспорта", lambda facts: date_digits(facts.day_of(PASSPORT_DAY) or facts.dossier.today)
)
PASSPORTS.ask(ONE_OR_ALL, _SCHOOLS)
PASSPORTS.ask(PASSPORT_DAY, _SCHOOLS)
PASSPORTS.check(_lacking, _SCHOOLS)
