"""Schools of the register: one that a paper is about."""

from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.documents.dossier.named.rows import Choices, NamedRows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.services.documents.dossier.parts import Dossier
    from app.services.schools.schools import SchoolRow


def named_school(dossier: "Dossier", chosen: str) -> "SchoolRow | None":
    """The school that a setting names, archived or not; None when it names none.

    Raises:
        UserError: it is not there.
    """
    if not chosen:
        return None
    if not chosen.isdecimal() or int(chosen) not in dossier.schools:
        raise UserError(f"Школы № {chosen} нет в реестре.", "Выберите школу из списка.")
    return dossier.schools[int(chosen)]


def _choices(dossier: "Dossier", year: int | None, _values: "Mapping[str, str]") -> Choices:
    return tuple(
        (row.short_name, str(row.id))
        for row in dossier.schools.values()
        if row.active or year is None
    )


SCHOOLS = NamedRows(
    table="school",
    gone="Школа {} удалена из реестра",
    choices=_choices,
    find=lambda dossier, _year, chosen: named_school(dossier, chosen),
    named_by="short_name",
    school=lambda _dossier, key: int(key),
)
