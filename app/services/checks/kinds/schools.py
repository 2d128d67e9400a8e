"""Schools: the list against the identification and the programme, one school under two names.

| code | weight | what it says |
| --- | --- | --- |
| `list.not-identified` | error | it entered by an identification that did not identify it |
| `list.not-entered` | gap | identified, and others entered by that identification |
| `programme.school-not-listed` | note | a programme is about it, but it is on no list of support |
| `programme.school-left-out` | note | it is on a list, but its programme leaves it out |
| `school.two-spellings` | note | «Школа №32» and «Школа № 32» |
| `school.registered-twice` | note | two schools of one place have one name |
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.enums import SupportKind
from app.services.checks.data.facts import CheckFacts
from app.services.checks.ground.check_finding import CheckFinding
from app.services.checks.texts.programmes import programme_name
from app.services.findings.finding import Weight
from app.services.findings.links import ToProgramme, ToSchool
from app.services.identification.evidence.verdict import Outcome
from app.services.language.numbers import NBSP
from app.services.language.school_names import name_key
from app.services.language.sentences import listed, quoted
from app.services.programmes.parts import Programme

if TYPE_CHECKING:
    from app.services.checks.texts.typed import TypedText
    from app.services.orders.orders import OrderRow
    from app.services.schools.support import SupportRow

_MOST_NAMED = 5
_NUMBERED = re.compile(
    r"\b(школ|сош|оош|нош|лице|гимнази)[а-яё]*(?P<sign>\s*[№N]\s*)(?P<number>\d{1,4})(?!\d)",
    re.IGNORECASE,
)


def against_identification(facts: CheckFacts) -> Iterator[CheckFinding]:
    """Who entered the list by an identification, and whom it identified."""
    for run in facts.dossier.standing_runs(facts.year):
        entered = [row for row in facts.support if row.run_id == run.id]
        if not entered:
            continue
        outcome = facts.dossier.run(run.id)
        yield from _not_identified(facts, outcome, run.id)
        document = facts.document_of_list(_latest_order(entered))
        on_list = {row.school_id for row in facts.dossier.support(SupportKind.SHNOR)}
        for verdict in outcome.verdicts:
            if verdict.identified and verdict.school_id not in on_list:
                yield CheckFinding(
                    code="list.not-entered",
                    text=f"Выявлена, но в список {SupportKind.SHNOR.label} не внесена:"
                    f" {verdict.school}",
                    hint="Внесите школу в список или запишите решение рабочей группы.",
                    link=ToSchool(verdict.school_id, "support"),
                    where=f"Выявление №{NBSP}{run.id}",
                    document=document,
                    about=(("identification_run", run.id), ("school", verdict.school_id)),
                )


def _latest_order(stays: "Sequence[SupportRow]") -> "OrderRow | None":
    """The order by which the last of some schools entered."""
    ordered = [stay for stay in stays if stay.entry_order is not None]
    last = max(ordered, key=lambda stay: (stay.entered_on, stay.id), default=None)
    return None if last is None else last.entry_order


def _not_identified(facts: CheckFacts, outcome: Outcome, run_id: int) -> Iterator[CheckFinding]:
    identified = {row.school_id for row in outcome.verdicts if row.identified}
    for stay in facts.support:
        if stay.run_id == run_id and stay.school_id not in identified:
            yield CheckFinding(
                code="list.not-identified",
                text=f"Внесена в список {stay.kind.label} по выявлению №{NBSP}{run_id}, но им не"
                f" выявлена: {stay.school}",
                hint="Проверьте основание внесения.",
                weight=Weight.ERROR,
                link=ToSchool(stay.school_id, "support"),
                where=f"{stay.school}, список {stay.kind.label}",
                document=facts.document_of_list(stay.entry_order),
                about=(("identification_run", run_id), ("school", stay.school_id)),
            )


def against_programmes(facts: CheckFacts) -> Iterator[CheckFinding]:
    """The schools of a programme, and those on the lists of its time."""
    for programme in facts.programmes.values():
        on_list = {
            row.school_id: row.school
            for row in facts.dossier.support()
            if row.entered_on <= programme.period.end
            and (row.left_on is None or row.left_on > programme.period.start)
        }
        if not programme.schools or not on_list:
            continue
        for key in programme.schools:
            if key not in on_list:
                name = facts.dossier.school(key).short_name
                text = f"Программа о школе, которой нет в списках поддержки: {name}"
                yield _of_programme("programme.school-not-listed", text, programme, key)
        left_out = [key for key in on_list if key not in programme.schools]
        if left_out:
            names = listed([on_list[key] for key in left_out], _MOST_NAMED)
            text = f"В списках поддержки, но не в программе: {names}"
            yield _of_programme("programme.school-left-out", text, programme, *left_out)


def _of_programme(code: str, text: str, programme: Programme, *schools: int) -> CheckFinding:
    assert programme.id is not None
    return CheckFinding(
        code=code,
        text=text,
        hint="Проверьте школы программы.",
        weight=Weight.NOTE,
        link=ToProgramme(programme.id),
        where=f"{programme_name(programme)}, школы",
        document="programme",
        about=(("programme", programme.id), *(("school", key) for key in schools)),
    )


def spellings(facts: CheckFacts) -> Iterator[CheckFinding]:
    """One school with and without a blank behind the sign of its number."""
    named: defaultdict[tuple[str, str], dict[str, tuple[str, TypedText]]] = defaultdict(dict)
    for place in facts.texts:
        for found in _NUMBERED.finditer(place.text.replace(NBSP, " ")):
            sign, number = found["sign"].strip(), found["number"]
            spelt = f"{sign} {number}" if found["sign"][-1] == " " else f"{sign}{number}"
            named[found[1].casefold(), number].setdefault(spelt, (found[0], place))
    for spelt in named.values():
        (first, _place), *others = spelt.values()
        for words, place in others:
            yield place.finding(
                "school.two-spellings",
                f"Номер школы написан по-разному: {quoted(first)} и {quoted(words)}",
                hint="Напишите её название одинаково.",
                weight=Weight.NOTE,
            )


def registered_twice(facts: CheckFacts) -> Iterator[CheckFinding]:
    """Two schools of the register with one name in one place."""
    named: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for row in facts.dossier.schools.values():
        if row.active:
            place = row.municipality.casefold(), row.settlement.casefold()
            named[name_key(row.short_name), *place].append(row.id)
    for keys in named.values():
        for key in keys[1:]:
            name = facts.dossier.school(key).short_name
            yield CheckFinding(
                code="school.registered-twice",
                text=f"В реестре две школы с одним названием: {name}",
                hint="Если это одна школа, уберите лишнюю в архив.",
                weight=Weight.NOTE,
                link=ToSchool(key, "requisites"),
                where="Реестр школ",
                about=tuple(("school", one) for one in keys),
            )


CHECKS = (against_identification, against_programmes, spellings, registered_twice)
