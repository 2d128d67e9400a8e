"""Deadlines of plans in the words of the office, and the dates that are meant."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.enums import DeadlineKind
from app.services.language.deadlines.deadline import parse_deadline
from app.services.language.deadlines.periods import (
    Interval,
    PlanPeriod,
    period_between,
    school_period,
)


def d(text: str) -> date:
    day, month, year = text.split(".")
    return date(int(year), int(month), int(day))


PERIODS = [
    ("Сентябрь 2020 года", "01.09.2020", "30.09.2020"),
    ("Август 2018", "01.08.2018", "31.08.2018"),
    ("февраль 2020 г.", "01.02.2020", "29.02.2020"),
    ("Октябрь-ноябрь 2020 года", "01.10.2020", "30.11.2020"),
    ("Октябрь – декабрь 2020 года", "01.10.2020", "31.12.2020"),
    ("ноябрь 2021-апрель 2022", "01.11.2021", "30.04.2022"),
    ("ноябрь — апрель 2022 года", "01.11.2021", "30.04.2022"),
    ("с сентября 2020 по май 2021 года", "01.09.2020", "31.05.2021"),
    ("В течение 2018-2019 учебного года", "01.09.2018", "31.08.2019"),
    ("В течение 2018-2019 уч. года", "01.09.2018", "31.08.2019"),
    ("в течении 2018/19 уч.года", "01.09.2018", "31.08.2019"),
    ("В течение 2018-2020 уч года", "01.09.2018", "31.08.2020"),
    ("2020/2021 учебный год", "01.09.2020", "31.08.2021"),
    ("01.09.2018", "01.09.2018", "01.09.2018"),
    ("1 сентября 2018 г.", "01.09.2018", "01.09.2018"),
    ("15-20 ноября 2020 года", "15.11.2020", "20.11.2020"),
    ("с 1 по 15 ноября 2020", "01.11.2020", "15.11.2020"),
    ("01.09.2020 – 31.05.2021", "01.09.2020", "31.05.2021"),
    ("с 01.09.2020 по 31.05.2021", "01.09.2020", "31.05.2021"),
    ("II квартал 2021 года", "01.04.2021", "30.06.2021"),
    ("2021 год", "01.01.2021", "31.12.2021"),
    ("2020-2021 годы", "01.01.2020", "31.12.2021"),
    ("конец октября 2020", "21.10.2020", "31.10.2020"),
    ("Ноябрь 2020 года (по отдельности)", "01.11.2020", "30.11.2020"),
]


@pytest.mark.parametrize(("text", "start", "end"), PERIODS)
def test_periods(text: str, start: str, end: str) -> None:
    found = parse_deadline(text)
    assert (found.kind, found.start, found.end) == (DeadlineKind.PERIOD, d(start), d(end))
    assert found.text == text
    assert not found.ambiguous


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        (
            "Ноябрь 2020 года, февраль 2021 года, апрель 2021 года",
            ["30.11.2020", "28.02.2021", "30.04.2021"],
        ),
        ("Ноябрь, февраль, апрель 2021 года", ["30.11.2020", "28.02.2021", "30.04.2021"]),
        ("Август 2018 / Август 2019", ["31.08.2018", "31.08.2019"]),
        ("Август 2018 Август 2019", ["31.08.2018", "31.08.2019"]),
        ("Август 2018\nАвгуст 2019", ["31.08.2018", "31.08.2019"]),
        ("до 30 января 2021 года и 20 июля 2021 года", ["30.01.2021", "20.07.2021"]),
        ("30.01.2021; 20.07.2021", ["30.01.2021", "20.07.2021"]),
        ("декабрь 2020, май", ["31.12.2020", "31.05.2021"]),
    ],
)
def test_several_points(text: str, ends: list[str]) -> None:
    found = parse_deadline(text)
    assert found.kind is DeadlineKind.POINTS
    assert [point.end for point in found.points] == [d(end) for end in ends]
    assert found.end == d(ends[-1])
    assert found.start == found.occurrences[0].start  # «до …» has none


def test_points_after_until_are_single_days() -> None:
    found = parse_deadline("до 30 января 2021 года и 20 июля 2021 года")
    assert found.points == (
        Interval(d("30.01.2021"), d("30.01.2021")),
        Interval(d("20.07.2021"), d("20.07.2021")),
    )


@pytest.mark.parametrize(
    ("text", "end", "ambiguous"),
    [
        ("до ноября 2021", "31.10.2021", True),
        ("до конца октября 2021", "31.10.2021", False),
        ("до середины ноября 2021 года", "15.11.2021", False),
        ("до начала ноября 2021 года", "31.10.2021", False),
        ("не позднее ноября 2021 года", "30.11.2021", False),
        ("до 13.11.2020", "13.11.2020", False),
        ("до 30 января 2021 года", "30.01.2021", False),
        ("к 1 декабря 2021 г.", "01.12.2021", False),
        ("до конца 2021 года", "31.12.2021", False),
        ("до конца 2020/2021 учебного года", "31.08.2021", False),
        ("до 2021 года", "31.12.2020", True),
    ],
)
def test_until(text: str, end: str, ambiguous: bool) -> None:
    found = parse_deadline(text)
    assert (found.kind, found.start, found.end) == (DeadlineKind.UNTIL, None, d(end))
    assert found.ambiguous is ambiguous


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("до конца октября", "until", None, "31.10.2020"),
        ("в течение учебного года", "period", "01.09.2020", "31.08.2021"),
        ("В течение учебного года", "period", "01.09.2020", "31.08.2021"),
        ("Ежегодно", "yearly", "01.09.2020", "31.08.2021"),
        ("Ежегодно, до 1 октября", "yearly", None, "01.10.2020"),
        ("ежегодно в августе", "yearly", "01.08.2021", "31.08.2021"),
        ("ежемесячно", "period", "01.09.2020", "31.08.2021"),
        ("ноябрь-апрель", "period", "01.11.2020", "30.04.2021"),
        ("март", "period", "01.03.2021", "31.03.2021"),
        ("до конца года", "until", None, "31.12.2020"),
        ("20.11", "period", "20.11.2020", "20.11.2020"),
    ],
)
def test_what_is_missing_comes_from_the_year_of_the_plan(
    text: str, kind: str, start: str | None, end: str
) -> None:
    found = parse_deadline(text, school_period(2021))
    assert found.kind == kind
    assert (found.start, found.end) == (start and d(start), d(end))
    without = parse_deadline(text)
    assert without.kind == kind
    assert without.end is None


@pytest.mark.parametrize(
    "text",
    [
        "в соответствии с графиком проведения",
        "по мере необходимости",
        "постоянно",
        "",
        "  ",
    ],
)
def test_open(text: str) -> None:
    found = parse_deadline(text, school_period(2021))
    assert (found.kind, found.start, found.end) == (DeadlineKind.OPEN, None, None)


@pytest.mark.parametrize(
    "text", ["когда-нибудь", "31 ноября 2020", "май 2021 - март 2021", "2018-2017 уч. год", "№ 5"]
)
def test_what_is_not_understood_keeps_its_text(text: str) -> None:
    found = parse_deadline(text, school_period(2021))
    assert (found.kind, found.text, found.end) == (DeadlineKind.UNPARSED, text, None)


_WORDS = st.lists(
    st.sampled_from(
        [
            *("до", "с", "по", "конца", "не позднее", "начала", "ноября", "май", "август", "и"),
            *("-", ",", "/", "31", "0", "2020", "2021", "30.02.2021", "1.13", "учебного", "года"),
            *("в течение", "IV", "квартал", "ежегодно", "2018-2019", "2100", "(", ")"),
            *("раз в полугодие", "3", "декада", "неделя", "первое", "полугодие", "ежемесячно"),
            *("зимой", "года", "учебный год", "числа", "включительно", "с 2019 года", "17.30"),
        ]
    ),
    max_size=8,
).map(" ".join)


_DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31)).map(lambda day: f"{day:%d.%m.%Y}")
_MONTHS = st.builds(
    "{} {}".format, st.sampled_from(["январь", "май", "август", "декабрь"]), st.integers(2015, 2030)
)
# Texts that are mostly understood: two or three dates, as a range or one after another.
_DATED = st.builds(
    lambda link, dates: link.join(dates),
    st.sampled_from([" – ", "-", "; ", " / ", ", ", " и "]),
    st.one_of(*(st.lists(one, min_size=2, max_size=3) for one in (_DAYS, _MONTHS))),
)


_PERIODS = st.one_of(
    st.none(),
    st.integers(1990, 2100).map(school_period),
    st.builds(
        lambda first, days: period_between(first, first + timedelta(days=days)),
        st.dates(date(1990, 1, 1), date(2090, 12, 31)),
        st.integers(0, 2000),
    ),
)


@given(
    st.one_of(st.text(), _WORDS, _DATED),
    _PERIODS,
    st.one_of(st.none(), st.dates(date(2015, 1, 1), date(2025, 1, 1))),
)
def test_any_text_is_kept_and_the_dates_are_in_order(
    text: str, period: PlanPeriod | None, order_date: date | None
) -> None:
    found = parse_deadline(text, period, order_date)
    assert found.text == text
    if found.start is not None and found.end is not None:
        assert found.start <= found.end
    for point in found.points:
        assert point.start <= point.end
    assert bool(found.points) == (found.kind is DeadlineKind.POINTS)
    assert bool(found.occurrences) == (found.end is not None)
    assert all(span.end is not None for span in found.occurrences)
    assert found.ambiguous == bool(found.readings)
