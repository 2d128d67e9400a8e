"""Printed shares never contradict the verdict; shares for JSON are rounded from the counts."""

import pytest

from app.services.identification.evidence.shares import percent_number, share_text, threshold_text
from tests.services.identification.examples import plain


@pytest.mark.parametrize(
    ("participants", "failed", "threshold_h", "low", "text"),
    [
        (33, 11, 3000, True, "33,3 %"),
        (10, 3, 3000, True, "30 %"),
        (250, 74, 3000, False, "29,6 %"),
        (10_000, 2996, 3000, False, "29,96 %"),
        (100_000, 29_996, 3000, False, "29,996 %"),
        (3, 1, 3333, True, "33,33 %"),
        (20, 0, 3000, False, "0 %"),
    ],
)
def test_a_share_is_printed_with_as_many_decimals_as_it_needs(
    participants: int, failed: int, threshold_h: int, low: bool, text: str
) -> None:
    assert plain(share_text(participants, failed, None, threshold_h, low=low)) == text


def test_a_typed_percent_is_printed_as_typed() -> None:
    assert plain(share_text(None, None, 3333, 3000, low=True)) == "33,33 %"
    assert plain(threshold_text(3330)) == "33,3 %"


@pytest.mark.parametrize(
    ("participants", "failed", "percent_h", "number"),
    [(33, 11, None, 33.33), (3, 2, None, 66.67), (8, 1, None, 12.5), (None, None, 3300, 33.0)],
)
def test_a_share_for_json(
    participants: int | None, failed: int | None, percent_h: int | None, number: float
) -> None:
    assert percent_number(participants, failed, percent_h) == number


def test_an_unknown_share_is_nothing() -> None:
    assert percent_number(None, None, None) is None
    assert percent_number(0, 0, None) is None
