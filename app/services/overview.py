"""The start page: where the year stands, what is next, what is due.

This is the first screen: it reads with plain portable SQL and imports neither SQLAlchemy nor
pandas. The steps are in `overview_steps`.
"""

from datetime import date
from typing import NamedTuple

from app import paths
from app.enums import MeasureStatus, ResultState, VerdictStatus
from app.services import overview_facts as facts
from app.services import overview_steps as steps
from app.services import overview_work_steps as work_steps
from app.services.language.dates import school_year_of
from app.services.language.ordering import natural_key
from app.services.overview_facts import MissingResults
from app.services.overview_steps import StepRow
from app.services.reference import read_json
from app.services.storage.sqlite import Reader

__all__ = [
    "Counts",
    "DueRow",
    "Identified",
    "MissingResults",
    "Overview",
    "ShareRow",
    "StepRow",
    "get_overview",
]

_DUE_DAYS = 30
_DEFAULT_PROFILE = ("profiles", "fioko-2020.json")
_DEFAULT_THRESHOLD = 30


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


class ShareRow(NamedTuple):
    """Low results in one procedure: `low` schools of `held`, this year and the year before.

    A result is low when not fewer than `threshold` percent of the participants failed.
    """

    code: str
    title: str
    short_title: str
    low: int
    held: int
    previous_low: int
    previous_held: int


class Identified(NamedTuple):
    """The newest frozen run, beside the frozen run of the year before.

    Attributes:
        run_id: key of the run.
        year: year of its results.
        shnor: short names of the schools identified, after decisions of the working group.
        compared: whether there is a frozen run of the year before.
        entered: identified now and not then; empty when not compared.
        left: identified then and not now; empty when not compared.
        previous: identified then; empty when not compared.
    """

    run_id: int
    year: int
    shnor: tuple[str, ...]
    compared: bool
    entered: tuple[str, ...]
    left: tuple[str, ...]
    previous: tuple[str, ...] = ()


class Counts(NamedTuple):
    """Numbers of the chosen year.

    Attributes:
        schools: active schools.
        supported: schools on a list of support today.
        results: stored results of the results year.
        measures: in all plans of the year.
        measures_done: of them marked as done.
    """

    schools: int
    supported: int
    results: int
    measures: int
    measures_done: int


class Overview(NamedTuple):
    """Everything the start page shows.

    Attributes:
        year: the chosen school year.
        results_year: the year whose results count now (see `overview_facts`).
        steps: the yearly loop in order.
        next_step: the first step that waits for her, or None.
        due: unfinished measures of the next 30 days, nearest first.
        overdue: unfinished measures whose deadline is past, longest first.
        counts: numbers of the year.
        threshold: percent from which a result is low.
        low_shares: procedures with results in the results year or the one before.
        missing_results: who has not sent what.
        identified: the newest frozen run, or None.
    """

    year: int
    results_year: int
    steps: tuple[StepRow, ...]
    next_step: StepRow | None
    due: tuple[DueRow, ...]
    overdue: tuple[DueRow, ...]
    counts: Counts
    threshold: int
    low_shares: tuple[ShareRow, ...]
    missing_results: tuple[MissingResults, ...]
    identified: Identified | None

    @property
    def overdue_count(self) -> int:
        """Number of overdue measures."""
        return len(self.overdue)


def get_overview(reader: Reader, today: date, year: int) -> Overview:
    """The start page of a school year as it stands today."""
    base = facts.results_year(reader, today, year)
    threshold, procedures = _default_rule()
    missing = facts.missing_results(reader, base, procedures)
    measures, statuses = _open_measures(reader, today, year)
    overdue = tuple(row for row in measures if row.days_left < 0)
    due = tuple(row for row in measures if 0 <= row.days_left <= _DUE_DAYS)
    rows = (
        steps.setup_step(reader),
        steps.results_step(reader, today, base, missing),
        steps.passports_step(reader, today, year),
        steps.identification_step(reader, today, year, base),
        steps.orders_step(reader, today, year),
        work_steps.work_step(reader, today, year),
        steps.plan_step(statuses, sum(row.year == year for row in overdue), today, year),
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
        counts=_counts(reader, today, base, statuses),
        threshold=threshold,
        low_shares=_low_shares(reader, base, threshold),
        missing_results=missing,
        identified=_identified(reader, base),
    )


