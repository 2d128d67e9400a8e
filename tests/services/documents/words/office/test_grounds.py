"""Grounds in words: acts at their levels, orders of the year beside them."""

from dataclasses import replace

from app.services.documents.making.catalogue import KINDS
from app.services.documents.words.office.grounds import GROUNDS
from tests.services.documents.kinds.region.grounds_register.states import ACTS, LETTER, register

KIND = KINDS["grounds-register"]


def test_acts_stand_at_their_levels_with_the_orders_of_the_year() -> None:
    rows = GROUNDS.sets["уровни оснований"].rows(register(ACTS))
    told = {str(row["уровень оснований"]): row["основания"] for row in rows}
    assert [*told] == [
        "Федеральный уровень",
        "Региональный уровень",
        "Муниципальный уровень",
        "Уровень образовательной организации",
    ]
    (order,) = told["Муниципальный уровень"]
    assert not isinstance(order, str)
    assert (order["дата основания"], order["номер основания"]) == ("21.10.2019", "531")


def test_an_act_without_date_or_number_is_told_and_nothing_is_not_made() -> None:
    assert [one.code for one in KIND.missing(register(ACTS))] == ["grounds.undated"]
    dated = tuple(replace(act, issued_on=ACTS[0].issued_on, number="1") for act in ACTS)
    assert KIND.missing(register(dated)) == ()
    assert [one.code for one in KIND.missing(register(()))] == ["grounds.none"]
    assert KIND.missing(register((), LETTER)) == ()
