"""How the plans of the schools stand in a school year."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from app.enums import SupportKind
from app.services.language.numbers import DASH, NBSP, whole
from app.services.language.plural import OF_SCHOOLS, counted
from app.services.plans.execution.cells import state_of
from app.services.plans.reading import list_plans
from app.services.schools.schools import list_schools, natural_key
from app.services.schools.support_steps import done_words, read_steps, standing_step

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.services.plans.rows import MeasureRow, PlanRow
    from app.services.schools.schools import SchoolRow
    from app.services.schools.support_steps import StepRow
    from app.services.storage.workspace import Workspace


PlanState = Literal["none", "empty", "overdue", "finished", "running"]
_STATE_WORDS: "Mapping[PlanState, str]" = {
    "none": "плана нет",
    "empty": "план пуст",
    "finished": "завершён",
    "running": "исполняется",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolStanding:
    """A school with its own plan of the year, and what the district's plans ask of it.

    Attributes:
        school_id: key of the school.
        school: its short name.
        support: lists of support that it is on in the year (`listed_days`).
        plan: its own plan of the year, or None.
        next_end: nearest deadline of its plan that is not finished, or None.
        asked_rows: measures of the district's plans for which it answers, each with the due dates
            and marks of this school alone.
        steps: its steps of support in the year; none of a school that is on no list.
    """

    school_id: int
    school: str
    support: tuple[SupportKind, ...]
    plan: "PlanRow | None"
    next_end: date | None
    asked_rows: "tuple[MeasureRow, ...]" = ()
    steps: "tuple[StepRow, ...]" = ()

    @property
    def asked(self) -> int:
        """For how many measures of the district's plans it answers."""
        return len(self.asked_rows)

    @property
    def asked_overdue(self) -> int:
        """With how many of them it is late."""
        return sum(state_of(row.cells).overdue for row in self.asked_rows)

    @property
    def next_step(self) -> "StepRow | None":
        """Where the school stands: the first step that is not done; None when all are, or none."""
        return standing_step(self.steps)

    @property
    def steps_words(self) -> str:
        """«2 из 7»; empty of a school that is on no list."""
        return done_words(self.steps)

    @property
    def late_steps(self) -> int:
        """How many steps are past their planned day and not done."""
        return sum(row.state == "overdue" for row in self.steps)

    @property
    def state(self) -> PlanState:
        """How its own plan stands; one overdue measure makes the plan overdue."""
        if self.plan is None:
            return "none"
        if not self.plan.measures:
            return "empty"
        if self.plan.overdue_count:
            return "overdue"
        return "finished" if all(row.finished for row in self.plan.measures) else "running"

    @property
    def state_words(self) -> str:
        """«исполняется», «просрочено 2»."""
        if self.state == "overdue" and self.plan is not None:
            return f"просрочено {whole(self.plan.overdue_count)}"
        return _STATE_WORDS[self.state]

    @property
    def done_share(self) -> float | None:
        """Done of all measures of its plan, from 0 to 1; None without measures."""
        if self.plan is None or not self.plan.measures:
            return None
        return self.plan.done_count / len(self.plan.measures)

    @property
    def done_words(self) -> str:
        """«3 из 12», or a dash without measures."""
        if self.plan is None or not self.plan.measures:
            return DASH
        return f"{whole(self.plan.done_count)} из{NBSP}{whole(len(self.plan.measures))}"

    @property
    def asked_words(self) -> str:
        """«4, просрочено 1»."""
        late = f", просрочено {whole(self.asked_overdue)}" if self.asked_overdue else ""
        return whole(self.asked) + late


def standings_words(rows: "Sequence[SchoolStanding]") -> str:
    """«План есть у 3 из 5 школ, просрочено мероприятий: 2, шагов поддержки: 1».

    Schools are counted once each.
    """
    plans = [row.plan for row in rows if row.plan is not None]
    late = sum(plan.overdue_count for plan in plans)
    planning = len({plan.school_id for plan in plans})
    schools = counted(len({row.school_id for row in rows}), OF_SCHOOLS)
    text = f"План есть у{NBSP}{whole(planning)} из{NBSP}{schools}"
    steps = sum({row.school_id: row.late_steps for row in rows}.values())
    told = {"мероприятий": late, "шагов поддержки": steps}
    parts = [f"{words}: {whole(number)}" for words, number in told.items() if number]
    return f"{text}, просрочено {', '.join(parts)}" if parts else text


def list_standings(workspace: "Workspace", year: int) -> list[SchoolStanding]:
    """Schools on a list of support and all others with a plan of their own, by name.

    A school with several plans in the year stands in as many rows.
    """
    plans = list_plans(workspace, year=year)
    today = workspace.clock.today()
    rows = list_schools(workspace, year=year)
    with workspace.database.reading() as reader:
        steps = read_steps(reader, year, today, [row.id for row in rows if row.support])
    standings: list[SchoolStanding] = []
    for school in rows:
        own = [plan for plan in plans if plan.school_id == school.id]
        if own or school.support:
            asked = _asked(school, plans)
            standings += [
                SchoolStanding(
                    school_id=school.id,
                    school=school.short_name,
                    support=tuple(map(SupportKind, school.support)),
                    plan=plan,
                    next_end=_next_end(plan, today),
                    asked_rows=asked,
                    steps=steps.get(school.id, ()),
                )
                for plan in own or [None]
            ]
    return sorted(standings, key=lambda row: natural_key(row.school))


def _asked(school: "SchoolRow", plans: "Sequence[PlanRow]") -> "tuple[MeasureRow, ...]":
    """The measures of the district's plans for which a school answers, of this school alone."""
    return tuple(
        replace(row, schools=((school.id, school.short_name),))
        for plan in plans
        if plan.school_id is None
        for row in plan.measures
        if school.id in row.school_ids
    )


def _next_end(plan: "PlanRow | None", today: date) -> date | None:
    measures = () if plan is None else plan.measures
    ends = (row.next_due(today) for row in measures)
    return min((end for end in ends if end is not None), default=None)
