"""Schools, their other names, the dated blocks of their passports, and their support."""

# pyright: reportAssignmentType=false
# (SQLModel declares __tablename__ in a way that strict checkers refuse.)

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from app.enums import (
    PassportBlockKind,
    SchoolKind,
    SupportEventKind,
    SupportKind,
    SupportStage,
)
from app.models.base import cascade, check, one_of


class School(SQLModel, table=True):
    """A school of the district.

    `login_digits` is the key of the ФИС ОКО login: its digits for `edu` and `sch`, the whole login
    for other letters (`edu203389` -> «203389», «ksh220001»); `oo_code` is the code ОО of ГИА
    without leading zeros: identifiers, therefore text. `name_key` is the
    normalised short name used for binding and search (`services.schools.name_key`).
    """

    __tablename__ = "school"
    __table_args__ = (
        one_of("kind", SchoolKind, "kind"),
        check("distance_m IS NULL OR distance_m >= 0", "distance"),
        UniqueConstraint("login_digits"),
    )

    id: int | None = Field(default=None, primary_key=True)
    short_name: str
    full_name: str = ""
    kind: str = Field(default=SchoolKind.SOSH)
    name_key: str = Field(index=True)
    login_digits: str | None = None
    oo_code: str | None = Field(default=None, index=True)
    municipality: str = ""
    settlement: str = ""
    distance_m: int | None = None
    head_id: int | None = Field(default=None, foreign_key="person.id")
    phone: str = ""
    email: str = ""
    note: str = ""
    active: bool = True


class SchoolAlias(SQLModel, table=True):
    """Another name under which a school appears in files."""

    __tablename__ = "school_alias"
    __table_args__ = (UniqueConstraint("school_id", "alias_key"),)

    id: int | None = Field(default=None, primary_key=True)
    school_id: int = Field(sa_column_args=[cascade("school.id")], index=True)
    alias: str
    alias_key: str = Field(index=True)


class PassportBlock(SQLModel, table=True):
    """One block of a school passport as of a date."""

    __tablename__ = "passport_block"
    __table_args__ = (
        one_of("block", PassportBlockKind, "block"),
        UniqueConstraint("school_id", "block", "on_date"),
    )

    id: int | None = Field(default=None, primary_key=True)
    school_id: int = Field(sa_column_args=[cascade("school.id")], index=True)
    block: str
    on_date: date
    source: str = ""


class PassportValue(SQLModel, table=True):
    """One indicator of a block; codes come from `resources/passport/indicators.json`.

    `count` is counted; where only a share is known, `percent_h` is it in hundredths of a percent.
    """

    __tablename__ = "passport_value"
    __table_args__ = (
        check("count IS NULL OR count >= 0", "count"),
        check("percent_h IS NULL OR percent_h BETWEEN 0 AND 10000", "percent"),
        check("(count IS NULL) <> (percent_h IS NULL)", "count_or_percent"),
    )

    block_id: int = Field(sa_column_args=[cascade("passport_block.id")], primary_key=True)
    indicator: str = Field(primary_key=True)
    count: int | None = None
    percent_h: int | None = None


class SupportEntry(SQLModel, table=True):
    """A stay of a school on a list of support: entry and exit, each with its basis."""

    __tablename__ = "support_entry"
    __table_args__ = (
        one_of("kind", SupportKind, "kind"),
        check("left_on IS NULL OR left_on >= entered_on", "period"),
    )

    id: int | None = Field(default=None, primary_key=True)
    school_id: int = Field(sa_column_args=[cascade("school.id")], index=True)
    kind: str
    year: int = Field(foreign_key="school_year.year")
    entered_on: date
    entry_basis: str = ""
    entry_order_id: int | None = Field(default=None, foreign_key="order_record.id")
    run_id: int | None = Field(default=None, foreign_key="identification_run.id")
    left_on: date | None = None
    exit_basis: str = ""
    exit_order_id: int | None = Field(default=None, foreign_key="order_record.id")


class SupportWork(SQLModel, table=True):
    """The days on which the work with a supported school was done in a year; NULL: not yet."""

    __tablename__ = "support_work"

    school_id: int = Field(sa_column_args=[cascade("school.id")], primary_key=True)
    year: int = Field(foreign_key="school_year.year", primary_key=True)
    interview_on: date | None = None
    review_on: date | None = None
    programme_on: date | None = None
    agreement_on: date | None = None
    decision_on: date | None = None
    note: str = ""
    application_on: date | None = None
    diagnosis_on: date | None = None
    actions_on: date | None = None
    expertise_on: date | None = None


# At most one paper proves a step or an event.
_ONE_PAPER = "(order_id IS NOT NULL) + (attachment_id IS NOT NULL) + (link <> '') <= 1"


class SupportStep(SQLModel, table=True):
    """What is planned for a step of the work with a school in a year, and what proves it.

    The day on which it was done stands in `support_work`.
    """

    __tablename__ = "support_step"
    __table_args__ = (one_of("stage", SupportStage, "stage"), check(_ONE_PAPER, "one_paper"))

    school_id: int = Field(sa_column_args=[cascade("school.id")], primary_key=True)
    year: int = Field(foreign_key="school_year.year", primary_key=True)
    stage: str = Field(primary_key=True)
    planned_on: date | None = None
    note: str = ""
    order_id: int | None = Field(default=None, foreign_key="order_record.id")
    attachment_id: int | None = Field(default=None, foreign_key="attachment.id")
    link: str = ""


class SupportEvent(SQLModel, table=True):
    """An interview, a review, an agreement, a visit or a consultation; its day may lie ahead.

    `content` is what was looked at and established, `advice` what was recommended.
    """

    __tablename__ = "support_event"
    __table_args__ = (one_of("kind", SupportEventKind, "kind"), check(_ONE_PAPER, "one_paper"))

    id: int | None = Field(default=None, primary_key=True)
    school_id: int = Field(sa_column_args=[cascade("school.id")], index=True)
    year: int = Field(foreign_key="school_year.year")
    kind: str
    on_day: date
    with_whom: str = ""
    outcome: str = ""
    order_id: int | None = Field(default=None, foreign_key="order_record.id")
    attachment_id: int | None = Field(default=None, foreign_key="attachment.id")
    link: str = ""
    content: str = ""
    advice: str = ""
