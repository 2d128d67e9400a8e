"""The criteria in use, as the writer of their values knows them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.enums import ValueUnit

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCriterion:
    """A criterion in use: its key, number in printed order, code, title and unit."""

    id: int
    number: int
    code: str
    title: str
    unit: ValueUnit


def load_criteria(connection: "Connection") -> tuple[KnownCriterion, ...]:
    """The criteria in use, in printed order."""
    from sqlalchemy import select
    from sqlmodel import SQLModel

    table = SQLModel.metadata.tables["criterion"]
    rows: Any = connection.execute(
        select(table.c.id, table.c.code, table.c.title, table.c.unit)
        .where(table.c.active)
        .order_by(table.c.position, table.c.id)
    )
    return tuple(
        KnownCriterion(id=key, number=number, code=code, title=title, unit=ValueUnit(unit))
        for number, (key, code, title, unit) in enumerate(rows, start=1)
    )
