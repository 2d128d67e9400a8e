"""Dates, ranges and months in words; what else stands there is not read."""

from datetime import date, datetime

import pytest

from app.services.importing.cells.cell import Cell, Formatted
from app.services.importing.tables.held import held_of, labelled, read_days

SEPTEMBER = ((2022, 9),)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("20.09.2022", SEPTEMBER),
        ("20.09.22", SEPTEMBER),
        ("20.09.2022 г.", SEPTEMBER),
        ("2022-09-20 00:00:00", SEPTEMBER),
        ("20 сентября 2022 г.", SEPTEMBER),
        ("20 сентября 2022 года (вторник)", SEPTEMBER),
        ("Сентябрь 2022", SEPTEMBER),
        ("сент. 2022", SEPTEMBER),
        ("09.2022", SEPTEMBER),
        ("с 20.09.2022", SEPTEMBER),
        ("19-24.09.2022", SEPTEMBER),
        ("19, 20 и 21 сентября 2022", SEPTEMBER),
        ("20.09.2022, 21.09.2022", SEPTEMBER * 2),
        ("19.09-24.10.2022", ((2022, 9), (2022, 10))),
        ("19.09.2022 - 24.10.2022", ((2022, 9), (2022, 10))),
        ("с 19 сентября по 24 октября 2022 г.", ((2022, 9), (2022, 10))),
        ("20 декабря – 15 января 2023", ((2022, 12), (2023, 1))),
        ("15 марта - 20 мая 2022", ((2022, 3), (2022, 5))),
        ("сентябрь", ((None, 9),)),
        ("31.09.2022", None),
        ("20.13.2022", None),
        ("2022", None),
        ("44824", None),
        ("в начале года", None),
        ("20.04.2022 (резерв – осенью)", None),
    ],
)
def test_days_and_months(text: str, months: tuple[tuple[int | None, int], ...] | None) -> None:
    assert read_days(text) == months


def test_a_date_is_found_wherever_its_label_stands() -> None:
    """Beside it, behind a colon, below it; as text and as a date of the spreadsheet."""
    heads: list[list[list[Cell]]] = [
        [["Дата:", "20.09.2022"]],
        [["Дата: 20.09.2022", ""]],
        [["Дата проведения 20.09.2022"]],
        [["", "Дата проведения работы", "", "20.09.2022"]],
        [["Предмет:", "Математика", "Дата", datetime(2022, 9, 20), "Класс", 6]],
        [["Период:", "с 20.09.2022"]],
        [["Сроки проведения: сентябрь 2022"]],
        [["Дата", "Предмет"], [date(2022, 9, 20), "Математика"]],
        [["Дата:", Formatted(datetime(2022, 9, 20), "сентябрь 2022")]],
        [["Дата формирования отчёта: 20.10.2022"], ["Дата", "20.09.2022"]],
    ]
    for head in heads:
        held = held_of(head)
        assert held is not None, head
        assert (held.months, held.in_autumn, held.autumn_year) == (SEPTEMBER, True, 2022), head


def test_what_says_nothing_of_the_day_is_no_date() -> None:
    heads: list[list[list[Cell]]] = [
        [["Дата:", ""]],
        [["Дата:", "-"]],
        [["Дата:", "", "Класс:", 5]],
        [["Дата выгрузки:", "20.10.2022"]],
        [["Период:", "2021/2022 уч. год"]],
        [["Данные по школам"]],
    ]
    for head in heads:
        assert held_of(head) is None, head


def test_a_date_that_cannot_be_read_is_kept_as_it_stands() -> None:
    held = held_of([["Дата:", "по графику"]])
    assert held is not None
    assert (held.text, held.months, held.in_autumn) == ("по графику", (), False)


def test_other_labels() -> None:
    assert labelled([["Предмет:", "Русский язык"]], "предмет") == "Русский язык"
    assert labelled([["", "Класс: 5"]], "класс") == "5"
    assert labelled([["Предмет", "Класс"], ["Русский язык", 5.0]], "класс") == "5"
    assert labelled([["Классы и кабинеты", "12"]], "класс") == ""
