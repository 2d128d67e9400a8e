"""What is worth a look at the deadline of a measure."""

from datetime import date

from app.services.language.deadlines.periods import period_between, school_period
from app.services.language.deadlines.questions import Question
from app.services.plans.deadlines.findings import deadline_findings

SCHOOL = school_period(2021)
APPROVED = date(2020, 11, 23)


def codes(text: str, order_date: date | None = None, title: str = "") -> list[str]:
    return [one.code for one in deadline_findings(text, SCHOOL, order_date, title=title)]


def test_each_finding_and_what_it_is_said_of() -> None:
    cases = {
        "": ["deadline.none"],
        "–": ["deadline.none"],
        "когда-нибудь": ["deadline.not-understood"],
        "Сентябрь 2020 года": ["deadline.before-order"],
        "до 13.11.2020": ["deadline.before-order"],
        "Октябрь, декабрь 2020 года": ["deadline.before-order"],
        "Октябрь-ноябрь 2020 года": [],
        "ежемесячно": [],
        "Август 2022 года": ["deadline.outside-plan"],
        "с 01.10.2019": ["deadline.outside-plan"],
        "Август 2021 года, август 2021 года": ["deadline.month-twice"],
        "май, июнь, май": ["deadline.month-twice"],
        "на 2020 – 2024 учебный год": ["deadline.long-school-year", "deadline.outside-plan"],
        "на 2020/2021 учебный год": [],
        "до 1 декабря; в течение года": ["deadline.two"],
        "Декабрь 2020 (25.12.2020)": ["deadline.two"],
        "до 30 января 2021 года, февраль 2021": [],
        "до 30 января 2021 года; 20 июля 2021 года": [],
        "в каникулярное время": [],
    }
    assert {text: codes(text, APPROVED) for text in cases} == cases


def test_the_august_before_a_school_year_is_no_day_outside_of_it() -> None:
    assert codes("август-сентябрь") == []
    assert codes("до сентября") == []
    assert codes("июль 2020") == ["deadline.outside-plan"]


def test_a_deadline_in_the_title_beside_another_one() -> None:
    title = "Разработать до 1 декабря 2020 года план и утвердить его"
    assert codes("до 15.12.2020", title=title) == ["deadline.two"]
    assert codes("до 01.12.2020", title=title) == []
    assert codes("по графику", title=title) == []
    (finding,) = deadline_findings("до 15.12.2020", SCHOOL, title=title)
    assert finding.text == (
        "У мероприятия два срока: «до 1 декабря 2020 года» в названии и «до 15.12.2020»"
    )


def test_the_words_say_the_days() -> None:
    (early,) = deadline_findings("Сентябрь 2020 года", SCHOOL, APPROVED)
    assert early.text == "Срок «Сентябрь 2020 года» истёк до утверждения плана"
    assert early.why == "Срок истёк 30.09.2020, план утверждён 23.11.2020."
    (outside,) = deadline_findings("Август 2022 года", SCHOOL)
    assert outside.why == "План: с 01.09.2020 по 31.08.2021."


def test_a_reading_that_fits_is_no_finding_and_the_answer_decides() -> None:
    plan = period_between(date(2021, 1, 1), date(2021, 12, 31))
    assert deadline_findings("до 2022 года", plan) == []
    later = deadline_findings("до 2022 года", plan, answers={Question.UNTIL: "later"})
    assert [one.code for one in later] == ["deadline.outside-plan"]
