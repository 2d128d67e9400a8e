"""What a result is to the rule: its limits, small cohorts and two years taken together."""

from dataclasses import replace

import pytest

from app.enums import ResultState
from app.services.identification.cohorts import Reading, read
from app.services.identification.evidence.facts import Fact
from app.services.identification.profile import SmallCohort
from tests.services.identification.examples import PROCEDURES, builtin

DEFAULT = builtin("fioko-2020")
POOLING = replace(DEFAULT, small_cohort=SmallCohort.POOL)
CODE = "vpr:ma:5"


def fact(participants: int | None, failed: int | None, **values: object) -> Fact:
    given = {"year": 2025, "participants": participants, "failed": failed, **values}
    return Fact(procedure=CODE, **given)  # type: ignore[arg-type]


def pooled(now: Fact, before: Fact | None) -> Reading:
    return read(POOLING, PROCEDURES[CODE], now, before)


@pytest.mark.parametrize(("participants", "small"), [(9, True), (10, False)])
def test_a_cohort_is_small_below_the_limit(participants: int, small: bool) -> None:
    found = read(DEFAULT, PROCEDURES[CODE], fact(participants, 3), None)
    assert DEFAULT.min_participants == 10
    assert (found.small, found.used) == (small, True)
    left_out = replace(DEFAULT, small_cohort=SmallCohort.EXCLUDE)
    assert read(left_out, PROCEDURES[CODE], fact(participants, 3), None).used is not small


@pytest.mark.parametrize(("failed", "low"), [(5, False), (6, True)])
def test_the_threshold_itself_is_low(failed: int, low: bool) -> None:
    assert read(DEFAULT, PROCEDURES[CODE], fact(20, failed), None).low is low


def test_a_percent_without_a_count_is_compared_as_it_is_typed() -> None:
    for participants in (None, 40):
        found = read(DEFAULT, PROCEDURES[CODE], fact(participants, None, percent_h=3000), None)
        assert (found.low, found.percent_h) == (True, 3000)
    below = read(DEFAULT, PROCEDURES[CODE], fact(None, None, percent_h=2999), None)
    assert (below.low, below.small) == (False, False)


def test_a_small_cohort_is_taken_together_with_the_year_before() -> None:
    before = fact(6, 1, year=2024, derived=True, source="прошлый.xlsx")
    found = pooled(fact(5, 2, source="новый.xlsx"), before)
    assert (found.participants, found.failed, found.pooled_with) == (11, 3, 2024)
    assert (found.small, found.low, found.derived) == (False, False, True)
    assert found.source == "прошлый.xlsx; новый.xlsx"
    assert pooled(fact(5, 2), fact(4, 1, year=2024)).small


@pytest.mark.parametrize(
    "before",
    [
        None,
        fact(None, None, year=2024, percent_h=1000),
        fact(6, None, year=2024),
        fact(None, None, year=2024, state=ResultState.NOT_HELD.value),
    ],
)
def test_without_counts_of_the_year_before_a_small_cohort_stays_as_it_is(
    before: Fact | None,
) -> None:
    found = pooled(fact(5, 2), before)
    assert (found.participants, found.failed, found.pooled_with) == (5, 2, None)
    assert found.small


def test_a_cohort_that_is_not_small_is_never_taken_together() -> None:
    assert pooled(fact(10, 3), fact(6, 1, year=2024)).pooled_with is None
