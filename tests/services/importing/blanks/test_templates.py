"""The empty workbooks: made to be filled in, and read back by the same program."""

import gc
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from app.errors import UserError
from app.services import results
from app.services.importing.blanks.templates import write_template
from app.services.importing.kinds.registry import blank_kinds, intake
from app.services.importing.tables.layouts import (
    INSTRUCTION_SHEET,
    LISTS_SHEET,
    Layout,
)
from app.services.results import ProcedureDraft
from app.services.sheets import workbook
from app.services.storage.workspace import Workspace
from tests.services.importing.conftest import Load

KINDS = list(blank_kinds())


def sheet_of(path: Path, kind: str, number: int = 0) -> Worksheet:
    found = openpyxl.load_workbook(path)[intake(kind).layouts[number].sheet]
    assert isinstance(found, Worksheet)
    return found


def lists_of(sheet: Worksheet) -> dict[str, list[str]]:
    """Header of a column -> values of its drop-down list."""
    found: dict[str, list[str]] = {}
    for rule in sheet.data_validations.dataValidation:
        if rule.type == "list":
            cells = rule.formula1.split("!")[1].replace("$", "")
            values = sheet.parent[LISTS_SHEET][cells]
            place = str(rule.sqref).split(":")[0].rstrip("0123456789")
            header = next(cell.value for cell in sheet[place] if cell.fill.fill_type == "solid")
            found[header] = [row[0].value for row in values]
    return found


def test_an_untouched_workbook_comes_in_as_one_without_rows(tmp_path: Path, load: Load) -> None:
    read: dict[str, tuple[object, ...]] = {}
    for kind in KINDS:
        outcome = load(write_template(kind, tmp_path / f"{kind}.xlsx"))
        problems = [(one.code, one.weight.name) for one in outcome.problems]
        read[kind] = (outcome.kind, outcome.rows, outcome.accepted, problems)
    assert read == {kind: (kind, 0, 0, [("no_rows", "NOTE")]) for kind in KINDS}


def test_every_workbook_has_instructions_a_frozen_header_notes_and_an_example(
    tmp_path: Path,
) -> None:
    offenders: list[str] = []
    for kind in KINDS:
        path = write_template(kind, tmp_path / f"{kind}.xlsx")
        book = openpyxl.load_workbook(path)
        names = [layout.sheet for layout in intake(kind).layouts]
        if [name for name in book.sheetnames if name != LISTS_SHEET] != [INSTRUCTION_SHEET, *names]:
            offenders.append(f"{kind}: {book.sheetnames}")
        told = {str(cell.value) for row in book[INSTRUCTION_SHEET].iter_rows() for cell in row}
        for layout in intake(kind).layouts:
            offenders += [f"{kind}: {title}" for title in layout.titles if title not in told]
            offenders += [f"{kind}: {fault}" for fault in faults(book[layout.sheet], layout)]
    assert offenders == []


def faults(sheet: Worksheet, layout: Layout) -> Iterator[str]:
    """What a sheet to be filled in lacks."""
    header = len(layout.head) + 2 if layout.head else 1
    if tuple(cell.value for cell in sheet[header]) != layout.titles:
        yield "titles"
    if int("".join(filter(str.isdigit, str(sheet.freeze_panes)))) != header + 1:
        yield "frozen header"
    if not str(sheet.cell(header + 1, 1).value).startswith("Пример: "):
        yield "example"
    noted = [cell for cell in sheet[header] if cell.comment is not None]
    if len(noted) != len([column for column in layout.written if column.note]):
        yield "notes"


def test_lists_come_from_the_workspace(tmp_path: Path, workspace: Workspace, school: int) -> None:
    results.add_procedure(
        workspace, ProcedureDraft(title="Диагностика", subject_title="Чтение", short_title="ДИАГ")
    )
    sheet = sheet_of(write_template("results", tmp_path / "a.xlsx", workspace), "results")
    lists = lists_of(sheet)
    assert lists["Школа"] == ["МБОУ «СОШ № 30»"]
    assert {"ВПР МА 5", "ДИАГ"} <= set(lists["Процедура"])
    assert lists["Состояние"] == ["проведена", "нет участников", "не проводилась"]
    assert "2026/2027" in lists["Учебный год"]


def test_without_a_workspace_the_built_in_lists_are_there(tmp_path: Path) -> None:
    lists = lists_of(sheet_of(write_template("results", tmp_path / "a.xlsx"), "results"))
    assert "Школа" not in lists
    assert "ЕГЭ МА профиль" in lists["Процедура"]
    kinds = lists_of(sheet_of(write_template("schools", tmp_path / "b.xlsx"), "schools"))
    assert "ООШ" in kinds["Вид"]
    plan = lists_of(sheet_of(write_template("plan", tmp_path / "c.xlsx"), "plan"))
    assert "выполнено частично" in plan["Статус"]
    criteria = lists_of(sheet_of(write_template("criteria", tmp_path / "d.xlsx"), "criteria"))
    assert criteria["Критерий"][2] == "3. Средний балл ЕГЭ по русскому языку"


def fill(path: Path, kind: str, rows: list[dict[str, Any]]) -> Path:
    """Type rows below the example, as a person would."""
    book = openpyxl.load_workbook(path)
    (layout,) = intake(kind).layouts
    sheet = book[layout.sheet]
    header = len(layout.head) + 2 if layout.head else 1
    places = {column.key: place for place, column in enumerate(layout.written, start=1)}
    for number, row in enumerate(rows, start=header + 2):
        for key, value in row.items():
            sheet.cell(number, places[key], value)
    book.save(path)
    return path


def test_a_filled_workbook_comes_in(
    tmp_path: Path, workspace: Workspace, school: int, load: Load
) -> None:
    path = write_template("results", tmp_path / "a.xlsx", workspace)
    row = {"year": "2018/2019", "school": "МБОУ «СОШ № 30»", "procedure": "ВПР МА 5"}
    outcome = load(fill(path, "results", [row | {"participants": 40, "failed": 12}]))
    assert (outcome.accepted, outcome.problems) == (1, ())
    (stored,) = results.list_results(workspace)
    assert (stored.school_id, stored.failed, stored.source_row) == (school, 12, 3)


def test_counts_and_percents_are_watched_by_the_workbook_itself(tmp_path: Path) -> None:
    sheet = sheet_of(write_template("results", tmp_path / "a.xlsx"), "results")
    kinds = [rule.type for rule in sheet.data_validations.dataValidation]
    assert kinds.count("whole") == 3
    assert kinds.count("decimal") == 2


def test_an_unknown_kind_and_an_old_file_in_place(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Вида книги"):
        write_template("orders", tmp_path / "a.xlsx")
    out = tmp_path / "нет такой папки" / "a.xlsx"
    write_template("plan", out)
    write_template("schools", out)
    assert openpyxl.load_workbook(out).sheetnames[1] == "Школы"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_leaves_nothing_to_complain_of_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive that nobody closed tries again when it is collected, and prints a traceback."""
    complaints: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", complaints.append)
    monkeypatch.setattr(workbook, "write_atomic", lambda _out, write: write(Path("/dev/full")))
    gc.disable()  # what is made from now on stays young: the search need not go through the rest
    try:
        for kind in KINDS:
            with pytest.raises(OSError, match="No space left") as caught:
                write_template(kind, Path("книга.xlsx"))
            del caught
            gc.collect(0)
    finally:
        gc.enable()
    assert complaints == []
