"""Schools that an import makes, and names and logins that the user bound to a school."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from app.services.language.school_names import kind_of, name_key

if TYPE_CHECKING:
    from app.services.importing.binding.index import SchoolRef
    from app.services.log.changes import Work


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
