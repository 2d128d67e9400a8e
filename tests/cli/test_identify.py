"""The identification from the command line: the table of school № 30, the names, the account."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.opora import RESULTS, Opora, book

PROCEDURES = (
    "ВПР МА 5",
    "ВПР МА 6",
    "ВПР РУ 5",
    "ВПР РУ 6",
    "ОГЭ МА",
    "ОГЭ РУ",
    "ЕГЭ МА",
    "ЕГЭ РУ",
)
SHARES = {"2018/2019": (33, 17, 16, 31, 0, 0, 5, 0), "2017/2018": (8, 8, 8, 12, 0, 2, 0, 0)}
YEARS = ("--year", "2019", "--previous-year", "2018")


@pytest.fixture
def school_30(empty: Opora, tmp_path: Path) -> Opora:
    """The percents of seed 000 and nothing else."""
    codes = ["ege:ma:prof" if name == "ЕГЭ МА" else name for name in PROCEDURES]
    rows = [
        (year, "МБОУ «СОШ № 30»", "edu200030", code, None, None, share)
        for year, shares in SHARES.items()
        for code, share in zip(codes, shares, strict=True)
    ]
    empty("import", "--create-schools", book(tmp_path / "проценты.xlsx", [RESULTS, *rows]))
    return empty


def verdict(answer: dict[str, Any]) -> tuple[Any, ...]:
    (school,) = answer["schools"]
    return school["status"], school["c1"], school["c2"], school["margin"]


def test_percents_only_give_the_first_criterion_without_margin(school_30: Opora) -> None:
    answer = school_30("identify", *YEARS)
    assert verdict(answer) == ("shnor", True, False, 0)
    (school,) = answer["schools"]
    low = {row["procedure"]: (row["year"], row["percent"]) for row in school["low"]}
    assert low == {"vpr:ma:5": (2019, 33), "vpr:ru:6": (2019, 31)}
    assert all("строка" in row["source"] for row in school["low"])


def test_a_person_reads_the_school_above_its_verdict(school_30: Opora) -> None:
    text = school_30.text("identify", *YEARS, "--freeze")
    account = text.replace("\u00a0", " ")
    assert account.index("МБОУ «СОШ № 30» (логин 200030)") < account.index("Вывод: школа относится")
    assert "Школ: 1, из них ШНОР: 1." in account
    assert "Выявление зафиксировано под номером 1" in account


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("threshold_percent=31", ("shnor", True, False, 0)),
        ("threshold_percent=31,5", ("not_identified", False, False, 0)),
        ("c1_min_procedures=3", ("not_identified", False, False, 0)),
        ("c2_same_procedure=да", ("shnor", True, False, 0)),
        ("combine=and", ("not_identified", True, False, 0)),
        ("small_cohort=exclude", ("shnor", True, False, 0)),
        ("min_participants=10", ("shnor", True, False, 0)),
        ("procedures=vpr:ma:5,oge:ru", ("not_identified", False, False, 0)),
        ("ege_math=merged", ("shnor", True, False, 0)),
    ],
)
def test_every_name_of_the_specification_can_be_set(
    setting: str, expected: tuple[Any, ...], school_30: Opora
) -> None:
    assert verdict(school_30("identify", *YEARS, "--set", setting)) == expected


@pytest.mark.parametrize(
    "arguments",
    [
        ("--set", "threshold_percent=101"),
        ("--set", "combine=xor"),
        ("--set", "procedures=vpr:xx:5"),
        ("--set", "порог=30"),
        ("--profile", "list"),
        ("--previous-year", "2019"),
    ],
)
def test_a_wrong_parameter_says_what_is_allowed(
    arguments: tuple[str, ...], school_30: Opora
) -> None:
    before = school_30.dump()
    refused = school_30("identify", "--year", "2019", "--freeze", *arguments, code=2)
    assert refused["error"]["hint"]
    assert school_30.dump() == before
