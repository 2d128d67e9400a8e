"""The facts of the execution report: the plan with its marks, the supported schools' criteria."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from app.errors import UserError
from app.services import criteria, plans
from app.services.documents import facts
from app.services.documents.kinds.reports.execution_report.groups import Groups, groups_of
from app.services.documents.kinds.reports.execution_report.people import (
    ReportPeople,
    issuer_genitive,
    report_people,
    school_of,
)
from app.services.documents.settings import PUBLIC
from app.services.language.dates import school_year_days, school_year_of
from app.services.language.plan_titles import PlanTitle, plan_title
from app.services.orders.orders import OrderRow, list_orders
from app.services.schools.support import list_support

if TYPE_CHECKING:
    from app.services.criteria import CriterionRow
    from app.services.documents.facts import Office
    from app.services.plans import PlanRow
    from app.services.schools.schools import SchoolRow
    from app.services.storage.workspace import Workspace

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
        groups: how many pupils a share of a criterion is of, where it is known.
    """

    school: str
    rows: "tuple[CriterionRow, ...]"
    school_id: int
    left_out: bool = False
    groups: Groups = field(default_factory=dict[tuple[str, int], int])

    @property
    def filled(self) -> bool:
        """Whether anything at all is known."""
        return any(row.value_id is not None for row in self.rows)


@dataclass(frozen=True, slots=True)
class ApprovingOrder:
    """An order of the register that approves what the report tells of.

    Attributes:
        order: its row.
        issuer: who issued it, genitive; empty when its name has no genitive, None when nobody
            can tell.
    """

    order: OrderRow
    issuer: str | None

    def holds_on(self, day: date) -> bool:
        """Whether it has its number and had been issued by that day."""
        issued_on = self.order.issued_on
        return self.order.number is not None and issued_on is not None and issued_on <= day


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
    def title(self) -> PlanTitle:
        """The forms of the plan's title."""
        return plan_title("" if self.plan is None else self.plan.title)

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


def years(workspace: "Workspace", settings: Mapping[str, str]) -> list[int]:
    """The years of the plans, the newest first; of a day that is named only the year around it.

    A plan of a school year begins with the August before it and ends with the August in it, so two
    years may claim a day of August: the one that ends then, as far as it has a plan.
    """
    planned = plans.planned_years(workspace)
    if settings["plan"] or not settings["as_of"]:
        return planned
    day = date.fromisoformat(settings["as_of"])
    year = school_year_of(day)
    next_year = day.month == EARLIEST_MONTH and year not in planned and year + 1 in planned
    return [year + 1 if next_year else year]


def gather(workspace: "Workspace", year: int, settings: Mapping[str, str]) -> ReportFacts:
    """Read the facts; a missing one stays empty.

    Raises:
        UserError: the plan, the person or the order named by the settings is not there.
    """
    today = workspace.clock.today()
    chosen = date.fromisoformat(settings["as_of"]) if settings["as_of"] else None
    as_of = chosen or today
    plan = _plan(workspace, year, settings["plan"], chosen)
    year = year if plan is None else plan.year
    office = facts.get_office(workspace)
    school = school_of(workspace, None if plan is None else plan.school_id)
    return ReportFacts(
        year=year,
        office_name=office.short_name,
        people=report_people(workspace, office, school, settings["compiler"], KIND),
        plan=plan,
        approval=_approving(workspace, None if plan is None else plan.order, office, school),
        model_order=_approving(workspace, _order(workspace, settings["model_order"]), office, None),
        schools=tuple(
            _criteria(workspace, (school_id, name), year, chosen)
            for school_id, name in _reported(workspace, school, year, as_of)
        ),
        settings=dict(settings),
        as_of=as_of,
        today=today,
    )


def _plan(workspace: "Workspace", year: int, chosen: str, as_of: date | None) -> "PlanRow | None":
    """The chosen plan, else the municipal plan of the year, as it stood on a day or stands now."""
    if not chosen:
        of_year = plans.list_plans(workspace, year=year, as_of=as_of)
        return next((row for row in of_year if row.school_id is None), None)
    rows = [row for row in plans.list_plans(workspace, as_of=as_of) if str(row.id) == chosen]
    if not rows:
        raise UserError(f"Плана № {chosen} нет.", "Выберите план из списка.")
    return rows[0]


def _order(workspace: "Workspace", chosen: str) -> OrderRow | None:
    if not chosen:
        return None
    rows = [row for row in list_orders(workspace) if str(row.id) == chosen]
    if not rows:
        raise UserError(f"Приказа № {chosen} нет в реестре.", "Выберите строку реестра.")
    return rows[0]


def _approving(
    workspace: "Workspace",
    order: OrderRow | None,
    office: "Office",
    school: "SchoolRow | None",
) -> ApprovingOrder | None:
    if order is None:
        return None
    return ApprovingOrder(order, issuer_genitive(workspace, order, office, school))


def _criteria(
    workspace: "Workspace", school: tuple[int, str], year: int, as_of: date | None
) -> SchoolCriteria:
    """The values of a school as they were known on a day.

    The results of a school year come with its exams: from June on they are the year's whenever they
    were entered, before that only what had been entered counts.
    """
    school_id, name = school
    rows = tuple(criteria.list_criteria_values(workspace, school_id, year))
    groups = groups_of(workspace, school_id)
    if as_of is None or as_of >= date(year, _EXAMS_MONTH, 1):
        return SchoolCriteria(school=name, rows=rows, school_id=school_id, groups=groups)
    known = tuple(criteria.list_criteria_values(workspace, school_id, year, entered_by=as_of))
    left_out = known != rows
    return SchoolCriteria(
        school=name, rows=known, school_id=school_id, left_out=left_out, groups=groups
    )


def _reported(
    workspace: "Workspace", school: "SchoolRow | None", year: int, as_of: date
) -> list[tuple[int, str]]:
    """The school of the plan, or those on a list of support at any time of the school year."""
    if school is not None:
        return [(school.id, school.short_name)]
    first, last = school_year_days(year)
    last = min(last, as_of)
    names: dict[int, str] = {}
    for row in list_support(workspace):
        if row.entered_on <= last and (row.left_on is None or row.left_on > first):
            names.setdefault(row.school_id, row.school)
    return list(names.items())


def inputs(report: ReportFacts) -> dict[str, object]:
    """What the history keeps about the origin of the document."""
    return {
        "year": report.year,
        "as_of": report.as_of.isoformat(),
        "plan_id": None if report.plan is None else report.plan.id,
        "order_id": None if report.order is None else report.order.id,
        "schools": [school.school for school in report.schools],
    }
