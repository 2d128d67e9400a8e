"""What formats, errors and formulas of cells mean in every kind of table."""

import io
import re
import shutil
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.services import criteria, plans, results
from app.services.importing.service import FileOutcome, preview_files
from app.services.importing.tables.layouts import layout
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from tests.services.importing.books import (
    Row,
    write_flat,
    write_marks,
    write_own,
    write_passports,
    write_plan,
)
from tests.services.importing.conftest import Load, Preview

FLAT: Row = (2026, 5, "Математика", "", "edu990130", "СОШ № 30", 40, 30, 40, 20, 10)
MEASURE = {
    "section": "1. Организация",
    "title": "Совещание",
    "deadline": "до 15.10.2026",
    "responsible": "Отдел",
    "status": "выполнено",
    "marked_on": "20.09.2026",
    "mark_text": "Проведено",
}


def changed(path: Path, **cells: tuple[Any, str]) -> Path:
    """The same book with other values and formats in some cells of its first sheet."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for address, (value, number_format) in cells.items():
        sheet[address] = value
        sheet[address].number_format = number_format
    book.save(path)
    return path


def told(outcome: FileOutcome) -> list[tuple[str, int | None, str | None]]:
    return [(problem.code, problem.row, problem.column) for problem in outcome.problems]


def failed(workspace: Workspace) -> list[int | None]:
    return [one.failed for one in results.list_results(workspace)]


def of_results(path: Path, *cells: tuple[int, Any, str]) -> Path:
    """Our workbook of results: participants, percent and its format per row."""
    rows = [
        {"year": 2026, "school": f"СОШ № {n}", "procedure": "ОГЭ МА", "participants": count}
        for n, (count, _value, _format) in enumerate(cells, start=1)
    ]
    for one, (_count, value, _format) in zip(rows, cells, strict=True):
        one["failed_percent"] = value
    written = write_own(path, "results", rows)
    sheet = openpyxl.load_workbook(written).worksheets[0]
    (column,) = [cell.column_letter for cell in sheet[1] if cell.value == "% не преодолевших"]
    places = {
        f"{column}{row}": (value, number_format)
        for row, (_count, value, number_format) in enumerate(cells, start=2)
    }
    return changed(written, **places)


@pytest.mark.parametrize(
    ("cells", "counts"),
    [
        ([(89, 12.36, '0.00"%"'), (200, 0.5, "0.00\\%")], [11, 1]),
        ([(100, 0.25, "0%"), (100, "25 %", "0%")], [25, 25]),
        ([(200, "0,5 %", "0%")], [1]),
        ([(89, 0.1236, "0.00%"), (40, 0.3, "0%")], [11, 12]),
    ],
)
def test_percents_as_excel_shows_them(
    tmp_path: Path,
    workspace: Workspace,
    load: Load,
    cells: list[tuple[int, Any, str]],
    counts: list[int],
) -> None:
    outcome = load(of_results(tmp_path / "а.xlsx", *cells))
    assert outcome.stored, outcome.problems
    assert failed(workspace) == counts


def test_more_than_all_is_an_error(tmp_path: Path, workspace: Workspace, load: Load) -> None:
    outcome = load(of_results(tmp_path / "а.xlsx", (200, 1.5, "0%"), (100, 0.25, "0%")))
    assert told(outcome) == [("value.over-100", 2, "% не преодолевших")]
    assert "150%" in outcome.problems[0].text
    assert failed(workspace) == []


def test_the_rest_of_a_formula_is_not_more_than_all(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    rests = ((20, 1.0000000001, "0%"), (30, -0.0000000001, "0%"))
    assert load(of_results(tmp_path / "а.xlsx", *rests)).stored
    assert failed(workspace) == [20, 0]
    outcome = load(of_results(tmp_path / "б.xlsx", (20, 1.004, "0%"), (30, 0.5, "0%")))
    assert told(outcome) == [("value.over-100", 2, "% не преодолевших")]
    assert "100% показано, а хранится 100,4" in outcome.problems[0].text


def test_a_small_number_without_a_format_beside_percents_is_in_doubt(
    tmp_path: Path, load: Load
) -> None:
    outcome = load(of_results(tmp_path / "а.xlsx", (100, 0.25, "0%"), (100, 0.25, "General")))
    assert told(outcome) == [("fractions", 3, "% не преодолевших")]
    assert not outcome.stored


def test_a_percent_where_a_count_belongs(tmp_path: Path, load: Load) -> None:
    outcome = load(changed(write_flat(tmp_path / "а.xlsx", [FLAT]), G2=(0.4, "0%")))
    assert told(outcome) == [("value.percent", 2, "Кол-во участников")]


def books(folder: Path) -> dict[str, Path]:
    """A good book of every kind, its only row of data the last one."""
    school = {"school": "СОШ № 30", "login": "edu990130"}
    numbers = {"participants": 40, "failed": 12, "high": 3, "mean_score": 14.5}
    return {
        "flat": write_flat(folder / "flat.xlsx", [FLAT]),
        "marks": write_marks(
            folder / "marks.xlsx",
            [
                ("СОШ № 1(edu990131)", 40, 30, 40, 20, 10),
                ("СОШ № 2(edu990132)", 40, 30, 40, 20, 10),
            ],
        ),
        "results": write_own(
            folder / "results.xlsx",
            "results",
            [{"year": 2026, "procedure": "ОГЭ МА"} | school | numbers],
        ),
        "criteria": write_own(
            folder / "criteria.xlsx",
            "criteria",
            [{"year": 2026, "criterion": 3, "current": "63"} | school],
        ),
        "schools": write_own(folder / "schools.xlsx", "schools", [{"short_name": "СОШ № 77"}]),
        "passports": write_passports(
            folder / "passports.xlsx",
            {"contingent": [{"on_date": "20.09.2026", "pupils": 400} | school]},
        ),
        "plan": write_plan(folder / "plan.xlsx", [MEASURE]),
    }


# The running number of a measure and the number of schools behind a group are not read.
HEADERS = {"marks": 8, "plan": 5}
NOT_READ = {("plan", "№"), ("marks", "Кол-во ОО")}


@pytest.mark.parametrize(
    ("value", "code"),
    [("#REF!", "cell.error"), ("#Н/Д", "cell.error"), ("=SUM(A1:A2)", "cell.formula")],
)
def test_an_error_or_an_empty_formula_is_named_in_every_column_of_every_table(
    tmp_path: Path,
    workspace: Workspace,
    preview: Preview,
    school: int,
    value: str,
    code: str,
) -> None:
    spoilt: list[tuple[str, str, int, int]] = []
    files: list[Path] = []
    for kind, path in books(tmp_path).items():
        good = preview(path, create_schools=True)
        assert not good.problems, kind
        sheet = openpyxl.load_workbook(path).worksheets[0]
        for cell in sheet[HEADERS.get(kind, 1)]:
            if cell.value is None or (kind, cell.value) in NOT_READ:
                continue
            files.append(Path(shutil.copy(path, tmp_path / f"{len(files)}.xlsx")))
            changed(files[-1], **{f"{cell.column_letter}{sheet.max_row}": (value, "General")})
            spoilt.append((kind, str(cell.value), sheet.max_row, good.fresh))
    silent: list[tuple[str, str]] = []
    previews = run_steps(preview_files(workspace, files, create_schools=True))
    for (kind, title, row, fresh), found in zip(spoilt, previews, strict=True):
        places = {(one.code, one.row, one.column) for one in found.problems}
        if (code, row, title) not in places or found.fresh == fresh:
            silent.append((kind, title))
    assert len(spoilt) > 60
    assert silent == []


def test_an_error_above_a_plan(tmp_path: Path, load: Load) -> None:
    for address in ("B1", "B2", "B3"):
        path = write_plan(tmp_path / "план.xlsx", [MEASURE])
        outcome = load(changed(path, **{address: ("#REF!", "General")}))
        assert "cell.error" in [problem.code for problem in outcome.problems], address
        assert not outcome.stored


def plan_with(path: Path, **cells: tuple[Any, str]) -> Path:
    """A plan whose only measure has other cells, by the keys of the columns."""
    written = write_plan(path, [MEASURE])
    keys = [column.key for column in layout("plan").columns]
    letters = {key: "ABCDEFGHIJKLMN"[place] for place, key in enumerate(keys)}
    return changed(written, **{f"{letters[key]}6": cell for key, cell in cells.items()})


def test_a_deadline_is_the_text_that_excel_shows(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    load(plan_with(tmp_path / "план.xlsx", deadline=(date(2025, 10, 1), "mmmm yyyy")))
    (plan,) = plans.list_plans(workspace)
    (section,) = plans.get_plan(workspace, plan.id).sections
    assert [measure.deadline_text for measure in section.measures] == ["октябрь 2025"]


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        (
            {"order_number": (date(2025, 10, 1), "d-mmm"), "order_date": ("01.10.2025", "@")},
            ("order.number-date", 6, "Приказ №"),
        ),
        (
            {"order_number": (date(2025, 10, 1), "dd.mm.yyyy"), "order_date": ("01.10.2025", "@")},
            ("order.number-date", 6, "Приказ №"),
        ),
        (
            {"order_number": ("01.10.2025", "@"), "order_date": ("01.10.2025", "@")},
            ("order.number-date", 6, "Приказ №"),
        ),
        (
            {"order_number": ("01.окт", "@"), "order_date": ("01.10.2025", "@")},
            ("order.number-date", 6, "Приказ №"),
        ),
        ({"deadline": (46296, "General")}, ("date", 6, "Срок")),
        ({"deadline": ("46296", "@")}, ("date", 6, "Срок")),
        ({"deadline": (60, "dd.mm.yyyy")}, ("date", 6, "Срок")),
        ({"deadline": ("до 31.02.2027", "@")}, ("date", 6, "Срок")),
        ({"marked_on": (60, "dd.mm.yyyy")}, ("date", 6, "Дата отметки")),
        ({"marked_on": (date(2025, 10, 1), "mmmm yyyy")}, ("date.incomplete", 6, "Дата отметки")),
    ],
)
def test_what_excel_made_a_date_is_doubted(
    tmp_path: Path, load: Load, cells: dict[str, tuple[Any, str]], problem: tuple[str, int, str]
) -> None:
    outcome = load(plan_with(tmp_path / "план.xlsx", **cells))
    assert told(outcome) == [problem]
    assert not outcome.stored


def test_criteria_in_percent_cells(
    tmp_path: Path, workspace: Workspace, school: int, load: Load
) -> None:
    rows = [
        {
            "year": 2026,
            "school": "СОШ № 30",
            "login": "edu990130",
            "criterion": number,
            "current": 1,
        }
        for number in (1, 6, 3)
    ]
    path = write_own(tmp_path / "а.xlsx", "criteria", rows)
    outcome = load(changed(path, E2=(0.33, "0%"), E3=(1.5, "0%"), E4=(0.5, "0%")))
    assert told(outcome) == [("value.over-100", 3, "Текущее"), ("value.percent", 4, "Текущее")]
    load(changed(path, E2=(33, '0"%"'), E3=(0.083, "0.0%"), E4=(63, "0")))
    stored = criteria.list_criteria_values(workspace, school, 2026)
    assert [stored[place].current.number_h for place in (0, 5, 2)] == [3300, 830, 6300]


def test_one_bad_number_names_its_cell_and_shows_the_other_rows(
    tmp_path: Path, preview: Preview
) -> None:
    path = write_flat(tmp_path / "а.xlsx", [FLAT, (*FLAT[:4], "edu990131", "СОШ № 31", *FLAT[6:])])
    content = path.read_bytes()
    for column, title in (("G", "Кол-во участников"), ("A", "Год")):
        for text in ("NaN", "1e400", "-1e400"):
            with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(path, "w") as new:
                for name in old.namelist():
                    part = old.read(name).decode()
                    pattern = rf'(<c r="{column}3"[^>]*><v>)[^<]*'
                    new.writestr(name, re.sub(pattern, rf"\g<1>{text}", part))
            found = preview(path, create_schools=True)
            assert [(one.row, one.column) for one in found.problems] == [(3, title)], text
            assert (found.rows, found.fresh, found.rejected) == (2, 1, 1)
