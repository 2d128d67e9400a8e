"""Doubtful percents: whole percents, sums, shares that no count gives."""

from pathlib import Path

from app.services import results
from app.services.importing.service import FileOutcome
from app.services.storage.workspace import Workspace
from tests.services.importing.books import Row, write_flat
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
    assert outcome.problems[0].weight.name == "NOTE"
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
    assert "12,36 % от 40" in problem.text
    assert failed(workspace) == [5]


def test_percents_of_marks_make_a_hundred_or_nearly(tmp_path: Path, load: Load) -> None:
    kinds = {
        (40, 30.5, 40, 20, 30): "ERROR",  # 120,5
        (40, 2.5, 47.5, 10, 9.99): "ERROR",  # 69,99
        (40, 2.5, 47.5, 25, 26.51): "ERROR",  # 101,51
        (40, 2.5, 47.5, 25, 23.6): "NOTE",  # 98,6
        (40, 2.5, 47.5, 25, 25.01): "",
        (40, 30, 40, 20, 12): "NOTE",  # rounded to whole percents
        (40, 30, 40, 20, 13): "ERROR",
        (40, 0, 0, 0, 0): "ERROR",
        (40, 60, None, 50, None): "ERROR",
        (40, 60, None, 20, None): "",
    }
    outcome = load(write_flat(tmp_path / "a.xlsx", rows(*kinds)))
    found = {one.row: one.weight.name for one in outcome.problems if one.code == "sum_of_marks"}
    assert [found.get(row, "") for row, _ in enumerate(kinds, start=2)] == list(kinds.values())
    assert "120,5 вместо 100" in next(one.text for one in outcome.problems if one.row == 2)
    assert not outcome.stored
