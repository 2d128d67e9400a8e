"""The results of the school of a report beside those of the base year, as its day knows them."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from app.services.documents.dossier.school_criteria import EXAMS_MONTH
from app.services.language.dates import date_digits, school_year_of, year_name
from app.services.school_card.final_check import final_check

if TYPE_CHECKING:
    from app.services.documents.dossier.parts import Dossier
    from app.services.language.deadlines.periods import PlanPeriod
    from app.services.school_card.final_check import FinalCheck


def check_of_school(
    dossier: "Dossier", school_id: int, period: "PlanPeriod", as_of: date
) -> "FinalCheck":
    """The results of a school under a plan beside those of the year before it.

    The results of a school year come with its exams: a report of a past day before June knows none
    of them, whatever was entered since. Of a plan of several years the last year is taken whose
    exams its day knows.
    """
    first = school_year_of(period.start)
    year = max(first, min(school_year_of(as_of), school_year_of(period.end)))
    if year > first and as_of < date(year, EXAMS_MONTH, 1):
        year -= 1
    check = dossier.part(
        ("final check", school_id, first, year),
        lambda: final_check(dossier.workspace, school_id, first - 1, year),
    )
    if as_of >= min(dossier.today, date(year, EXAMS_MONTH, 1)):
        return check
    lack = (
        f"На {date_digits(as_of)} результаты ВПР и ГИА за {year_name(year)} учебный год"
        " не подведены, сопоставлять с базовым годом нечего."
    )
    return replace(check, lines=(), children=(), lack=lack)
