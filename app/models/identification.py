"""Frozen identification runs and the verdict of each school in them."""

# pyright: reportAssignmentType=false
# (SQLModel declares __tablename__ in a way that strict checkers refuse.)

from datetime import date, datetime
from typing import Any

from sqlalchemy import UniqueConstraint, event
from sqlalchemy.orm import ORMExecuteState, Session
from sqlmodel import Column, Field, SQLModel

from app.enums import VerdictStatus
from app.models.base import cascade, check, one_of
from app.models.types import JsonSnapshot, UtcDateTime


class CustomProfile(SQLModel, table=True):
    """A profile of the identification rules that the user copied and edited."""

    __tablename__ = "custom_profile"

    id: str = Field(primary_key=True)
    title: str
    document: Any = Field(sa_column=Column(JsonSnapshot, nullable=False))


class IdentificationRun(SQLModel, table=True):
    """A frozen run: the profile and the inputs as they were; never changed afterwards.

    `year` is the year of the results it was made from, `work_year` the year for which it
    identified the schools.
    """

    __tablename__ = "identification_run"

    id: int | None = Field(default=None, primary_key=True)
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    author: str = ""
    title: str = ""
    year: int = Field(foreign_key="school_year.year")
    previous_year: int
    work_year: int = Field(foreign_key="school_year.year")
    profile_id: str
    profile: Any = Field(sa_column=Column(JsonSnapshot, nullable=False))
    inputs: Any = Field(sa_column=Column(JsonSnapshot, nullable=False))


class Verdict(SQLModel, table=True):
    """Outcome of one school in a frozen run, with its whole tree of evidence."""

    __tablename__ = "verdict"
    __table_args__ = (
        one_of("status", VerdictStatus, "status"),
        UniqueConstraint("run_id", "school_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    run_id: int = Field(sa_column_args=[cascade("identification_run.id")], index=True)
    school_id: int = Field(foreign_key="school.id")
    school_name: str
    login_digits: str | None = None
    status: str
    c1: bool
    c2: bool
    margin: int | None = None
    evidence: Any = Field(sa_column=Column(JsonSnapshot, nullable=False))


class ManualDecision(SQLModel, table=True):
    """A decision of the working group on a verdict; needs a reason, a date and a document."""

    __tablename__ = "manual_decision"
    __table_args__ = (one_of("status", VerdictStatus, "status"),)

    id: int | None = Field(default=None, primary_key=True)
    verdict_id: int = Field(sa_column_args=[cascade("verdict.id")], index=True)
    status: str
    reason: str
    decided_on: date
    document: str
    author: str = ""
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class RunAnnulment(SQLModel, table=True):
    """A frozen run that does not stand: it is kept, marked, and nothing is made from it."""

    __tablename__ = "run_annulment"
    __table_args__ = (check("reason <> ''", "reason"),)

    run_id: int = Field(sa_column_args=[cascade("identification_run.id")], primary_key=True)
    reason: str
    author: str = ""
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class FrozenRowError(RuntimeError):
    """Our own mistake: something tried to change a frozen run, to which documents refer."""


_FROZEN = (IdentificationRun, Verdict)


def _refuse(name: str) -> None:
    msg = f"a frozen run is never changed: {name}"
    raise FrozenRowError(msg)


def _refuse_change(_mapper: object, _connection: object, row: object) -> None:
    _refuse(type(row).__name__)


def _refuse_bulk_change(state: ORMExecuteState) -> None:
    mapper = state.bind_mapper
    if (state.is_update or state.is_delete) and mapper is not None and mapper.class_ in _FROZEN:
        _refuse(mapper.class_.__name__)


# A frozen run is never changed: the tables themselves refuse it, whoever tries.
for _table in _FROZEN:
    event.listen(_table, "before_update", _refuse_change)
    event.listen(_table, "before_delete", _refuse_change)
event.listen(Session, "do_orm_execute", _refuse_bulk_change)
