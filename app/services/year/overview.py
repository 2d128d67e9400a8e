"""The start page: where the year stands, what is next, what is due.

This is the first screen: it reads with plain portable SQL and imports neither SQLAlchemy nor
pandas. The steps are in `steps`, `list_steps` and `work_steps`, the numbers
of the year in `numbers`.
"""

from datetime import date
from typing import NamedTuple

from app.enums import MeasureStatus
from app.services.expected.gaps import MissingResults, missing_results
from app.services.identification.rules.in_use import read_low_rule
from app.services.language.dates import SOON_DAYS
from app.services.plans.deadlines.terms import in_year
from app.services.storage.files.sqlite import Reader
from app.services.year import list_steps, steps, work_steps, years
from app.services.year.steps import StepRow

__all__ = [
    "DueRow",
    "MissingResults",
    "Overview",
    "StepRow",
    "get_overview",
]


class DueRow(NamedTuple):
    """A measure whose deadline is near or past.

    Attributes:
        measure_id: key of the measure.
        plan_id: key of its plan.
        title: what is to be done.
        plan: title of the plan.
        year: school year of the plan.
        school: short name of the school whose plan it is, empty for the municipal one.
        deadline_text: as typed.
        deadline: the day that counts.
        days_left: to that day; below zero when it is past.
    """

    measure_id: int
    plan_id: int
    title: str
    plan: str
    year: int
    school: str
    deadline_text: str
    deadline: date
    days_left: int


class Overview(NamedTuple):
    """Everything the start page shows.

    Attributes:
        year: the chosen year of work.
        results_year: the year of results that it starts with (`years.results_year`).
        steps: the yearly loop in order.
        next_step: the first step that waits for her, or None.
        due: measures of the year's plans that are due in the next 30 days and not wholly done,
            nearest first.
        overdue: unfinished measures of the year's plans whose deadline is past, longest first.
        missing_results: who has not sent what.
        measure_statuses: newest mark of each measure of the year's plans, None without one.
    """

    year: int
    results_year: int
    steps: tuple[StepRow, ...]
    next_step: StepRow | None
    due: tuple[DueRow, ...]
    overdue: tuple[DueRow, ...]
    missing_results: tuple[MissingResults, ...]
    measure_statuses: tuple[str | None, ...]

    @property
    def overdue_count(self) -> int:
        """Number of overdue measures."""
        return len(self.overdue)


def get_overview(reader: Reader, today: date, year: int) -> Overview:
    """The start page of a year of work as it stands today."""
    base = years.results_year(today, year)
    missing = missing_results(reader, base, read_low_rule(reader).procedures)
    measures, statuses = _open_measures(reader, today, year)
    overdue = tuple(row for row in measures if row.days_left < 0)
    due = tuple(row for row in measures if 0 <= row.days_left <= SOON_DAYS)
    rows = (
        steps.setup_step(reader, year),
        steps.results_step(reader, today, base, missing),
        steps.passports_step(reader, today, year),
        list_steps.identification_step(reader, today, year),
        list_steps.orders_step(reader, today, year),
        work_steps.work_step(reader, today, year),
        steps.plan_step(statuses, len(overdue), today, year),
        work_steps.region_step(reader, today, year),
        steps.criteria_step(reader, today, year),
        work_steps.decision_step(reader, today, year),
        steps.report_step(reader, today, year),
    )
    return Overview(
        year=year,
        results_year=base,
        steps=rows,
        next_step=_next_step(rows, overdue=bool(overdue)),
        due=due,
        overdue=overdue,
        missing_results=missing,
        measure_statuses=tuple(statuses),
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


def _open_measures(reader: Reader, today: date, year: int) -> tuple[list[DueRow], list[str | None]]:
    """Open measures with a deadline, nearest first, and the statuses of all, of the year's plans.

    A measure that was partly done is open up to its deadline.
    """
    condition, parameters = in_year(year)
    points: dict[int, list[date]] = {}
    for row in reader.rows("SELECT measure_id, ends_on FROM measure_occurrence"):
        points.setdefault(row["measure_id"], []).append(date.fromisoformat(row["ends_on"]))
    due: list[DueRow] = []
    statuses: list[str | None] = []
    for row in reader.rows(
        "SELECT m.id, m.title, m.deadline_text, m.deadline_end, p.id AS plan_id, p.title AS plan,"
        " p.year AS year,"
        " s.short_name AS school, (SELECT k.status FROM execution_mark k WHERE k.measure_id = m.id"
        " ORDER BY k.id DESC LIMIT 1) AS status"
        " FROM measure m JOIN plan_section t ON t.id = m.section_id"
        " JOIN plan p ON p.id = t.plan_id LEFT JOIN school s ON s.id = p.school_id"
        f" WHERE {condition} ORDER BY m.id",
        parameters,
    ):
        status: str | None = row["status"]
        statuses.append(status)
        end = None if row["deadline_end"] is None else date.fromisoformat(row["deadline_end"])
        ahead = [day for day in points.get(row["id"], []) if day >= today]
        deadline = min(ahead) if ahead else end
        if deadline is None or _is_closed(status, deadline, today):
            continue
        due.append(
            DueRow(
                measure_id=row["id"],
                plan_id=row["plan_id"],
                title=row["title"],
                plan=row["plan"],
                year=row["year"],
                school=row["school"] or "",
                deadline_text=row["deadline_text"],
                deadline=deadline,
                days_left=(deadline - today).days,
            )
        )
    return sorted(due, key=lambda row: row.deadline), statuses


def _is_closed(status: str | None, deadline: date, today: date) -> bool:
    if status == MeasureStatus.PARTLY_DONE and deadline >= today:
        return False
    return status is not None and MeasureStatus(status).is_finished
