"""Commands `plan library` and `plan new`."""

from pathlib import Path

import pytest

from tests.cli.opora import Opora

YEAR = "2026-09-01..2027-08-31"


@pytest.fixture
def nowhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Opora:
    return Opora(tmp_path / "нет", capsys)


def test_the_library_is_listed_without_a_workspace(nowhere: Opora) -> None:
    listed = nowhere("plan", "library")
    assert [row["id"] for row in listed["library"]] == [
        "municipal-year",
        "programme",
        "project",
        "region-year",
        "school",
    ]
    assert listed["own"] == []
    school = listed["library"][-1]
    assert (school["school"], school["sections"]) == (True, 11)
    told = nowhere.text("plan", "library")
    assert f"school – План школы из одиннадцати разделов ({school['measures']}" in told


def test_one_plan_is_shown_with_its_words_or_with_the_dates_of_a_period(nowhere: Opora) -> None:
    plan = nowhere("plan", "library", "school")
    assert plan["measures"][0]["deadline"] == "до 20 ноября {год}"
    dated = nowhere("plan", "library", "school", "--period", YEAR)
    assert dated["title"].endswith("на 2026/2027 учебный год")
    assert dated["measures"][0]["deadline"] == "до 20 ноября 2026 года"
    assert not any(row["outside"] for row in dated["measures"])
    nowhere.text("plan", "library", "план", code=2)
    assert "Есть: municipal-year" in nowhere.err


def test_a_plan_is_made_from_the_library(empty: Opora) -> None:
    made = empty("plan", "new", "--from", "municipal-year", "--period", YEAR)
    assert made["period"] == {"start": "2026-09-01", "end": "2027-08-31"}
    assert made["left_out"] == []
    (plan,) = empty("plan")["plans"]
    assert plan["title"] == made["plan"]
    measures = [row for section in plan["sections"] for row in section["measures"]]
    assert len(measures) == made["measures"]
    assert measures[0]["deadline"] == "до 15 сентября 2026 года"


def test_what_is_outside_the_period_is_told(empty: Opora) -> None:
    period = "2027-01-01..2027-06-30"
    made = empty("plan", "new", "--from", "municipal-year", "--period", period, "--title", "План")
    assert made["plan"] == "План"
    assert made["left_out"]
    assert empty.err.count("Срок вне периода, мероприятие не взято") == len(made["left_out"])


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ((), "--period"),
        (("--period", "2027-08-31..2026-09-01"), "заканчивается раньше"),
        (("--period", YEAR, "--school", "СОШ № 77"), "Школы «СОШ № 77» в реестре нет"),
        (("--period", YEAR, "--title", "#ССЫЛКА!"), "В ячейке ошибка #ССЫЛКА!"),
    ],
)
def test_a_wrong_request_is_told_and_makes_nothing(
    empty: Opora, more: tuple[str, ...], said: str
) -> None:
    empty.text("plan", "new", "--from", "project", *more, code=2)
    assert said in empty.err
    assert empty("plan")["plans"] == []
