"""The department, its people and the settings of its workspace."""

# pyright: reportAssignmentType=false
# (SQLModel declares __tablename__ in a way that strict checkers refuse.)

from typing import Any

from sqlmodel import Column, Field, SQLModel

from app.enums import GrammarCase
from app.models.base import cascade, check, one_of
from app.models.types import JsonSnapshot


class Person(SQLModel, table=True):
    """An adult named in documents: head, signer, coordinator, member of the working group."""

    __tablename__ = "person"

    id: int | None = Field(default=None, primary_key=True)
    surname: str
    given_name: str = ""
    patronymic: str = ""
    post: str = ""
    organisation: str = ""
    phone: str = ""
    email: str = Field(default="", sa_column_kwargs={"server_default": ""})
    role: str = ""
    active: bool = True


class PersonForm(SQLModel, table=True):
    """One case form of a person's short name and post; the user's own wording wins."""

    __tablename__ = "person_form"
    __table_args__ = (one_of("grammar_case", GrammarCase, "grammar_case"),)

    person_id: int = Field(sa_column_args=[cascade("person.id")], primary_key=True)
    grammar_case: str = Field(primary_key=True)
    name: str = ""
    post: str = ""


class Department(SQLModel, table=True):
    """The education department that owns the workspace; exactly one row, id 1.

    Name forms: `full_name` and `short_name` stand in the nominative, `full_name_genitive` in
    annex marks («приказом …»), `territory` is the district («Спасский муниципальный район») and
    `territory_genitive` its genitive for titles.
    """

    __tablename__ = "department"
    __table_args__ = (check("id = 1", "single"),)

    id: int = Field(default=1, primary_key=True)
    full_name: str
    short_name: str = ""
    full_name_genitive: str = ""
    full_name_dative: str = ""
    full_name_instrumental: str = ""
    short_name_genitive: str = ""
    parent_body: str = ""
    territory: str = ""
    territory_genitive: str = ""
    region: str = ""
    place: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    head_id: int | None = Field(default=None, foreign_key="person.id")
    coordinator_id: int | None = Field(default=None, foreign_key="person.id")


class Setting(SQLModel, table=True):
    """One named setting of the workspace (document presets, columns, wording choices)."""

    __tablename__ = "setting"

    key: str = Field(primary_key=True)
    value: Any = Field(default=None, sa_column=Column(JsonSnapshot, nullable=False))


class SchoolYear(SQLModel, table=True):
    """A school year, keyed by its later calendar year: 2019 is «2018/2019»."""

    __tablename__ = "school_year"
    __table_args__ = (check("year BETWEEN 1990 AND 2100", "year"),)

    year: int = Field(primary_key=True)
    note: str = ""
