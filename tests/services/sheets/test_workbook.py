"""A sheet as a workbook: what Excel reads back from it."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.errors import EnvironmentProblem
from app.services.progress import run_steps
from app.services.sheets.sheet import Cell, Share, Sheet, SheetColumn, share_of_h
from app.services.sheets.workbook import write_sheet

MADE_AT = datetime(2026, 11, 29, 9, 30, tzinfo=UTC)


def sheet_of(rows: list[list[Cell]], *, typed: bool = False, title: str = "Школы") -> Sheet:
    columns = [SheetColumn(f"Столбец {n}", typed) for n in range(len(rows[0]))]
    return Sheet(title=title, columns=columns, rows=rows, count=len(rows))


def written(sheet: Sheet, out: Path):
    run_steps(write_sheet(sheet, out, made_at=MADE_AT))
    return load_workbook(out)


def test_types_are_kept(tmp_path):
    row = [
        Cell("1500", 1500),
        Cell("11 из 89", Share(11, 89)),
        Cell("33,25 %", share_of_h(3325)),
        Cell("23.11.2026", date(2026, 11, 23)),
        Cell("29.11.2026 12:30", MADE_AT),
        Cell("12,5", 12.5),
        Cell("–"),
        Cell("", None),
    ]
    page = written(sheet_of([row], typed=True), tmp_path / "a.xlsx").active
    found = [(cell.value, cell.number_format) for cell in page[2] if cell.value is not None]
    assert found == [
        (1500, "0"),
        (pytest.approx(11 / 89), "0.0%"),
        (0.3325, "0.00%"),
        (datetime(2026, 11, 23), "dd.mm.yyyy"),
        (MADE_AT.astimezone().replace(tzinfo=None), "dd.mm.yyyy hh:mm"),
        (12.5, "General"),
    ]  # a dash is no number: the cell is empty


def test_a_text_stays_the_text_that_it_is(tmp_path):
    texts = ["0042", "1.1", "2018/2019", "=1+1", "+7 900", "–", "#ССЫЛКА!", "а\nб", "да\x07"]
    page = written(sheet_of([[Cell(text) for text in texts]]), tmp_path / "a.xlsx").active
    assert [cell.value for cell in page[2]] == [*texts[:-1], "да"]
    assert {(cell.data_type, cell.number_format) for cell in page[2]} == {("s", "@")}
    assert page["H2"].alignment.wrap_text


def test_the_header_stands_in_row_1_with_a_filter_and_stays_in_sight(tmp_path):
    rows = [[Cell("а"), Cell("б" * 200)] for _ in range(3)]
    title = "Приказы: 2026/2027 [проект] длинное название"
    book = written(sheet_of(rows, title=title), tmp_path / "a.xlsx")
    page = book.active
    assert [cell.value for cell in page[1]] == ["Столбец 0", "Столбец 1"]
    assert all(cell.font.b for cell in page[1])
    assert (page.freeze_panes, page.auto_filter.ref) == ("A2", "A1:B4")
    assert page.column_dimensions["A"].width < 16
    assert [page.row_dimensions[n].height for n in (1, 2)] == [22.5, 90]  # 200 letters: 6 lines
    assert page.column_dimensions["B"].width == 40
    assert page.title == "Приказы 2026-2027 проект"
    assert book.properties.title == title
    assert book.properties.created == MADE_AT.replace(tzinfo=None)


def test_what_is_bold_in_the_window_is_bold_in_the_book(tmp_path):
    rows = [[Cell("33 %", share_of_h(3300), bold=True), Cell("а")]]
    page = written(sheet_of(rows), tmp_path / "a.xlsx").active
    assert [bool(cell.font.b) for cell in page[2]] == [True, False]


def test_progress_is_told_and_a_stop_writes_nothing(tmp_path):
    rows = [[Cell(str(number))] for number in range(120)]
    steps = write_sheet(sheet_of(rows), tmp_path / "a.xlsx", made_at=MADE_AT)
    seen = [next(steps) for _ in range(3)]
    assert [(step.done, step.total) for step in seen] == [(50, 240), (100, 240), (170, 240)]
    steps.close()
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_replaced_is_told_calmly(tmp_path, monkeypatch):
    out = tmp_path / "a.xlsx"
    out.write_bytes(b"old")

    def open_in_excel(*_args):
        raise PermissionError(13, "used by another process", str(out))

    monkeypatch.setattr(Path, "replace", open_in_excel)
    with pytest.raises(EnvironmentProblem, match="открыт в Excel"):
        written(sheet_of([[Cell("а")]]), out)
    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]
