"""The facts of the execution report: the plan with its marks, the supported schools' criteria."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from app.services.documents.dossier.approval import ApprovingOrder, approving
from app.services.documents.dossier.groups import Groups
from app.services.documents.dossier.issued import named_order
from app.services.documents.dossier.people import school_of
from app.services.documents.dossier.plans import chosen_plan
from app.services.documents.kinds.reports.execution_report.people import (
    ReportPeople,
    report_people,
)
from app.services.documents.settings import PUBLIC
from app.services.language.dates import school_year_days, school_year_of
from app.services.orders.orders import OrderRow

if TYPE_CHECKING:
    from app.services.criteria import CriterionRow
    from app.services.documents.dossier.parts import Dossier
    from app.services.plans import PlanRow
    from app.services.schools.schools import SchoolRow

KIND = "execution-report"
EARLIEST_MONTH = 8  # plans of a school year begin with August: «Август 2018»
_EXAMS_MONTH = 6
# The four directions of the model of support; their text is the user's, setting by setting.
MODEL_TEXTS = ("model_management", "model_methods", "model_social", "model_image")


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
    groups: Callable[[], Groups] = dict[tuple[str, int], int]

    @property
    def filled(self) -> bool:
        """Whether anything at all is known."""
        return any(row.value_id is not None for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """What the report is made from.

    Attributes:
        year: school year of the report.
        office_name: short name of the department.
        people: who reports, approves and signs.
        plan: the reported plan as it stood on `as_of`, or None when there is none.
        approval: the order that approved the plan, or None.
        model_order: the chosen order that approved the model of support, or None.
        schools: the school of the plan, else supported schools of the year, with their criteria.
        settings: checked settings of the kind.
        as_of: the day that the report tells of.
        today: the day of making.
    """

    year: int
    office_name: str
    people: ReportPeople
    plan: "PlanRow | None"
    approval: ApprovingOrder | None
    model_order: ApprovingOrder | None
    schools: tuple[SchoolCriteria, ...]
    settings: Mapping[str, str]
    as_of: date
    today: date

    @property
    def is_public(self) -> bool:
        """Whether figures of small groups are hidden, see `publication`."""
        return self.settings["version"] == PUBLIC

    @property
    def order(self) -> OrderRow | None:
        """The order that approved the plan."""
        return None if self.approval is None else self.approval.order

    @property
    def approved(self) -> ApprovingOrder | None:
        """The order that approves the plan, when it had been issued by the day of the report."""
        approval = self.approval
        return approval if approval is not None and approval.holds_on(self.as_of) else None

    @property
    def model_filled(self) -> bool:
        """Whether the model of support is filled in and ordered."""
        order = self.model_order
        filled = all(self.settings[name] for name in MODEL_TEXTS)
        return filled and order is not None and order.holds_on(self.as_of)

    @property
    def annexes(self) -> tuple[str, ...]:
        """The annexes that are made, in printed order."""
        there = {
            "criteria": any(school.filled for school in self.schools),
            "model": self.model_filled,
        }
        return tuple(name for name in there if there[name] and self.settings[name] == "1")


def years(dossier: "Dossier", settings: Mapping[str, str]) -> list[int]:
    """The years of the plans, the newest first; of a day that is named only the year around it.

    A plan of a school year begins with the August before it and ends with the August in it, so two
    years may claim a day of August: the one that ends then, as far as it has a plan.
    """
    planned = dossier.planned_years
    if settings["plan"] or not settings["as_of"]:
        return planned
    day = date.fromisoformat(settings["as_of"])
    year = school_year_of(day)
    next_year = day.month == EARLIEST_MONTH and year not in planned and year + 1 in planned
    return [year + 1 if next_year else year]


def gather(dossier: "Dossier", year: int, settings: Mapping[str, str]) -> ReportFacts:
    """Read the facts; a missing one stays empty.

    Raises:
        UserError: the plan, the person or the order named by the settings is not there.
    """
    today = dossier.today
    chosen = date.fromisoformat(settings["as_of"]) if settings["as_of"] else None
    as_of = chosen or today
    plan = chosen_plan(dossier, year, settings["plan"], chosen)
    year = year if plan is None else plan.year
    office = dossier.office()
    model_order = named_order(dossier, settings["model_order"])
    school = school_of(dossier, None if plan is None else plan.school_id)
    return ReportFacts(
        year=year,
        office_name=office.short_name,
        people=report_people(dossier, office, school, settings["compiler"], KIND),
        plan=plan,
        approval=approving(dossier, None if plan is None else plan.order, office, school),
        model_order=approving(dossier, model_order, office, None),
        schools=_criteria(dossier, _reported(dossier, school, year, as_of), year, chosen),
        settings=dict(settings),
        as_of=as_of,
        today=today,
    )


def _criteria(
    dossier: "Dossier", schools: Mapping[int, str], year: int, as_of: date | None
) -> tuple[SchoolCriteria, ...]:
    """The values of schools, named by key, as they were known on a day.

    The results of a school year come with its exams: from June on they are the year's whenever they
    were entered, before that only what had been entered counts.
    """
    rows = known = dossier.criteria(schools, year)
    if as_of is not None and as_of < date(year, _EXAMS_MONTH, 1):
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


def _groups(dossier: "Dossier", schools: frozenset[int], school_id: int) -> Groups:
    return dossier.groups(schools)[school_id]


def _reported(
    dossier: "Dossier", school: "SchoolRow | None", year: int, as_of: date
) -> dict[int, str]:
    """The school of the plan, or those on a list of support at any time of the school year."""
    if school is not None:
        return {school.id: school.short_name}
    first, last = school_year_days(year)
    last = min(last, as_of)
    names: dict[int, str] = {}
    for row in dossier.support():
        if row.entered_on <= last and (row.left_on is None or row.left_on > first):
            names.setdefault(row.school_id, row.school)
    return names


def inputs(report: ReportFacts) -> dict[str, object]:
    """What the history keeps about the origin of the document."""
    return {
        "year": report.year,
        "as_of": report.as_of.isoformat(),
        "plan_id": None if report.plan is None else report.plan.id,
        "order_id": None if report.order is None else report.order.id,
        "schools": [school.school for school in report.schools],
    }
