"""What cannot be a deadline."""

from app.services.language.deadlines.possible import why_no_deadline


def test_a_day_that_no_calendar_has() -> None:
    texts = [
        "31.02.2027",
        "до 31.02.2027",
        "29.02.1900",
        "29.02.2027 г.",
        "30.02",
        "с 1.09.2026 по 31.09.2026",
        "1.09.2026-31.09.2026",
        "10.09-31.09.2026",
        "31/04/2027",
        "2027-02-31",
        "до 31 ноября",
        "29 февраля 2027 года",
        "15.13.2026",
        "31.04.27",
        "01.01.1900",
    ]
    assert [text for text in texts if "такой даты нет" not in why_no_deadline(text)] == []


def test_a_date_as_a_number() -> None:
    assert why_no_deadline("46296").endswith("показал дату 01.10.2026.")
    assert why_no_deadline("45931,5")


def test_what_may_be_a_deadline() -> None:
    texts = [
        "",
        "постоянно",
        "28.02.2027",
        "29.02.2028",
        "29 февраля",
        "до 15.10.2026",
        "10.09-20.09",
        "с 1 по 31 мая 2027 г.",
        "сентябрь 2026",
        "2026",
        "2026/2027 учебный год",
        "1.09.2026-31.05.2027",
        "31 декабря",
        "в соответствии с п. 5.32 плана",
        "до 30 января 2021 года и 20 июля 2021 года",
        "1-2 неделя марта",
    ]
    assert [(text, why_no_deadline(text)) for text in texts if why_no_deadline(text)] == []
