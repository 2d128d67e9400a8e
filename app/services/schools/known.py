"""The register of schools for those who only look schools up, archived ones too."""

from typing import TYPE_CHECKING, NamedTuple

from app.services.language.school_names import name_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from app.services.storage.files.sqlite import Reader, Row
    from app.services.storage.workspace import Workspace


class RegisteredSchool(NamedTuple):
    """What a school is recognised by, as the register keeps it."""

    id: int
    short_name: str
    full_name: str
    name_key: str
    login_digits: str | None
    oo_code: str | None
    municipality: str


def count_schools(workspace: "Workspace") -> int:
    """How many schools the register has, archived ones too."""
    with workspace.database.reading() as reader:
        return reader.scalar("SELECT count(*) FROM school")


def read_register(reader: "Reader") -> "Sequence[Row]":
    """All schools within a running read, in no order.

    Columns: id, short_name, login_digits, kind, active, municipality, settlement.
    """
    return reader.rows(
        "SELECT id, short_name, login_digits, kind, active, municipality, settlement FROM school"
    )


def schools_by_name(workspace: "Workspace") -> dict[str, set[int]]:
    """Which active schools bear a name: name keys of short, full and other names -> schools."""
    with workspace.database.reading() as reader:
        rows = reader.rows("SELECT id, name_key, full_name FROM school WHERE active")
        others = reader.rows(
            "SELECT a.school_id, a.alias_key FROM school_alias a"
            " JOIN school s ON s.id = a.school_id WHERE s.active"
        )
    named: dict[str, set[int]] = {}
    for school_id, key, full_name in rows:
        for one in {key, name_key(full_name)} if full_name else {key}:
            named.setdefault(one, set()).add(school_id)
    for school_id, key in others:
        named.setdefault(key, set()).add(school_id)
    named.pop("", None)
    return named


def load_register(connection: "Connection") -> list[RegisteredSchool]:
    """All schools as the connection of a running change sees them."""
    from sqlalchemy import select
    from sqlmodel import col

    from app.models import School

    rows = connection.execute(
        select(
            col(School.id),
            col(School.short_name),
            col(School.full_name),
            col(School.name_key),
            col(School.login_digits),
            col(School.oo_code),
            col(School.municipality),
        )
    )
    return [RegisteredSchool._make(row) for row in rows]


def load_aliases(connection: "Connection") -> list[tuple[int, str]]:
    """School and the key of one of its other names, for every such name."""
    from sqlalchemy import select
    from sqlmodel import col

    from app.models import SchoolAlias

    rows = connection.execute(select(col(SchoolAlias.school_id), col(SchoolAlias.alias_key)))
    return [(school_id, key) for school_id, key in rows]


def load_all_names(connection: "Connection") -> dict[int, list[str]]:
    """Every name of every school as it is stored: short, full, and the keys of other names."""
    named = {
        school.id: [name for name in (school.short_name, school.full_name) if name]
        for school in load_register(connection)
    }
    for school_id, alias in load_aliases(connection):
        named[school_id].append(alias)
    return named


def load_heads(connection: "Connection") -> dict[int, int | None]:
    """Active schools with the person at the head of each, if any."""
    from sqlalchemy import select
    from sqlmodel import col

    from app.models import School

    rows = connection.execute(select(col(School.id), col(School.head_id)).where(col(School.active)))
    return {school_id: head_id for school_id, head_id in rows if school_id is not None}


def load_school_ids(connection: "Connection") -> set[int]:
    """Keys of all schools."""
    from sqlalchemy import select
    from sqlmodel import col

    from app.models import School

    return {key for (key,) in connection.execute(select(col(School.id))) if key is not None}
