"""Plans of a file against the stored ones, and their storing.

A plan is known by its name, year and school, a section by its title in the plan, a measure by its
title in the section. What the file does not name stays as it is; a mark that differs from the
current one is added after it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from app.enums import MeasureStatus
from app.services.importing.batches.preview import Comparison, PreviewLine
from app.services.importing.kinds.plan.register import PlanRegister
from app.services.progress import Steps

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.services.log.changes import Work


class OrderName(NamedTuple):
    """Number and date of an order."""

    number: str
    issued_on: date


class MarkEntry(NamedTuple):
    """A mark of execution as a file gives it."""

    status: MeasureStatus
    marked_on: date | None
    text: str
    order: OrderName | None


@dataclass(frozen=True, slots=True)
class MeasureEntry:
    """A row of a plan; `mark` is None when the row says nothing about the execution."""

    row: int
    section: str
    title: str
    deadline: str
    responsible: tuple[str, ...]
    expected: str
    mark: MarkEntry | None


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """A plan of a file."""

    title: str
    year: int
    school_id: int | None
    measures: tuple[MeasureEntry, ...]


@dataclass(frozen=True, slots=True)
class PlanBatch:
    """The accepted plans of a file.

    Attributes:
        plans: in the order of the file.
        names: short names of the schools by id.
    """

    plans: Sequence[PlanEntry]
    names: Mapping[int, str]

    @property
    def rows(self) -> int:
        """Number of accepted rows."""
        return sum(len(plan.measures) for plan in self.plans)

    @property
    def years(self) -> frozenset[int]:
        """School years of the plans."""
        return frozenset(plan.year for plan in self.plans)

    @property
    def schools(self) -> frozenset[int]:
        """Schools whose plans they are."""
        return frozenset(plan.school_id for plan in self.plans if plan.school_id is not None)

    def compare(self, connection: "Connection") -> Comparison:
        """The measures against the stored ones."""
        from sqlmodel import Session

        lines: list[PreviewLine] = []
        with Session(connection, expire_on_commit=False) as session:
            register = PlanRegister(session)
            for plan in self.plans:
                name = "" if plan.school_id is None else self.names[plan.school_id]
                lines += register.lines(plan, name)
        return Comparison.of(lines)

    def store(self, work: "Work", ids: dict[int, int]) -> Steps[None]:
        """Make what is new, change what differs, add marks; orders come into the register once."""
        from app.services.importing.kinds.plan.storing import PlanWriter

        writer = PlanWriter(work)
        for plan in self.plans:
            yield from writer.store(plan, ids)
