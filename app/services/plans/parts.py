"""What stands below a measure: the points of its deadline, and the responsible parties."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from app.services.language.deadline import Deadline, parse_deadline
from app.services.language.school_names import name_key

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.models import Measure, MeasureDeadlinePoint, MeasureParty

_BETWEEN_PARTIES = re.compile(r"[;\n]")


def set_deadline(measure: "Measure", text: str, year: int) -> Deadline:
    """Give a measure the typed deadline and what it means in the school year of the plan."""
    deadline = parse_deadline(text.strip(), year)
    measure.deadline_text, measure.deadline_kind = deadline.text, deadline.kind
    measure.deadline_start, measure.deadline_end = deadline.start, deadline.end
    return deadline


def set_points(
    session: "Session",
    measure_id: int,
    deadline: Deadline,
    stored: "Iterable[MeasureDeadlinePoint]",
) -> None:
    """Keep the points of a deadline instead of the stored ones."""
    from app.models import MeasureDeadlinePoint

    former = {point.position: point for point in stored}
    for position, interval in enumerate(deadline.points, start=1):
        point = former.pop(position, None) or MeasureDeadlinePoint(
            measure_id=measure_id,
            position=position,
            starts_on=interval.start,
            ends_on=interval.end,
        )
        point.starts_on, point.ends_on = interval.start, interval.end
        session.add(point)
    for point in former.values():
        session.delete(point)


def set_parties(
    session: "Session",
    measure_id: int,
    names: Sequence[str],
    stored: "Iterable[MeasureParty]",
    schools: Mapping[str, int],
) -> None:
    """Keep the parties in order instead of the stored ones; one named like a school is bound to it.

    Args:
        session: where they are stored.
        measure_id: key of the measure.
        names: as typed; blank and repeated ones are left out.
        stored: the parties of the measure so far.
        schools: what `school_keys` gives; not looked at without names.
    """
    from app.models import MeasureParty

    former = {party.position: party for party in stored}
    for position, name in enumerate(party_names(names), start=1):
        party = former.pop(position, None) or MeasureParty(
            measure_id=measure_id, position=position, name=name
        )
        party.name, party.school_id = name, schools.get(name_key(name))
        session.add(party)
    for party in former.values():
        session.delete(party)


def party_names(names: Iterable[str]) -> list[str]:
    """Names of parties as they are stored: on one line, none twice."""
    return list(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))


def split_parties(text: str) -> list[str]:
    """The parties that a cell names, one a line or between semicolons, as they are stored."""
    return party_names(_BETWEEN_PARTIES.split(text))


def school_keys(session: "Session") -> dict[str, int]:
    """Names of schools, other names too, as name keys -> school."""
    from sqlmodel import select

    from app.models import School, SchoolAlias

    keys: dict[str, int] = {}
    for alias in session.exec(select(SchoolAlias)):
        keys[alias.alias_key] = alias.school_id
    for school in session.exec(select(School)):
        assert school.id is not None
        keys[school.name_key] = school.id
    return keys
