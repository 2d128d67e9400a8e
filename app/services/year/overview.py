"""The start page: where the year stands, what is next, what is due.

This is the first screen: it reads with plain portable SQL and imports neither SQLAlchemy nor
pandas. The steps are in `steps`, `list_steps` and `work_steps`, what is due in `due` and
`support_due`, the numbers of the year in `numbers`.
"""

from datetime import date, timedelta
from typing import NamedTuple

from app.services.expected.gaps import MissingResults, missing_results
from app.services.identification.rules.in_use import read_low_rule
from app.services.language.dates import SOON_DAYS
from app.services.storage.files.sqlite import Reader
from app.services.year import list_steps, steps, work_steps, years
from app.services.year.due import DueRow, PlanCounts, read_due
from app.services.year.steps import StepRow
from app.services.year.support_due import DueStep, read_due_steps

__all__ = [
    "DueRow",
    "DueStep",
    "MissingResults",
    "Overview",
    "StepRow",
    "get_overview",
]


class Overview(NamedTuple):
    """Everything the start page shows.

    Attributes:
        year: the chosen year of work.
        results_year: the year of results that it starts with (`years.results_year`).
        steps: the yearly loop in order.
        next_step: the first step that waits for her, or None.
        due: occurrences of measures in the next 30 days that are not wholly done, and steps of
            support, nearest first; of other plans than the year's as `other_plans` says.
        overdue: unfinished occurrences and steps that are past, longest first.
        missing_results: who has not sent what.
        plans: how the measures of the year's plans stand.
    """

    year: int
    results_year: int
    steps: tuple[StepRow, ...]
    next_step: StepRow | None
    due: tuple[DueRow | DueStep, ...]
    overdue: tuple[DueRow | DueStep, ...]
    missing_results: tuple[MissingResults, ...]
    plans: PlanCounts


def get_overview(reader: Reader, today: date, year: int) -> Overview:
    """The start page of a year of work as it stands today."""
    base = years.results_year(today, year)
    missing = missing_results(reader, base, read_low_rule(reader).procedures)
    last = today + timedelta(days=SOON_DAYS)
    measures, counts = read_due(reader, today, last, year)
    support = read_due_steps(reader, today, last, year)
    rows = sorted((*measures, *support), key=lambda row: row.deadline)
    overdue = tuple(row for row in rows if row.days_left < 0)
    due = tuple(row for row in rows if row.days_left >= 0)
    year_steps = (
        steps.setup_step(reader, year),
        steps.results_step(reader, today, base, missing),
        steps.passports_step(reader, today, year),
        list_steps.identification_step(reader, today, year),
        list_steps.orders_step(reader, today, year),
        work_steps.work_step(reader, today, year, sum(row.days_left < 0 for row in support)),
        steps.plan_step(counts, today, year),
        work_steps.region_step(reader, today, year),
        steps.criteria_step(reader, today, year),
        work_steps.decision_step(reader, today, year),
        steps.report_step(reader, today, year),
    )
    return Overview(
        year=year,
        results_year=base,
        steps=year_steps,
        next_step=_next_step(year_steps, overdue=bool(counts.overdue)),
        due=due,
        overdue=overdue,
        missing_results=missing,
        plans=counts,
    )


def _next_step(rows: tuple[StepRow, ...], *, overdue: bool) -> StepRow | None:
    """The first step that waits: a plan on time and results of a finished run do not."""
    states = {row.key: row.state for row in rows}
    calm: set[str] = set()
    if states["identification"] in ("done", "partly") and states["results"] == "partly":
        calm.add("results")
    if states["plan"] == "partly" and not overdue:
        calm.add("plan")
    waiting = [row for row in rows if row.state in ("todo", "partly") and row.key not in calm]
    return waiting[0] if waiting else None