def _default_rule() -> tuple[int, tuple[str, ...]]:
    """Threshold and procedures of the default profile of the identification."""
    if not paths.resource(*_DEFAULT_PROFILE).is_file():
        return _DEFAULT_THRESHOLD, ()
    profile = read_json(*_DEFAULT_PROFILE)
    return profile["threshold_percent"], tuple(profile["procedures"])


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
    """Unfinished measures with a deadline, nearest first, and the statuses of the year's measures.

    The plans of the running school year are due whatever year is looked at.
    """
    points: dict[int, list[date]] = {}
    for row in reader.rows("SELECT measure_id, ends_on FROM measure_deadline_point"):
        points.setdefault(row["measure_id"], []).append(date.fromisoformat(row["ends_on"]))
    found: list[DueRow] = []
    statuses: list[str | None] = []
    for row in reader.rows(
        "SELECT m.id, m.title, m.deadline_text, m.deadline_end, p.id AS plan_id, p.title AS plan,"
        " p.year AS year,"
        " s.short_name AS school, (SELECT k.status FROM execution_mark k WHERE k.measure_id = m.id"
        " ORDER BY k.id DESC LIMIT 1) AS status"
        " FROM measure m JOIN plan_section t ON t.id = m.section_id"
        " JOIN plan p ON p.id = t.plan_id LEFT JOIN school s ON s.id = p.school_id"
        " WHERE p.year IN (?, ?) ORDER BY m.id",
        (year, school_year_of(today)),
    ):
        status: str | None = row["status"]
        if row["year"] == year:
            statuses.append(status)
        end = None if row["deadline_end"] is None else date.fromisoformat(row["deadline_end"])
        ahead = [day for day in points.get(row["id"], []) if day >= today]
        deadline = min(ahead) if ahead else end
        if deadline is None or (status is not None and MeasureStatus(status).is_finished):
            continue
        found.append(
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
    return sorted(found, key=lambda row: row.deadline), statuses


def _counts(reader: Reader, today: date, base: int, statuses: list[str | None]) -> Counts:
    day = today.isoformat()
    return Counts(
        schools=reader.scalar("SELECT count(*) FROM school WHERE active"),
        supported=reader.scalar(
            "SELECT count(DISTINCT school_id) FROM support_entry"
            " WHERE entered_on <= ? AND (left_on IS NULL OR left_on > ?)",
            (day, day),
        ),
        results=reader.scalar("SELECT count(*) FROM result WHERE year = ?", (base,)),
        measures=len(statuses),
        measures_done=statuses.count(MeasureStatus.DONE),
    )


def _low_shares(reader: Reader, year: int, threshold: int) -> tuple[ShareRow, ...]:
    counted: dict[tuple[int, int], tuple[int, int]] = {}
    # Without a join the groups come in the order of the index, whatever the number of results.
    for row in reader.rows(
        "SELECT procedure_id, year, count(*) AS held,"
        " sum(CASE WHEN percents_only AND failed_percent_h >= ? * 100 THEN 1"
        " WHEN NOT percents_only AND failed * 100 >= ? * participants THEN 1"
        " ELSE 0 END) AS low"
        " FROM result"
        " WHERE year IN (?, ?) AND state = ? AND (percents_only OR participants > 0)"
        " GROUP BY year, procedure_id",
        (threshold, threshold, year, year - 1, ResultState.HELD.value),
    ):
        counted[row["procedure_id"], row["year"]] = (row["low"], row["held"])
    with_results = {key for key, _year in counted}
    return tuple(
        ShareRow(
            row["code"],
            row["title"],
            row["short_title"],
            *counted.get((row["id"], year), (0, 0)),
            *counted.get((row["id"], year - 1), (0, 0)),
        )
        for row in reader.rows("SELECT * FROM procedure ORDER BY position, code")
        if row["id"] in with_results
    )


def _identified(reader: Reader, base: int) -> Identified | None:
    run = facts.newest_run(reader, base) or facts.newest_run(reader, base - 1)
    if run is None:
        return None
    before = facts.newest_run(reader, run["year"] - 1)
    now = _shnor(reader, run["id"])
    then = {} if before is None else _shnor(reader, before["id"])
    compared = before is not None
    return Identified(
        run_id=run["id"],
        year=run["year"],
        shnor=_sorted(now),
        compared=compared,
        entered=_sorted({key: now[key] for key in now.keys() - then.keys()}) if compared else (),
        left=_sorted({key: then[key] for key in then.keys() - now.keys()}),
        previous=_sorted(then),
    )


def _shnor(reader: Reader, run_id: int) -> dict[int, str]:
    statuses = facts.verdict_statuses(reader, run_id)
    names = reader.rows("SELECT school_id, school_name FROM verdict WHERE run_id = ?", (run_id,))
    return {
        row["school_id"]: row["school_name"]
        for row in names
        if statuses[row["school_id"]] == VerdictStatus.SHNOR
    }


def _sorted(names: dict[int, str]) -> tuple[str, ...]:
    return tuple(sorted(names.values(), key=natural_key))
