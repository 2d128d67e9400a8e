"""The facts of the execution report: the plan with its marks, the supported schools' criteria."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.errors import UserError
from app.services import criteria, plans
from app.services.documents import facts
from app.services.documents.facts import MissingFact, Office
from app.services.language.dates import year_name
from app.services.language.plural import MEASURE, SCHOOL, counted
from app.services.orders import OrderRow
from app.services.support import list_support

if TYPE_CHECKING:
    from app.services.criteria import CriterionRow
    from app.services.plans import PlanRow
    from app.services.storage.workspace import Workspace

KIND = "execution-report"


@dataclass(frozen=True, slots=True)
class SchoolCriteria:
    """The criteria table of one supported school."""

    school: str
    rows: "tuple[CriterionRow, ...]"
    school_id: int | None = None

    @property
    def filled(self) -> bool:
        """Whether anything at all is known."""
        return any(row.value_id is not None for row in self.rows)


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What the report is made from.

    Attributes:
        year: school year of the report.
        plan: the reported plan, or None when there is none.
        schools: supported schools of the year with their criteria.
        settings: checked settings of the kind.
        as_of: the day of making.
    """

    year: int
    office: Office
    plan: "PlanRow | None"
    schools: tuple[SchoolCriteria, ...]
    settings: Mapping[str, str]
    as_of: date

    @property
    def order(self) -> OrderRow | None:
        """The order that approved the plan and its annexes."""
        return None if self.plan is None else self.plan.order

    @property
    def annexes(self) -> tuple[str, ...]:
        """The annexes that are made, in printed order."""
        wanted = (("model", True), ("criteria", bool(self.schools)))
        return tuple(name for name, there in wanted if there and self.settings[name] == "1")


def years(workspace: "Workspace") -> list[int]:
    """The years of the plans, the newest first."""
    with workspace.database.reading() as reader:
        rows = reader.rows("SELECT DISTINCT year FROM plan ORDER BY year DESC")
    return [int(row["year"]) for row in rows]


def gather(workspace: "Workspace", year: int, settings: Mapping[str, str]) -> ReportFacts:
    """Read the facts; a missing one stays empty.

    Raises:
        UserError: the plan named by the settings is not there.
    """
    plan = _plan(workspace, year, settings["plan"])
    year = year if plan is None else plan.year
    schools = tuple(
        SchoolCriteria(
            name, tuple(criteria.list_criteria_values(workspace, school_id, year)), school_id
        )
        for school_id, name in _supported(workspace, year)
    )
    return ReportFacts(
        year=year,
        office=facts.get_office(workspace),
        plan=plan,
        schools=schools,
        settings=dict(settings),
        as_of=workspace.clock.today(),
    )


def _plan(workspace: "Workspace", year: int, chosen: str) -> "PlanRow | None":
    """The chosen plan, else the municipal plan of the year."""
    if not chosen:
        found = plans.list_plans(workspace, year=year)
        return next((row for row in found if row.school_id is None), None)
    found = [row for row in plans.list_plans(workspace) if str(row.id) == chosen]
    if not found:
        raise UserError(f"Плана № {chosen} нет.", "Выберите план из списка.")
    return found[0]


def _supported(workspace: "Workspace", year: int) -> list[tuple[int, str]]:
    """Schools that were on a list of support at any time of the school year, each once."""
    first, last = date(year - 1, 9, 1), date(year, 8, 31)
    found: dict[int, str] = {}
    for row in list_support(workspace):
        if row.entered_on <= last and (row.left_on is None or row.left_on > first):
            found.setdefault(row.school_id, row.school)
    return list(found.items())


def missing(given: ReportFacts) -> tuple[MissingFact, ...]:
    """What stands between the facts and a report ready to sign."""
    found = facts.missing_of_office(given.office, coordinator=False)
    years = year_name(given.year)
    if given.plan is None:
        text = f"Нет муниципального плана мероприятий на {years} учебный год"
        found.append(MissingFact(text, "plans", required=True))
    elif not given.plan.measures:
        target: dict[str, object] = {"plan_id": given.plan.id}
        found.append(MissingFact("В плане нет мероприятий", "plans", target, required=True))
    else:
        found += _missing_of_plan(given.plan)
    empty = [school for school in given.schools if not school.filled]
    if empty and given.settings["criteria"] == "1":
        text = f"Нет значений критериев: {counted(len(empty), SCHOOL)}"
        target = {"school_id": empty[0].school_id, "tab": "criteria"}
        found.append(MissingFact(text, "schools", target))
    return tuple(found)


def _missing_of_plan(plan: "PlanRow") -> list[MissingFact]:
    """Links lead to the plan's order, and to the first measure that has no mark."""
    found: list[MissingFact] = []
    order = plan.order
    if order is None:
        target: dict[str, object] = {"plan_id": plan.id, "edit": True}
        found.append(MissingFact("Не указан приказ, которым утверждён план", "plans", target))
    elif order.number is None:
        text = "У приказа, которым утверждён план, нет номера и даты"
        found.append(MissingFact(text, "documents", {"order_id": order.id, "edit": True}))
    unmarked = [row for row in plan.measures if row.mark is None]
    if unmarked:
        text = f"Без отметки об исполнении: {counted(len(unmarked), MEASURE)}"
        found.append(MissingFact(text, "plans", {"measure_id": unmarked[0].id}))
    return found


def inputs(given: ReportFacts) -> dict[str, object]:
    """What the history keeps about the origin of the document."""
    return {
        "year": given.year,
        "plan_id": None if given.plan is None else given.plan.id,
        "order_id": None if given.order is None else given.order.id,
        "schools": [school.school for school in given.schools],
    }
