"""A person named in any column of any kind: refused, and the name is nowhere afterwards."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.enums import PassportBlockKind
from app.services.importing.kinds.passports.blocks import passport_layout
from app.services.importing.kinds.registry import intakes
from app.services.importing.service import import_files, preview_files
from app.services.importing.tables.layouts import Layout, layout
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from tests.services.importing.books import Row, write_sheets
from tests.services.importing.conftest import Load

SURNAME = "Тайнов"
NAMES = ("Тайнов Пётр Ильич", "Тайнов Пётр", "Тайнов П.", "ТАЙНОВ П. И., 9А")
BLOCK = next(iter(PassportBlockKind)).value
LAYOUTS = (
    *(one.layout for one in intakes() if one.key != "passports"),
    passport_layout(BLOCK),
)
SCHOOL: dict[str, Any] = {"school": "МБОУ «СОШ № 30»", "login": "edu990130"}
COUNTS = passport_layout(BLOCK).columns[6:8]
GOOD: dict[str, dict[str, Any]] = {
    "fis-oko-marks": {"group": "МБОУ «СОШ № 30»(edu990130)", "participants": 10}
    | {f"mark_{mark}": 25 for mark in (2, 3, 4, 5)},
    "flat-marks": {**SCHOOL, "year": 2026, "grade": 5, "subject": "Математика"}
    | {"participants": 10, "mark_2": 10, "mark_3": 30, "mark_4": 40, "mark_5": 20},
    "schools": {"short_name": "Школа А", "login": "edu990131", "settlement": "с. А"},
    "results": {**SCHOOL, "year": "2025/2026", "procedure": "ВПР МА 6"}
    | {"participants": 10, "failed": 1},
    "criteria": {**SCHOOL, "year": "2025/2026", "criterion": 1, "current": "33 %"},
    "plan": {"section": "Раздел", "title": "Работа", "deadline": "май 2026"},
    "passports": {**SCHOOL, "on_date": "20.09.2025", "source": "ОО-1"}
    | {column.key: 40 for column in COUNTS},
}
# What stands there is neither stored nor shown.
UNREAD = {"organisations", "number"}


def good_row(kind: Layout) -> dict[str, Any]:
    """A row that is stored; where none stands above, that of the examples of the blank."""
    return GOOD.get(kind.kind) or {column.key: column.example for column in kind.columns}


def sheet_of(kind: Layout, row: dict[str, Any]) -> list[Row]:
    head: list[Row] = []
    if kind.kind == "fis-oko-marks":
        head = [("Статистика по отметкам",), ("ВПР 2026 Математика 5 класс",)]
    if kind.kind == "plan":
        head = [("План", "План работы"), ("Учебный год", "2025/2026"), ()]
    titles = [column.title for column in kind.columns]
    return [*head, titles, [row.get(column.key) for column in kind.columns]]


def traces(workspace: Workspace) -> list[str]:
    """Files of the workspace in which the name stands."""
    named = [text.encode() for text in (SURNAME, SURNAME.upper())]
    files = (path for path in workspace.root.rglob("*") if path.is_file())
    return [str(path) for path in files if any(text in path.read_bytes() for text in named)]


def tried(workspace: Workspace, *paths: Path) -> list[tuple[list[str], bool]]:
    """Codes of every file, and whether the name is told in the preview or when it is stored."""
    seen = run_steps(preview_files(workspace, paths))
    outcomes = run_steps(import_files(workspace, paths, create_schools=True))
    found: list[tuple[list[str], bool]] = []
    for one, outcome in zip(seen, outcomes, strict=True):
        told = (one.problems, list(one.lines), one.scope_text, one.questions, one.file_questions)
        words = str((told, outcome.problems, list(outcome.changes), outcome.new_schools))
        codes = [problem.code for problem in outcome.problems]
        found.append(([] if outcome.stored else codes, SURNAME.casefold() in words.casefold()))
    return found


def cases() -> Iterator[tuple[Layout, str, str]]:
    for kind in LAYOUTS:
        for number, column in enumerate(kind.columns):
            if not column.people:
                yield kind, column.key, NAMES[number % len(NAMES)]


@pytest.mark.usefixtures("school")
def test_a_name_in_any_column_is_refused_and_is_nowhere(
    tmp_path: Path, workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    listed = list(cases())
    paths = [
        write_sheets(
            tmp_path / f"{number}.xlsx",
            {kind.sheet: sheet_of(kind, good_row(kind) | {key: name})},
        )
        for number, (kind, key, name) in enumerate(listed)
    ]
    wrong = [
        (kind.kind, key, codes, is_told)
        for (kind, key, _name), (codes, is_told) in zip(
            listed, tried(workspace, *paths), strict=True
        )
        if is_told or ("pupils" not in codes and key not in UNREAD)
    ]
    assert wrong == []
    assert traces(workspace) == []
    assert SURNAME not in caplog.text


@pytest.mark.usefixtures("school")
def test_without_a_name_the_same_rows_are_stored(tmp_path: Path, load: Load) -> None:
    for kind in LAYOUTS:
        path = write_sheets(
            tmp_path / f"{kind.kind}.xlsx", {kind.sheet: sheet_of(kind, good_row(kind))}
        )
        outcome = load(path)
        assert (outcome.stored, outcome.accepted) == (True, 1), (kind.kind, outcome.problems)


@pytest.mark.usefixtures("school")
@pytest.mark.parametrize("text", NAMES[:2])
def test_a_list_of_names_makes_no_schools(
    tmp_path: Path, workspace: Workspace, load: Load, text: str
) -> None:
    good = GOOD["fis-oko-marks"]
    marks = sheet_of(layout("fis-oko-marks"), good | {"group": f"{text}(edu990199)"})
    schools = [("Краткое наименование", "Населённый пункт"), (text, "с. А")]
    for number, rows in enumerate((marks, schools)):
        outcome = load(write_sheets(tmp_path / f"{number}.xlsx", {"Лист": rows}))
        assert not outcome.stored
        assert "pupils" in {problem.code for problem in outcome.problems}
    assert traces(workspace) == []


def test_a_head_and_those_responsible_may_be_named(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    for kind, key in (("schools", "head"), ("plan", "responsible")):
        one = layout(kind)
        assert [column.key for column in one.columns if column.people] == [key]
        path = write_sheets(
            tmp_path / f"{kind}.xlsx", {one.sheet: sheet_of(one, GOOD[kind] | {key: NAMES[0]})}
        )
        assert load(path).stored
    assert traces(workspace) != []


@pytest.mark.parametrize("key", ["plan", "year", "school"])
def test_a_person_above_a_plan_is_refused(tmp_path: Path, workspace: Workspace, key: str) -> None:
    labels = {"plan": "План работы", "year": "2025/2026", "school": ""} | {key: NAMES[0]}
    one = layout("plan")
    head = [("План", labels["plan"]), ("Учебный год", labels["year"]), ("Школа", labels["school"])]
    rows = [*head, (), *sheet_of(one, GOOD["plan"])[3:]]
    ((codes, is_told),) = tried(workspace, write_sheets(tmp_path / "a.xlsx", {"План": rows}))
    assert ("pupils" in codes, is_told, traces(workspace)) == (True, False, [])


def test_a_subject_that_is_a_person_is_not_repeated(tmp_path: Path, workspace: Workspace) -> None:
    rows = sheet_of(layout("fis-oko-marks"), GOOD["fis-oko-marks"])
    rows[1] = (f"ВПР 2026 {NAMES[0]} 5 класс",)
    ((codes, is_told),) = tried(workspace, write_sheets(tmp_path / "a.xlsx", {"Лист": rows}))
    assert (codes, is_told, traces(workspace)) == (["no_scope"], False, [])


def test_a_sheet_named_after_a_person_is_refused(tmp_path: Path, workspace: Workspace) -> None:
    rows = sheet_of(layout("flat-marks"), GOOD["flat-marks"])
    for number, sheets in enumerate(({NAMES[0]: rows}, {"Свод": rows, NAMES[1]: [("а", "б")]})):
        path = write_sheets(tmp_path / f"{number}.xlsx", sheets)
        ((codes, is_told),) = tried(workspace, path)
        assert (codes, is_told, traces(workspace)) == (["pupils"], False, [])
