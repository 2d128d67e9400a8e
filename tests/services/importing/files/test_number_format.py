"""Numbers as Russian Excel shows them."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.importing.cells.cell import Cell, Formatted, Percent
from app.services.importing.cells.number_cell import finite, number_cell
from app.services.importing.files.formats.number_format import BUILT_IN, number_format

DAY = 45931.0  # 1 October 2025
SHOWN = [
    ("General", 5.0, "5"),
    ("General", 0.1 + 0.2, "0,3"),
    ("General", 1e-7, "1E-07"),
    ("0", 2.5, "3"),
    ("0", -2.5, "-3"),
    ("0.00", 0.005, "0,01"),
    ("0.0", 3.449, "3,4"),
    ("0", -0.4, "0"),
    ("#,##0", 1234567.891, "1\u00a0234\u00a0568"),
    ("#,##0.00;[Red]-#,##0.00", -1234.5, "-1\u00a0234,50"),
    ("# ##0", 1234.0, "1 234"),
    ("0.0#", 1.5, "1,5"),
    ("#.##", 0.5, ",5"),
    ("000000", 42.0, "000042"),
    ("000-000", 123456.0, "123-456"),
    ("0", 0.285 * 100, "29"),
    ("0%", 0.12345, "12%"),
    ("0.00%", 0.12345, "12,35%"),
    ("0.0 %", 0.5, "50,0 %"),
    ("0%;[Red]-0%", -0.05, "-5%"),
    ('0.00"%"', 12.36, "12,36%"),
    ("0.00\\%", 0.5, "0,50%"),
    ('0.0%" от участников"', 0.5, "50,0% от участников"),
    ('0" чел."', 25.0, "25 чел."),
    ('"№ "0', 3.0, "№ 3"),
    ('0"-й"', 5.0, "5-й"),
    ('General" шт."', 2.5, "2,5 шт."),
    ('[>=85]"высокий";[>=50]"средний";"низкий"', 90.0, "высокий"),
    ('[>=85]"высокий";[>=50]"средний";"низкий"', 60.0, "средний"),
    ('[>=85]"высокий";[>=50]"средний";"низкий"', 10.0, "низкий"),
    ('0.0,,"млн"', 1500000.0, "1,5млн"),
    ('0.0," тыс."', 1500.0, "1,5 тыс."),
    ("#,##0.00\\ [$₽-419]", 1234.5, "1\u00a0234,50 ₽"),
    ('_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', 0.0, "-"),
    ("0_);(0)", -5.0, "(5)"),
    ("0;-0;;@", 0.0, ""),
    ("0.00E+00", 1234.5, "1,23E+03"),
    ("##0.0E+0", 12345.0, "12,3E+3"),
    ("# ?/?", 1.25, "1 1/4"),
    ("# ?/?", 0.5, "1/2"),
    ("# ?/?", 2.0, "2"),
    ("# ?/4", 1.5, "1 2/4"),
    ("dd.mm.yyyy", DAY, "01.10.2025"),
    ("mmmm yyyy", DAY, "октябрь 2025"),
    ("[$-419]d mmmm yyyy", DAY, "1 октября 2025"),
    (BUILT_IN[16], DAY, "01.окт"),
    (BUILT_IN[17], DAY, "окт.25"),
    (BUILT_IN[15], DAY, "01.окт.25"),
    ("dddd, d mmmm", DAY, "среда, 1 октября"),
    ("ddd", DAY, "Ср"),
    ("mmmmm", DAY, "О"),
    ("yyyy", DAY, "2025"),
    ("d/m/yy", DAY, "1.10.25"),
    ("dd.mm.yyyy hh:mm", DAY + 0.4375, "01.10.2025 10:30"),
    ("h:mm", 0.378472222222222, "9:05"),
    ("h:mm AM/PM", 0.75, "6:00 PM"),
    ("[h]:mm", 30 / 24 + 5 / 1440, "30:05"),
    ("[mm]:ss", 0.0625, "90:00"),
    ("mm:ss.0", 0.000694444, "01:00,0"),
    ("hh:mm:ss", 0.999988425925926, "23:59:59"),
    ("h:mm:ss", 0.9999999, "0:00:00"),
    ("dd.mm.yyyy", -1.0, "########"),
]


def test_numbers_are_shown_as_excel_shows_them() -> None:
    wrong = [
        (code, number, number_format(code).show(number), shown)
        for code, number, shown in SHOWN
        if number_format(code).show(number) != shown
    ]
    assert wrong == []


CELLS: list[tuple[str, float, Cell]] = [
    ("General", 5.0, 5.0),
    ("0.00", 12.36, 12.36),
    ("#,##0", 1234.0, 1234.0),
    ("@", 42.0, 42.0),
    ('_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', 0.0, 0.0),
    ("0_);(0)", -5.0, -5.0),
    ("0;[>5]0", 3.0, 3.0),
    ("0%", 0.07, Percent(7.0, "7%")),
    ('0.00"%"', 12.36, Percent(12.36, "12,36%")),
    ("0.00\\%", 0.5, Percent(0.5, "0,50%")),
    ("0.00%", 1.5, Percent(150.0, "150,00%")),
    ('0" (100%)"', 5.0, Formatted(5.0, "5 (100%)")),
    ("0.0,%", 0.285, Formatted(0.285, "0,0%")),
    ("000000", 42.0, Formatted(42.0, "000042")),
    ("000000", 123456.0, 123456.0),
    ('0"-й"', 5.0, Formatted(5.0, "5-й")),
    ('"-"0', 5.0, Formatted(5.0, "-5")),
    ("0,", 1500.0, Formatted(1500.0, "2")),
    (";;;", 5.0, Formatted(5.0, "")),
    ("dd.mm.yyyy", DAY, date(2025, 10, 1)),
    ("yyyy-mm-dd", DAY, date(2025, 10, 1)),
    ('dd.mm.yyyy" г."', DAY, date(2025, 10, 1)),
    ("dd.mm.yyyy hh:mm", DAY + 0.4375, datetime(2025, 10, 1, 10, 30)),
    ("mmmm yyyy", DAY, Formatted(date(2025, 10, 1), "октябрь 2025")),
    ("dd.mmm", DAY, Formatted(date(2025, 10, 1), "01.окт")),
    ("mm.yyyy", DAY, Formatted(date(2025, 10, 1), "10.2025")),
    ("h:mm", 0.378472222222222, Formatted(time(9, 5), "9:05")),
    ("[h]:mm", 1.25, Formatted(timedelta(days=1, hours=6), "30:00")),
    ("dd.mm.yyyy", 60.0, "29.02.1900"),
    ("dd.mm.yyyy", 59.0, date(1900, 2, 28)),
    ("dd.mm.yyyy", 61.0, date(1900, 3, 1)),
    ("mmmm yyyy", 60.5, "29.02.1900"),
    ("dd.mm.yyyy", 1e9, Formatted(1e9, "########")),
]


def test_a_number_becomes_what_its_cell_says() -> None:
    wrong = [
        (code, number, made, cell)
        for code, number, cell in CELLS
        if (made := number_cell(number, number_format(code))) != cell
        or type(made) is not type(cell)
    ]
    assert wrong == []


def test_days_counted_from_1904() -> None:
    shape = number_format("dd.mm.yyyy", epoch_1904=True)
    assert number_cell(DAY - 1462, shape) == date(2025, 10, 1)
    assert number_cell(60.0, shape) == date(1904, 3, 1)


@pytest.mark.parametrize("text", ["NaN", "inf", "-Infinity", "1e400", "", "1_000", "пять"])
def test_what_is_no_number(text: str) -> None:
    assert finite(text) is None


CODES = st.one_of(
    st.sampled_from([code for code, _number, _shown in SHOWN]),
    st.text(alphabet='0#?.,%E+-/@ymdhs[]"\\_*;AMPм ', max_size=14),
)


@given(code=CODES, number=st.floats(allow_nan=False, allow_infinity=False))
def test_no_format_ever_fails(code: str, number: float) -> None:
    shape = number_format(code)
    assert isinstance(shape.show(number), str)
    cell = number_cell(number, shape)
    if isinstance(cell, Percent):
        assert "%" in cell.shown
