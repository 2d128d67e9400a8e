"""«3,5» in a column of percents: a share or a mean mark is asked, not guessed."""

from pathlib import Path

import pytest

from app.services import results
from app.services.importing.service import FileOutcome, import_files
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from tests.services.importing.books import write_flat, write_own

CODE = "value.mean-or-percent"


def load(
    workspace: Workspace, tmp_path: Path, *values: tuple[object, object], answer: str = ""
) -> FileOutcome:
    rows = [
        {
            "year": 2026,
            "school": f"СОШ № {number}",
            "procedure": "ОГЭ РУ",
            "participants": count,
            "failed_percent": percent,
        }
        for number, (count, percent) in enumerate(values, start=1)
    ]
    path = write_own(tmp_path / "a.xlsx", "results", rows)
    choices = {CODE: answer} if answer else {}
    (outcome,) = run_steps(import_files(workspace, [path], create_schools=True, choices=choices))
    return outcome


@pytest.mark.parametrize(
    "values",
    [
        [(None, 3.5)],
        [(40, 3.57)],
        [(None, "3,5")],
        [(40, 3.5), (30, 4)],
        [(1000, 3.5), (1000, 3.2), (1000, 4.1)],
    ],
)
def test_a_column_that_looks_like_mean_marks_is_asked_about(
    tmp_path: Path, workspace: Workspace, values: list[tuple[object, object]]
) -> None:
    outcome = load(workspace, tmp_path, *values)
    assert [one.code for one in outcome.problems if one.is_error] == [CODE]
    assert "средний балл или процент" in outcome.problems[-1].text
    assert not outcome.stored


@pytest.mark.parametrize("values", [[(56, 3.57)], [(None, 3.5), (None, 12)], [(None, 3)]])
def test_what_can_only_be_a_percent_is_not(
    tmp_path: Path, workspace: Workspace, values: list[tuple[object, object]]
) -> None:
    assert load(workspace, tmp_path, *values).stored


def test_the_answer_decides(tmp_path: Path, workspace: Workspace) -> None:
    assert load(workspace, tmp_path, (None, 3.5), answer="percent").stored
    assert [row.percent for row in results.list_results(workspace)] == [3.5]
    refused = load(workspace, tmp_path, (None, 3.5), answer="mean")
    assert [one.code for one in refused.problems] == ["missing_number"]


def test_a_lone_mean_mark_in_a_table_of_marks(tmp_path: Path, workspace: Workspace) -> None:
    row = (2026, 5, "Математика", "", "edu990001", "СОШ № 1", 20, 3.5, None, None, None)
    path = write_flat(tmp_path / "a.xlsx", [row])
    (outcome,) = run_steps(import_files(workspace, [path], create_schools=True))
    assert [one.code for one in outcome.problems] == [CODE]
    choices = {CODE: "mean"}
    (outcome,) = run_steps(import_files(workspace, [path], create_schools=True, choices=choices))
    assert [one.code for one in outcome.problems] == [CODE]
    assert "По среднему баллу не узнать" in outcome.problems[0].text
