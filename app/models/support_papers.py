"""What the papers of support are made of: interviews, expertise, programmes of schools, pairs."""

# pyright: reportAssignmentType=false
# (SQLModel declares __tablename__ in a way that strict checkers refuse.)

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from app.enums import PaperVerdict
from app.models.base import cascade, check, one_of


class InterviewSlot(SQLModel, table=True):
    """A slot of a schedule of interviews (график собеседований).

    `starts_at` and `ends_at` are minutes after midnight. A slot may be that of a territory
    (`place`), of a school, or of both.
    """

    __tablename__ = "interview_slot"
    __table_args__ = (check("starts_at >= 0 AND ends_at > starts_at AND ends_at <= 1440", "time"),)

    id: int | None = Field(default=None, primary_key=True)
    year: int = Field(foreign_key="school_year.year", index=True)
    on_day: date
    starts_at: int
    ends_at: int
    place: str = ""
    school_id: int | None = Field(default=None, foreign_key="school.id")
    mode: str = ""
    note: str = ""


class InterviewStep(SQLModel, table=True):
    """A step of an interview (шаг собеседования): what is talked about, who leads it.

    The steps of a year serve all its interviews.
    """

    __tablename__ = "interview_step"

    id: int | None = Field(default=None, primary_key=True)
    year: int = Field(foreign_key="school_year.year", index=True)
    position: int
    title: str
    content: str = ""
    leader: str = ""


class ExpertDocument(SQLModel, table=True):
    """A document that schools hand in for expertise (экспертиза документов), and by which day."""

    __tablename__ = "expert_document"

    id: int | None = Field(default=None, primary_key=True)
    year: int = Field(foreign_key="school_year.year", index=True)
    position: int
    title: str
    due_on: date | None = None


class ExpertPaper(SQLModel, table=True):
    """What a school handed in of the documents for expertise, and what the experts say."""

    __tablename__ = "expert_paper"
    __table_args__ = (
        one_of("verdict", PaperVerdict, "verdict"),
        UniqueConstraint("document_id", "school_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    document_id: int = Field(sa_column_args=[cascade("expert_document.id")])
    school_id: int = Field(sa_column_args=[cascade("school.id")])
    received_on: date | None = None
    verdict: str = Field(default=PaperVerdict.NOT_LOOKED_AT)
    remark: str = ""


class SchoolProgramme(SQLModel, table=True):
    """The programme of a school in the register: handed in, returned, approved, its requisites."""

    __tablename__ = "school_programme"

    id: int | None = Field(default=None, primary_key=True)
    year: int = Field(foreign_key="school_year.year", index=True)
    school_id: int = Field(sa_column_args=[cascade("school.id")])
    title: str = ""
    handed_on: date | None = None
    returned_on: date | None = None
    remark: str = ""
    approved_on: date | None = None
    requisites: str = ""


class SchoolPair(SQLModel, table=True):
    """A supported school and its partner: a school of the register, or another by name.

    `actions` are what they do together, a line each.
    """

    __tablename__ = "school_pair"
    __table_args__ = (check("partner_id IS NULL OR partner_id <> school_id", "two"),)

    id: int | None = Field(default=None, primary_key=True)
    year: int = Field(foreign_key="school_year.year", index=True)
    school_id: int = Field(sa_column_args=[cascade("school.id")])
    partner_id: int | None = Field(default=None, foreign_key="school.id")
    partner_name: str = ""
    direction: str = ""
    agreed_on: date | None = None
    agreement_number: str = ""
    ends_on: date | None = None
    actions: str = ""


class Tutor(SQLModel, table=True):
    """A tutor or mentor (тьютор, наставник) of a school for a subject or a question."""

    __tablename__ = "tutor"

    id: int | None = Field(default=None, primary_key=True)
    year: int = Field(foreign_key="school_year.year", index=True)
    school_id: int = Field(sa_column_args=[cascade("school.id")])
    person_id: int | None = Field(default=None, foreign_key="person.id")
    name: str = ""
    post: str = ""
    organisation: str = ""
    subject: str = ""
    whom: str = ""


class Recommendation(SQLModel, table=True):
    """An addressed recommendation to a school: the ground, the deficit, the advice, its term."""

    __tablename__ = "recommendation"

    id: int | None = Field(default=None, primary_key=True)
    year: int = Field(foreign_key="school_year.year", index=True)
    school_id: int = Field(sa_column_args=[cascade("school.id")])
    position: int
    ground: str = ""
    deficit: str = ""
    advice: str
    deadline: str = ""


class SupportModel(SQLModel, table=True):
    """A direction of the model of support, of a school or common to all (no school)."""

    __tablename__ = "support_model"

    id: int | None = Field(default=None, primary_key=True)
    school_id: int | None = Field(default=None, sa_column_args=[cascade("school.id")])
    position: int
    direction: str
    content: str = ""
    executors: str = ""
