"""What may be typed into a cell, and what is said about the rest."""

import pytest

from app.enums import ResultState
from app.errors import UserError
from app.views.results.typed_result import TypedResult, parse_typed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("11/89", TypedResult(participants=89, failed=11)),
        (" 11 из 89 ", TypedResult(participants=89, failed=11)),
        ("11\u00a0из\u00a089", TypedResult(participants=89, failed=11)),
        ("0/12", TypedResult(participants=12, failed=0)),
        ("0/0", TypedResult(ResultState.NO_PARTICIPANTS)),
        ("33%", TypedResult(failed_percent_h=3300)),
        ("33,5 %", TypedResult(failed_percent_h=3350)),
        ("12.36%", TypedResult(failed_percent_h=1236)),
        ("100 %", TypedResult(failed_percent_h=10_000)),
        ("Нет участников", TypedResult(ResultState.NO_PARTICIPANTS)),
        ("не проводилась", TypedResult(ResultState.NOT_HELD)),
        ("  ", None),
    ],
)
def test_a_result_is_understood(text: str, found: TypedResult | None) -> None:
    assert parse_typed(text) == found


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("33", "число участников или процент"),
        ("95/89", "а участников 89"),
        ("130%", "больше ста процентов"),
        ("12,345 %", "больше двух знаков"),
        ("много", "не читается"),
        ("-1/5", "не читается"),
    ],
)
def test_what_is_unclear_is_refused_in_words(text: str, reason: str) -> None:
    with pytest.raises(UserError, match=reason) as refused:
        parse_typed(text)
    assert refused.value.hint
