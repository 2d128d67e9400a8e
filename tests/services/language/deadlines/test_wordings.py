"""Deadlines as they stand in orders and plans, and the days that are meant in a plan."""

from datetime import date

from app.enums import DeadlineKind, YearsKind
from app.services.language.deadlines.deadline import Deadline, parse_deadline
from app.services.language.deadlines.periods import PlanPeriod, period_between, school_period
from app.services.language.deadlines.questions import Question

SCHOOL = school_period(2021)
SCHOOLS = period_between(date(2020, 9, 1), date(2023, 8, 31))
CALENDAR = period_between(date(2018, 1, 1), date(2020, 12, 31))
MONTHS = period_between(date(2020, 11, 1), date(2021, 12, 31))
CUT = PlanPeriod(date(2026, 10, 1), date(2028, 4, 30), YearsKind.MONTHS)
FROM_AUGUST = period_between(date(2018, 8, 1), date(2019, 8, 31))
YEAR = period_between(date(2021, 1, 1), date(2021, 12, 31))

# Wording, then «start..end» in ISO dates; an empty side is open.
ONE = [
    # as in the plans that the programs of schools and districts have
    (SCHOOL, "Октябрь-ноябрь", "2020-10-01..2020-11-30"),
    (SCHOOL, "В течение\n2018-2019\nуч. года", "2018-09-01..2019-08-31"),
    (SCHOOL, "В течение 2018-2020 уч года", "2018-09-01..2020-08-31"),
    (SCHOOL, "В течение учебного года", "2020-09-01..2021-08-31"),
    (SCHOOL, "В течение периода реализации Программы", "2020-09-01..2021-08-31"),
    (CALENDAR, "В течение периода реализации Программы", "2018-01-01..2020-12-31"),
    (MONTHS, "весь период реализации", "2020-11-01..2021-12-31"),
    (SCHOOL, "до конца октября", "..2020-10-31"),
    (SCHOOL, "к 13.11.2020", "..2020-11-13"),
    (SCHOOL, "16-17.11.2020", "2020-11-16..2020-11-17"),
    (SCHOOL, "17.11.2020\t14.30 – 15.00", "2020-11-17..2020-11-17"),
    (SCHOOL, "18.11.2020 9.30 –10.00", "2020-11-18..2020-11-18"),
    (SCHOOL, "Сентябрь 2021 – август 2022", "2021-09-01..2022-08-31"),
    (SCHOOL, "на 2020 – 2021 учебный год", "2020-09-01..2021-08-31"),
    # a start without an end
    (SCHOOL, "с 20.04.2020", "2020-04-20.."),
    (SCHOOL, "с 1 сентября 2023 года", "2023-09-01.."),
    (SCHOOL, "c 20.04.2020", "2020-04-20.."),
    (SCHOOL, "C 1 сентября", "2020-09-01.."),
    # periods
    (SCHOOL, "в период с 19 сентября по 24 октября 2022 года", "2022-09-19..2022-10-24"),
    (SCHOOL, "2021 -2023года", "2021-01-01..2023-12-31"),
    (SCHOOL, "2021-2024г.г.", "2021-01-01..2024-12-31"),
    (SCHOOL, "2022-2027 год", "2022-01-01..2027-12-31"),
    (SCHOOL, "на 2018-2020 годы", "2018-01-01..2020-12-31"),
    (SCHOOL, "в период 2020-2021 гг.", "2020-01-01..2021-12-31"),
    (SCHOOL, "на 2020/2021 учебный год", "2020-09-01..2021-08-31"),
    (SCHOOL, "в 2020-2021 учебном году", "2020-09-01..2021-08-31"),
    (SCHOOL, "на 2020 – 2024 учебный год", "2020-09-01..2024-08-31"),
    # parts of a year and of a month
    (SCHOOL, "Осенью 2025 года", "2025-09-01..2025-11-30"),
    (SCHOOL, "зима 2020-2021", "2020-12-01..2021-02-28"),
    (SCHOOL, "весна", "2021-03-01..2021-05-31"),
    (SCHOOL, "3 декада октября", "2020-10-21..2020-10-31"),
    (SCHOOL, "вторая декада ноября", "2020-11-11..2020-11-20"),
    (SCHOOL, "3 декада февраля 2020", "2020-02-21..2020-02-29"),
    (SCHOOL, "3 неделя ноября", "2020-11-16..2020-11-22"),
    (SCHOOL, "первая неделя сентября", "2020-09-01..2020-09-06"),
    (SCHOOL, "последняя неделя августа", "2021-08-23..2021-08-29"),
    (SCHOOL, "1-2 неделя марта", "2021-03-01..2021-03-14"),
    (SCHOOL, "I полугодие 2025-2026 учебного года", "2025-09-01..2025-12-31"),
    (YEAR, "I полугодие 2021 года", "2021-01-01..2021-06-30"),
    (SCHOOL, "I четверть", "2020-09-01..2020-10-31"),
    (SCHOOL, "П квартал 2021 года", "2021-04-01..2021-06-30"),
    (SCHOOL, "I-II кварталы 2021 года", "2021-01-01..2021-06-30"),
    # a time keeps the day
    (SCHOOL, "До 20.02.2020 (до 18:00 мск)", "..2020-02-20"),
    (SCHOOL, "до 18:00 20.02.2020", "..2020-02-20"),
    (SCHOOL, "17.11.2020 в 10.10", "2020-11-17..2020-11-17"),
    (SCHOOL, "с 10.00 до 12.00 17.11.2020", "2020-11-17..2020-11-17"),
    (SCHOOL, "01.09.2020 по 31.05.2021", "2020-09-01..2021-05-31"),
    (SCHOOL, "по отдельному плану в течение учебного года", "2020-09-01..2021-08-31"),
    # August, and what the plan says of the year
    (SCHOOL, "август-сентябрь", "2020-08-01..2020-09-30"),
    (YEAR, "август-сентябрь", "2021-08-01..2021-09-30"),
    (SCHOOL, "август", "2021-08-01..2021-08-31"),
    (SCHOOL, "август-сентябрь 2020/2021 учебного года", "2020-08-01..2020-09-30"),
    (MONTHS, "ноябрь-февраль", "2020-11-01..2021-02-28"),
    (SCHOOL, "с сентября до конца учебного года", "2020-09-01..2021-08-31"),
    (SCHOOL, "октябрь 2020 года, по графику", "2020-10-01..2020-10-31"),
    (SCHOOL, "до ноября включительно", "..2020-11-30"),
    (YEAR, "до конца года", "..2021-12-31"),
]

