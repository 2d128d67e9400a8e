"""The flat table: many works in one sheet, every wrong row named."""

from pathlib import Path

import pytest

from app.services import results
from app.services.importing.service import ImportProblem
from app.services.log.listing import list_changes
from app.services.storage.workspace import Workspace
from tests.services.importing.books import FLAT_HEADER, Row, write_flat
from tests.services.importing.conftest import Load

GOOD = (2026, 5, "Математика", "Заречный округ", "edu990130", "СОШ № 30", 20, 30, 40, 20, 10)


def changed(**cells: object) -> Row:
    names = (
        "year",
        "grade",
        "subject",
        "place",
        "login",
        "school",
        "count",
        "m2",
        "m3",
        "m4",
        "m5",
    )
    return tuple(cells.get(name, value) for name, value in zip(names, GOOD, strict=True))


def test_several_works_and_years_in_one_sheet(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    rows = [GOOD, changed(year=2025), changed(subject="Русский язык", grade="6 класс")]
    outcome = load(write_flat(tmp_path / "свод.xlsx", rows))
    assert (outcome.kind, outcome.year, outcome.accepted) == ("flat-marks", None, 3)
    stored = {(row.procedure, row.year, row.failed) for row in results.list_results(workspace)}
    assert stored == {("vpr:ma:5", 2026, 6), ("vpr:ma:5", 2025, 6), ("vpr:ru:6", 2026, 6)}


def test_numbers_typed_as_text_are_read(tmp_path: Path, workspace: Workspace, load: Load) -> None:
    row = changed(year="2026", grade="5", count="20", m2="30,0 %", m3="40,0", m4="20", m5="10")
    outcome = load(write_flat(tmp_path / "a.xlsx", [row]))
    assert outcome.problems == ()
    assert results.list_results(workspace)[0].failed == 6


def test_totals_are_no_schools(tmp_path: Path, load: Load) -> None:
    outcome = load(write_flat(tmp_path / "a.xlsx", [GOOD, changed(login=None, school="Итого")]))
    assert (outcome.rows, outcome.accepted) == (1, 1)
    assert [problem.code for problem in outcome.problems] == ["rows.total"]


def refused(load: Load, workspace: Workspace, path: Path) -> ImportProblem:
    """The one problem of a file that must leave no trace."""
    outcome = load(path)
    (problem,) = [one for one in outcome.problems if one.is_error]
    assert not outcome.stored
    assert results.list_results(workspace) == []
    assert list_changes(workspace) == []
    assert problem.file == path.name
    assert problem.sentence.startswith(f"Файл «{path.name}»")
    return problem


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"count": "много"}, "not_a_number", "Кол-во участников"),
        ({"count": -5}, "negative", "Кол-во участников"),
        ({"count": 20.5}, "not_whole", "Кол-во участников"),
        ({"count": None}, "missing_number", "Кол-во участников"),
        ({"m2": 130}, "percent_range", "2"),
        ({"m2": "треть"}, "not_a_number", "2"),
        ({"m2": None}, "missing_number", "2"),
        ({"m5": "130 %"}, "percent_range", "5"),
        ({"year": "прошлый"}, "year", "Год"),
        ({"year": None}, "missing_number", "Год"),
        ({"grade": "5А"}, "grade", "Класс"),
        ({"subject": "Черчение"}, "unknown_procedure", "Предмет"),
        ({"login": "школа"}, "login", "Логин"),
        ({"login": None, "school": None}, "no_school", "ОО"),
    ],
)
def test_a_wrong_cell_is_named_by_row_and_column_and_nothing_is_stored(
    tmp_path: Path,
    workspace: Workspace,
    load: Load,
    cells: dict[str, object],
    code: str,
    column: str,
) -> None:
    good = changed(login="edu990131", school="№ 31")
    path = write_flat(tmp_path / "a.xlsx", [good, changed(**cells)])
    problem = refused(load, workspace, path)
    assert (problem.code, problem.column) == (code, column)
    assert (problem.sheet, problem.row) == ("Лист1", 3)


def test_a_school_twice_names_both_rows(tmp_path: Path, workspace: Workspace, load: Load) -> None:
    rows = [GOOD, changed(year=2025), changed(count=25)]
    problem = refused(load, workspace, write_flat(tmp_path / "a.xlsx", rows))
    assert problem.code == "school_twice"
    assert "строки 2 и 4" in problem.text


def test_a_school_twice_on_two_sheets(tmp_path: Path, workspace: Workspace, load: Load) -> None:
    from tests.services.importing.books import write_sheets

    path = write_sheets(
        tmp_path / "a.xlsx", {"Первый": [FLAT_HEADER, GOOD], "Второй": [FLAT_HEADER, GOOD]}
    )
    problem = refused(load, workspace, path)
    assert (problem.code, problem.sheet, problem.row) == ("school_twice", "Второй", 2)
    assert "«Первый», строка 2" in problem.text


def test_an_unknown_school_is_an_error_without_leave_to_make_it(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    outcome = load(write_flat(tmp_path / "a.xlsx", [GOOD]), create_schools=False)
    (problem,) = outcome.problems
    assert (problem.code, problem.weight.name) == ("unknown_school", "ERROR")
    assert "«СОШ № 30» (логин 990130)" in problem.text
    assert not outcome.stored
    assert list_changes(workspace) == []


def test_many_wrong_rows_end_in_a_number(tmp_path: Path, load: Load) -> None:
    rows = [changed(login=f"edu99{n:04}", school=f"№ {n}", m2="?") for n in range(50)]
    outcome = load(write_flat(tmp_path / "a.xlsx", rows))
    assert outcome.rejected == 50
    assert len(outcome.problems) == 21
    assert "30\u00a0строк" in outcome.problems[-1].text


def test_a_dry_run_checks_and_stores_nothing(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    outcome = load(write_flat(tmp_path / "a.xlsx", [GOOD]), dry_run=True)
    assert (outcome.accepted, outcome.stored) == (1, False)
    assert list_changes(workspace) == []


def test_a_subject_may_be_named_as_in_the_titles_of_the_sheets(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    load(write_flat(tmp_path / "a.xlsx", [changed(subject="РУ"), changed(subject="МА", grade=6)]))
    stored = {row.procedure for row in results.list_results(workspace)}
    assert stored == {"vpr:ru:5", "vpr:ma:6"}
