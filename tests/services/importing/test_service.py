"""The import as the command line calls it: many files, one outcome each."""

import csv
from pathlib import Path

import pytest

from app.services import results
from app.services.importing.service import import_files, preview_files
from app.services.log.listing import list_changes
from app.services.progress import run_steps
from app.services.schools import schools
from app.services.storage.workspace import Workspace
from tests.services.importing.books import FLAT_HEADER, write_flat, write_marks, write_sheets
from tests.services.importing.conftest import Preview

GOOD = (2026, 5, "Математика", "", "edu990130", "СОШ № 30", 20, 30, 40, 20, 10)


def test_an_error_in_one_file_keeps_the_whole_call_from_storing(
    tmp_path: Path, workspace: Workspace
) -> None:
    good = write_flat(tmp_path / "хороший.xlsx", [GOOD])
    bad = write_flat(tmp_path / "плохой.xlsx", [(*GOOD[:6], 20, 130, 0, 0, 0)])
    first, second = run_steps(import_files(workspace, [good, bad], create_schools=True))
    assert (first.stored, second.stored) == (False, False)
    assert first.problems == ()
    assert second.problems[0].code == "percent_range"
    assert results.list_results(workspace) == []
    assert schools.list_schools(workspace) == []
    assert list_changes(workspace) == []


def test_a_refused_file_has_no_kind_and_one_problem(tmp_path: Path, workspace: Workspace) -> None:
    path = write_sheets(tmp_path / "расписание.xlsx", {"Лист1": [("Урок", "Кабинет")]})
    (outcome,) = run_steps(import_files(workspace, [path]))
    assert (outcome.kind, outcome.year, outcome.rows, outcome.stored) == ("", None, 0, False)
    (problem,) = outcome.problems
    assert (problem.code, problem.weight.name) == ("wrong_sheet", "ERROR")
    assert problem.sentence.startswith("В файле «расписание.xlsx» нет ни одной известной таблицы.")
    assert problem.sentence.count("расписание.xlsx") == 1


def test_outcomes_come_in_the_order_of_the_files(tmp_path: Path, workspace: Workspace) -> None:
    marks = write_marks(tmp_path / "1.xlsx", [("СОШ № 30(edu990130)", 10, 10, 20, 30, 40)])
    files = [marks, tmp_path / "нет.xlsx", write_flat(tmp_path / "2.xlsx", [GOOD])]
    outcomes = run_steps(import_files(workspace, files, create_schools=True, dry_run=True))
    assert [outcome.file for outcome in outcomes] == files
    assert [outcome.kind for outcome in outcomes] == ["fis-oko-marks", "", "flat-marks"]


def test_every_problem_says_where_it_is(tmp_path: Path, workspace: Workspace) -> None:
    path = write_flat(tmp_path / "свод.xlsx", [(*GOOD[:6], "двадцать", 30, 40, 20, 10)])
    (outcome,) = run_steps(import_files(workspace, [path], create_schools=True))
    assert outcome.problems[0].sentence == (
        "Файл «свод.xlsx», лист «Лист1», строка 2, столбец «Кол-во участников»:"
        " «двадцать» не число. Введите число цифрами."
    )


def test_progress_names_the_files(tmp_path: Path, workspace: Workspace) -> None:
    told: list[str] = []
    steps = preview_files(workspace, [write_flat(tmp_path / "свод.xlsx", [GOOD])])
    run_steps(steps, lambda step: told.append(step.text))
    assert told == ["Чтение: свод.xlsx", "Проверка: свод.xlsx"]


def test_rejected_and_accepted_lines_stand_in_the_order_of_the_file(
    tmp_path: Path, preview: Preview
) -> None:
    rows = [GOOD, (*GOOD[:6], 20, 130, 0, 0, 0), (2025, *GOOD[1:])]
    found = preview(write_flat(tmp_path / "a.xlsx", rows), create_schools=True)
    lines = list(found.lines)
    assert [(line.row, line.status) for line in lines] == [(2, "new"), (3, "rejected"), (4, "new")]
    assert lines[1].school == "СОШ № 30"
    assert "вне пределов" in lines[1].new
    assert found.lines[-1].row == 4
    assert [line.row for line in found.lines[:2]] == [2, 3]
    with pytest.raises(IndexError):
        found.lines[3]


def test_twelve_thousand_rows_of_640_schools_come_in_with_one_call(
    tmp_path: Path, workspace: Workspace
) -> None:
    path = tmp_path / "область.csv"
    with path.open("w", encoding="cp1251", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(FLAT_HEADER)
        for year in (2025, 2026):
            for grade in (4, 5, 6, 7, 8):
                for subject in ("Математика", "Русский язык"):
                    for school in range(630):
                        login = f"edu{990000 + school}"
                        name = f"МБОУ «Школа № {school}»"
                        numbers = (20, "30,0", "40,0", "20,0", "10,0")
                        writer.writerow((year, grade, subject, "", login, name, *numbers))
    (outcome,) = run_steps(import_files(workspace, [path], create_schools=True))
    assert (outcome.accepted, outcome.problems) == (12_600, ())
    with workspace.database.reading() as reader:
        assert reader.scalar("SELECT count(*) FROM result WHERE failed = 6") == 12_600
        assert reader.scalar("SELECT count(*) FROM school") == 630
