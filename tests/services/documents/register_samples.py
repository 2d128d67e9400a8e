"""Rows of registers made by hand, as `list_rows` gives them: what is not said is not entered."""

from collections.abc import Mapping
from typing import Any

from app.enums import SchoolKind
from app.services.documents.dossier.facts import DocumentFacts
from app.services.log.words.columns import Unit
from app.services.registers.description.register import Register, RegisterRow
from app.services.schools.schools import SchoolRow
from app.services.schools.support import SupportRow
from tests.services.documents import facts_samples as given
from tests.services.documents.given_facts import YEAR, EmptyDossier, facts

LONG = (
    "Муниципальное бюджетное общеобразовательное учреждение «Верхнекраснозаводская средняя"
    " общеобразовательная школа с углублённым изучением отдельных предметов № {} имени Героя"
    " Советского Союза А.Б. Константинопольского»"
)


def row(
    register: Register,
    key: int = 1,
    children: dict[str, tuple[RegisterRow, ...]] | None = None,
    **entered: Any,
) -> RegisterRow:
    """A row; of a link the words are said, or its key and words."""
    values: dict[str, Any] = {}
    names: dict[str, str] = {}
    for column in register.columns:
        described, value = register.described(column.name), entered.get(column.name)
        if described.refers:
            number, words = value if isinstance(value, tuple) else (key, value)
            values[column.name] = None if value is None else number
            names[column.name] = words or ""
            continue
        if described.choice is not None and value is not None:
            names[column.name] = described.choice(value).label
        usual = "" if described.unit is Unit.TEXT else None
        values[column.name] = usual if value is None else value
    shown = {child.name: () for child in register.children} | (children or {})
    year = YEAR if register.yearly else None
    return RegisterRow(id=key, year=year, values=values, names=names, children=shown)


def of_registers(
    kind: str,
    registers: dict[str, list[RegisterRow]],
    supported: tuple[SupportRow, ...] = (),
    *,
    chosen: dict[str, str] | None = None,
    read: Mapping[str, Any] | None = None,
    **parts: object,
) -> DocumentFacts:
    """Facts of a kind of the invented department with these registers and supported schools.

    `read` are parts of the dossier by their keys: the steps of schools, visits.
    """
    made = facts(kind, chosen or {}, registers, **{"office": given.OFFICE, **parts})
    assert isinstance(made.dossier, EmptyDossier)
    vars(made.dossier).update(_support=[*supported], read={**made.dossier.read, **(read or {})})
    return made


def school(key: int, name: str, **more: Any) -> SchoolRow:
    """A school of the register."""
    fields: dict[str, Any] = {
        "id": key,
        "short_name": name,
        "full_name": "",
        "kind": SchoolKind.SOSH,
        "login_digits": None,
        "oo_code": None,
        "municipality": "",
        "settlement": "",
        "distance_m": None,
        "head": "",
        "head_id": None,
        "phone": "",
        "email": "",
        "note": "",
        "active": True,
    }
    return SchoolRow(**fields | more)
