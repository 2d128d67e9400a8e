"""States of the passport: no school, one whole, a public one, thirty with long names."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.services.documents.dossier.facts import DocumentFacts
from app.services.schools.passports import PassportBlockRow
from app.services.schools.schools import SchoolRow
from tests.services.documents import facts_samples as given
from tests.services.documents.given_facts import facts, holding
from tests.services.documents.register_samples import LONG, school

ONE = school(
    1,
    "МБОУ «СОШ № 30»",
    full_name="Муниципальная школа | {район, род.}",
    settlement="п. Заречный",
    distance_m=12500,
    head="Ким Олег Андреевич",
    phone="8 (800) 555-91-13",
)


def block(kind: str, counts: dict[str, int], day: date, **more: Any) -> PassportBlockRow:
    """A block of a passport."""
    values: dict[str, Any] = {"id": 1, "block": kind, "on_date": day, "source": "", **more}
    return PassportBlockRow(counts=counts, **values)


BLOCKS = [
    block("contingent", {"pupils": 200}, date(2017, 9, 20)),
    block(
        "contingent",
        {"pupils": 225, "grade_1": 3, "grade_2": 22, "class_sets": 11, "ovz": 2},
        date(2018, 9, 20),
        source="ОО-1",
    ),
    block("staff", {"teachers": 100, "category": 84, "certified": 0}, date(2018, 10, 1)),
    block("social", {}, date(2018, 10, 1), shares={"large_family": 1500}),
    block("contingent", {"pupils": 240}, date(2019, 9, 20)),
]


def passport(
    *schools: SchoolRow,
    blocks: dict[int, list[PassportBlockRow]] | None = None,
    of_school: SchoolRow | None = None,
    kind: str = "school-passport",
    **chosen: str,
) -> DocumentFacts:
    """The passports of a chosen school, else of these schools, which are all on the list."""
    made = facts(kind, chosen, office=given.OFFICE, of_school=of_school)
    stays = [
        replace(
            given.CONDITIONS[0],
            id=one.id,
            school_id=one.id,
            school=one.short_name,
            entered_on=date(2018, 9, 1),
            left_on=None,
        )
        for one in schools
    ]
    known = {one.id: one for one in schools}
    return holding(made, _support=stays, schools=known, passports=blocks or {})


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    many = [school(at, LONG.format(at), full_name=LONG.format(at)) for at in range(1, 31)]
    return {
        "nothing": passport(),
        "one": passport(ONE, blocks={1: BLOCKS}, of_school=ONE),
        "public": passport(ONE, blocks={1: BLOCKS}, version="public"),
        "resources": passport(
            ONE, blocks={1: [block("resources", {"computers": 30}, date(2019, 1, 1))]}
        ),
        "thirty": passport(*many, blocks={one.id: BLOCKS for one in many}),
    }
