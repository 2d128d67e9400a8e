"""What is wrong with a file is told as it stands there: by sheet, row and column."""

from pathlib import Path

from app.services.importing.findings.problems import (
    ImportProblem,
    ProblemLog,
    in_order,
    problem_at,
    with_more,
)
from app.services.importing.service import import_files
from app.services.importing.tables.layouts import layout
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from tests.services.importing.books import write_sheets
from tests.services.importing.conftest import Load

COLUMNS = {"Первый": ["А", "Б"], "Второй": ["А", "Б"]}


def at(sheet: str, row: int | None, column: str | None = None) -> ImportProblem:
    return problem_at("a.xlsx", "code", "Что-то не так.", sheet=sheet, row=row, column=column)


def places(problems: tuple[ImportProblem, ...] | list[ImportProblem]) -> list[object]:
    return [(one.sheet, one.row, one.column) for one in problems]


def test_by_sheet_row_and_column_of_the_file() -> None:
    found = [
        at("Второй", 2, "Б"),
        at("Второй", 2, "А"),
        at("Первый", 3, "Б"),
        at("Первый", 3, "Неизвестный"),
        at("Первый", None),
        at("Первый", 2, "Б"),
        at("", None),
    ]
    assert places(in_order(found, COLUMNS)) == [
        ("", None, None),
        ("Первый", None, None),
        ("Первый", 2, "Б"),
        ("Первый", 3, "Б"),
        ("Первый", 3, "Неизвестный"),
        ("Второй", 2, "А"),
        ("Второй", 2, "Б"),
    ]


def test_the_number_of_the_rest_follows_the_last_of_its_kind() -> None:
    found = ProblemLog("a.xlsx")
    for row in range(2, 30):
        found.error("late", "Поздно.", sheet="Первый", row=row, column="Б")
    found.error("other", "Другое.", sheet="Первый", row=40, column="А")
    listed = found.listed(COLUMNS)
    assert [one.row for one in listed] == [*range(2, 22), None, 40]
    assert listed[20].text == "То же самое ещё в других строках: 8\u00a0строк."
    more = with_more(listed, [at("Первый", 30, "А"), at("Первый", 5, "А")], COLUMNS)
    assert [one.row for one in more] == [2, 3, 4, 5, *range(5, 22), None, 30, 40]


def test_errors_of_one_file_and_unknown_schools_stand_in_the_order_of_its_rows(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    keys = [column.key for column in layout("results").columns]
    titles = [column.title for column in layout("results").columns]

    def row(**cells: object) -> list[object]:
        return [cells.get(key) for key in keys]

    good = {"school": "СОШ № 1", "year": 2026, "procedure": "ВПР МА 5"}
    rows = [
        row(**good, participants=10, failed=1),
        row(**good | {"procedure": "ВПР РУ 5"}, participants="много", failed="мало"),
        row(**good | {"procedure": "ВПР МА 6"}, participants=10, failed=11),
        row(**good | {"year": "давно"}, participants=10, failed=1),
        row(**good | {"school": "СОШ № 2"}, participants=10, failed=1),
    ]
    path = write_sheets(
        tmp_path / "a.xlsx", {"Б": [titles, *rows], "А": [titles, row(**good, failed=1)]}
    )
    (outcome,) = run_steps(import_files(workspace, [path]))
    told = [(one.sheet, one.row) for one in outcome.problems if one.row is not None]
    assert told == [("Б", 2), ("Б", 3), ("Б", 3), ("Б", 4), ("Б", 5), ("Б", 6), ("А", 2)]
    number = {title: place for place, title in enumerate(titles)}
    third = [number[one.column or ""] for one in outcome.problems if one.row == 3]
    assert third == sorted(third)
