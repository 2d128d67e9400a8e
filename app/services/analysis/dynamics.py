"""Year-to-year dynamics of low results: pandas frames in between, frozen rows out.

Shares are kept as exact ratios of whole numbers (`failed` of `participants`, or hundredths of a
percent of 10 000 when only a percent is known), so that thresholds are compared without rounding.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.services.identification.rules.in_use import read_profile_in_use
from app.services.identification.rules.low import is_low

if TYPE_CHECKING:
    import pandas as pd

    from app.services.storage.workspace import Workspace

NEGATIVE_TREND_H = 1000  # a growth of 10 percentage points or more


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolDynamics:
    """One school in one procedure and year, against its latest earlier year with a result.

    Attributes:
        percent_h: share of low marks in hundredths of a percent, rounded half up.
        previous_year: the earlier year, None when there is none.
        previous_percent_h: the share of that year.
        change_h: hundredths of a percentage point, rounded half up from the exact difference.
        low: the share reaches the threshold.
        negative: the share grew by 10 percentage points or more.
    """

    school_id: int
    school: str
    procedure: str
    year: int
    participants: int | None
    percent_h: int
    previous_year: int | None
    previous_percent_h: int | None
    change_h: int | None
    low: bool
    negative: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureDynamics:
    """A procedure of one year over all schools.

    Attributes:
        schools: schools with a result.
        low_schools: those whose share reaches the threshold.
        low_share_h: their share among the schools, hundredths of a percent.
        change_h: hundredths of a percentage point against the latest earlier year, or None.
    """

    procedure: str
    year: int
    schools: int
    low_schools: int
    low_share_h: int
    change_h: int | None


@dataclass(frozen=True, slots=True)
class Dynamics:
    """The dynamics of some years.

    Attributes:
        schools: ordered by procedure, school and year.
        procedures: ordered by procedure and year.
    """

    schools: tuple[SchoolDynamics, ...]
    procedures: tuple[ProcedureDynamics, ...]


_RESULTS = """
    SELECT r.school_id, s.short_name AS school, p.code AS procedure, p.position, r.year,
           r.participants, r.failed, r.percents_only, r.failed_percent_h
    FROM result r
    JOIN school s ON s.id = r.school_id
    JOIN procedure p ON p.id = r.procedure_id
    WHERE s.active AND r.state = 'held' AND (r.participants IS NULL OR r.participants > 0)
