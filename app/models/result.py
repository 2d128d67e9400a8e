"""Assessment procedures as data, and the results of the schools in them."""

# pyright: reportAssignmentType=false
# (SQLModel declares __tablename__ in a way that strict checkers refuse.)

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.enums import ProcedureKind, ResultState
from app.models.base import cascade, check, one_of


class Procedure(SQLModel, table=True):
    """An assessment procedure (оценочная процедура).

    `code` is written `vpr:ma:5`, `oge:ru`, `ege:ma:base`. `position` orders procedures on screen
    and in documents. Built-in ones come from `resources/procedures.json`; users add others.
    """

    __tablename__ = "procedure"
    __table_args__ = (
        one_of("kind", ProcedureKind, "kind"),
        UniqueConstraint("code"),
        check("grade IS NULL OR grade BETWEEN 1 AND 12", "grade"),
    )

    id: int | None = Field(default=None, primary_key=True)
    code: str
    kind: str
    subject: str
    subject_title: str
    grade: int | None = None
    level: str | None = None
    title: str
    short_title: str
    position: int = 0
    builtin: bool = True


class ProcedureGap(SQLModel, table=True):
    """A school year in which a procedure was not held in the country, with the reason."""

    __tablename__ = "procedure_gap"

    procedure_id: int = Field(sa_column_args=[cascade("procedure.id")], primary_key=True)
    year: int = Field(foreign_key="school_year.year", primary_key=True)
    reason: str = ""


class Result(SQLModel, table=True):
    """Result of one school in one procedure of one school year.

    Counts are exact. When only percents are known (`percents_only`), counts are NULL and
    `failed_percent_h`, `high_percent_h` hold hundredths of a percent as typed (33 % -> 3300).
    `derived` says that `failed` was recovered from a percent and the number of participants.
    `mean_score_h` is in hundredths of a point. A missing value is NULL, never 0.
    """

    __tablename__ = "result"
    __table_args__ = (
        UniqueConstraint("school_id", "procedure_id", "year"),
        one_of("state", ResultState, "state"),
        check("participants IS NULL OR participants >= 0", "participants"),
        check("failed IS NULL OR (failed >= 0 AND failed <= participants)", "failed"),
        check("high IS NULL OR (high >= 0 AND high <= participants)", "high"),
        check("failed_percent_h IS NULL OR failed_percent_h BETWEEN 0 AND 10000", "failed_percent"),
        check("high_percent_h IS NULL OR high_percent_h BETWEEN 0 AND 10000", "high_percent"),
        check(
            "state <> 'held' OR (percents_only AND failed IS NULL"
            " AND failed_percent_h IS NOT NULL) OR (NOT percents_only"
            " AND participants IS NOT NULL AND failed IS NOT NULL)",
            "counts_or_percents",
        ),
        Index("ix_result_year", "year", "procedure_id", "school_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    school_id: int = Field(sa_column_args=[cascade("school.id")])
    procedure_id: int = Field(foreign_key="procedure.id")
    year: int = Field(foreign_key="school_year.year")
    state: str = Field(default=ResultState.HELD)
    participants: int | None = None
    failed: int | None = None
    high: int | None = None
    mean_score_h: int | None = None
    percents_only: bool = False
    failed_percent_h: int | None = None
    high_percent_h: int | None = None
    derived: bool = False
    source_file: str = ""
    source_sheet: str = ""
    source_row: int | None = None
    change_set_id: int | None = Field(default=None, foreign_key="change_set.id", index=True)
