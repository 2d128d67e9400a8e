"""Cells to values."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.importing.cells.cell import Cell, Fault, Formatted, Percent, parse_text, shown
from app.services.importing.tables import parsers
from app.services.results.recovery import MICRO
from app.services.writing.target import Wrong


def code(value: object) -> str:
    assert isinstance(value, Wrong), value
    assert value.in_cell.endswith(".")
    return value.code


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (89.0, 89),
        (0.0, 0),
        ("89", 89),
        (" 1 234 ", 1234),
        ("1\u00a0234", 1234),
        ("12,0", 12),
        ("", None),
        ("–", None),
        ("Х", None),
        ("нет данных", None),
    ],
)
def test_counts(cell: Cell, value: int | None) -> None:
    assert parsers.parse_count(cell) == value


@pytest.mark.parametrize(
    ("cell", "wrong"),
    [
        (1.5, "not_whole"),
        ("1,5", "not_whole"),
        (-3.0, "negative"),
        ("-3", "negative"),
        ("много", "not_a_number"),
        ("12 чел.", "not_a_number"),
        (date(2026, 1, 1), "not_a_number"),
        (1e9, "too_much"),
        ("9" * 400, "too_much"),
        ("1,000", "value.thousands"),
        ("12.000", "value.thousands"),
    ],
)
def test_what_is_no_count(cell: Cell, wrong: str) -> None:
    assert code(parsers.parse_count(cell)) == wrong


@pytest.mark.parametrize(
    ("cell", "percent"),
    [
        (12.36, 12_360_000),
        (4.3, 4_300_000),
        ("12,36", 12_360_000),
        ("12.36 %", 12_360_000),
        ("33%", 33 * MICRO),
        (100.0, 100 * MICRO),
        (0.0, 0),
        ("-", None),
    ],
)
def test_percents(cell: Cell, percent: int | None) -> None:
    assert parsers.parse_percent(cell) == percent


@pytest.mark.parametrize(
    ("cell", "wrong"),
    [
        (130.0, "percent_range"),
        ("130 %", "percent_range"),
        (-1.0, "percent_range"),
        ("треть", "not_a_number"),
        ("9" * 400, "not_a_number"),
    ],
)
def test_what_is_no_percent(cell: Cell, wrong: str) -> None:
    assert code(parsers.parse_percent(cell)) == wrong


SHOWN_NUMBERS: list[tuple[Cell, int | str]] = [
    (Formatted(25.0, "25 чел."), 25),
    (Formatted(42.0, "000042"), 42),
    (Formatted(5.0, "5-й"), 5),
    (Formatted(1500.0, "2 тыс."), "cell.format"),
    (Formatted(90.0, "высокий"), "cell.format"),
    (Formatted(1.25, "1 1/4"), "cell.format"),
    (Formatted(5.0, ""), "cell.format"),
    (Formatted(date(2025, 10, 1), "01.окт"), "not_a_number"),
    (Percent(33.0, "33%"), "value.percent"),
    (Fault("error", "#ССЫЛКА!"), "cell.error"),
    (Fault("formula", "=A1"), "cell.formula"),
    (True, "not_a_number"),
    ("12 5", "value.space"),
    ("1 234 5", "value.space"),
    ("1 2345", "value.space"),
    ("12 345", 12345),
    ("1\u202f234\u202f567,0", "too_much"),
    (float("nan"), "too_much"),
    (float("inf"), "too_much"),
]


def test_counts_of_cells_with_formats() -> None:
    wrong = [
        (cell, found, right)
        for cell, right in SHOWN_NUMBERS
        if (found := parsers.parse_count(cell)) != right
        and (not isinstance(found, Wrong) or found.code != right)
    ]
    assert wrong == []


SHOWN_PERCENTS: list[tuple[Cell, int | str]] = [
    (Percent(33.0, "33%"), 33 * MICRO),
    (Percent(12.36, "12,36%"), 12_360_000),
    (Percent(150.0, "150%"), "value.over-100"),
    (Percent(-5.0, "-5%"), "negative"),
    ("25 %", 25 * MICRO),
    ("12 5", "value.space"),
    ("1 234", "percent_range"),
    (Formatted(25.0, "25 п."), 25 * MICRO),
    (Fault("error", "#Н/Д"), "cell.error"),
]


def test_percents_of_cells_with_formats() -> None:
    wrong = [
        (cell, found, right)
        for cell, right in SHOWN_PERCENTS
        if (found := parsers.parse_percent(cell)) != right
        and (not isinstance(found, Wrong) or found.code != right)
    ]
    assert wrong == []
    over = parsers.parse_percent(Percent(150.0, "150,00%"))
    assert isinstance(over, Wrong)
    assert "150,00%" in over.text
    assert code(parsers.parse_score(Percent(33.0, "33%"))) == "value.percent"


def test_the_shown_text_says_year_class_and_code() -> None:
    assert parsers.parse_year(Formatted(date(2026, 1, 1), "2026")) == 2026
    assert parsers.parse_grade(Formatted(5.0, "5-й")) == 5
    assert parsers.parse_oo_code(Formatted(42.0, "000042")) == "42"
    for cell in (float("nan"), float("inf")):
        assert code(parsers.parse_year(cell)) == "year"
        assert code(parsers.parse_grade(cell)) == "grade"


def test_a_date_is_taken_only_with_its_day_and_its_year_in_sight() -> None:
    day = date(2025, 10, 1)
    for shown_date in ("1 октября 2025", "01.окт.25", "среда, 1 октября 2025 г."):
        assert parsers.parse_date(Formatted(day, shown_date)) == day
    for shown_date in ("октябрь 2025", "01.окт", "10.2025", "01.10"):
        assert code(parsers.parse_date(Formatted(day, shown_date))) == "date.incomplete"
    for cell in (date(1900, 2, 28), datetime(2150, 1, 1), "29.02.1900", Formatted(1e9, "####")):
        assert code(parsers.parse_date(cell)) == "date"


def test_booleans_are_called_as_in_excel() -> None:
    assert [parse_text(True), shown(False)] == ["ИСТИНА", "ЛОЖЬ"]


def test_scores_are_hundredths() -> None:
    assert parsers.parse_score(14.25) == 1425
    assert parsers.parse_score("63,5") == 6350
    assert code(parsers.parse_score(101.0)) == "score_range"


@pytest.mark.parametrize(
    ("cell", "year"),
    [
        (2019.0, 2019),
        ("2019", 2019),
        ("2018/2019", 2019),
        ("2018-2019 уч. год", 2019),
        ("2018/19", 2019),
        ("2019 г.", 2019),
        ("", None),
    ],
)
def test_years(cell: Cell, year: int | None) -> None:
    assert parsers.parse_year(cell) == year


@pytest.mark.parametrize("cell", ["2018/2020", "прошлый", 19.0, 2019.5, "1899"])
def test_what_is_no_year(cell: Cell) -> None:
    assert code(parsers.parse_year(cell)) == "year"


def test_classes() -> None:
    assert [parsers.parse_grade(cell) for cell in (5.0, "5", "5 класс", "10 кл.")] == [5, 5, 5, 10]
    assert code(parsers.parse_grade("4А")) == "grade"
    assert code(parsers.parse_grade(13.0)) == "grade"


def test_identifiers() -> None:
    assert [parsers.parse_login(cell) for cell in ("edu203389", "sch203389", 203389.0, "нет")] == [
        "203389",
        "203389",
        "203389",
        None,
    ]
    assert code(parsers.parse_login("школа")) == "login"
    assert [parsers.parse_oo_code(cell) for cell in ("006036", 6042.0, "-")] == [
        "6036",
        "6042",
        None,
    ]
    assert code(parsers.parse_oo_code("12-3")) == "oo_code"


def test_a_date_with_slashes_is_taken_only_where_its_month_is_certain() -> None:
    assert parsers.parse_date("20/09/2026") == date(2026, 9, 20)
    assert parsers.parse_date("09/09/2026") == date(2026, 9, 9)
    assert code(parsers.parse_date("09/10/2026")) == "date.order"
    assert parsers.parse_date("09.10.2026") == date(2026, 10, 9)


def test_dates() -> None:
    day = date(2026, 9, 20)
    for cell in (day, datetime(2026, 9, 20, 8, 0), "20.09.2026", "20.09.2026 г.", "2026-09-20"):
        assert parsers.parse_date(cell) == day
    assert code(parsers.parse_date("31.02.2026")) == "date"
    assert code(parsers.parse_date("осенью")) == "date"
    assert code(parsers.parse_date(45000.0)) == "date"


def test_text_of_a_number_has_no_point_zero() -> None:
    assert parse_text(458.0) == "458"
    assert parse_text(8.3) == "8,3"
    assert parse_text("  Школа \n № 1 ") == "Школа № 1"
    assert shown("д" * 60).endswith("…")


ANY_CELL = st.one_of(
    st.floats(),
    st.builds(Percent, st.floats(), st.text(max_size=8)),
    st.builds(Formatted, st.one_of(st.floats(), st.dates(), st.times()), st.text(max_size=8)),
    st.builds(Fault, st.sampled_from(["error", "formula"]), st.text(max_size=8)),
    st.text(max_size=30),
    st.booleans(),
    st.dates(),
)
PARSERS = (
    parsers.parse_count,
    parsers.parse_percent,
    parsers.parse_score,
    parsers.parse_decimal,
    parsers.parse_year,
    parsers.parse_grade,
    parsers.parse_login,
    parsers.parse_oo_code,
    parsers.parse_date,
)


@given(cell=ANY_CELL)
def test_no_parser_ever_fails(cell: Cell) -> None:
    for parse in PARSERS:
        found = parse(cell)
        assert found is None or isinstance(found, int | str | date | Wrong)


@given(value=st.integers(0, 10_000))
def test_a_percent_reads_the_same_as_number_and_as_text(value: int) -> None:
    number = value / 100
    assert parsers.parse_percent(number) == parsers.parse_percent(f"{number:.2f}".replace(".", ","))
