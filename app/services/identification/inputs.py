"""Reading the facts of an identification from the workspace: plain SQL, no ORM."""

from collections.abc import Sequence
from sys import intern
from typing import TYPE_CHECKING

from app.services.identification.evidence.facts import Fact, Inputs, ProcedureFacts, SchoolFacts
from app.services.results.procedures import ProcedureRow, read_gaps, read_procedures
from app.services.results.reading import read_active
from app.services.results.stored.rows import source_text
from app.services.schools.known import read_register
from app.services.schools.schools import natural_key
from app.services.storage.files.sqlite import shared

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


def load(workspace: "Workspace", year: int, previous_year: int) -> Inputs:
    """Results of the active schools in the two years, and in the one before for pooling.

    Schools without any result are there too, with none. Schools come in the order of their names,
    numbers in names compared as numbers.
    """
    with workspace.database.reading() as reader:
        results: dict[int, list[Fact]] = {}
        for row in read_active(reader, (year, previous_year, previous_year - 1)):
            school_id, *values = shared(row)
            results.setdefault(school_id, []).append(_fact(values))
        schools = [
            SchoolFacts(
                school_id=row["id"],
                school=row["short_name"],
                login=row["login_digits"],
                kind=row["kind"],
                results=tuple(results.get(row["id"], ())),
            )
            for row in read_register(reader)
            if row["active"]
        ]
        schools.sort(key=lambda school: (natural_key(school.school), school.school_id))
        return Inputs(
            {row.code: _procedure(row) for row in read_procedures(reader)},
            tuple(schools),
            read_gaps(reader),
        )


def _fact(values: Sequence[object]) -> Fact:
    (code, year, state, participants, failed, percents_only, percent_h, derived, *source) = values
    return Fact(
        procedure=str(code),
        year=_whole(year) or 0,
        state=str(state),
        participants=_whole(participants),
        failed=None if percents_only else _whole(failed),
        percent_h=_whole(percent_h) if percents_only else None,
        derived=bool(derived),
        source=intern(source_text(str(source[0]), str(source[1]), _whole(source[2]))),
    )


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _procedure(row: ProcedureRow) -> ProcedureFacts:
    return ProcedureFacts(
        code=row.code,
        kind=row.kind.value,
        title=row.title,
        short_title=row.short_title,
        grade=row.grade,
    )


def procedure_codes(workspace: "Workspace") -> frozenset[str]:
    """The codes that the workspace knows, the user's own included."""
    with workspace.database.reading() as reader:
        return frozenset(row.code for row in read_procedures(reader))
