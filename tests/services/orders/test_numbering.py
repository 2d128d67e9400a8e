"""Numbers of orders: the next one and the missing ones."""

from dataclasses import replace
from datetime import date
from itertools import islice

import pytest

from app.enums import OrderState
from app.services.findings.finding import Weight
from app.services.orders.numbering import gaps, suggest_number, suggest_numbers
from app.services.orders.orders import OrderRow


def order(number: str | None, day: date | None, order_id: int = 1) -> OrderRow:
    state = OrderState.DRAFT if number is None else OrderState.REGISTERED
    return OrderRow(
        id=order_id,
        kind="",
        title="О чём-то",
        number=number,
        issued_on=day,
        state=state,
        year=None,
        signer_id=None,
        amends_id=None,
        note="",
    )


def numbered(*facts: tuple[str, int, int]) -> list[OrderRow]:
    """Orders from (number, month, day) of 2026."""
    return [
        order(number, date(2026, month, day), at)
        for at, (number, month, day) in enumerate(facts, start=1)
    ]


@pytest.mark.parametrize(
    ("orders", "wanted"),
    [
        ([], ""),
        (numbered(("417-ОД", 3, 1), ("418-ОД", 3, 2)), "419-ОД"),
        (numbered(("417-ОД", 3, 1), ("12", 4, 1)), "13"),  # the newest manner
        (numbered(("7-03/12", 3, 1)), "8-03/12"),
        (numbered(("б/н", 3, 1)), ""),
    ],
)
def test_the_next_number_follows_the_newest_manner(orders: list[OrderRow], wanted: str) -> None:
    assert suggest_number(orders, date(2026, 11, 22)) == wanted


def test_a_new_year_begins_with_one() -> None:
    assert suggest_number(numbered(("418-ОД", 12, 30)), date(2027, 1, 11)) == "1-ОД"
    assert suggest_number(numbered(("418-ОД", 12, 30)), date(2025, 1, 11)) == ""


def test_several_numbers_follow_one_another_whoever_issued_the_newest_order() -> None:
    own = numbered(("417-ОД", 3, 1))
    of_others = replace(order("90", date(2026, 9, 1), 2), issuer="министерство образования")
    numbers = suggest_numbers([of_others, *own], date(2026, 11, 22))
    assert list(islice(numbers, 3)) == ["418-ОД", "419-ОД", "420-ОД"]
    assert list(suggest_numbers([of_others], date(2026, 11, 22))) == []


def test_single_missing_numbers_are_told_and_sparse_registers_are_not() -> None:
    dense = numbered(("1", 1, 1), ("2", 1, 2), ("4", 1, 3), ("6", 1, 4))
    (several,) = gaps(dense)
    assert several.text == "За 2026 год нет приказов с номерами: 3, 5."
    assert gaps(numbered(("458", 1, 1), ("828", 1, 2))) == ()
    (one,) = gaps(numbered(("1", 1, 1), ("3", 1, 2)))
    assert one.text == "За 2026 год нет приказов с номерами: 2."
    assert (one.code, one.weight) == ("order.number-gap", Weight.NOTE)