SPRING = "2021-01-01..2021-03-31 2021-04-01..2021-06-30"
TERMS = (
    "2020-09-01..2020-10-31 2020-11-01..2020-12-31 2021-01-01..2021-03-31 2021-04-01..2021-05-31"
)
# Wording, then the due dates; «start..end» where there is a start.
SEVERAL = [
    (SCHOOL, "до 30 января 2021 года и 20 июля 2021 года", "..2021-01-30 ..2021-07-20"),
    (
        SCHOOL,
        "Август 2018 / Август 2019",
        "2018-08-01..2018-08-31 2019-08-01..2019-08-31",
    ),
    (SCHOOL, "август, январь", "2020-08-01..2020-08-31 2021-01-01..2021-01-31"),
    (SCHOOL, "май, октябрь", "2021-05-01..2021-05-31 2020-10-01..2020-10-31"),
    (
        SCHOOL,
        "17, 18, 20 ноября 2020 года",
        "2020-11-17..2020-11-17 2020-11-18..2020-11-18 2020-11-20..2020-11-20",
    ),
    (SCHOOL, "до 30.01.2021, февраль 2021", "..2021-01-30 2021-02-01..2021-02-28"),
    (
        CALENDAR,
        "Ежегодно",
        "2018-01-01..2018-12-31 2019-01-01..2019-12-31 2020-01-01..2020-12-31",
    ),
    (
        SCHOOLS,
        "Ежегодно",
        "2020-09-01..2021-08-31 2021-09-01..2022-08-31 2022-09-01..2023-08-31",
    ),
    (FROM_AUGUST, "Ежегодно, август", "2018-08-01..2018-08-31 2019-08-01..2019-08-31"),
    (
        CUT,
        "ежегодно, ноябрь, апрель",
        (
            "2026-11-01..2026-11-30 2027-11-01..2027-11-30"
            " 2027-04-01..2027-04-30 2028-04-01..2028-04-30"
        ),
    ),
    (
        CUT,
        "ежегодно, ноябрь-февраль, апрель",
        (
            "2026-11-01..2027-02-28 2027-11-01..2028-02-29"
            " 2027-04-01..2027-04-30 2028-04-01..2028-04-30"
        ),
    ),
    (MONTHS, "ежегодно", "2020-11-01..2020-12-31 2021-01-01..2021-12-31"),
    (
        CALENDAR,
        "ежегодно с 10 сентября по 1 октября текущего года",
        "2018-09-10..2018-10-01 2019-09-10..2019-10-01 2020-09-10..2020-10-01",
    ),
    (
        SCHOOLS,
        "Ежегодно (август)",
        "2021-08-01..2021-08-31 2022-08-01..2022-08-31 2023-08-01..2023-08-31",
    ),
    (SCHOOLS, "Май, ежегодно с 2022 года", "2022-05-01..2022-05-31 2023-05-01..2023-05-31"),
    (SCHOOLS, "сентябрь, ежегодно с 2022 года", "2022-09-01..2022-09-30"),
    (
        SCHOOLS,
        "раз в год, август-сентябрь",
        "2020-08-01..2020-09-30 2021-08-01..2021-09-30 2022-08-01..2022-09-30",
    ),
    (
        SCHOOL,
        "ежеквартально",
        f"2020-09-01..2020-09-30 2020-10-01..2020-12-31 {SPRING}",
    ),
    (
        YEAR,
        "не реже 1 раза в квартал",
        f"{SPRING} 2021-07-01..2021-09-30 2021-10-01..2021-12-31",
    ),
    (
        SCHOOL,
        "1 раз в четверть",
        TERMS,
    ),
    (
        SCHOOL,
        "по окончании четверти",
        TERMS,
    ),
    (
        SCHOOL,
        "первая и вторая половина учебного года",
        "2020-09-01..2020-12-31 2021-01-01..2021-05-31",
    ),
    (SCHOOL, "I, II половина ноября", "2020-11-01..2020-11-15 2020-11-16..2020-11-30"),
    (SCHOOL, "раз в полугодие", "2020-09-01..2020-12-31 2021-01-01..2021-05-31"),
    (SCHOOL, "2 раза в год", "2020-09-01..2020-12-31 2021-01-01..2021-05-31"),
    (YEAR, "раз в полугодие", "2021-01-01..2021-06-30 2021-07-01..2021-12-31"),
    (
        SCHOOL,
        "ежемесячно с октября по декабрь",
        "2020-10-01..2020-10-31 2020-11-01..2020-11-30 2020-12-01..2020-12-31",
    ),
    (
        SCHOOL,
        "Октябрь – ноябрь (ежемесячно)",
        "2020-10-01..2020-10-31 2020-11-01..2020-11-30",
    ),
    (
        SCHOOL,
        "ежеквартально до 10 числа месяца, следующего за отчетным",
        "..2020-10-10 ..2021-01-10 ..2021-04-10 ..2021-07-10",
    ),
]

