"""Our workbook «Результаты»: counts, percents, states."""

from pathlib import Path
from typing import Any

import pytest

from app.services import results
from app.services.results import ResultRow
from app.services.storage.workspace import Workspace
from tests.services.importing.books import write_own
from tests.services.importing.conftest import Load

ROW = {"year": "2018/2019", "school": "СОШ № 30", "login": "edu990130", "procedure": "ВПР МА 5"}


def write(path: Path, *rows: dict[str, Any]) -> Path:
    return write_own(path / "результаты.xlsx", "results", [{**ROW, **row} for row in rows])


def stored(workspace: Workspace) -> ResultRow:
    (row,) = results.list_results(workspace)
    return row


def test_counts_with_everything_beside_them(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    outcome = load(
        write(tmp_path, {"participants": 89, "failed": 11, "high": 7, "mean_score": 14.25})
    )
    assert (outcome.kind, outcome.year, outcome.problems) == ("results", 2019, ())
    row = stored(workspace)
    assert (row.participants, row.failed, row.high, row.mean_score_h) == (89, 11, 7, 1425)
    assert not row.derived


def test_percents_only_are_kept_as_typed(tmp_path: Path, workspace: Workspace, load: Load) -> None:
    load(write(tmp_path, {"failed_percent": 33, "high_percent": "0,5 %"}))
    row = stored(workspace)
    assert row.percents_only
    assert (row.failed_percent_h, row.high_percent_h) == (3300, 50)
    assert (row.participants, row.failed) == (None, None)


def test_a_percent_with_participants_gives_the_count(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    load(write(tmp_path, {"participants": 89, "failed_percent": 12.36}))
    row = stored(workspace)
    assert (row.failed, row.derived, row.percents_only) == (11, True, False)


def test_a_percent_that_differs_a_little_from_the_counts_is_warned_about(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    outcome = load(write(tmp_path, {"participants": 89, "failed": 11, "failed_percent": 12.9}))
    (problem,) = outcome.problems
    assert (problem.code, problem.weight.name) == ("percent_differs", "NOTE")
    assert stored(workspace).failed == 11


def test_a_percent_of_another_number_of_pupils_is_refused(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    outcome = load(write(tmp_path, {"participants": 20, "failed": 3, "failed_percent": 50}))
    (problem,) = outcome.problems
    assert (problem.code, problem.weight.name, problem.row) == ("percent_differs", "ERROR", 2)
    assert "3 из 20 – это 15" in problem.text
    assert results.list_results(workspace) == []


@pytest.mark.parametrize(
    ("cells", "state"),
    [
        ({"state": "не проводилась"}, "not_held"),
        ({"state": "Нет участников"}, "no_participants"),
        ({"participants": 0}, "no_participants"),
        ({"participants": 0, "failed": 0, "state": "проведена"}, "no_participants"),
    ],
)
def test_states(
    tmp_path: Path, workspace: Workspace, load: Load, cells: dict[str, Any], state: str
) -> None:
    assert load(write(tmp_path, cells)).problems == ()
    row = stored(workspace)
    assert (row.state.value, row.participants, row.failed) == (state, None, None)


@pytest.mark.parametrize(
    "name", ["vpr:ma:5", "VPR : MA : 5", "ВПР МА 5", "ВПР по математике, 5 класс"]
)
def test_a_procedure_by_code_or_title(
    tmp_path: Path, workspace: Workspace, load: Load, name: str
) -> None:
    load(write(tmp_path, {"procedure": name, "participants": 10, "failed": 1}))
    assert stored(workspace).procedure == "vpr:ma:5"


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"participants": 10, "failed": 11}, "more_than_participants", "Не преодолели (кол-во)"),
        (
            {"participants": 10, "failed": 1, "high": 12},
            "more_than_participants",
            "Высокие (кол-во)",
        ),
        (
            {"participants": 10, "failed": 6, "high": 5},
            "more_than_participants",
            "Высокие (кол-во)",
        ),
        (
            {"participants": 10, "failed": 1, "high": 1, "high_percent": 50},
            "percent_differs",
            "% высоких",
        ),
        ({"failed_percent": 33, "high": 1}, "missing_number", "Участников"),
        ({"participants": "1,000", "failed": 1}, "value.thousands", "Участников"),
        ({"participants": 10}, "missing_number", "Не преодолели (кол-во)"),
        ({"failed": 3}, "missing_number", "Участников"),
        ({}, "missing_number", "Не преодолели (кол-во)"),
        ({"failed_percent": 130}, "percent_range", "% не преодолевших"),
        ({"participants": "десять", "failed": 1}, "not_a_number", "Участников"),
        ({"participants": 0, "failed": 2}, "participants", "Участников"),
        ({"participants": 10, "failed": 1, "mean_score": 120}, "score_range", "Средний балл"),
        ({"state": "не проводилась", "failed": 2}, "state", "Состояние"),
        ({"state": "болели", "failed": 2}, "state", "Состояние"),
        ({"procedure": "ВПР", "failed_percent": 5}, "unknown_procedure", "Процедура"),
        ({"procedure": None, "failed_percent": 5}, "missing_number", "Процедура"),
        ({"year": None, "failed_percent": 5}, "missing_number", "Учебный год"),
        ({"year": "2018/2020", "failed_percent": 5}, "year", "Учебный год"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_stored(
    tmp_path: Path,
    workspace: Workspace,
    load: Load,
    cells: dict[str, Any],
    code: str,
    column: str,
) -> None:
    good = {"procedure": "ОГЭ МА", "participants": 20, "failed": 2}
    outcome = load(write(tmp_path, good, cells))
    (problem,) = outcome.problems
    assert (problem.code, problem.column, problem.row) == (code, column, 3)
    assert problem.text[-1] in ".!"
    assert (outcome.rejected, outcome.stored) == (1, False)
    assert results.list_results(workspace) == []


def test_the_table_of_school_30_is_carried_over_as_it_stands(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    shares = {"ВПР МА 5": (33, 8), "ВПР РУ 6": (31, 12), "ОГЭ МА": (0, 0), "ЕГЭ РУ": (0, 0)}
    rows = [
        {"procedure": procedure, "year": year, "failed_percent": share}
        for procedure, both in shares.items()
        for year, share in zip((2019, 2018), both, strict=True)
    ]
    assert load(write(tmp_path, *rows)).accepted == 8
    found = {(row.procedure, row.year): row.percent for row in results.list_results(workspace)}
    assert found["vpr:ma:5", 2019] == 33.0
    assert found["oge:ma", 2018] == 0.0


def test_a_percent_alone_never_takes_the_place_of_other_counts(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    assert load(write(tmp_path, {"participants": 89, "failed": 11})).stored
    again = load(write(tmp_path, {"failed_percent": 12.4}))
    assert (again.unchanged, again.problems) == (1, ())
    other = load(write(tmp_path, {"failed_percent": 33}))
    (problem,) = other.problems
    assert (problem.code, problem.column) == ("result.counts-lost", "% не преодолевших")
    assert "сохранено 11 из 89" in problem.text
    row = stored(workspace)
    assert (row.participants, row.failed) == (89, 11)
    assert load(write(tmp_path, {"participants": 90, "failed_percent": "33 %"})).stored
    assert stored(workspace).failed == 30
