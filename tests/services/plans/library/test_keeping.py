"""The wording of a plan without its years."""

from datetime import date

from app.services.language.deadlines.periods import period_between, school_period
from app.services.plans.library.filling import Filling
from app.services.plans.library.keeping import kept_deadline, kept_text

SCHOOL = school_period(2027)
THREE = period_between(date(2027, 1, 1), date(2029, 12, 31))


def test_years_become_words_that_another_plan_fills() -> None:
    kept = {
        "до 25 октября 2026 года": "до 25 октября {год}",
        "до 25 октября 2026 г.": "до 25 октября {год}",
        "15.11.2026": "15.11.{год}",
        "ноябрь 2026 года, февраль 2027 года": "ноябрь {год}, февраль {год}",
        "октябрь – ноябрь 2026 года": "октябрь – ноябрь {год}",
        "в течение 2026/2027 учебного года": "{весь период}",
        "до 25 октября": "до 25 октября",
        "ежеквартально": "ежеквартально",
        "по итогам четверти": "по итогам четверти",
        "": "",
    }
    assert {text: kept_deadline(text, SCHOOL) for text in kept} == kept
    later = Filling(period=school_period(2028))
    assert later.deadline("15.11.{год}") == "15.11.2027"


def test_in_a_plan_of_several_years_one_year_is_the_first_or_the_last() -> None:
    kept = {
        "до 1 марта 2027 года": "до 1 марта {первый год}",
        "до 1 марта 2029 года": "до 1 марта {последний год}",
        "август 2027 года, август 2028 года, август 2029 года": "август {год}",
        "ежегодно до 1 марта": "ежегодно до 1 марта",
        "в течение 2027–2029 годов": "{весь период}",
    }
    assert {text: kept_deadline(text, THREE) for text in kept} == kept


def test_what_would_mean_other_days_stays_as_typed() -> None:
    for text in ("до 1 марта 2028 года", "июнь 2031 года", "в 2027/2028 учебном году"):
        assert kept_deadline(text, THREE) == text


def test_titles_lose_the_period_of_their_plan() -> None:
    assert kept_text("План на 2026/2027 учебный год", SCHOOL) == "План {на период}"
    assert kept_text("План на 2025/2026 учебный год", SCHOOL) == "План на 2025/2026 учебный год"
