"""The school years that a document may be made for, as what it rests on tells them."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from app.services.documents.dossier.named.programmes import programme_years
from app.services.documents.shared_settings import (
    AS_OF,
    BASIS,
    FROM_SUPPORT,
    PARTY,
    PLAN,
    PROGRAMME,
    RUN,
)
from app.services.language.dates import school_year_of
from app.services.year.years import work_year

if TYPE_CHECKING:
    from app.services.documents.dossier.parts import Dossier

EARLIEST_MONTH = 8  # plans of a school year begin with August: «Август 2018»


def likely_years(dossier: "Dossier", settings: Mapping[str, str]) -> list[int]:
    """The years of a document with these checked settings, the likeliest first.

    A list from an identification is for the years of work of the standing runs, that of the one
    frozen last first; a list of support for the running school year, then for those of its entries;
    a plan, a report on it and the sheet of a party for the years of the plans; what tells of a
    programme for its years, the running one first. All others are about the running year of work
    alone.
    """
    if settings.get(BASIS.name) == FROM_SUPPORT:
        entered = sorted({row.year for row in dossier.support()}, reverse=True)
        return list(dict.fromkeys([school_year_of(dossier.today), *entered]))
    if PROGRAMME.name in settings:
        year, years = work_year(dossier.today), programme_years(dossier, settings[PROGRAMME.name])
        return [year, *years] if year in years else years
    if RUN.name in settings:
        return list(dict.fromkeys(row.work_year for row in dossier.standing_runs()))
    if settings.keys() & {AS_OF.name, PLAN.name, PARTY.name}:
        return _reported(dossier, settings)
    return [work_year(dossier.today)]


def _reported(dossier: "Dossier", settings: Mapping[str, str]) -> list[int]:
    """The years of the plans, the newest first; of a day that is named only the year around it.

    A plan of a school year begins with the August before it and ends with the August in it, so two
    years may claim a day of August: the one that ends then, as far as it has a plan.
    """
    planned = dossier.planned_years
    if settings.get(PLAN.name) or not settings.get(AS_OF.name):
        return planned
    day = date.fromisoformat(settings[AS_OF.name])
    year = school_year_of(day)
    next_year = day.month == EARLIEST_MONTH and year not in planned and year + 1 in planned
    return [year + 1 if next_year else year]
