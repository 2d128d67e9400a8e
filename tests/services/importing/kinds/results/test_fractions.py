"""Fractions among percents: told by their rows or by the counts beside them, or refused."""

from pathlib import Path
from typing import Any

import openpyxl

from app.services import results
from app.services.importing.service import FileOutcome
from app.services.storage.workspace import Workspace
from tests.services.importing.books import Row, write_flat, write_own
from tests.services.importing.conftest import Load


def rows(*numbers: Row) -> list[Row]:
    """Rows of the flat table: participants and the percents of the marks."""
    return [
        (2026, 5, "Математика", "", f"edu99013{place}", f"СОШ № {place}", *row)
        for place, row in enumerate(numbers)
    ]


def own(path: Path, *numbers: Any, procedure: str = "ОГЭ МА") -> Path:
    """Our workbook: (participants, percent) of schools, or whole rows."""
    data = [
        one
        if isinstance(one, dict)
        else {"procedure": procedure, "participants": one[0], "failed_percent": one[1]}
        for one in numbers
    ]
    named = [
        {"year": 2026, "school": f"СОШ № {place}"} | one for place, one in enumerate(data, start=1)
    ]
    return write_own(path, "results", named)


def doubts(outcome: FileOutcome) -> list[int | None]:
    """Rows of the errors; nothing else is wrong, and nothing is stored."""
    assert {(one.code, one.weight.name) for one in outcome.problems} <= {("fractions", "ERROR")}
    assert outcome.stored == (not outcome.problems)
    return [one.row for one in outcome.problems]


def failed(workspace: Workspace) -> list[int | None]:
    listed = sorted(results.list_results(workspace), key=lambda row: row.school)
    return [row.failed for row in listed]


def test_rows_of_fractions_are_read_as_percents_with_a_word(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    outcome = load(
        write_flat(tmp_path / "a.xlsx", rows((10, 0.3, 0.4, 0.2, 0.1), (20, 0.05, 0.45, 0.4, 0.1)))
    )
    assert [(one.code, one.weight.name) for one in outcome.problems] == [("fractions", "NOTE")]
    assert failed(workspace) == [3, 1]


def test_every_row_of_fractions_is_told_by_its_own_sum(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    table = rows((50, 0.1, 0.3, 0.4, 0.2), (40, 25, 25, 25, 25), (7, 1, 0, 0, 0))
    outcome = load(write_flat(tmp_path / "a.xlsx", table))
    assert [(one.code, one.weight.name) for one in outcome.problems] == [("fractions", "NOTE")]
    assert "2\u00a0строки (№\u00a02, 4)" in outcome.problems[0].text
    assert failed(workspace) == [5, 10, 7]


def test_cells_in_a_percent_format_are_fractions_for_certain(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    path = write_flat(tmp_path / "a.xlsx", rows((10, 0.3, 0.4, 0.2, 0.1), (20, 5, 45, 40, 10)))
    book = openpyxl.load_workbook(path)
    for column in "HIJK":
        book["Лист1"][f"{column}2"].number_format = "0.00%"
    book.save(path)
    assert doubts(load(path)) == []
    assert failed(workspace) == [3, 1]


def test_small_percents_of_a_row_that_makes_a_hundred_stay_what_they_are(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    load(write_flat(tmp_path / "a.xlsx", rows((125, 0.8, 49.2, 40, 10))))
    assert failed(workspace) == [1]


def test_a_lone_column_that_may_be_fractions_is_refused(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    outcome = load(own(tmp_path / "a.xlsx", (None, 0.33), (None, 0.08), procedure="ВПР МА 5"))
    (problem,) = outcome.problems
    assert (problem.code, problem.weight.name) == ("fractions", "ERROR")
    assert problem.column == "% не преодолевших"
    assert results.list_results(workspace) == []


def test_a_fraction_among_percents_is_named(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    tables = [
        ([(40, 0.05), (50, 0.1), (20, 0), (10, 10), (100, 0.14)], [2, 3, 6]),
        ([(40, 0.05), (50, 0.1), (10, "10 %"), (7, 0.1429)], [2, 3, 5]),
        ([(40, 12.5), (40, "0,125")], [3]),
        ([(40, 12.5), (200, 0.5)], []),
        ([(40, 10), (200, 0.5)], [3]),
        ([(40, 12.5), (None, 0.5)], [3]),
        ([(100, 1), (40, 12.5)], []),
        ([(100, 1), (40, 12.5), (20, 0.2)], [2, 4]),
        ([(100, 1), (50, 0)], [2]),
        ([(200, "0,5 %")], []),
    ]
    found = [doubts(load(own(tmp_path / "a.xlsx", *table))) for table, _rows in tables]
    assert found == [wanted for _table, wanted in tables]
    outcome = load(own(tmp_path / "a.xlsx", *tables[0][0]))
    assert "0,05 – это 0,05 % или 5 %?" in outcome.problems[0].text


def test_every_procedure_is_judged_by_itself(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    table = [
        {"procedure": "ЕГЭ ИС", "participants": 200, "failed_percent": 0.5},
        {"procedure": "ЕГЭ ИС", "participants": 30, "failed_percent": 1},
        {"procedure": "ЕГЭ ХИ", "participants": 40, "failed_percent": 12.5},
    ]
    assert doubts(load(own(tmp_path / "a.xlsx", *table))) == [2, 3]
    flat = [
        (2026, grade, "Математика", "", "edu990130", "СОШ № 30", count, two, None, None, None)
        for grade, count, two in ((5, 200, 0.5), (6, 40, 12.5))
    ]
    assert doubts(load(write_flat(tmp_path / "b.xlsx", flat))) == [2]
    assert failed(workspace) == []


def test_the_number_of_pupils_beside_it_settles_a_percent(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    both = {"procedure": "ОГЭ МА", "participants": 20, "failed": 3}
    table = [both | {"failed_percent": 0.15}, both | {"failed_percent": 15}]
    assert doubts(load(own(tmp_path / "a.xlsx", *table))) == []
    assert failed(workspace) == [3, 3]


def test_a_percent_sign_says_that_small_numbers_are_percents(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    table = [(2026, 5, "Математика", "", "edu990130", "СОШ № 30", 200, "0,5 %", None, None, None)]
    assert doubts(load(write_flat(tmp_path / "a.xlsx", table))) == []
    assert failed(workspace) == [1]
