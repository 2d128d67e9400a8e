"""Schools that an import makes, and names and logins that the user bound to a school."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from app.enums import SchoolKind
from app.services.language.school_names import name_key

if TYPE_CHECKING:
    from app.services.changes import Work
    from app.services.importing.binding import SchoolRef

_KINDS = (
    (r"\bсош\b|\bсредн\w+\b.*\bшкол", SchoolKind.SOSH),
    (r"\bоош\b|\bосновн\w+\b.*\bшкол", SchoolKind.OOSH),
    (r"\bнош\b|\bначальн\w+\b.*\bшкол", SchoolKind.NOSH),
    (r"\bгимнази", SchoolKind.GYMNASIUM),
    (r"\bлице", SchoolKind.LYCEUM),
    (r"\bкадет", SchoolKind.CADET),
    (r"\bвечерн|\bвсош\b|\bосош\b", SchoolKind.EVENING),
    (r"\bинтернат", SchoolKind.BOARDING),
)


def kind_of(name: str) -> SchoolKind:
    """Kind of a school as its name says; a plain «школа» counts as СОШ."""
    plain = name.casefold().replace("c", "с").replace("o", "о")
    for pattern, kind in reversed(_KINDS):
        if re.search(pattern, plain):
            return kind
    return SchoolKind.SOSH


def create_schools(work: "Work", refs: Mapping[int, "SchoolRef"]) -> dict[int, int]:
    """Make the schools that files name; negative id -> key of the new row."""
    from app.models import School

    made: dict[int, School] = {}
    for key, ref in refs.items():
        made[key] = School(
            short_name=ref.name,
            name_key=name_key(ref.name),
            kind=kind_of(ref.name).value,
            login_digits=ref.login,
            oo_code=ref.oo_code,
            municipality=ref.municipality,
        )
        work.session.add(made[key])
    work.session.flush()
    return {key: school.id for key, school in made.items() if school.id is not None}


def remember_names(
    work: "Work", remembered: Mapping[int, Sequence["SchoolRef"]], ids: Mapping[int, int]
) -> None:
    """Keep what the user said about a school, so that the next file binds by itself."""
    from sqlmodel import col, select

    from app.models import School, SchoolAlias

    for key, refs in remembered.items():
        school = work.session.get(School, ids.get(key, key))
        if school is None:
            continue
        known = set(
            work.session.exec(
                select(SchoolAlias.alias_key).where(col(SchoolAlias.school_id) == school.id)
            )
        )
        for ref in refs:
            if ref.login and school.login_digits is None:
                school.login_digits = ref.login
            if ref.oo_code and school.oo_code is None:
                school.oo_code = ref.oo_code
            alias = name_key(ref.name)
            if alias and alias != school.name_key and alias not in known and school.id:
                known.add(alias)
                work.session.add(SchoolAlias(school_id=school.id, alias=ref.name, alias_key=alias))
    work.session.flush()
