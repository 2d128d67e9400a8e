"""Values that cannot be, in criteria, indicators and typed texts.

| code | weight | what it says |
| --- | --- | --- |
| `criterion.impossible` | error | a value of a criterion cannot be |
| `indicator.impossible` | error | a target or a value above 100 % |
| `value.doubled-sign` | error | «23%%» |
| `value.part-above-whole` | error | «5 из 4» |
| `value.over-hundred` | note | a percent or points above 100 in a text |
| `value.no-such-day` | error | «31.02.2021» |
"""

import re
from collections.abc import Iterator
from datetime import date

from app.services.checks.data.facts import CheckFacts
from app.services.checks.ground.check_finding import CheckFinding
from app.services.checks.texts.programmes import programme_name
from app.services.criteria import filled_schools, list_schools_values
from app.services.documents.facts import impossible_values
from app.services.findings.finding import Weight
from app.services.findings.links import ToProgramme, ToSchool
from app.services.language.dates import year_name
from app.services.language.numbers import percent_h

_DOUBLED = re.compile(r"\d+(?:[.,]\d+)?\s*%\s*%")
_PART = re.compile(r"(?<![\d.,])(\d{1,4})\s+из\s+(\d{1,4})(?![\d.,-]|\s*-?(?:х|класс|кл\b))")
_OVER = re.compile(
    r"(?<![\d.,-])(\d{3,6})(?:[.,]\d+)?\s*(?:%|(?:процент|балл)[а-яё]*)", re.IGNORECASE
)
_DAY = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)(?![\d.]*\d)")
_NUMBER = re.compile(r"\d+")
_WHOLE, _WHOLE_H = 100, 10_000


def criteria(facts: CheckFacts) -> Iterator[CheckFinding]:
    """Values of criteria as they are stored: over 100, 5 of 4."""
    for year, schools in filled_schools(facts.workspace, facts.year).items():
        tables = list_schools_values(facts.workspace, schools, year)
        for school_id, rows in tables.items():
            if not any(row.doubt for row in rows):
                continue
            name = facts.dossier.school(school_id).short_name
            for finding in impossible_values(name, school_id, rows):
                yield CheckFinding.of(
                    finding,
                    link=ToSchool(school_id, "criteria"),
                    where=f"Критерии, {name}, {year_name(year)}",
                    document="criteria",
                    about=(("school", school_id),),
                )


def indicators(facts: CheckFacts) -> Iterator[CheckFinding]:
    """Targets and values of a programme in percents above 100."""
    for programme in facts.programmes.values():
        for at, one in enumerate(programme.indicators, start=1):
            if one.unit.strip() != "%":
                continue
            values = [
                (f"{year} год", value_h)
                for year, value in one.years.items()
                for value_h in (value.target_h, value.value_h)
            ]
            for when, value_h in (("исходное значение", one.base_h), *values):
                if value_h is not None and value_h > _WHOLE_H:
                    yield CheckFinding(
                        code="indicator.impossible",
                        text=f"Показатель больше 100 %: {percent_h(value_h)}",
                        hint="Исправьте значение показателя.",
                        weight=Weight.ERROR,
                        link=ToProgramme(programme.id or 0, "indicators"),
                        where=f"{programme_name(programme)}, показатель {at}, {when}",
                        document="programme",
                        about=(("programme", programme.id or 0),),
                    )


def typed_values(facts: CheckFacts) -> Iterator[CheckFinding]:
    """What typed texts say and cannot be, or hardly."""
    for place in facts.all_texts:
        for found in _DOUBLED.finditer(place.text):
            yield place.finding(
                "value.doubled-sign",
                f"Знак процента стоит дважды: «{found[0]}»",
                hint="Оставьте один знак.",
            )
        for found in _PART.finditer(place.text):
            if int(found[1]) > int(found[2]):
                yield place.finding(
                    "value.part-above-whole",
                    f"Часть больше целого: «{found[0]}»",
                    hint="Исправьте одно из чисел.",
                )
        for found in _DAY.finditer(place.text):
            if not _is_day(found):
                yield place.finding(
                    "value.no-such-day", f"Такого дня нет: {found[0]}", hint="Исправьте дату."
                )


def over_hundred(facts: CheckFacts) -> Iterator[CheckFinding]:
    """Percents and points above 100 in texts, where they are not told as stored values already."""
    above = [
        (place, found)
        for place in facts.all_texts
        for found in _OVER.finditer(place.text)
        if int(found[1]) > _WHOLE
    ]
    if not above:
        return
    stored = (*criteria(facts), *indicators(facts))
    told = {number for one in stored for number in _NUMBER.findall(one.text)}
    for place, found in above:
        if place.sort != "document" or found[1] not in told:
            yield place.finding(
                "value.over-hundred",
                f"Больше 100: «{found[0]}»",
                hint="Проверьте число.",
                weight=Weight.NOTE,
            )


def _is_day(found: re.Match[str]) -> bool:
    try:
        date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return False
    return True


CHECKS = (criteria, indicators, typed_values, over_hundred)
