"""What may be typed into a cell, and what is said about the rest."""

import pytest

from app.enums import ResultState
from app.errors import UserError
from app.services.results.typed import (
    TypedResult,
    columns_of,
    may_be_percent,
    parse_typed,
    read_typed,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("11/89", TypedResult(participants=89, failed=11)),
        (" 11 из 89 ", TypedResult(participants=89, failed=11)),
        ("11\u00a0из\u00a089", TypedResult(participants=89, failed=11)),
        ("0/12", TypedResult(participants=12, failed=0)),
        ("0/0", TypedResult(state=ResultState.NO_PARTICIPANTS)),
        ("33%", TypedResult(failed_percent_h=3300)),
        ("33,5 %", TypedResult(failed_percent_h=3350)),
        ("12.36%", TypedResult(failed_percent_h=1236)),
        ("100 %", TypedResult(failed_percent_h=10_000)),
        ("Нет участников", TypedResult(state=ResultState.NO_PARTICIPANTS)),
        ("не проводилась", TypedResult(state=ResultState.NOT_HELD)),
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


COUNTS, WHOLE, DECIMALS = (None, None), (3300, 800), (1250, 3333)


@pytest.mark.parametrize(
    ("text", "others", "percent_h"),
    [
        ("0,4 %", COUNTS, 40),
        ("2,5%", WHOLE, 250),
        ("0,4", DECIMALS, 40),
        ("2.5", DECIMALS, 250),
        ("12,5", (), 1250),
        ("0,0", COUNTS, 0),
    ],
)
def test_a_decimal_that_is_clear_is_taken(
    text: str, others: tuple[int | None, ...], percent_h: int
) -> None:
    assert read_typed(text, others) == TypedResult(failed_percent_h=percent_h)


@pytest.mark.parametrize(
    ("text", "others", "asked"),
    [
        ("0,4", (), "«0,4» – это 0,4 % или 40 %?"),
        ("0.04", COUNTS, "«0.04» – это 0.04 % или 4 %?"),
        ("0,38", WHOLE, "«0,38» – это 0,38 % или 38 %?"),
        ("0,4", (12, 40), "0,4 % или 40 %"),
        ("2,5", COUNTS, "«2,5» среди целых чисел – это 2,5 %?"),
        ("2,5", WHOLE, "«2,5» среди целых чисел – это 2,5 %?"),
    ],
)
def test_a_decimal_without_its_sign_is_asked_about(
    text: str, others: tuple[int | None, ...], asked: str
) -> None:
    with pytest.raises(UserError) as refused:
        read_typed(text, others)
    assert asked in refused.value.message.replace("\u00a0", " ")
    assert "Допишите знак" in refused.value.hint or "допишите знак" in refused.value.hint


def test_what_is_pasted_together_is_judged_together() -> None:
    def asked(*texts: str) -> list[str]:
        entries = [((school, 7), text) for school, text in enumerate(texts)]
        columns, found = columns_of(entries), list[str]()
        for key, text in entries:
            try:
                read_typed(text, columns.without(key))
            except UserError:
                found.append(text)
        return found

    assert asked("12,5", "33,3", "0,4") == []
    assert asked("0,12", "0,38", "0,4") == ["0,12", "0,38", "0,4"]
    assert asked("11 из 89", "12,5", "8 из 40") == ["12,5"]
    assert asked(*["3 из 20"] * 50, "12,5", "12,6", "0,4") == []
    assert asked("12,5") == []
    assert asked("много", "–", "нет участников", "12,5") == ["много"]


def test_a_number_alone_may_be_a_percent() -> None:
    assert [may_be_percent(text) for text in ("33", "0,4", "11/89", "12 %", "")] == [
        True,
        True,
        False,
        False,
        False,
    ]
