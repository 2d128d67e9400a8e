"""Command `plan explain`: dates of a wording, without a workspace."""

from pathlib import Path

import pytest

from tests.cli.opora import Opora


@pytest.fixture
def nowhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Opora:
    return Opora(tmp_path / "нет", capsys)


def test_a_wording_is_told_in_dates(nowhere: Opora) -> None:
    answer = nowhere(
        "plan", "explain", "до 30 января и 20 июля", "--period", "2020-09-01..2021-08-31"
    )
    assert answer == {
        "kind": "points",
        "start": None,
        "end": "2021-07-20",
        "occurrences": [
            {"start": None, "end": "2021-01-30"},
            {"start": None, "end": "2021-07-20"},
        ],
        "ambiguous": False,
        "understood": True,
    }
    assert not nowhere.root.exists()


def test_an_open_side_an_event_and_what_is_not_understood(nowhere: Opora) -> None:
    def explain(wording: str, *more: str) -> dict[str, object]:
        return nowhere("plan", "explain", wording, "--period", "2018-01-01..2020-12-31", *more)

    begun = explain("с 20.04.2020")
    assert (begun["start"], begun["end"], begun["occurrences"]) == ("2020-04-20", None, [])
    event = explain("в каникулярное время")
    assert (event["kind"], event["understood"]) == ("open", True)
    unknown = explain("когда-нибудь")
    assert (unknown["kind"], unknown["understood"]) == ("unparsed", False)
    assert explain("октябрь")["ambiguous"] is True
    approved = explain("октябрь", "--order-date", "2019-11-23")
    assert (approved["end"], approved["ambiguous"]) == ("2020-10-31", False)


def test_due_dates_are_told_in_order_of_time(nowhere: Opora) -> None:
    typed = ("май, октябрь", "--period", "2020-09-01..2021-08-31")
    october, may = nowhere("plan", "explain", *typed)["occurrences"]
    assert october == {"start": "2020-10-01", "end": "2020-10-31"}
    assert may == {"start": "2021-05-01", "end": "2021-05-31"}
    told = nowhere.text("plan", "explain", *typed)
    assert told == "Понято так: 2\u00a0срока: до 31.10.2020, до 31.05.2021.\n"


def test_no_words_are_not_understood(nowhere: Opora) -> None:
    for wording in ("", "  ", "–"):
        typed = ("plan", "explain", wording, "--period", "2020-09-01..2021-08-31")
        answer = nowhere(*typed)
        assert (answer["kind"], answer["understood"]) == ("open", False)
        assert nowhere.text(*typed) == "Без срока напоминания не будет.\n"


def test_a_person_reads_a_sentence(nowhere: Opora) -> None:
    told = nowhere.text("plan", "explain", "до ноября 2020", "--period", "01.09.2020..31.08.2021")
    assert told == "Понято так: до 31.10.2020. Возможно и другое: до 30.11.2020.\n"


def test_a_wrong_period_or_date_is_a_wrong_request(nowhere: Opora) -> None:
    for period, words in (
        ("2020", "укажите его так: 2018-01-01..2020-12-31"),
        ("2020-01-01..2020-13-01", "неверная дата"),
        ("2020-12-31..2020-01-01", "заканчивается раньше, чем начинается"),
        ("1890-01-01..1890-12-31", "неверная дата"),
    ):
        refused = nowhere("plan", "explain", "май", "--period", period, code=2)
        assert words in refused["error"]["message"]
    refused = nowhere("plan", "explain", "май", code=2)
    assert "--period" in refused["error"]["message"]
