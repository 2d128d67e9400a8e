"""Programmes: the one that a document is about, that of the year where none is named."""

from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.documents.dossier.named.rows import Choices, NamedRows
from app.services.language.dates import school_year_days, school_year_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.services.documents.dossier.parts import Dossier
    from app.services.programmes.parts import Programme


def meets_year(programme: "Programme", year: int) -> bool:
    """Whether its period has a day in a school year."""
    start, end = school_year_days(year)
    return programme.period.start <= end and start <= programme.period.end


def programme_of(dossier: "Dossier", year: int, chosen: str) -> "Programme | None":
    """The chosen programme, else the latest one whose period meets the year.

    Raises:
        UserError: the chosen programme is not there.
    """
    if not chosen:
        rows = (one for one in dossier.programmes if not one.archived and meets_year(one, year))
        return next(rows, None)
    row = next((one for one in dossier.programmes if str(one.id) == chosen), None)
    if row is None:
        raise UserError(f"Программы № {chosen} нет.", "Выберите программу из списка.")
    return row


def programme_years(dossier: "Dossier", chosen: str) -> list[int]:
    """School years that the chosen programme, else any, has a day in; the newest first."""
    rows = [
        one for one in dossier.programmes if str(one.id) == chosen or not (chosen or one.archived)
    ]
    years = {
        year
        for one in rows
        for year in range(school_year_of(one.period.start), school_year_of(one.period.end) + 1)
    }
    return sorted(years, reverse=True)


def _choices(dossier: "Dossier", year: int | None, _values: "Mapping[str, str]") -> Choices:
    return tuple(
        (f"{row.title}, {row.period_text}", str(row.id))
        for row in dossier.programmes
        if year is None or (not row.archived and meets_year(row, year))
    )


PROGRAMMES = NamedRows(
    table="programme",
    gone="Программа {} удалена",
    choices=_choices,
    find=programme_of,
)