OPEN = (
    "Не позднее чем за 2 недели до начала экзаменационного периода",
    "в месячный срок со дня подписания приказа",
    "в течение 10 рабочих дней со дня получения",
    "по итогам четверти",
    "по окончании I полугодия",
    "в каникулярное время",
    "в период осенних каникул",
    "в сроки, установленные Рособрнадзором",
    "по мере поступления",
    "по плану работы школы",
    "в период проведения ВПР",
    "в соответствии с графиком проведения",
    "ежегодно по итогам ГИА",
)

NOT_UNDERSTOOD = (
    "Октябрь (15.10.2020)",
    "17.11.2020 10.10",
    "сентябрь 2020 – 2021",
    "Август 2018/2019",
    "октябрь 2021 учебного года",
    "15 20 ноября 2020",
    "20242026",
    "29 февраля",
    "до 15-20 ноября",
    "5 раз в год",
    "в начале учебного года",
    "до 1 октября; в течение года",
    "после 15 ноября 2020",
    "ежегодно до 1 октября 2021 года",
    "май, ежегодно с 2033 года",
    "ежегодно с 1 октября",
    "ежегодно и",
    ", и /",
    "2020 ноябрь",
    "1 октября сентября",
    "сентябрь, далее ежемесячно",
)


def told(deadline: Deadline) -> str:
    return f"{deadline.start or ''}..{deadline.end or ''}"


def due(deadline: Deadline) -> str:
    return " ".join(f"{span.start or ''}..{span.end}" for span in deadline.occurrences)


def test_wordings_with_one_deadline() -> None:
    read = [(text, told(parse_deadline(text, period))) for period, text, _days in ONE]
    assert read == [(text, days) for _period, text, days in ONE]
    once = [(text, due(parse_deadline(text, period))) for period, text, _days in ONE]
    assert once == [(text, "" if days.endswith("..") else days) for _period, text, days in ONE]
    asked = [text for period, text, _days in ONE if parse_deadline(text, period).ambiguous]
    assert asked == []


def test_wordings_with_several_due_dates() -> None:
    read = [(text, due(parse_deadline(text, period))) for period, text, _days in SEVERAL]
    assert read == [(text, days) for _period, text, days in SEVERAL]


