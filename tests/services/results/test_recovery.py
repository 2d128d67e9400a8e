"""Counts recovered from percents."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from app.services.results.recovery import MICRO, disagrees, recovered_count


def micro(percent: str) -> int:
    return int(Fraction(percent) * MICRO)


def test_the_real_row_of_the_report_gives_eleven_pupils() -> None:
    assert recovered_count(micro("12.36"), 89) == 11


def test_a_half_is_rounded_up() -> None:
    assert recovered_count(micro("12.5"), 4) == 1
    assert recovered_count(micro("50"), 1) == 1


@given(participants=st.integers(1, 4000), share=st.floats(0, 1))
def test_two_decimals_always_give_the_count_back(participants: int, share: float) -> None:
    count = round(share * participants)
    percent = int(Fraction(count * 10_000, participants) + Fraction(1, 2)) * (MICRO // 100)
    assert recovered_count(percent, participants) == count
    assert not disagrees(percent, count, participants, 2)


def test_a_percent_that_no_count_gives_disagrees() -> None:
    assert disagrees(micro("12.36"), 11, 88, 2)
    assert not disagrees(micro("12.5"), 11, 88, 2)


def test_an_integer_percent_may_be_off_by_half_a_percent() -> None:
    assert not disagrees(micro("30"), 59, 200, 0)
    assert disagrees(micro("31"), 60, 200, 0)
