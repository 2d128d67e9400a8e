"""The comparison is inclusive, exact, and never loses a low result when more fail."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.identification.criteria import criterion_1, criterion_2, identified
from app.services.identification.rules.low import is_low, is_low_percent
from app.services.identification.rules.rules import Rule
from tests.services.identification.strategies import RULES

COHORTS = st.integers(1, 5000).flatmap(
    lambda participants: st.tuples(st.just(participants), st.integers(0, participants))
)
THRESHOLDS = st.integers(1, 10_000)


@pytest.mark.parametrize(
    ("participants", "failed", "low"),
    [(10, 3, True), (10, 2, False), (1000, 296, False), (3, 1, True), (0, 0, False), (1, 0, False)],
)
def test_not_less_than_30_percent(participants: int, failed: int, low: bool) -> None:
    assert is_low(participants, failed, 3000) is low


@given(COHORTS, THRESHOLDS)
def test_it_is_the_exact_share(cohort: tuple[int, int], threshold_h: int) -> None:
    participants, failed = cohort
    exact = Fraction(failed, participants) * 100 >= Fraction(threshold_h, 100)
    assert is_low(participants, failed, threshold_h) is exact


@given(COHORTS, THRESHOLDS)
def test_more_failed_never_removes_a_low_result(cohort: tuple[int, int], threshold_h: int) -> None:
    participants, failed = cohort
    if failed < participants and is_low(participants, failed, threshold_h):
        assert is_low(participants, failed + 1, threshold_h)


@given(st.integers(0, 10_000), THRESHOLDS)
def test_a_percent_counts_as_typed(percent_h: int, threshold_h: int) -> None:
    assert is_low_percent(percent_h, threshold_h) is is_low(10_000, percent_h, threshold_h)


LOWS = st.sets(st.integers(0, 8))


@given(RULES, LOWS, LOWS, st.integers(0, 8))
def test_a_further_low_procedure_never_lifts_the_verdict(
    rule: Rule, now: set[int], before: set[int], extra: int
) -> None:
    if identified(rule, len(now), len(before), len(now & before)):
        more_now, more_before = now | {extra}, before | {extra}
        assert identified(rule, len(more_now), len(before), len(more_now & before))
        assert identified(rule, len(now), len(more_before), len(now & more_before))


def test_criterion_2_asks_for_both_years() -> None:
    rule = Rule(2, 1, c2_same=False, both_needed=False)
    assert criterion_2(rule, 1, 1, 0)
    assert not criterion_2(rule, 5, 0, 0)
    assert not criterion_2(rule, 0, 5, 0)
    assert not criterion_2(Rule(2, 1, c2_same=True, both_needed=False), 1, 1, 0)
    assert not criterion_1(rule, 1)
