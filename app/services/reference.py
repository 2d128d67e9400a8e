"""Built-in reference data: procedures and criteria from `resources/`, school years on demand."""

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from app.services.program_files import program_json

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.services.storage.workspace import Workspace


class Indicator(NamedTuple):
    """A counted indicator of a school passport.

    Attributes:
        block: value of `PassportBlockKind`.
        code: stored in `passport_value.indicator`.
        title: Russian.
        share_of: code of the indicator whose count is the base of the share, or None.
    """

    block: str
    code: str
    title: str
    share_of: str | None


@cache
def passport_indicators() -> tuple[Indicator, ...]:
    """Indicators of all blocks in printed order."""
    return tuple(Indicator(**row) for row in program_json("passport", "indicators.json"))


def store_reference_data(workspace: "Workspace") -> None:
    """Put the built-in procedures and criteria into a new workspace."""
    from app.models import Criterion, Procedure

    with workspace.database.writing() as session:
        for position, row in enumerate(program_json("procedures.json"), start=1):
            session.add(Procedure(position=position * 10, **row))
        for position, row in enumerate(program_json("criteria.json"), start=1):
            session.add(Criterion(position=position, **row))


def ensure_school_year(session: "Session", year: int) -> None:
    """Make the row of a school year (its later calendar year) when it is not there yet."""
    from app.models import SchoolYear

    if session.get(SchoolYear, year) is None:
        session.add(SchoolYear(year=year))
        session.flush()
