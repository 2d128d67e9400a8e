"""Papers that texts name, as they are typed in old orders and programmes."""

from datetime import date

import pytest

from app.services.checks.texts.mentions import days_until, mentions_in


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("Выполнено. Приказ № 458 от 17.08.2018", [("приказ", "", "458", date(2018, 8, 17))]),
        (
            "Закон Российской Федерации «Об образовании» от 29.12.2013 № 273",
            [("закон", "Российской Федерации", "273", date(2013, 12, 29))],
        ),
        (
            "приказ от 06.10.20 № 418-ОД; письмо от 1 февраля 2021 г. № 08-70.",
            [
                ("приказ", "", "418-ОД", date(2020, 10, 6)),
                ("письм", "", "08-70", date(2021, 2, 1)),
            ],
        ),
        (
            "Указ Президента РФ от «7» мая 2018 года N 204",
            [("указ", "Президента РФ", "204", date(2018, 5, 7))],
        ),
        ("указание от 01.02.2021 № 4, от 01.02.2021 № 5", []),
        ("приказ от 31.02.2021 № 4", []),  # no such day
        ("Издан приказ. Сделан отчёт от 01.02.2021 № 4", []),  # of another sentence
        ("Школа № 32, 01.02.2021", []),
    ],
)
def test_a_paper_is_read_with_its_kind_issuer_number_and_day(
    text: str, papers: list[tuple[str, str, str, date]]
) -> None:
    assert [
        (one.kind, one.issuer, one.number, one.issued_on) for one in mentions_in(text)
    ] == papers


def test_days_until_which_something_is_due() -> None:
    text = "до 30 января 2021 года и 20 июля 2021 года; к 13.11.2020, от 01.12.2020; до 31.02.2021"
    assert list(days_until(text)) == [
        (date(2021, 1, 30), "до 30 января 2021 года"),
        (date(2021, 7, 20), "до 20 июля 2021 года"),
        (date(2020, 11, 13), "к 13.11.2020"),
    ]
    assert list(days_until("к 5 классу, до 2021 года, до 3 школ")) == []
