"""Programmes, plans, measures with their marks of execution, and criteria per school."""

# pyright: reportAssignmentType=false
# (SQLModel declares __tablename__ in a way that strict checkers refuse.)

from datetime import date, datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Column, Field, SQLModel

from app.enums import (
    DeadlineKind,
    EvidenceKind,
    ExpectedOperator,
    MeasureStatus,
    PartyKind,
    ProgrammeKind,
    ValueUnit,
    YearsKind,
)
from app.models.base import cascade, check, one_of
from app.models.types import JsonSnapshot, UtcDateTime


class Programme(SQLModel, table=True):
    """A programme, project, roadmap or complex of measures of support, with its one period.

    `period_words` is the period as typed («2018-2020 гг.»), empty for the usual wording.
    `developers`, `tasks`, `expected` and `stages` stand a line each; `problem` and `concept` are
    long texts with fields, in the language of documents.
    """

    __tablename__ = "programme"
    __table_args__ = (
        one_of("kind", ProgrammeKind, "kind"),
        one_of("years_kind", YearsKind, "years_kind"),
        check("period_end >= period_start", "period"),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(default=ProgrammeKind.PROGRAMME)
    title: str
    period_start: date
    period_end: date
    years_kind: str = Field(default=YearsKind.CALENDAR)
    period_words: str = ""
    order_id: int | None = Field(default=None, foreign_key="order_record.id")
    developers: str = ""
    executors: str = ""
    participants: str = ""
    aim: str = ""
    tasks: str = ""
    expected: str = ""
    mechanism: str = ""
    resources: str = ""
    management: str = ""
    control: str = ""
    stages: str = ""
    problem: str = ""
    concept: str = ""
    archived: bool = False


class Plan(SQLModel, table=True):
    """A plan of measures (план мероприятий, дорожная карта), municipal or of one school.

    `year` is the school year in which the period begins. `columns` are the printed columns and
    `answers` those to the questions of its deadlines, both as JSON; empty for the usual ones.
    `group_schools` says which schools a group among its parties means, as JSON by the group.
    """

    __tablename__ = "plan"
    __table_args__ = (
        check("period_end >= period_start", "period"),
        one_of("years_kind", YearsKind, "years_kind"),
    )

    id: int | None = Field(default=None, primary_key=True)
    title: str
    year: int = Field(foreign_key="school_year.year", index=True)
    programme_id: int | None = Field(default=None, foreign_key="programme.id")
    school_id: int | None = Field(default=None, foreign_key="school.id")
    order_id: int | None = Field(default=None, foreign_key="order_record.id")
    period_start: date
    period_end: date
    years_kind: str = Field(default=YearsKind.SCHOOL)
    columns: str = ""
    answers: str = ""
    group_schools: str = ""


class PlanSection(SQLModel, table=True):
    """A section of a plan; `position` orders the sections from 1."""

    __tablename__ = "plan_section"

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(sa_column_args=[cascade("plan.id")], index=True)
    position: int
    title: str


class Measure(SQLModel, table=True):
    """A measure (мероприятие): the deadline as typed and as understood, the expected result.

    `number` is the printed one as typed; empty when the program counts. With `expected_joined` the
    expected result is that of the measure above, in one merged cell. `responsible_text` is the cell
    of its parties as typed; empty where they stand line by line.
    """

    __tablename__ = "measure"
    __table_args__ = (
        one_of("deadline_kind", DeadlineKind, "deadline_kind"),
        check(
            "deadline_start IS NULL OR deadline_end IS NULL OR deadline_end >= deadline_start",
            "deadline",
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    section_id: int = Field(sa_column_args=[cascade("plan_section.id")], index=True)
    position: int
    title: str
    deadline_text: str = ""
    deadline_kind: str = Field(default=DeadlineKind.UNPARSED)
    deadline_start: date | None = None
    deadline_end: date | None = None
    expected: str = ""
    note: str = ""
    number: str = ""
    expected_joined: bool = False
    responsible_text: str = ""


class MeasureOccurrence(SQLModel, table=True):
    """One of the several times that a measure is due («ноябрь, февраль», «ежемесячно»).

    A measure that is due once has none: its deadline tells.
    """

    __tablename__ = "measure_occurrence"
    __table_args__ = (check("starts_on IS NULL OR ends_on >= starts_on", "period"),)

    measure_id: int = Field(sa_column_args=[cascade("measure.id")], primary_key=True)
    position: int = Field(primary_key=True)
    starts_on: date | None = None
    ends_on: date


class MeasureParty(SQLModel, table=True):
    """A responsible party of a measure, in printed order."""

    __tablename__ = "measure_party"
    __table_args__ = (one_of("kind", PartyKind, "kind"),)

    measure_id: int = Field(sa_column_args=[cascade("measure.id")], primary_key=True)
    position: int = Field(primary_key=True)
    name: str
    school_id: int | None = Field(default=None, foreign_key="school.id")
    person_id: int | None = Field(default=None, foreign_key="person.id")
    kind: str = Field(default=PartyKind.UNKNOWN)
    agreed: bool = False


class ExecutionMark(SQLModel, table=True):
    """A mark of execution (отметка об исполнении); the latest by id is the current one.

    `occurrence_on` is the due date that it is about and `school_id` the school; without them it is
    about all. `moved_to` is the new due date of what was put off («перенесено»).
    """

    __tablename__ = "execution_mark"
    __table_args__ = (
        one_of("status", MeasureStatus, "status"),
        one_of("evidence_kind", EvidenceKind, "evidence_kind"),
        check(
            "(count_done IS NULL) = (count_of IS NULL)"
            " AND (count_done IS NULL OR count_done BETWEEN 0 AND count_of)",
            "counts",
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    measure_id: int = Field(sa_column_args=[cascade("measure.id")], index=True)
    status: str
    marked_on: date | None = None
    text: str = ""
    evidence_kind: str = Field(default=EvidenceKind.NONE)
    evidence_text: str = ""
    order_id: int | None = Field(default=None, foreign_key="order_record.id")
    attachment_id: int | None = Field(default=None, foreign_key="attachment.id")
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    occurrence_on: date | None = None
    school_id: int | None = Field(default=None, foreign_key="school.id")
    moved_to: date | None = None
    count_done: int | None = None
    count_of: int | None = None


class LibraryMeasure(SQLModel, table=True):
    """A measure of one's own for the plans to come (своё мероприятие библиотеки).

    Texts are as typed; parties stand on lines of their own.
    """

    __tablename__ = "library_measure"

    id: int | None = Field(default=None, primary_key=True)
    section: str
    title: str
    deadline_text: str
    responsible: str
    expected: str
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class PlanReview(SQLModel, table=True):
    """The state of a plan on a day, kept as it was (контрольная точка)."""

    __tablename__ = "plan_review"

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(sa_column_args=[cascade("plan.id")], index=True)
    title: str
    on_day: date
    taken_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    state: Any = Field(sa_column=Column(JsonSnapshot, nullable=False))


class Attachment(SQLModel, table=True):
    """A file copied into `attachments/` of the workspace; `stored_name` is relative to it."""

    __tablename__ = "attachment"
    __table_args__ = (check("size >= 0", "size"),)

    id: int | None = Field(default=None, primary_key=True)
    original_name: str
    stored_name: str
    sha256: str
    size: int
    added_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class Criterion(SQLModel, table=True):
    """A criterion by which a supported school is followed; built-in ones are the eleven of 2018."""

    __tablename__ = "criterion"
    __table_args__ = (one_of("unit", ValueUnit, "unit"), UniqueConstraint("code"))

    id: int | None = Field(default=None, primary_key=True)
    code: str
    position: int
    title: str
    unit: str
    higher_is_better: bool = True
    active: bool = True


class CriterionValue(SQLModel, table=True):
    """Values of one criterion for one school and school year.

    Numbers are hundredths of their unit (63 points -> 6300, 8,3 % -> 830). `current_count` and
    `current_base` are the counts behind a percent when known. All NULL means «нет данных».
    `reached` is the user's own verdict; NULL means that the program compares the numbers.
    """

    __tablename__ = "criterion_value"
    __table_args__ = (
        UniqueConstraint("school_id", "criterion_id", "year"),
        one_of("expected_operator", ExpectedOperator, "expected_operator"),
        check("current_count IS NULL OR current_count >= 0", "current_count"),
        check(
            "current_base IS NULL OR current_count IS NULL OR current_base >= current_count",
            "current_base",
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    school_id: int = Field(sa_column_args=[cascade("school.id")], index=True)
    criterion_id: int = Field(foreign_key="criterion.id")
    year: int = Field(foreign_key="school_year.year")
    current_h: int | None = None
    current_count: int | None = None
    current_base: int | None = None
    current_text: str = ""
    previous_h: int | None = None
    previous_year: int | None = Field(default=None, foreign_key="school_year.year")
    previous_text: str = ""
    expected_operator: str | None = None
    expected_h: int | None = None
    expected_text: str = ""
    reached: bool | None = None
    not_applicable: bool = False
    change_set_id: int | None = Field(default=None, foreign_key="change_set.id", index=True)
