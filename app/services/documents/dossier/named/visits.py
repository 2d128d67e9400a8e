"""Visits to schools (выезды): the one that a note is about, the last of the year else."""

from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.documents.dossier.named.rows import Choices, NamedRows
from app.services.language.dates import date_digits
from app.services.schools.support_events import EventRow, list_visits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.services.documents.dossier.parts import Dossier


def visit_of(dossier: "Dossier", year: int, chosen: str) -> EventRow | None:
    """The chosen visit, else the last one of the year whose day has come.

    Raises:
        UserError: the chosen visit is not there.
    """
    if not chosen:
        held = [row for row in _visits(dossier) if row.year == year and not row.ahead]
        return held[-1] if held else None
    row = next((one for one in _visits(dossier) if str(one.id) == chosen), None)
    if row is None:
        raise UserError(f"Выезда № {chosen} нет.", "Выберите выезд из списка.")
    return row


def _visits(dossier: "Dossier") -> list[EventRow]:
    return dossier.part(("visits",), lambda: list_visits(dossier.workspace))


def _choices(dossier: "Dossier", year: int | None, _values: "Mapping[str, str]") -> Choices:
    return tuple(
        (f"{date_digits(row.on_day)}, {_school(dossier, row)}", str(row.id))
        for row in reversed(_visits(dossier))
        if year in (None, row.year)
    )


def _school_of(dossier: "Dossier", key: str) -> int | None:
    return next((row.school_id for row in _visits(dossier) if str(row.id) == key), None)


def _school(dossier: "Dossier", row: EventRow) -> str:
    return dossier.schools[row.school_id].short_name


VISITS = NamedRows(
    table="support_event",
    gone="Выезд {} удалён",
    choices=_choices,
    find=visit_of,
    named_by="",
    school=_school_of,
)
