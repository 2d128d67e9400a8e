"""The filter of a column: ticks, bounds, and what is said of it."""

from datetime import date, datetime
from fractions import Fraction

import pytest

from app.errors import UserError
from app.services.sheets.filtering import (
    ColumnFilter,
    ColumnFilters,
    read_bound,
    read_bounds,
    shown_words,
)
from app.services.sheets.sheet import Share


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_ticks_choose_texts_and_the_empty_one_is_a_text() -> None:
    wanted = ColumnFilter(frozenset({"ШНОР", ""}))
    assert [wanted.accepts(text, None) for text in ("ШНОР", "", "не выявлена")] == [
        True,
        True,
        False,
    ]


def test_bounds_compare_exactly_and_nothing_is_not_zero() -> None:
    from_30 = ColumnFilter(least=Fraction(30))
    assert from_30.accepts("30 %", Share(3, 10))
    assert not from_30.accepts("30 %", Share(2999, 10_000))  # shown as 30 %, and less
    assert not from_30.accepts("", None)
    assert not ColumnFilter(most=Fraction(5)).accepts("–", None)
    between = ColumnFilter(least=Fraction(2), most=Fraction(7, 2))
    assert [between.accepts("", number) for number in (1, 2, 3.5, 4)] == [False, True, True, False]


def test_what_is_filtered_is_said_in_words() -> None:
    filters: ColumnFilters[str] = ColumnFilters()
    assert filters.put("low", ColumnFilter(least=Fraction(3), most=Fraction(25, 2)))
    assert filters.put("status", ColumnFilter(frozenset({"ШНОР", ""})))
    assert not filters.put("status", ColumnFilter(frozenset({"ШНОР", ""})))
    titles = {"low": "Низких", "status": "Статус"}
    assert plain(filters.words(titles)) == "«Низких»: от 3 до 12,5; «Статус»: ШНОР, пусто"
    assert filters.names(titles) == "Низких, Статус"
    many = ColumnFilter(frozenset({"1", "2", "3", "4", "5"}))
    assert many.words() == "1, 2, 3 и ещё 2"
    assert plain(shown_words(12, 40, "Статус")) == "Показано 12 из 40 · Статус"


def test_a_filter_that_asks_for_nothing_is_none() -> None:
    filters: ColumnFilters[str] = ColumnFilters()
    filters.put("low", ColumnFilter(least=Fraction(3)))
    filters.put("low", ColumnFilter())
    assert not filters
    assert not filters.clear()


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("", None),
        (" ", None),
        ("3", Fraction(3)),
        ("12,5", Fraction(25, 2)),
        ("12.5", Fraction(25, 2)),
        ("30 %", Fraction(30)),
        ("−1", Fraction(-1)),
        ("12 639", Fraction(12639)),
    ],
)
def test_bounds_are_typed_as_one_writes_numbers(typed: str, number: Fraction | None) -> None:
    assert read_bound(typed) == number


@pytest.mark.parametrize("typed", ["три", "1,2,3", "5-7", "--1", "²", "1e9", "1234567890"])
def test_a_bound_that_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="не число"):
        read_bound(typed)


def test_days_are_bounded_by_days_and_moments_by_the_day_they_lie_in() -> None:
    autumn = ColumnFilter(least=date(2026, 9, 1), most=date(2026, 11, 30))
    days = (date(2026, 8, 31), date(2026, 9, 1), date(2026, 11, 30), date(2026, 12, 1))
    assert [autumn.accepts("", day) for day in days] == [False, True, True, False]
    evening = datetime(2026, 11, 30, 23, 30).astimezone()
    assert autumn.accepts("", evening)
    assert not autumn.accepts("", None)
    assert not autumn.accepts("5", 5)
    assert not ColumnFilter(least=Fraction(1)).accepts("", date(2026, 9, 1))
    assert plain(autumn.words()) == "с 01.09.2026 по 30.11.2026"
    assert plain(ColumnFilter(most=date(2026, 11, 30)).words()) == "по 30.11.2026"


def test_both_bounds_are_read_together() -> None:
    assert read_bounds("1.9.26", "", days=True) == (date(2026, 9, 1), None)
    assert read_bounds("", "12,5", days=False) == (None, Fraction(25, 2))
    with pytest.raises(UserError, match="не дата"):
        read_bounds("31.02.2026", "", days=True)
    with pytest.raises(UserError, match="«С» позже"):
        read_bounds("01.12.2026", "30.11.2026", days=True)
    with pytest.raises(UserError, match="«От» больше"):
        read_bounds("7", "3", days=False)
