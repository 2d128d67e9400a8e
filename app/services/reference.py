"""Built-in reference data: procedures and criteria from `resources/`, school years on demand."""

import json
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from app import paths

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
    return tuple(Indicator(**row) for row in read_json("passport", "indicators.json"))


def read_json(*parts: str) -> Any:  # noqa: ANN401 - the shape is the caller's knowledge
    """A JSON document shipped with the program."""
    return json.loads(paths.resource(*parts).read_text(encoding="utf-8"))


def store_reference_data(workspace: "Workspace") -> None:
    """Put the built-in procedures and criteria into a new workspace."""
    from app.models import Criterion, Procedure

    with workspace.database.writing() as session:
        for position, row in enumerate(read_json("procedures.json"), start=1):
            session.add(Procedure(position=position * 10, **row))
        for position, row in enumerate(read_json("criteria.json"), start=1):
            session.add(Criterion(position=position, **row))


def ensure_school_year(session: "Session", year: int) -> None:
    """Make the row of a school year (its later calendar year) when it is not there yet."""
    from app.models import SchoolYear

    if session.get(SchoolYear, year) is None:
        session.add(SchoolYear(year=year))
        session.flush()
