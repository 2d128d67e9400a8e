"""Numbers of pupils are told from percents by their sums, or asked about; never stored wrong."""

from pathlib import Path

import pytest

from app.services import results
from app.services.importing.service import FileOutcome, import_files
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from tests.services.importing.books import FLAT_HEADER, Row, write_flat, write_marks
from tests.services.importing.conftest import Preview

CODE = "value.counts-or-percents"
Numbers = tuple[object, ...]


def line(number: int, numbers: Numbers) -> Row:
    return (2026, 5, "Математика", "", f"edu99{number:04}", f"СОШ № {number}", *numbers)


def load(workspace: Workspace, path: Path, answer: str = "") -> FileOutcome:
    choices = {CODE: answer} if answer else {}
    (outcome,) = run_steps(import_files(workspace, [path], create_schools=True, choices=choices))
    return outcome


def failed(workspace: Workspace) -> list[tuple[int | None, int | None, bool]]:
    rows = sorted(results.list_results(workspace), key=lambda row: row.school)
    return [(row.failed, row.participants, row.derived) for row in rows]


def flat(tmp_path: Path, *rows: Numbers, header: Row = FLAT_HEADER) -> Path:
    return write_flat(tmp_path / "a.xlsx", map(line, range(1, 9), rows), header)


def test_marks_that_add_up_to_the_participants_are_numbers_of_pupils(
    tmp_path: Path, workspace: Workspace
) -> None:
    rows = [(42, 5, 18, 14, 5), (250, 0, 120, 110, 20), (10, None, 4, 6, None), (0, 0, 0, 0, 0)]
    outcome = load(workspace, flat(tmp_path, *rows))
    assert [(one.code, one.weight.name) for one in outcome.problems] == [("value.counts", "NOTE")]
    assert failed(workspace) == [
        (5, 42, False),
        (0, 250, False),
        (0, 10, False),
        (None, None, False),
    ]


def test_so_they_are_in_the_layout_of_the_report(tmp_path: Path, workspace: Workspace) -> None:
    path = write_marks(tmp_path / "a.xlsx", [("СОШ № 1(edu990001)", 42, 5, 18, 14, 5)])
    assert load(workspace, path).problems[0].code == "value.counts"
    assert failed(workspace) == [(5, 42, False)]


@pytest.mark.parametrize(
    "rows",
    [
        [(42, 5, 18, 14, 4)],
        [(42, 5, None, None, None)],
        [(42, 5, 18, 14, 5), (40, 30, 40, 20, 10)],
        [(42, 5, 18, 14, 5), (89, 12.36, 52.81, 26.97, 7.87)],
        [(42, 5, 18, 14, 5), (50, 5, 18, 14, 5)],
        [(101, 60, 21, 10, 10)],
    ],
)
def test_what_may_be_both_is_asked_about(
    tmp_path: Path, workspace: Workspace, rows: list[Numbers]
) -> None:
    path = flat(tmp_path, *rows)
    outcome = load(workspace, path)
    (problem,) = outcome.problems
    assert (problem.code, problem.weight.name, problem.sheet) == (CODE, "ERROR", "Лист1")
    assert f"--answer {CODE}=counts" in problem.text
    assert not outcome.stored
    assert results.list_results(workspace) == []


def test_the_answer_decides(tmp_path: Path, workspace: Workspace) -> None:
    path = flat(tmp_path, (101, 60, 21, 10, 10))
    assert load(workspace, path, "counts").stored
    assert failed(workspace) == [(60, 101, False)]
    assert load(workspace, path, "percents").stored
    assert failed(workspace) == [(61, 101, True)]


def test_as_numbers_of_pupils_a_row_that_does_not_add_up_is_refused(
    tmp_path: Path, workspace: Workspace
) -> None:
    outcome = load(workspace, flat(tmp_path, (42, 5, 18, 14, 5), (42, 5, 18, 14, 4)), "counts")
    assert [(one.code, one.row) for one in outcome.problems if one.is_error] == [
        ("sum_of_counts", 3)
    ]


def test_as_percents_a_row_that_adds_up_to_the_participants_is_refused(
    tmp_path: Path, workspace: Workspace
) -> None:
    rows = [(42, 5, 18, 14, 5), (60, 33.33, 33.33, 25, 8.33), (30, 12, 10, 5, 3)]
    outcome = load(workspace, flat(tmp_path, *rows), "percents")
    found = [(one.code, one.row) for one in outcome.problems if one.is_error]
    assert found == [("sum_of_marks", 2), ("sum_of_marks", 4)]
    assert "42 – это число участников" in outcome.problems[0].text
    again = load(workspace, flat(tmp_path, *rows), "counts")
    assert {(one.code, one.row) for one in again.problems if one.is_error} == {("not_whole", 3)}
    signed = load(workspace, flat(tmp_path, (42, "5 %", "18 %", "14 %", "5 %")))
    assert [(one.code, one.weight.name) for one in signed.problems] == [("sum_of_marks", "ERROR")]
    assert results.list_results(workspace) == []


@pytest.mark.parametrize(
    ("rows", "twos"),
    [
        ([(40, 30, 40, 20, 10), (100, 30, 40, 20, 10)], [12, 30]),
        ([(89, 12.36, 52.81, 26.97, 7.87)], [11]),
        ([(40, "5 %", "48 %", "40 %", "7 %")], [2]),
        ([(50, 0, 0, 30, 20)], [0]),
        ([(20, 30, None, None, None), (42, 5, None, None, None)], [6, 2]),
    ],
)
def test_percents_are_not_asked_about(
    tmp_path: Path, workspace: Workspace, rows: list[Numbers], twos: list[int]
) -> None:
    outcome = load(workspace, flat(tmp_path, *rows))
    assert outcome.stored
    assert [row[0] for row in failed(workspace)] == twos


def test_the_header_may_say_what_it_is(tmp_path: Path, workspace: Workspace) -> None:
    titles = ("2, чел.", "3, чел.", "4, чел.", "5, чел.")
    path = flat(tmp_path, (101, 60, 21, 10, 10), header=(*FLAT_HEADER[:7], *titles))
    load(workspace, path)
    assert failed(workspace) == [(60, 101, False)]
    titles = ("2, %", "3, %", "4, %", "5, %")
    path = flat(tmp_path, (42, 5, 18, 14, 5), header=(*FLAT_HEADER[:7], *titles))
    assert load(workspace, path).problems[0].code == CODE


def test_all_rows_wait_for_the_answer(tmp_path: Path, preview: Preview) -> None:
    found = preview(flat(tmp_path, (42, 5, 18, 14, 4)), create_schools=True)
    assert (found.waiting, found.can_commit) == (1, False)
    assert found.lines[0].new == "Ждёт ответа на вопрос о файле."
