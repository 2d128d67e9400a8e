"""Doubtful percents: fractions, whole percents, sums, shares that no count gives."""

from pathlib import Path

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


def codes(outcome: FileOutcome) -> list[str]:
    return [problem.code for problem in outcome.problems]


def failed(workspace: Workspace) -> list[int | None]:
    return [row.failed for row in results.list_results(workspace)]


def test_whole_percents_are_warned_about(tmp_path: Path, load: Load) -> None:
    outcome = load(write_flat(tmp_path / "a.xlsx", rows((89, 12, 53, 27, 8), (40, 30, 40, 20, 10))))
    assert codes(outcome) == ["integer_percents"]
    assert outcome.problems[0].severity == "warning"
    assert outcome.stored


def test_whole_percents_that_are_exact_are_not(tmp_path: Path, load: Load) -> None:
    table = rows((40, 30, 40, 20, 10), (10, 20, 20, 30, 30))
    outcome = load(write_flat(tmp_path / "a.xlsx", table))
    assert codes(outcome) == []


def test_a_percent_that_no_number_of_pupils_gives(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    outcome = load(write_flat(tmp_path / "a.xlsx", rows((40, 12.36, 52.81, 26.97, 7.87))))
    (problem,) = outcome.problems
    assert (problem.code, problem.row, problem.column) == ("inconsistent_percent", 2, "2")
    assert "12,36 % от 40" in problem.message
    assert failed(workspace) == [5]


def test_percents_far_from_a_hundred(tmp_path: Path, load: Load) -> None:
    table = rows((40, 30.5, 40, 20, 30), (40, 2.5, 47.5, 25, 25))
    outcome = load(write_flat(tmp_path / "a.xlsx", table))
    assert codes(outcome)[:1] == ["sum_of_marks"]
    assert "120,5 вместо 100" in outcome.problems[0].message


def test_rows_of_fractions_are_read_as_percents_with_a_word(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    outcome = load(
        write_flat(tmp_path / "a.xlsx", rows((10, 0.3, 0.4, 0.2, 0.1), (20, 0.05, 0.45, 0.4, 0.1)))
    )
    assert codes(outcome) == ["fractions"]
    assert failed(workspace) == [3, 1]


def test_cells_in_a_percent_format_are_fractions_for_certain(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    path = write_flat(tmp_path / "a.xlsx", rows((10, 0.3, 0.4, 0.2, 0.1), (20, 5, 45, 40, 10)))
    book = openpyxl.load_workbook(path)
    for column in "HIJK":
        book["Лист1"][f"{column}2"].number_format = "0.00%"
    book.save(path)
    outcome = load(path)
    assert codes(outcome) == []
    assert failed(workspace) == [3, 1]


def test_small_percents_among_large_ones_stay_what_they_are(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    load(write_flat(tmp_path / "a.xlsx", rows((125, 0.8, 49.2, 40, 10))))
    assert failed(workspace) == [1]


def test_a_lone_column_that_may_be_fractions_is_refused(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    data = [
        {"year": 2019, "school": f"СОШ № {n}", "procedure": "ВПР МА 5", "failed_percent": share}
        for n, share in enumerate((0.33, 0.08), start=1)
    ]
    outcome = load(write_own(tmp_path / "a.xlsx", "results", data))
    (problem,) = outcome.problems
    assert (problem.code, problem.severity) == ("fractions", "error")
    assert problem.column == "% не преодолевших"
    assert results.list_results(workspace) == []


def test_a_percent_sign_says_that_small_numbers_are_percents(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    table = [(2026, 5, "Математика", "", "edu990130", "СОШ № 30", 200, "0,5 %", None, None, None)]
    outcome = load(write_flat(tmp_path / "a.xlsx", table))
    assert codes(outcome) == []
    assert failed(workspace) == [1]
