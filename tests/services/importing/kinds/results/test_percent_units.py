"""Numbers of pupils in the column of percents are asked about, never stored as percents."""

from collections.abc import Sequence
from pathlib import Path

from app.services import results
from app.services.importing.service import FileOutcome, import_files
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from tests.services.importing.books import write_own

CODE = "value.counts-or-percents"
COUNTS = [(40, 4), (50, 5), (20, 8), (10, 5), (7, 3), (9, 2), (40, 10), (5, 1)]


def load(
    workspace: Workspace, path: Path, rows: Sequence[tuple[object, object]], answer: str = ""
) -> FileOutcome:
    data = [
        {"year": 2026, "school": f"СОШ № {place}", "procedure": "ОГЭ БИ"}
        | {"participants": count, "failed_percent": share}
        for place, (count, share) in enumerate(rows, start=1)
    ]
    path = write_own(path / "a.xlsx", "results", data)
    choices = {CODE: answer} if answer else {}
    (outcome,) = run_steps(import_files(workspace, [path], create_schools=True, choices=choices))
    return outcome


def failed(workspace: Workspace) -> list[tuple[int | None, bool]]:
    rows = sorted(results.list_results(workspace), key=lambda row: row.school)
    return [(row.failed, row.derived) for row in rows]


def test_whole_numbers_that_are_no_percents_are_asked_about(
    tmp_path: Path, workspace: Workspace
) -> None:
    outcome = load(workspace, tmp_path, COUNTS)
    (problem,) = outcome.problems
    assert (problem.code, problem.column) == (CODE, "% не преодолевших")
    assert "4 % от 40" in problem.text
    assert not outcome.stored
    assert failed(workspace) == []


def test_the_answer_decides(tmp_path: Path, workspace: Workspace) -> None:
    assert load(workspace, tmp_path, COUNTS, "counts").stored
    assert failed(workspace) == [(count, False) for _everybody, count in COUNTS]
    assert load(workspace, tmp_path, COUNTS, "percents").stored
    assert failed(workspace)[0] == (2, True)


def test_as_numbers_of_pupils_what_cannot_be_one_is_refused(
    tmp_path: Path, workspace: Workspace
) -> None:
    outcome = load(workspace, tmp_path, [*COUNTS, (None, 12)], "counts")
    assert [(one.code, one.row) for one in outcome.problems] == [("missing_number", 10)]


def test_percents_of_a_whole_number_of_pupils_are_not_asked_about(
    tmp_path: Path, workspace: Workspace
) -> None:
    tables: list[list[tuple[object, object]]] = [
        [(9, 22), (7, 14), (89, 12)],
        [(40, 4), (9, 22), (7, 14)],
        [(40, 4.5), (9, 2), (7, 3)],
        [(40, "4 %"), (50, "5 %")],
        [(3, 4), (20, 8), (40, 4)],
    ]
    found = [load(workspace, tmp_path, table).problems for table in tables]
    assert [CODE in {one.code for one in problems} for problems in found] == [False] * 5
