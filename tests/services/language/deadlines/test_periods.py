"""The period of a plan and its years."""

from datetime import date

import pytest

from app.enums import YearsKind
from app.services.language.deadlines.periods import (
    Interval,
    PlanPeriod,
    period_between,
    school_period,
)


def ends(period: PlanPeriod) -> list[str]:
    return [str(year.end) for year in period.years()]


def test_the_months_tell_what_the_years_are() -> None:
    kinds = {
        ("2020-09-01", "2021-08-31"): YearsKind.SCHOOL,
        ("2020-09-01", "2023-05-31"): YearsKind.SCHOOL,
        ("2018-01-01", "2020-12-31"): YearsKind.CALENDAR,
        ("2018-01-15", "2018-12-25"): YearsKind.CALENDAR,
        ("2018-08-01", "2019-08-31"): YearsKind.SCHOOL,
        ("2020-11-23", "2021-12-31"): YearsKind.MONTHS,
        ("2020-09-01", "2020-12-31"): YearsKind.MONTHS,
    }
    days = {one: period_between(*map(date.fromisoformat, one)).kind for one in kinds}
    assert days == kinds
    with pytest.raises(ValueError, match="period"):
        period_between(date(2021, 1, 1), date(2020, 12, 31))


def test_years_end_as_the_kind_says_and_with_the_plan() -> None:
    assert ends(school_period(2021)) == ["2021-08-31"]
    school = period_between(date(2020, 9, 1), date(2022, 5, 31))
    assert ends(school) == ["2021-08-31", "2022-05-31"]
    assert ends(period_between(date(2019, 1, 1), date(2020, 12, 31))) == [
        "2019-12-31",
        "2020-12-31",
    ]
    assert ends(period_between(date(2020, 11, 1), date(2021, 3, 31))) == ["2021-03-31"]
    assert ends(period_between(date(2018, 8, 1), date(2019, 8, 31))) == ["2019-08-31"]
    early = period_between(date(2018, 8, 1), date(2020, 8, 31))
    assert ends(early) == ["2019-08-31", "2020-08-31"]
    long = period_between(date(2020, 11, 1), date(2022, 3, 31))
    assert ends(long) == ["2020-12-31", "2021-12-31", "2022-03-31"]


def test_a_school_year_is_prepared_in_august() -> None:
    assert school_period(2021).prepared == Interval(date(2020, 8, 1), date(2021, 8, 31))
    calendar = period_between(date(2021, 1, 1), date(2021, 12, 31))
    assert calendar.prepared == calendar.days
