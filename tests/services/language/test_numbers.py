"""Numbers as they are read aloud."""

from fractions import Fraction

import pytest

from app.services.language import numbers


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (1500, "1500"),
        (12639, "12\u00a0639"),
        (1234567, "1\u00a0234\u00a0567"),
        (-3, "−3"),
    ],
)
def test_whole(value: int, text: str) -> None:
    assert numbers.whole(value) == text


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (Fraction(1100, 89), 1, "12,4"),
        (Fraction(30), 1, "30"),
        (Fraction(1, 20), 1, "0,1"),
        (Fraction(-1, 20), 1, "−0,1"),
        (Fraction(-1, 100), 1, "0"),
        (Fraction(2996, 100), 2, "29,96"),
        (Fraction(2996, 100), 1, "30"),
        (Fraction(205, 10), 0, "21"),
        (Fraction(1000405, 100), 2, "10\u00a0004,05"),
    ],
)
def test_rounded(value: Fraction, digits: int, text: str) -> None:
    assert numbers.rounded(value, digits) == text


def test_hundredths_and_percents() -> None:
    assert numbers.hundredths(4780) == "47,8"
    assert numbers.hundredths(830) == "8,3"
    assert numbers.thousandths(12_500) == "12,5"
    assert numbers.thousandths(7) == "0,007"
    assert numbers.percent_h(3300) == "33\u00a0%"
    assert numbers.percent(11, 89) == "12,4\u00a0%"
    assert numbers.percent(0, 0) == "–"
    assert (numbers.measured(12.0), numbers.measured(12.5)) == ("12", "12,5")
    assert numbers.count_of(11, 89) == "11 из 89 (12,4\u00a0%)"


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0\u00a0КБ"),
        (1, "1\u00a0КБ"),
        (840_000, "840\u00a0КБ"),
        (999_424, "1\u00a0МБ"),
        (12_540_000, "12,5\u00a0МБ"),
        (50_000_000, "50\u00a0МБ"),
    ],
)
def test_size_text(size: int, text: str) -> None:
    assert numbers.size_text(size) == text
