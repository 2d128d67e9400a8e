"""Dates and school years in Russian."""

from datetime import UTC, date, datetime

import pytest

from app.errors import UserError
from app.services.language import dates
from tests.zones import standing_in


def test_dates() -> None:
    assert dates.date_digits(date(2018, 8, 7)) == "07.08.2018"
    assert dates.date_words(date(2020, 11, 3)) == "3\u00a0ноября 2020\u00a0г."
    assert dates.year_name(2019) == "2018/2019"


def test_days_name_a_month_and_a_year_where_they_change() -> None:
    said = {
        (): "",
        (date(2020, 11, 17),): "17 ноября 2020 года",
        (date(2020, 11, 20), date(2020, 11, 17), date(2020, 11, 18), date(2020, 11, 17)): (
            "17, 18 и 20 ноября 2020 года"
        ),
        (date(2020, 11, 30), date(2020, 12, 1)): "30 ноября и 1 декабря 2020 года",
        (date(2020, 12, 30), date(2021, 1, 11), date(2021, 1, 12)): (
            "30 декабря 2020 года, 11 и 12 января 2021 года"
        ),
    }
    told = {days: dates.days_words(days).replace("\N{NO-BREAK SPACE}", " ") for days in said}
    assert told == said


def test_many_days_are_told_a_line_a_year() -> None:
    days = [date(2026, 10, 25), date(2027, 1, 25), date(2026, 11, 25), date(2026, 10, 25)]
    assert dates.days_digits(days) == "25.10, 25.11.2026\n25.01.2027"
    assert dates.days_digits(days[:1]) == "25.10.2026"
    assert dates.days_digits([]) == ""


def test_a_stored_moment_is_told_by_the_clock_of_the_computer() -> None:
    late = datetime(2018, 8, 17, 22, 5, tzinfo=UTC)
    with standing_in("Europe/Moscow"):
        assert dates.local_day(late) == date(2018, 8, 18)
        assert dates.moment_digits(late) == "18.08.2018 01:05"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2018/2019", 2019),
        (" 2018-2019 ", 2019),
        ("2018–2019", 2019),
        ("2018 / 19", 2019),
        ("1999/00", None),
        ("2019", 2019),
        ("2018/2020", None),
        ("2019/2018", None),
        ("прошлый", None),
        ("", None),
    ],
)
def test_parse_year(text: str, year: int | None) -> None:
    assert dates.parse_year(text) == year


@pytest.mark.parametrize(
    ("day", "year"), [(date(2018, 8, 31), 2018), (date(2018, 9, 1), 2019), (date(2019, 1, 9), 2019)]
)
def test_the_school_year_of_a_date(day: date, year: int) -> None:
    assert dates.school_year_of(day) == year


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("17.08.2018", date(2018, 8, 17)),
        (" 1.9.18 ", date(2018, 9, 1)),
        ("01,09,2018", date(2018, 9, 1)),
        ("5/3/2020", date(2020, 3, 5)),
        ("17.08.2018 г.", date(2018, 8, 17)),
        ("2018-08-17", date(2018, 8, 17)),
        ("", None),
        ("   ", None),
    ],
)
def test_dates_are_read_as_people_type_them(text: str, day: date | None) -> None:
    assert dates.parse_day(text) == day


@pytest.mark.parametrize(
    "text",
    [
        *("31.02.2018", "2018", "август", "17.08", "0.1.2018", "1.13.2018", "2018-13-01"),
        *("01.01.0001", "17.08.1018", "17.08.2118", "0001-01-01"),
    ],
)
def test_what_is_no_date_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(UserError, match="не дата"):
        dates.parse_day(text)


def test_days_and_months_that_are_sought_are_told_in_digits() -> None:
    told = {
        "Сентябрь 2026": "09.2026",
        "в сентябре 2026 года": "09.2026",
        "за сент. 2026\u00a0г.": "09.2026",
        "мая 2026 впр": "05.2026 впр",
        "9.2026": "09.2026",
        "1 Сентября 2026": "01.09.2026",
        "1.9.2026": "01.09.2026",
        "сош № 9 сентябрь 2026": "сош № 9 09.2026",
        "сош № 9 сент 2026": "сош № 9 09.2026",
        "сош 9 сентябрь 2026": "сош 9 09.2026",
        "№ 9 30 сентября 2026": "№ 9 30.09.2026",
    }
    told |= {
        same: same
        for same in (
            *("", "сентябрь", "сентябрь 202", "сентябрь 2026/2027", "ма 2026", "маршрут 2026"),
            *("30.09.2026", "09.2026", "2025/2026", "192.168.1.2026", "12026", "впр 2026"),
        )
    }
    wrong = {text: said for text in told if (said := dates.in_digits(text)) != told[text]}
    assert wrong == {}


def test_times_are_read_as_people_type_them() -> None:
    typed = {"14:30": 870, "14.30": 870, " 9-05 ": 545, "9": 540, "10 ч.": 600, "": None}
    assert {text: dates.parse_time(text) for text in typed} == typed
    for text in ("24:01", "14:60", "вечером", "1430", "14:3"):
        with pytest.raises(UserError, match="не время"):
            dates.parse_time(text)


def test_a_school_year_runs_from_september_to_august() -> None:
    first, last = dates.school_year_days(2019)
    assert (first, last) == (date(2018, 9, 1), date(2019, 8, 31))
    assert dates.school_year_of(first) == dates.school_year_of(last) == 2019


def test_a_paper_belongs_to_the_year_of_its_date_and_in_august_to_the_next_when_wanted() -> None:
    cases = {
        (date(2026, 11, 30), None): 2027,
        (date(2026, 11, 30), 2026): 2027,  # entered while another year was chosen
        (date(2026, 8, 25), None): 2026,
        (date(2026, 8, 25), 2027): 2027,
        (date(2026, 8, 25), 2028): 2026,
        (date(2026, 7, 31), 2027): 2026,
        (date(2026, 9, 1), 2026): 2027,
    }
    assert {case: dates.year_of_paper(*case) for case in cases} == cases