"""
_COLUMNS = (
    "school_id",
    "school",
    "procedure",
    "position",
    "year",
    "participants",
    "numerator",
    "denominator",
)


def get_dynamics(
    workspace: "Workspace",
    *,
    years: Collection[int] | None = None,
    procedures: Collection[str] | None = None,
    threshold_h: int | None = None,
) -> Dynamics:
    """Dynamics of the active schools.

    Args:
        workspace: the open workspace.
        years: school years that take part; all when None.
        procedures: codes that take part; all when None.
        threshold_h: when a share is low, hundredths of a percent; of the profile in use when None.
    """
    with workspace.database.reading() as reader:
        rows = [tuple(row) for row in reader.rows(_RESULTS)]
        if threshold_h is None:
            threshold_h = read_profile_in_use(reader).threshold_h
    kept = [
        _shares(row)
        for row in rows
        if (years is None or row[4] in years) and (procedures is None or row[2] in procedures)
    ]
    if not kept:
        return Dynamics((), ())
    frame = school_frame(kept, threshold_h)
    return Dynamics(_school_rows(frame), _procedure_rows(procedure_frame(frame)))


def _shares(row: Sequence[object]) -> tuple[object, ...]:
    *head, participants, failed, percents_only, percent_h = row
    if percents_only:
        return (*head, participants, percent_h, 10_000)
    return (*head, participants, failed, participants)


def school_frame(rows: Sequence[Sequence[object]], threshold_h: int) -> "pd.DataFrame":
    """One row per school, procedure and year, each beside its latest earlier year.

    Columns: `school_id`, `school`, `procedure`, `position` (printed order of the procedure),
    `year`, `participants` (Int64, missing when only a percent is known), `numerator` and
    `denominator` (int64, the exact share), `percent_h` (int64), `previous_year`,
    `previous_percent_h`, `change_h` (Int64, missing without an earlier year), `low`, `negative`
    (bool). Sorted by position, school, year.
    """
    import pandas as pd

    frame = pd.DataFrame([tuple(row) for row in rows], columns=list(_COLUMNS))
    frame["participants"] = frame["participants"].astype("Int64")
    frame = frame.sort_values(["position", "school", "school_id", "year"], ignore_index=True)
    frame["percent_h"] = _rounded(frame["numerator"] * 10_000, frame["denominator"])
    shares = zip(frame["denominator"], frame["numerator"], strict=True)
    frame["low"] = [is_low(whole, part, threshold_h) for whole, part in shares]
    groups = frame.groupby(["school_id", "procedure"], sort=False)
    columns = ["year", "percent_h", "numerator", "denominator"]
    earlier = groups[columns].shift(1).astype("Int64")
    frame["previous_year"] = earlier["year"]
    frame["previous_percent_h"] = earlier["percent_h"]
    growth = (
        frame["numerator"] * earlier["denominator"] - earlier["numerator"] * frame["denominator"]
    )
    base = earlier["denominator"] * frame["denominator"]
    frame["change_h"] = _rounded(growth * 10_000, base)
    grown = growth * 10_000 >= base * NEGATIVE_TREND_H
    frame["negative"] = grown.fillna(value=False).astype(bool)
    return frame


def procedure_frame(schools: "pd.DataFrame") -> "pd.DataFrame":
    """One row per procedure and year over the schools of `school_frame`.

    Columns: `procedure`, `position`, `year`, `schools`, `low_schools` (int64), `low_share_h`
    (int64), `change_h` (Int64, missing in the first year). Sorted by position, year.
    """
    grouped = schools.groupby(["position", "procedure", "year"], as_index=False)
    frame = grouped.agg(schools=("low", "size"), low_schools=("low", "sum"))
    frame["low_share_h"] = _rounded(frame["low_schools"] * 10_000, frame["schools"])
    earlier = frame.groupby("procedure", sort=False)["low_share_h"].shift(1).astype("Int64")
    frame["change_h"] = frame["low_share_h"] - earlier
    return frame


def _rounded(numerator: "pd.Series[int]", denominator: "pd.Series[int]") -> "pd.Series[int]":
    """Whole quotient, half rounded up (towards the larger number)."""
    return (numerator * 2 + denominator) // (denominator * 2)


def _school_rows(frame: "pd.DataFrame") -> tuple[SchoolDynamics, ...]:
    return tuple(
        SchoolDynamics(
            school_id=row["school_id"],
            school=row["school"],
            procedure=row["procedure"],
            year=row["year"],
            participants=_known(row["participants"]),
            percent_h=row["percent_h"],
            previous_year=_known(row["previous_year"]),
            previous_percent_h=_known(row["previous_percent_h"]),
            change_h=_known(row["change_h"]),
            low=row["low"],
            negative=row["negative"],
        )
        for row in _records(frame)
    )


def _procedure_rows(frame: "pd.DataFrame") -> tuple[ProcedureDynamics, ...]:
    return tuple(
        ProcedureDynamics(
            procedure=row["procedure"],
            year=row["year"],
            schools=row["schools"],
            low_schools=row["low_schools"],
            low_share_h=row["low_share_h"],
            change_h=_known(row["change_h"]),
        )
        for row in _records(frame)
    )


def _records(frame: "pd.DataFrame") -> list[dict[str, Any]]:
    """The rows with plain Python values."""
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _known(value: Any) -> int | None:  # noqa: ANN401 - a cell of pandas
    import pandas as pd

    return None if pd.isna(value) else int(value)
