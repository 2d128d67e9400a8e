"""The numbers of a year on the start page: counts, low results, who entered and left the list.

They stand below what is to be done and are read after it; like all of the start page with plain
portable SQL.
"""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from app.enums import ResultState, VerdictStatus
from app.services.identification.rules.in_use import read_low_rule
from app.services.identification.rules.low import LOW_ROW
from app.services.identification.runs.standing import newest_run, shnor_names
from app.services.language.dates import year_name
from app.services.language.ordering import natural_key
from app.services.language.sentences import listed
from app.services.schools.listed import LISTED, listed_days
from app.services.storage.files.sqlite import Reader, Row

if TYPE_CHECKING:
    from app.services.expected.gaps import MissingResults
    from app.services.year.overview import Overview

_NAMED = 4
# By the procedure: schools with a low result, and schools with a result.
LowCounts = dict[int, tuple[int, int]]


class ShareRow(NamedTuple):
    """Low results in one procedure: `low` schools of `held`, this year and the year before.

    Which result is low, the profile in use says.
    """

    code: str
    title: str
    short_title: str
    low: int
    held: int
    previous_low: int
    previous_held: int


class Identified(NamedTuple):
    """The newest frozen run for a year of work, beside that for the year of work before.

    Attributes:
        run_id: key of the run.
        year: year of its results.
        work_year: for which year of work it identified.
        shnor: short names of the schools identified, after decisions of the working group.
        compared: whether there is a frozen run of the year before.
        entered: identified now and not then; empty when not compared.
        left: identified then and not now; empty when not compared.
        previous: identified then; empty when not compared.
    """

    run_id: int
    year: int
    work_year: int
    shnor: tuple[str, ...]
    compared: bool
    entered: tuple[str, ...]
    left: tuple[str, ...]
    previous: tuple[str, ...] = ()


class Counts(NamedTuple):
    """Numbers of the chosen year.

    Attributes:
        schools: active schools.
        supported: schools on a list of support of the year (`listed_days`).
        results: stored results of the results year.
        measures: in all plans of the year.
        measures_done: of them marked as done.
    """

    schools: int
    supported: int
    results: int
    measures: int
    measures_done: int


class Numbers(NamedTuple):
    """The numbers of the year that an `Overview` shows.

    Attributes:
        counts: of schools, results and measures.
        threshold_h: of the profile in use, hundredths of a percent.
        low_shares: procedures with results in the results year or the one before.
        identified: the newest frozen run, or None.
    """

    counts: Counts
    threshold_h: int
    low_shares: tuple[ShareRow, ...]
    identified: Identified | None


def get_numbers(
    reader: Reader, today: date, overview: "Overview", before: LowCounts | None = None
) -> Numbers:
    """The numbers that belong to an overview.

    `before` are the `low_counts` of the year before its results, where they were read already.
    """
    base = overview.results_year
    if before is None:
        before = low_counts(reader, base - 1)
    return Numbers(
        counts=_counts(reader, today, overview),
        threshold_h=read_low_rule(reader).threshold_h,
        low_shares=_low_shares(reader, low_counts(reader, base), before),
        identified=_identified(reader, overview.year),
    )


def late_schools(overview: "Overview", numbers: Numbers) -> "tuple[MissingResults, ...]":
    """Who has not sent what; nobody is late while nothing of the year was loaded."""
    return overview.missing_results if numbers.counts.results else ()


def _counts(reader: Reader, today: date, overview: "Overview") -> Counts:
    days = tuple(day.isoformat() for day in listed_days(overview.year, today))
    return Counts(
        schools=reader.scalar("SELECT count(*) FROM school WHERE active"),
        supported=reader.scalar(
            f"SELECT count(DISTINCT school_id) FROM support_entry WHERE {LISTED}", days
        ),
        results=reader.scalar(
            "SELECT count(*) FROM result WHERE year = ?", (overview.results_year,)
        ),
        measures=overview.plans.measures,
        measures_done=overview.plans.done,
    )


def low_counts(reader: Reader, year: int) -> LowCounts:
    """The results of a year, counted; of 800 schools that takes 20 ms."""
    threshold_h = read_low_rule(reader).threshold_h
    return {
        row["procedure_id"]: (row["low"], row["held"])
        # Without a join the groups come in the order of the index, whatever the number of results.
        for row in reader.rows(
            f"SELECT procedure_id, count(*) AS held, sum({LOW_ROW}) AS low FROM result"
            " WHERE year = ? AND state = ? AND (percents_only OR participants > 0)"
            " GROUP BY procedure_id",
            (threshold_h, threshold_h, year, ResultState.HELD.value),
        )
    }


def _low_shares(reader: Reader, now: LowCounts, before: LowCounts) -> tuple[ShareRow, ...]:
    return tuple(
        _share_row(row, now.get(row["id"]), before.get(row["id"]))
        for row in reader.rows("SELECT * FROM procedure ORDER BY position, code")
        if row["id"] in now or row["id"] in before
    )


def _share_row(row: Row, now: tuple[int, int] | None, before: tuple[int, int] | None) -> ShareRow:
    """One procedure; the pairs are schools with a low result and schools with a result."""
    low, held = now or (0, 0)
    previous_low, previous_held = before or (0, 0)
    return ShareRow(
        code=row["code"],
        title=row["title"],
        short_title=row["short_title"],
        low=low,
        held=held,
        previous_low=previous_low,
        previous_held=previous_held,
    )


def _identified(reader: Reader, year: int) -> Identified | None:
    run = newest_run(reader, year)
    if run is None:
        return None
    before = newest_run(reader, year - 1)
    now = shnor_names(reader, run["id"])
    then = {} if before is None else shnor_names(reader, before["id"])
    compared = before is not None
    return Identified(
        run_id=run["id"],
        year=run["year"],
        work_year=year,
        shnor=_sorted(now),
        compared=compared,
        entered=_sorted({key: now[key] for key in now.keys() - then.keys()}) if compared else (),
        left=_sorted({key: then[key] for key in then.keys() - now.keys()}),
        previous=_sorted(then),
    )


def _sorted(names: dict[int, str]) -> tuple[str, ...]:
    return tuple(sorted(names.values(), key=natural_key))


def identified_text(identified: Identified | None) -> str:
    """Who is identified, who entered and who left, in one or two sentences."""
    if identified is None:
        return ""
    base = f"По результатам {year_name(identified.year)}"
    word = VerdictStatus.SHNOR.label
    if not identified.shnor:
        text = f"{base} {word} не выявлены."
    else:
        text = f"{base} выявлены {word}: {listed(identified.shnor, _NAMED)}."
    if not identified.compared:
        earlier = year_name(identified.work_year - 1)
        return f"{text} Сравнить не с чем: для работы {earlier} выявление не зафиксировано."
    entered = listed(identified.entered, _NAMED) if identified.entered else "никто"
    left = listed(identified.left, _NAMED) if identified.left else "никто"
    return f"{text} По сравнению с годом раньше вошли: {entered}; вышли: {left}."
