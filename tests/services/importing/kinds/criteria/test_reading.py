"""Our workbook «Критерии»: values in the words of the office."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.services import criteria
from app.services.criteria import CriterionRow
from app.services.log.changes import undo
from app.services.log.listing import list_changes
from app.services.storage.workspace import Workspace
from tests.services.importing.books import write_own
from tests.services.importing.conftest import Load, Preview

HEAD = {"year": "2018/2019", "school": "СОШ № 30", "login": "edu990130"}


def write(path: Path, *rows: dict[str, Any]) -> Path:
    return write_own(path / "критерии.xlsx", "criteria", [{**HEAD, **row} for row in rows])


def value(workspace: Workspace, school: int, number: int) -> CriterionRow:
    return criteria.list_criteria_values(workspace, school, 2019)[number - 1]


def test_values_are_read_as_they_are_written(
    tmp_path: Path, workspace: Workspace, school: int, load: Load
) -> None:
    outcome = load(
        write(
            tmp_path,
            {"criterion": 1, "current": "1 (9 %)", "expected": "0 %"},
            {"criterion": "3. Средний балл", "current": "63 балла", "previous": "69"},
            {"criterion": 4, "current": 47.8, "expected": "Более 50 баллов"},
            {"criterion": 5, "current": "–"},
            {"criterion": 9, "current": "План есть", "reached": "да"},
        )
    )
    assert (outcome.kind, outcome.year, outcome.accepted) == ("criteria", None, 5)
    assert outcome.problems == ()
    assert value(workspace, school, 1).current_text == "1 (9\u00a0%)"
    assert value(workspace, school, 3).delta_text.startswith("−6")
    assert value(workspace, school, 4).reached is False
    assert value(workspace, school, 5).current.not_applicable
    assert value(workspace, school, 9).reached is True


def test_a_criterion_by_its_title(
    tmp_path: Path, workspace: Workspace, school: int, load: Load
) -> None:
    load(write(tmp_path, {"criterion": "Средний балл ЕГЭ по математике", "current": "45"}))
    assert value(workspace, school, 4).current.number_h == 4500


def test_an_empty_cell_keeps_what_is_stored(
    tmp_path: Path, workspace: Workspace, school: int, load: Load, preview: Preview
) -> None:
    load(write(tmp_path, {"criterion": 3, "current": "63", "expected": "Более 70"}))
    path = write(tmp_path, {"criterion": 3, "current": "65"})
    (line,) = preview(path).lines
    assert line.status == "changed"
    assert line.old == "63\u00a0балла; ожидается: более 70\u00a0баллов"
    assert line.new == "65\u00a0баллов; ожидается: более 70\u00a0баллов"
    load(path)
    assert value(workspace, school, 3).expected.number_h == 7000
    again = load(path)
    assert (again.accepted, again.unchanged) == (0, 1)


def test_a_cell_in_a_percent_format_is_a_percent(
    tmp_path: Path, workspace: Workspace, school: int, load: Load
) -> None:
    path = write(tmp_path, {"criterion": 6, "current": 0.083})
    book = openpyxl.load_workbook(path)
    sheet = book["Критерии"]
    next(cell for cell in sheet[2] if cell.value == 0.083).number_format = "0.0%"
    book.save(path)
    load(path)
    assert value(workspace, school, 6).current.number_h == 830


def test_a_number_that_may_be_a_share_or_a_percent_is_refused(
    tmp_path: Path, workspace: Workspace, school: int, load: Load
) -> None:
    tables: list[tuple[list[dict[str, Any]], list[tuple[int, str]]]] = [
        ([{"current": 0.33}], [(2, "Текущее")]),
        ([{"current": "0,33"}], [(2, "Текущее")]),
        ([{"current": "0,33 %"}], []),
        ([{"current": 33, "previous": 0.4}], [(2, "Предыдущее")]),
        ([{"current": 33, "expected": "не менее 0,5"}], [(2, "Ожидаемое")]),
        ([{"current": 33, "expected": "не менее 0,5 %"}], []),
        ([{"current": "33 % (в 2017/2018 г. – 0,4)"}], [(2, "Текущее")]),
        ([{"current": 1}], [(2, "Текущее")]),
        ([{"current": "1 (0,5 %)"}], []),
        ([{"current": 0}], []),
        ([{"current": 1}, {"current": 12, "year": "2017/2018"}], []),
        ([{"current": 0.5}, {"current": 12.5, "year": "2017/2018"}], [(2, "Текущее")]),
        ([{"current": 0.5, "criterion": 3}], []),
    ]
    found: list[list[tuple[int | None, str | None]]] = []
    for rows, _wanted in tables:
        outcome = load(write(tmp_path, *({"criterion": 6} | row for row in rows)))
        assert {one.code for one in outcome.problems} <= {"fractions"}
        assert outcome.stored == (not outcome.problems)
        found.append([(one.row, one.column) for one in outcome.problems])
    assert found == [wanted for _rows, wanted in tables]


def test_so_it_is_in_a_file_of_text(tmp_path: Path, school: int, load: Load) -> None:
    path = tmp_path / "критерии.csv"
    rows = [
        "Учебный год;Школа;Логин;Критерий;Текущее;Ожидаемое",
        "2018/2019;СОШ № 30;edu990130;1;0,33;",
        "2018/2019;СОШ № 30;edu990130;2;#ДЕЛ/0!;#ССЫЛКА!",
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    assert [(one.code, one.row) for one in load(path).problems] == [
        ("fractions", 2),
        ("cell.error", 3),
        ("cell.error", 3),
    ]


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"criterion": 6, "current": "130 %"}, "out_of_range", "Текущее"),
        ({"criterion": 5, "current": "65", "expected": "Более 670"}, "out_of_range", "Ожидаемое"),
        ({"criterion": 5, "current": "65", "previous": "670"}, "out_of_range", "Предыдущее"),
        ({"criterion": 3, "current": "67,5 %"}, "value.unit", "Текущее"),
        ({"criterion": 3, "current": "67", "previous": "67,5 %"}, "value.unit", "Предыдущее"),
        ({"criterion": 3, "current": "67", "expected": "более 70 %"}, "value.unit", "Ожидаемое"),
        ({"criterion": 6, "current": "67 баллов"}, "value.unit", "Текущее"),
        ({"criterion": 6, "current": "12 из 10"}, "count_above_base", "Текущее"),
        ({"criterion": 44, "current": "1"}, "unknown_criterion", "Критерий"),
        ({"criterion": "Настроение", "current": "1"}, "unknown_criterion", "Критерий"),
        ({"criterion": None, "current": "1"}, "missing_number", "Критерий"),
        ({"criterion": 1, "current": "1 %", "year": None}, "missing_number", "Учебный год"),
        ({"criterion": 1, "current": "1 %", "reached": "почти"}, "yes_no", "Достигнуто"),
        ({"criterion": 1, "current": "1 %", "previous_year": "давно"}, "year", "Предыдущий год"),
    ],
)
def test_a_wrong_row(
    tmp_path: Path,
    workspace: Workspace,
    school: int,
    load: Load,
    cells: dict[str, Any],
    code: str,
    column: str,
) -> None:
    outcome = load(write(tmp_path, {"criterion": 3, "current": "63"}, cells))
    (problem,) = outcome.problems
    assert (problem.code, problem.column, problem.row) == (code, column, 3)
    assert value(workspace, school, 3).value_id is None


def test_a_criterion_twice(tmp_path: Path, school: int, load: Load) -> None:
    rows = [{"criterion": 3, "current": "63"}, {"criterion": "3.", "current": "64"}]
    outcome = load(write(tmp_path, *rows))
    assert outcome.problems[0].code == "school_twice"
    assert "строки 2 и 3" in outcome.problems[0].text


def test_rows_without_values_are_passed_by(tmp_path: Path, school: int, load: Load) -> None:
    outcome = load(write(tmp_path, {"criterion": 1}, {"criterion": 2, "current": "0 %"}))
    assert (outcome.rows, outcome.accepted) == (1, 1)


def test_an_import_of_criteria_is_undone(
    tmp_path: Path, workspace: Workspace, school: int, load: Load
) -> None:
    load(write(tmp_path, {"criterion": 3, "current": "63", "expected": "Более 70"}))
    load(write(tmp_path, {"criterion": 3, "current": "65"}, {"criterion": 4, "current": "45"}))
    undo(workspace, list_changes(workspace, action="import")[0].id)
    assert value(workspace, school, 3).current.number_h == 6300
    assert value(workspace, school, 4).value_id is None


def test_a_conclusion_set_by_hand_does_not_stay_with_other_values(
    tmp_path: Path, workspace: Workspace, school: int, load: Load
) -> None:
    own = {"criterion": 1, "current": "63 %", "expected": "Более 70 %", "reached": "нет"}
    load(write(tmp_path, own))
    assert load(write(tmp_path, {**own, "reached": None})).problems == ()
    for cells, column in (
        ({"current": "80 %"}, "Текущее"),
        ({"current": "0 %"}, "Текущее"),
        ({"expected": "Более 60 %"}, "Ожидаемое"),
    ):
        outcome = load(write(tmp_path, {"criterion": 1, **cells}))
        (problem,) = outcome.problems
        assert (problem.code, problem.column) == ("criterion.conclusion", column)
        assert "«не достигнуто» поставлен вручную для прежних значений (63\u00a0%;" in problem.text
        assert not outcome.stored
    assert value(workspace, school, 1).current.number_h == 6300
    assert load(write(tmp_path, {"criterion": 1, "current": "80 %", "reached": "да"})).stored
    assert value(workspace, school, 1).reached is True


def test_a_zero_is_a_value_and_no_data_erases_nothing(
    tmp_path: Path, workspace: Workspace, school: int, load: Load
) -> None:
    load(write(tmp_path, {"criterion": 1, "current": "63 %", "expected": "Более 70 %"}))
    gone = load(write(tmp_path, {"criterion": 1, "current": "нет данных", "expected": "Н/д"}))
    assert (gone.rows, [one.code for one in gone.problems]) == (0, ["no_rows"])
    part = load(write(tmp_path, {"criterion": 1, "current": "нет данных", "expected": "80 %"}))
    assert part.accepted == 1
    assert value(workspace, school, 1).current.number_h == 6300
    load(write(tmp_path, {"criterion": 1, "current": 0}))
    assert value(workspace, school, 1).current.number_h == 0


def test_two_previous_values_are_told(
    tmp_path: Path, workspace: Workspace, school: int, load: Load
) -> None:
    both = {"criterion": 1, "current": "63 % (в 2017/2018 г. – 69 %)", "previous": "50 %"}
    (problem,) = load(write(tmp_path, both)).problems
    assert (problem.code, problem.column) == ("value.twice", "Предыдущее")
    assert "69\u00a0% в скобках и 50\u00a0% отдельно" in problem.text
    assert load(write(tmp_path, {**both, "previous": "69 %"})).stored
    load(write(tmp_path, {"criterion": 3, "current": "40", "year": "2017/2018"}))
    outcome = load(write(tmp_path, {"criterion": 3, "current": "45", "previous": "55"}))
    (problem,) = outcome.problems
    assert (problem.code, outcome.stored) == ("criterion.previous-differs", True)
    assert "за 2017/2018 – 55" in problem.text


def test_a_school_twice_on_two_sheets_names_the_sheet(
    tmp_path: Path, school: int, load: Load
) -> None:
    path = write(tmp_path, {"criterion": 1, "current": "63 %"})
    book = openpyxl.load_workbook(path)
    book.copy_worksheet(book.worksheets[0]).title = "Второй"
    book.save(path)
    (problem,) = load(path).problems
    assert (problem.code, problem.sheet) == ("school_twice", "Второй")
    assert "лист «Критерии», строка 2, и строка 2" in problem.text
