"""The criteria tables of the schools that a document tells of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from app.services.language.dates import school_year_days

if TYPE_CHECKING:
    from app.services.criteria import CriterionRow
    from app.services.documents.dossier.groups import Groups
    from app.services.documents.dossier.parts import Dossier
    from app.services.schools.schools import SchoolRow

EXAMS_MONTH = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolCriteria:
    """The criteria table of one school.

    Attributes:
        school: its short name.
        rows: the lines; a value of a later day than that of the report is left out.
        school_id: its key.
        left_out: some values were.
        groups: how many pupils a share of a criterion is of, where it is known; asked for when the
            table is printed, since readiness waits for no results.
    """

    school: str
    rows: "tuple[CriterionRow, ...]"
    school_id: int
    left_out: bool = False
    groups: "Callable[[], Groups]" = dict[tuple[str, int], int]

    @property
    def filled(self) -> bool:
        """Whether anything at all is known."""
        return any(row.value_id is not None for row in self.rows)


def school_criteria(
    dossier: "Dossier", schools: Mapping[int, str], year: int, as_of: date | None
) -> tuple[SchoolCriteria, ...]:
    """The values of schools, named by key, as they were known on a day.

    The results of a school year come with its exams: from June on they are the year's whenever they
    were entered, before that only what had been entered counts.
    """
    rows = known = dossier.criteria(schools, year)
    if as_of is not None and as_of < date(year, EXAMS_MONTH, 1):
        known = dossier.criteria(schools, year, as_of)
    return tuple(
        SchoolCriteria(
            school=name,
            rows=tuple(known[school_id]),
            school_id=school_id,
            left_out=known[school_id] != rows[school_id],
            groups=partial(_groups, dossier, frozenset(schools), school_id),
        )
        for school_id, name in schools.items()
    )


def _groups(dossier: "Dossier", schools: frozenset[int], school_id: int) -> "Groups":
    return dossier.groups(schools)[school_id]


def reported_schools(
    dossier: "Dossier", school: "SchoolRow | None", year: int, as_of: date
) -> dict[int, str]:
    """The school of a plan, or those on a list of support at any time of the school year."""
    if school is not None:
        return {school.id: school.short_name}
    first, last = school_year_days(year)
    last = min(last, as_of)
    names: dict[int, str] = {}
    for row in dossier.support():
        if row.entered_on <= last and (row.left_on is None or row.left_on > first):
            names.setdefault(row.school_id, row.school)
    return names
