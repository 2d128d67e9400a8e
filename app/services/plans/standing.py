"""How the plans of the schools stand in a school year."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.services.plans.reading import list_plans
from app.services.schools import support
from app.services.schools.schools import list_schools, natural_key

if TYPE_CHECKING:
    from app.enums import SupportKind
    from app.services.plans.rows import PlanRow
    from app.services.schools.schools import SchoolRow
    from app.services.storage.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolStanding:
    """A school with its own plan of the year, and what the district's plans ask of it.

    Attributes:
        school_id: key of the school.
        school: its short name.
        support: lists of support that it is on today.
        plan: its own plan of the year, or None.
        next_end: nearest deadline of its plan that is not finished, or None.
        asked: measures of the district's plans for which it answers.
        asked_overdue: those of them that are overdue.
    """

    school_id: int
    school: str
    support: "tuple[SupportKind, ...]"
    plan: "PlanRow | None"
    next_end: date | None
    asked: int
    asked_overdue: int


def list_standings(workspace: "Workspace", year: int) -> list[SchoolStanding]:
    """Schools on a list of support and all others with a plan of their own, by name.

    A school with several plans in the year stands in as many rows.
    """
    plans = list_plans(workspace, year=year)
    today = workspace.clock.today()
    kinds: dict[int, list[SupportKind]] = {}
    for stay in support.list_support(workspace, on=today):
        kinds.setdefault(stay.school_id, []).append(stay.kind)
    found: list[SchoolStanding] = []
    for school in list_schools(workspace):
        own = [plan for plan in plans if plan.school_id == school.id]
        if own or school.id in kinds:
            listed = tuple(sorted(set(kinds.get(school.id, ()))))
            found += [_standing(school, plan, listed, plans, today) for plan in own or [None]]
    return sorted(found, key=lambda row: natural_key(row.school))


def _standing(
    school: "SchoolRow",
    plan: "PlanRow | None",
    listed: "tuple[SupportKind, ...]",
    plans: "list[PlanRow]",
    today: date,
) -> SchoolStanding:
    asked = [
        row
        for found in plans
        if found.school_id is None
        for row in found.measures
        if school.id in row.school_ids
    ]
    ends = [
        row.deadline_end
        for row in (() if plan is None else plan.measures)
        if not row.finished and row.deadline_end is not None and row.deadline_end >= today
    ]
    return SchoolStanding(
        school_id=school.id,
        school=school.short_name,
        support=listed,
        plan=plan,
        next_end=min(ends, default=None),
        asked=len(asked),
        asked_overdue=sum(row.overdue for row in asked),
    )
