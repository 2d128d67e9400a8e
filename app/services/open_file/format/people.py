"""The department, its people, the orders."""

from typing import ClassVar, Literal

from pydantic import Field

from app.services.open_file.format.part import Day, Part


class Department(Part):
    """The education department that owns the district."""

    beside: ClassVar = frozenset(
        {
            *("full_name_genitive", "full_name_dative", "full_name_instrumental"),
            *("short_name_genitive", "territory_genitive", "region", "email", "website"),
        }
    )

    full_name: str = ""
    short_name: str = ""
    parent_body: str = ""
    territory: str = ""
    place: str = ""
    address: str = ""
    phone: str = ""
    full_name_genitive: str = ""
    full_name_dative: str = ""
    full_name_instrumental: str = ""
    short_name_genitive: str = ""
    territory_genitive: str = ""
    region: str = ""
    email: str = ""
    website: str = ""


class Settings(Part):
    """What is chosen for the whole district; what is as usual is left out."""

    beside: ClassVar = frozenset({"low_term", "conditions_term", "profile"})

    low_term: Literal["", "shnor", "shnro"] = Field(
        default="", description="what the region calls schools with low results"
    )
    conditions_term: Literal["", "shssu", "shnsu"] = Field(
        default="", description="what it calls schools in hard social conditions"
    )
    profile: str = Field(default="", description="rules of identification: code of a shipped set")


class CaseForm(Part):
    """A case form of a name and a post as she wants it printed."""

    case: Literal["nominative", "genitive", "dative", "accusative", "instrumental", "prepositional"]
    name: str = ""
    post: str = ""


class Person(Part):
    """An adult named in documents.

    Where only initials are known, `name` and `patronymic` stay empty. `roles`: `head` signs for
    the department, `coordinator` coordinates; any other text is a role in words.
    """

    beside: ClassVar = frozenset({"forms", "active"})

    id: str = ""
    surname: str
    name: str = ""
    patronymic: str = ""
    initials: str = ""
    post: str = ""
    organisation: str = ""
    email: str = ""
    phone: str = ""
    roles: list[str] = Field(default=[])
    forms: list[CaseForm] = Field(default=[])
    active: bool = True


class Order(Part):
    """An order of the register; without number or date it is a draft."""

    beside: ClassVar = frozenset({"state", "year", "amends", "note", "archived"})

    id: str = ""
    kind: str = ""
    body: str = Field(default="", description="who issued it; empty for the department")
    number: str | None = None
    date: Day = None
    title: str = ""
    signer: str | None = Field(default=None, description="id of a person")
    state: Literal["draft", "registered"] | None = None
    year: int | None = None
    amends: str | None = Field(default=None, description="id of the order that it changes")
    note: str = ""
    archived: bool = False
