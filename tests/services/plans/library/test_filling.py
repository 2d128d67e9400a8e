"""The words in brackets of the library, filled for a period."""

from datetime import date

import pytest

from app import terms
from app.services.language.deadlines.periods import PlanPeriod, period_between, school_period
from app.services.plans.library.filling import Filling, for_period

SCHOOL = school_period(2027)
THREE_SCHOOL = period_between(date(2026, 9, 1), date(2029, 8, 31))
CALENDAR = period_between(date(2027, 1, 1), date(2027, 12, 31))
THREE_CALENDAR = period_between(date(2027, 1, 1), date(2029, 12, 31))
FROM_AUGUST = period_between(date(2026, 8, 1), date(2027, 8, 31))
MONTHS = period_between(date(2026, 10, 1), date(2029, 3, 31))
SPRING = period_between(date(2027, 3, 1), date(2027, 5, 31))


def filled(period: PlanPeriod, wording: str, title: str = "План") -> str | None:
    return Filling(period=period, title=title).deadline(wording)


def test_a_deadline_gets_the_year_that_its_month_has_in_the_plan() -> None:
    wording, months = "до 25 октября {год}", "ноябрь {год}, февраль {год}"
    assert filled(SCHOOL, wording) == "до 25 октября 2026 года"
    assert filled(CALENDAR, wording) == "до 25 октября 2027 года"
    assert filled(SPRING, wording) is None
    assert filled(SCHOOL, "15.11.{год}") == "15.11.2026"
    assert filled(SCHOOL, months) == "ноябрь 2026 года, февраль 2027 года"
    assert filled(CALENDAR, months) == "февраль 2027 года, ноябрь 2027 года"
    assert filled(SPRING, "ноябрь {год}, апрель {год}") == "апрель 2027 года"
    both = "до 30 января {год} и до 20 июля {год}"
    assert filled(SCHOOL, both) == "до 30 января 2027 года и до 20 июля 2027 года"
    over_new_year = "с 1 декабря {год} по 30 апреля {год}"
    assert filled(SCHOOL, over_new_year) == "с 1 декабря 2026 года по 30 апреля 2027 года"
    assert filled(CALENDAR, over_new_year) is None


def test_several_years_become_each_year_or_the_years_one_after_another() -> None:
    assert filled(THREE_CALENDAR, "до 25 октября {год}") == "ежегодно до 25 октября"
    assert filled(THREE_SCHOOL, "июнь {год}, ноябрь {год}") == "ежегодно, ноябрь, июнь"
    over_new_year = "с 1 декабря {год} по 30 апреля {год}"
    assert filled(THREE_SCHOOL, over_new_year) == "ежегодно с 1 декабря по 30 апреля"
    assert filled(MONTHS, "ноябрь {год}, февраль {год}") == "ежегодно, ноябрь, февраль"


def test_the_first_and_the_last_year_of_a_plan() -> None:
    assert filled(THREE_CALENDAR, "до 1 марта {первый год}") == "до 1 марта 2027 года"
    assert filled(THREE_CALENDAR, "до 1 марта {последний год}") == "до 1 марта 2029 года"
    assert filled(FROM_AUGUST, "август {первый год}") == "август 2026 года"
    assert filled(FROM_AUGUST, "август {последний год}") == "август 2027 года"
    # The August in which the year is prepared is a day of the plan too.
    assert filled(SCHOOL, "август {первый год}") == "август 2026 года"
    assert filled(SCHOOL, "август {год}") == "август 2027 года"


def test_wordings_without_a_year_and_the_whole_period() -> None:
    for wording in ("ежеквартально", "до 5 числа ежемесячно", "по мере необходимости"):
        assert filled(THREE_CALENDAR, wording) == wording
    whole = "{весь период}"
    assert filled(SCHOOL, whole) == "в течение учебного года"
    assert filled(FROM_AUGUST, whole) == "в течение всего периода реализации плана"
    title = "Муниципальная программа поддержки"
    expected = "в течение всего периода реализации муниципальной программы"
    assert filled(THREE_CALENDAR, whole, title) == expected


def test_titles_name_the_period() -> None:
    assert [for_period(period) for period in (SCHOOL, THREE_SCHOOL, CALENDAR, THREE_CALENDAR)] == [
        "на 2026/2027 учебный год",
        "на 2026/2027–2028/2029 учебные годы",
        "на 2027 год",
        "на 2027–2029 годы",
    ]
    assert for_period(FROM_AUGUST) == "на 2026/2027 учебный год"
    assert for_period(MONTHS) == "на период с октября 2026 года по март 2029 года"
    assert for_period(SPRING) == "на период с марта по май 2027 года"
    month = period_between(date(2027, 3, 1), date(2027, 3, 31))
    assert for_period(month) == "на март 2027 года"


def test_texts_get_the_words_of_the_region_and_of_the_department(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    filling = Filling(period=SCHOOL, department="МКУ УО")
    wording = "{управление}: школы с {низкие результаты, тв.} {на период}, {прочее}"
    assert filling.text(wording) == (
        "МКУ УО: школы с низкими образовательными результатами на 2026/2027 учебный год, {прочее}"
    )
    words = terms.Terms(terms.LOW_RESULTS["shnro"], terms.CONDITIONS["shnsu"])
    monkeypatch.setattr(terms, "in_use", lambda: words)
    assert filling.text("с {низкие результаты, тв.}") == "с низкими результатами обучения"
    assert filling.text("{работающие в таких условиях, дат.}") == (
        "функционирующим в неблагоприятных социальных условиях"
    )
