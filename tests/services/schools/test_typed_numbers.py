"""What is typed is read exactly or refused."""

import pytest

from app.errors import UserError
from app.services.schools.typed_numbers import distance_text, parse_count, parse_kilometres


@pytest.mark.parametrize(
    ("text", "metres"),
    [("12,5", 12_500), ("12.5 км", 12_500), ("0", 0), ("", None), ("0,001", 1), ("7", 7_000)],
)
def test_kilometres_are_exact_metres(text: str, metres: int | None) -> None:
    assert parse_kilometres(text) == metres


@pytest.mark.parametrize("text", ["далеко", "-3", "1,0005", "nan", "1e99999", "inf", "12,5,1"])
def test_what_is_no_distance_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="не расстояние"):
        parse_kilometres(text)


@pytest.mark.parametrize("metres", [0, 1, 12_500, 7_000, 999_999])
def test_a_shown_distance_reads_back(metres: int) -> None:
    assert parse_kilometres(distance_text(metres)) == metres


def test_counts_are_whole_numbers() -> None:
    assert parse_count("1 250") == 1250
    assert parse_count(" ") is None
    for wrong in ("12,5", "-1", "½", "семь"):
        with pytest.raises(UserError, match="не целое число"):
            parse_count(wrong)
