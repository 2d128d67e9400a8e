"""The order filled from its text is the order that was composed in code, in every state."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from app.enums import VerdictStatus
from app.services.documents.facts import Office
from app.services.documents.kinds.list_order import document
from app.services.documents.kinds.list_order.control import Controller
from app.services.documents.kinds.list_order.facts import ListOrderFacts
from app.services.documents.kinds.list_order.words import WORDS
from app.services.documents.making.catalogue import describe_settings
from app.services.documents.model.blocks import dump
from app.services.documents.settings import checked_settings
from app.services.documents.text.kind_text import KindText
from app.services.identification.evidence.facts import Inputs
from app.services.identification.evidence.verdict import LowResult, Outcome
from app.services.identification.rules.rules import Certainty, Combine, Profile, SmallCohort
from app.services.storage.workspace import Workspace
from tests.services.documents import facts_samples as given
from tests.services.documents.kinds.list_order.list_orders import SMALL_GROUPS, gathered

TEXT = KindText("list-order", WORDS)
LACKING = given.verdict(
    "МБОУ «СОШ № 4»", status=VerdictStatus.INSUFFICIENT_DATA, criteria=(False, False)
)


def some_low(at: int, one: int) -> LowResult:
    counts = (at * one + 1, at + one)
    return given.low(f"ВПР {one}", counts=counts, percent=f"{at},{one} %", small=at < 9)


THIRTY = tuple(
    given.verdict(
        f"МБОУ «СОШ № {at} | {{проба}} **имени** 1. Героя»",
        *(some_low(at, one) for one in range(1, at % 4 + 1)),
    )
    for at in range(1, 31)
)
BARE = replace(given.DECISION, reason="", document="")
TOLD = replace(given.DECISION, reason="1 (9 %) без аттестата")
POOLED = replace(given.low("ВПР", counts=(8, 4), small=True), pooled_with=given.YEAR - 1)
WHOLE = given.low("ОГЭ", counts=(10, 4), percent="40 %")
VERDICTS = (
    (),
    given.VERDICTS[:1],
    given.VERDICTS,
    given.VERDICTS[3:],
    given.VERDICTS[4:],
    given.VERDICTS[3:4],
    THIRTY,
    SMALL_GROUPS,
    (*SMALL_GROUPS, LACKING, *THIRTY),
    (LACKING,),
    (LACKING, LACKING, given.VERDICTS[3], given.VERDICTS[4]),
    (given.verdict("МБОУ «СОШ № 9»"),),
    (
        given.verdict("Ш", POOLED, given.low("ВПР", given.YEAR - 1, (3, 2))),
        given.verdict("Щ", decision=BARE),
        given.verdict("Щ", WHOLE, decision=TOLD),
    ),
)
THIRTY_IN_CONDITIONS = tuple(
    replace(
        given.CONDITIONS[0],
        school=f"Школа {at}",
        entry_basis="" if at % 2 else f"{at} из 6 (9 %)",
    )
    for at in range(30)
)
CONDITIONS = ((), given.CONDITIONS, THIRTY_IN_CONDITIONS)
BASES = ("", "ВПР МА 5 – 2 из 6 (33,3 %)", "район")
ENTRIES = (None, given.REGISTERED, given.DRAFT, replace(given.REGISTERED, id=1))
THIRTY_SUPPORTED = tuple(
    replace(
        given.SUPPORTED[at % 2],
        school=f"Школа {at}",
        entry_basis=BASES[at % 3],
        entry_order=ENTRIES[at % 4],
    )
    for at in range(30)
)
SUPPORTED = ((), given.SUPPORTED, given.SUPPORTED[:1], THIRTY_SUPPORTED)
ORDERS = (None, given.DRAFT, given.REGISTERED, replace(given.REGISTERED, number="5/1"))
OFFICES = (
    given.OFFICE,
    Office(),
    replace(given.OFFICE, executor_phone=""),
    replace(given.OFFICE, parent_body="", place=""),
)
COLUMNS = (
    "",
    "number,school,criterion,procedure,year,share,participants,failed",
    "school",
    "number,school",
    "procedure,share",
    "failed,procedure,criterion,school",
    "share,number,failed",
    "participants",
)
SETTINGS = {
    "version": ("public", "internal"),
    "grounds": ("", "приказом {район} | 1. № 5"),
    "conditions": ("1", "0"),
    "notes": ("1", "0"),
    "executor": ("1", "0"),
    "columns": COLUMNS,
    "header_school": ("", "Школа"),
    "header_procedure": ("", "Процедура {доля}"),
    "orientation": ("portrait", "landscape"),
}
CONTROLS = (None, Controller("Лунцову Е. В.", "методиста", 7), Controller("", "", 7))


def profile(chance: random.Random) -> Profile:
    return replace(
        given.PROFILE,
        combine=chance.choice([Combine.AND, Combine.OR]),
        c2_same_procedure=chance.random() < 0.5,
        small_cohort=chance.choice(list(SmallCohort)),
        certainty=chance.choice(list(Certainty)),
        source=chance.choice(["", "Письмо № 7; проба"]),
        min_participants=chance.choice([None, 5, 10]),
        c1_min_procedures=chance.choice([1, 2, 5]),
    )


def states(count: int) -> Iterator[ListOrderFacts]:
    chance = random.Random(14)
    specs = describe_settings("list-order")
    for at in range(count):
        verdicts = VERDICTS[at % len(VERDICTS)]
        chosen = {name: chance.choice(values) for name, values in SETTINGS.items()}
        support = chance.random() < 0.3
        values = checked_settings(specs, {}, {**chosen, "basis": "support" if support else "run"})
        outcome = Outcome(
            profile=profile(chance),
            year=2019,
            previous_year=2018,
            inputs=Inputs({}, (), {}),
            verdicts=verdicts,
        )
        yield ListOrderFacts(
            year=chance.choice([2019, 2020]),
            office=chance.choice(OFFICES),
            outcome=None if support else outcome,
            order=chance.choice(ORDERS),
            conditions=chance.choice(CONDITIONS),
            settings=values,
            control=chance.choice(CONTROLS),
            supported=chance.choice(SUPPORTED) if support else (),
            day=chance.choice([None, date(2019, 10, 21)]),
            taken_off=frozenset({1}) if chance.random() < 0.15 else frozenset(),
        )


def differing(facts: ListOrderFacts) -> bool:
    before, after = document.compose(facts), TEXT.compose(facts)
    same = before == after and dump(before) == dump(after)
    return not (same and document.file_title(facts) == TEXT.file_title(facts))


def test_generated_states_read_the_same_both_ways() -> None:
    offenders = [facts for facts in states(600) if differing(facts)]
    assert offenders == []


def test_the_demo_district_reads_the_same_both_ways(demo: Workspace) -> None:
    offenders = [
        (year, basis, version)
        for year in (2019, 2020, 2026, 2027)
        for basis in ("run", "support")
        for version in ("public", "internal")
        if differing(gathered(demo, year, basis=basis, version=version))
    ]
    assert offenders == []
