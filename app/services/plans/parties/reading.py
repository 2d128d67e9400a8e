"""The parties of measures within one read of plans, each with what it is known as."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from app.enums import PartyKind
from app.services.department.department import read_names as names_of_department
from app.services.plans.parties.keys import words_key
from app.services.plans.parties.party import Party, party_key
from app.services.plans.parties.schools_meant import SchoolsOf, stored_schools_meant
from app.services.plans.parties.texts import read_names

if TYPE_CHECKING:
    from app.services.plans.parties.schools_meant import SchoolsMeant
    from app.services.storage.files.sqlite import Reader, Row


_COLUMNS = ("name", "kind", "agreed", "school_id", "person_id")


class PartiesOf:
    """The parties of plans that are read together."""

    def __init__(self, reader: "Reader", plans: "Sequence[Row]") -> None:
        """Args: `plans` are rows of `plan`."""
        self._reader = reader
        self._department = frozenset(map(words_key, names_of_department(reader)))
        self._names = read_names(reader, tuple(plan["id"] for plan in plans))
        self._meant: dict[int, tuple[Mapping[str, SchoolsMeant], date, date]] = {
            plan["id"]: (
                stored_schools_meant(plan["group_schools"]),
                date.fromisoformat(plan["period_start"]),
                date.fromisoformat(plan["period_end"]),
            )
            for plan in plans
            if plan["group_schools"]
        }
        self._schools = SchoolsOf(reader)
        self._rows: dict[int, list[Row]] = {}
        self._short_names: dict[int, str] = {}
        self._parties: dict[tuple[int | None, tuple[Any, ...]], Party] = {}

    def read(self, measures: str, parameters: tuple[object, ...]) -> None:
        """Read the parties of measures, which a query for their keys names."""
        query = (
            "SELECT y.*, s.short_name AS school FROM measure_party y"
            " LEFT JOIN school s ON s.id = y.school_id"
            f" WHERE y.measure_id IN ({measures}) ORDER BY y.position"
        )
        for row in self._reader.rows(query, parameters):
            self._rows.setdefault(row["measure_id"], []).append(row)
            if row["school_id"] is not None:
                self._short_names[row["school_id"]] = row["school"]

    def measure(self, plan_id: int, measure_id: int) -> tuple[Party, ...]:
        """The parties of a measure in printed order."""
        return tuple(self._party(plan_id, row) for row in self._rows.get(measure_id, ()))

    def _party(self, plan_id: int, row: "Row") -> Party:
        """A party of a row; the few that stand at most measures are made once."""
        names = self._names.get(plan_id, {})
        stored = tuple(row[column] for column in _COLUMNS)
        known = plan_id if names else None, stored
        if known not in self._parties:
            self._parties[known] = self._made(names, *stored)
        return self._parties[known]

    def _made(
        self,
        names: Mapping[str, str],
        name: str,
        kind: str,
        agreed: int,
        school_id: int | None,
        person_id: int | None,
    ) -> Party:
        what = PartyKind(kind)
        if what is PartyKind.UNKNOWN and school_id is not None:
            what = PartyKind.SCHOOL  # bound by a program that knew no kinds
        party = Party(
            name=name, kind=what, agreed=bool(agreed), school_id=school_id, person_id=person_id
        )
        return replace(party, key=party_key(party, names, self._department))

    def schools(self, plan_id: int, parties: Sequence[Party]) -> dict[int, str]:
        """Keys and short names of the schools that parties are or mean."""
        meant, first, last = self._meant.get(plan_id, ({}, date.min, date.max))
        schools: dict[int, str] = {}
        for party in parties:
            if party.school_id is not None:
                schools[party.school_id] = self._short_names[party.school_id]
            elif party.key in meant:
                schools |= self._schools.meant(meant[party.key], first, last)
        return schools


_MEASURES = (
    "SELECT {columns} FROM measure m JOIN plan_section t ON t.id = m.section_id"
    " WHERE t.plan_id IN ({marks})"
)


def schools_of_plans(
    reader: "Reader", plans: "Sequence[Row]"
) -> "dict[int, dict[int | None, str]]":
    """Measure -> keys and short names of its schools, as `PartiesOf.schools`; none where none are.

    Args:
        reader: a running read.
        plans: rows of `plan`.
    """
    found: dict[int, dict[int | None, str]] = {}
    parties_of, measures = _read_whole(reader, plans)
    for plan_id, measure_id in measures:
        schools = parties_of.schools(plan_id, parties_of.measure(plan_id, measure_id))
        if schools:
            found[measure_id] = {key: name for key, name in schools.items()}  # noqa: C416 - a wider key
    return found


def parties_of_plans(reader: "Reader", plans: "Sequence[Row]") -> list[tuple[Party, ...]]:
    """The parties of each measure of plans, plan by plan in the order given, as printed.

    Args:
        reader: a running read.
        plans: rows of `plan`.
    """
    places = {plan["id"]: place for place, plan in enumerate(plans)}
    parties_of, measures = _read_whole(reader, plans)
    ordered = sorted(measures, key=lambda measure: places[measure[0]])
    return [parties_of.measure(*measure) for measure in ordered]


def _read_whole(
    reader: "Reader", plans: "Sequence[Row]"
) -> tuple[PartiesOf, list[tuple[int, int]]]:
    """The parties of plans, read; plan and key of each of their measures as a plan is printed."""
    parties_of = PartiesOf(reader, plans)
    ids = tuple(plan["id"] for plan in plans)
    marks = ", ".join("?" * len(ids))
    parties_of.read(_MEASURES.format(columns="m.id", marks=marks), ids)
    query = _MEASURES.format(columns="t.plan_id, m.id", marks=marks)
    rows = reader.rows(f"{query} ORDER BY t.position, t.id, m.position, m.id", ids)
    return parties_of, [(row[0], row[1]) for row in rows]