def test_every_month_and_every_week_of_the_period() -> None:
    months = parse_deadline("(ежемесячно)", SCHOOL).occurrences
    assert (len(months), months[0].end, months[-1].end) == (12, date(2020, 9, 30), SCHOOL.end)
    days = parse_deadline("до 25 числа ежемесячно", SCHOOL).occurrences
    assert [(span.start, span.end.day) for span in days if span.end] == [(None, 25)] * 12
    weeks = parse_deadline("еженедельно", SCHOOL).occurrences
    assert (len(weeks), weeks[0].end, weeks[1].start) == (53, date(2020, 9, 6), date(2020, 9, 7))
    assert weeks[-1].end == SCHOOL.end


def test_an_event_is_no_date_and_is_understood() -> None:
    kinds = [(text, parse_deadline(text, SCHOOL).kind) for text in OPEN]
    assert kinds == [(text, DeadlineKind.OPEN) for text in OPEN]
    assert all(parse_deadline(text, SCHOOL).is_understood for text in OPEN)


def test_what_has_two_meanings_without_a_question_is_not_understood() -> None:
    kinds = [(text, parse_deadline(text, SCHOOL).kind) for text in NOT_UNDERSTOOD]
    assert kinds == [(text, DeadlineKind.UNPARSED) for text in NOT_UNDERSTOOD]


QUESTIONS: list[tuple[PlanPeriod, str, Question, dict[str, str]]] = [
    (SCHOOL, "до ноября", Question.UNTIL, {"earlier": "..2020-10-31", "later": "..2020-11-30"}),
    (SCHOOL, "до 2024г.", Question.UNTIL, {"earlier": "..2023-12-31", "later": "..2024-12-31"}),
    (
        SCHOOL,
        "первое полугодие",
        Question.HALF_YEAR,
        {"school": "2020-09-01..2020-12-31", "calendar": "2021-01-01..2021-06-30"},
    ),
    (
        SCHOOL,
        "до конца года",
        Question.YEAR,
        {"calendar": "..2020-12-31", "school": "..2021-08-31"},
    ),
    (
        SCHOOL,
        "2020-2021",
        Question.YEAR,
        {"school": "2020-09-01..2021-08-31", "calendar": "2020-01-01..2021-12-31"},
    ),
    (
        SCHOOLS,
        "октябрь",
        Question.WHICH_YEAR,
        {
            "each": "2020-10-01..2022-10-31",
            "first": "2020-10-01..2020-10-31",
            "last": "2022-10-01..2022-10-31",
        },
    ),
    (
        SCHOOL,
        "до начала учебного года",
        Question.WHICH_YEAR,
        {"first": "..2020-08-31", "last": "..2021-08-31"},
    ),
    (
        SCHOOL,
        "зимой 2021 года",
        Question.WINTER,
        {"earlier": "2020-12-01..2021-02-28", "later": "2021-12-01..2022-02-28"},
    ),
]


def test_what_is_ambiguous_has_its_readings_and_takes_the_answer_of_the_plan() -> None:
    for period, text, question, answers in QUESTIONS:
        deadline = parse_deadline(text, period)
        assert deadline.question is question, text
        readings = {one.answer: f"{one.start or ''}..{one.end or ''}" for one in deadline.readings}
        assert readings == answers, text
        assert told(deadline) == next(iter(answers.values())), text
        for answer, days in answers.items():
            answered = parse_deadline(text, period, answers={question: answer})
            assert (told(answered), answered.ambiguous) == (days, False), text


def test_the_day_of_the_order_leaves_out_what_was_over() -> None:
    plan = period_between(date(2020, 1, 1), date(2021, 12, 31))
    assert parse_deadline("октябрь", plan).question is Question.WHICH_YEAR
    approved = parse_deadline("октябрь", plan, date(2020, 11, 23))
    assert (told(approved), approved.ambiguous) == ("2021-10-01..2021-10-31", False)
    august = parse_deadline("август", SCHOOL, date(2020, 8, 17))
    assert [told_reading.end for told_reading in august.readings] == [
        date(2020, 8, 31),
        date(2021, 8, 31),
    ]


def test_without_a_plan_only_typed_years_are_known() -> None:
    assert told(parse_deadline("октябрь 2020 года")) == "2020-10-01..2020-10-31"
    for text in ("октябрь", "ежегодно", "раз в полугодие", "до 25 числа ежемесячно"):
        deadline = parse_deadline(text)
        assert deadline.is_understood, text
        assert told(deadline) == "..", text
