"""What a programme consists of: directions, schools, people, acts, indicators, risks."""

# pyright: reportAssignmentType=false
# (SQLModel declares __tablename__ in a way that strict checkers refuse.)

from datetime import date

from sqlmodel import Field, SQLModel

from app.enums import ActLevel, IndicatorOperator, Significance
from app.models.base import cascade, check, one_of


class ProgrammeDirection(SQLModel, table=True):
    """A direction of a programme (направление) with its aim; `tasks` stand a line each."""

    __tablename__ = "programme_direction"

    id: int | None = Field(default=None, primary_key=True)
    programme_id: int = Field(sa_column_args=[cascade("programme.id")], index=True)
    position: int
    title: str = ""
    aim: str = ""
    tasks: str = ""


class ProgrammeSchool(SQLModel, table=True):
    """A school that a programme is about, in printed order."""

    __tablename__ = "programme_school"

    programme_id: int = Field(sa_column_args=[cascade("programme.id")], primary_key=True)
    school_id: int = Field(sa_column_args=[cascade("school.id")], primary_key=True)
    position: int


class ProgrammeMember(SQLModel, table=True):
    """Somebody who develops a programme or belongs to its working group, with the part taken."""

    __tablename__ = "programme_member"

    id: int | None = Field(default=None, primary_key=True)
    programme_id: int = Field(sa_column_args=[cascade("programme.id")], index=True)
    position: int
    person_id: int = Field(foreign_key="person.id")
    role: str = ""


class Act(SQLModel, table=True):
    """An act that papers refer to (закон, постановление, письмо), by its date and number.

    `code` is that of an act of the program's own list, empty for one that was added.
    """

    __tablename__ = "act"
    __table_args__ = (one_of("level", ActLevel, "level"),)

    id: int | None = Field(default=None, primary_key=True)
    code: str = ""
    level: str = Field(default=ActLevel.FEDERAL)
    kind: str
    issuer: str = ""
    title: str = ""
    issued_on: date | None = None
    number: str = ""
    active: bool = True


class ProgrammeAct(SQLModel, table=True):
    """An act that a programme rests on, in printed order."""

    __tablename__ = "programme_act"

    programme_id: int = Field(sa_column_args=[cascade("programme.id")], primary_key=True)
    act_id: int = Field(foreign_key="act.id", primary_key=True)
    position: int


class ProgrammeRisk(SQLModel, table=True):
    """A risk of a programme with the measures against it."""

    __tablename__ = "programme_risk"

    id: int | None = Field(default=None, primary_key=True)
    programme_id: int = Field(sa_column_args=[cascade("programme.id")], index=True)
    position: int
    title: str
    measures: str = ""


class Indicator(SQLModel, table=True):
    """An indicator of a programme (целевой показатель) and how it is monitored.

    `aim` is the aim of the programme that its group serves. `base_h` is in hundredths of `unit`;
    `base_text` is its base in words. `source` is the code of what the program works its values out
    from, empty while they are typed.
    """

    __tablename__ = "indicator"
    __table_args__ = (one_of("operator", IndicatorOperator, "operator"),)

    id: int | None = Field(default=None, primary_key=True)
    programme_id: int = Field(sa_column_args=[cascade("programme.id")], index=True)
    position: int
    group_title: str = ""
    aim: str = ""
    title: str
    unit: str = ""
    operator: str = Field(default=IndicatorOperator.AT_LEAST)
    base_h: int | None = None
    base_text: str = ""
    source: str = ""
    collection: str = ""
    processing: str = ""
    procedure: str = ""
    system: str = ""


class IndicatorYear(SQLModel, table=True):
    """The target of an indicator for a year of its programme, and what was reached.

    Numbers are hundredths of the unit. `value_part` of `value_whole` are the counts behind a share.
    `value_source` tells where a typed value comes from. All NULL or empty means not known.
    """

    __tablename__ = "indicator_year"
    __table_args__ = (
        check(
            "value_whole IS NULL OR value_part BETWEEN 0 AND value_whole",
            "share",
        ),
        check("(value_part IS NULL) = (value_whole IS NULL)", "part_and_whole"),
    )

    indicator_id: int = Field(sa_column_args=[cascade("indicator.id")], primary_key=True)
    year: int = Field(primary_key=True)
    target_h: int | None = None
    target_text: str = ""
    value_h: int | None = None
    value_part: int | None = None
    value_whole: int | None = None
    value_text: str = ""
    value_source: str = ""


class RiskFactor(SQLModel, table=True):
    """A factor of the risk profile of a school (фактор риска); the list is the department's own."""

    __tablename__ = "risk_factor"

    id: int | None = Field(default=None, primary_key=True)
    position: int
    title: str
    active: bool = True


class SchoolRisk(SQLModel, table=True):
    """How much a factor of risk matters for a school in a year, and what is done about it."""

    __tablename__ = "school_risk"
    __table_args__ = (one_of("significance", Significance, "significance"),)

    school_id: int = Field(sa_column_args=[cascade("school.id")], primary_key=True)
    year: int = Field(foreign_key="school_year.year", primary_key=True)
    factor_id: int = Field(foreign_key="risk_factor.id", primary_key=True)
    significance: str
    helps: str = ""
    hinders: str = ""
    measures: str = ""
    chosen: bool = False
