"""The period of a plan is read from its title, and never guessed where it may be two."""

from datetime import date

from app.services.language.deadlines.periods import PlanPeriod, YearsKind, school_period
from app.services.language.deadlines.titled import periods_in


def calendar(first: int, last: int) -> PlanPeriod:
    return PlanPeriod(date(first, 1, 1), date(last, 12, 31), YearsKind.CALENDAR)


SCHOOL_YEARS = PlanPeriod(date(2024, 9, 1), date(2026, 8, 31), YearsKind.SCHOOL)
CERTAIN = {
    "План мероприятий на 2018-2020 годы": calendar(2018, 2020),
    "Программа на 2018–2020 гг.": calendar(2018, 2020),
    "Программа на период 2021 - 2024г.г.": calendar(2021, 2024),
    "Дорожная карта на 2020-2021 годы": calendar(2020, 2021),
    "План на 2026 год": calendar(2026, 2026),
    "План на 2026 календарный год": calendar(2026, 2026),
    "План на 2020-2021 учебный год": school_period(2021),
    "План на 2021/2022 учебный год": school_period(2022),
    "План в 2021/22 уч. году": school_period(2022),
    "Проект на 2021-2022 уч.год": school_period(2022),
    "План на 2026/2027": school_period(2027),
    "План на 2021-2023 учебные годы": PlanPeriod(
        date(2021, 9, 1), date(2023, 8, 31), YearsKind.SCHOOL
    ),
    "План на 2024/2025–2025/2026 учебные годы": SCHOOL_YEARS,
    "План с 2024/25 по 2025/26 уч. год": SCHOOL_YEARS,
    "2024/2025 – 2025/2026": SCHOOL_YEARS,
    "Проект (сентябрь 2021 – август 2022)": school_period(2022),
    "План с октября 2020 по май 2021 года": PlanPeriod(
        date(2020, 10, 1), date(2021, 5, 31), YearsKind.MONTHS
    ),
    "План с 01.09.2020 по 31.08.2021": school_period(2021),
    "План во исполнение приказа от 05.03.2018 № 15-ОД на 2019 год": calendar(2019, 2019),
    "План, утверждённый приказом от 5 марта 2018 года, на 2019-2020 годы": calendar(2019, 2020),
    "План на 2018-2027": calendar(2018, 2027),
}
ASKED = {
    "План на 2020-2021": {school_period(2021), calendar(2020, 2021)},
    "План на 2020 – 2024 учебный год": {
        PlanPeriod(date(2020, 9, 1), date(2024, 8, 31), YearsKind.SCHOOL),
        calendar(2020, 2024),
    },
    "План на 2026 учебный год": {school_period(2026), school_period(2027)},
    "Программа на 2018-2020 годы в рамках программы на 2016-2020 годы": {
        calendar(2018, 2020),
        calendar(2016, 2020),
    },
}
UNSAID = (
    "План мероприятий",
    "План школы № 2018",
    "План на I полугодие 2025-2026 учебного года",
    "План на 2-й квартал 2026 года",
    "План на первое полугодие 2026/2027 учебного года",
    "План во исполнение приказа от 23.11.2020 № 828",
    "План на 2024-2020 годы",
    "",
)


def test_a_title_tells_its_period_or_several_that_are_asked_about() -> None:
    certain = {text: periods_in(text) for text in CERTAIN}
    assert certain == {text: (period,) for text, period in CERTAIN.items()}
    assert {text: set(periods_in(text)) for text in ASKED} == ASKED
    assert {text: periods_in(text) for text in UNSAID} == dict.fromkeys(UNSAID, ())
