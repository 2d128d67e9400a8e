"""Sum and mean of the numbers of a column."""

from app.services.sheets.sheet import Share, share_of_h
from app.services.sheets.totals import total_text


def said(values, total="sum") -> str:
    return total_text("Низких", values, total).replace("\u00a0", " ")


def test_sum_and_mean_of_counts():
    assert said([3, 4, 0, 5]) == "Низких: сумма 12, среднее 3"
    assert said([1, 2]) == "Низких: сумма 3, среднее 1,5"
    assert said([10_000, 2_639]) == "Низких: сумма 12 639, среднее 6319,5"


def test_a_missing_value_is_not_0():
    assert said([3, None, 5, None]) == "Низких: сумма 8, среднее 4 (без значения: 2)"
    assert said([None, None]) == "Низких: значений нет"


def test_a_mean_alone_where_a_sum_says_nothing():
    assert said([12.5, 7.5, None], "mean") == "Низких: среднее 10 (без значения: 1)"


def test_shares_have_no_sum():
    assert said([Share(1, 4), share_of_h(7500)]) == "Низких: среднее 50 %"
