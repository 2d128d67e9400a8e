"""Tables of a document as a workbook: what is merged on paper is merged in it."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from app.errors import UserError
from app.services.documents.making.export import build
from app.services.documents.model.blocks import Document, Section
from app.services.documents.model.tables import (
    Cell,
    Column,
    Form,
    Head,
    Row,
    RowGroup,
    SectionRow,
    Table,
)
from app.services.documents.xlsx.render import render
from app.services.progress import run_steps
from app.services.registers.writing import RowDraft, save_rows
from app.services.storage.workspace import Workspace


def test_cells_are_merged_and_typed_as_they_are_printed(tmp_path: Path) -> None:
    table = Table(
        (
            Column("№", 10),
            Column("Школа", 60),
            Column("начало", 25, head=Head(("Срок",))),
            Column("конец", 25, head=Head(("Срок",))),
        ),
        (
            SectionRow("Раздел"),
            RowGroup(("1", "=Школа"), (("17.11.2020", "0042"), ("да", "30\N{NO-BREAK SPACE}%"))),
            Row((Cell("12", form=Form(rows=2)), "а", "", "б")),
            Row(("в", "", "г")),
            Row(("", "Всего", "2", ""), total=True),
        ),
    )
    path = tmp_path / "а.xlsx"
    one = Table((Column("А"),), (Row(("1",)),))
    render(Document(title="График", sections=(Section((table, one)),)), path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["График", "График (2)"]
    page = book["График"]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    assert rows == [
        ["№", "Школа", "Срок", None],
        [None, None, "начало", "конец"],
        ["Раздел", None, None, None],
        [1, "=Школа", datetime(2020, 11, 17), "0042"],
        [None, None, "да", "30 %"],
        [12, "а", None, "б"],
        [None, "в", None, "г"],
        [None, "Всего", 2, None],
    ]
    assert {str(one) for one in page.merged_cells.ranges} == {
        *("A1:A2", "B1:B2", "C1:D1"),
        *("A3:D3", "A4:A5", "B4:B5", "A6:A7"),
    }
    assert page["B4"].data_type == "s"
    assert page.freeze_panes == "A3"
    assert page["B8"].font.bold


def test_a_schedule_is_made_as_a_workbook_and_a_paper_without_tables_is_refused(
    workspace: Workspace, tmp_path: Path
) -> None:
    slot = {"on_day": date(2026, 11, 17), "starts_at": 870, "ends_at": 900, "place": "Вязьма"}
    save_rows(workspace, "interview_slot", 2027, [RowDraft(values=slot)])
    formats = ("docx", "xlsx")
    made = build(workspace, "interview-schedule", year=2027, formats=formats, out=tmp_path)
    _docx, path = run_steps(made)
    assert path.suffix == ".xlsx"
    page = openpyxl.load_workbook(path).active
    assert page is not None
    assert [cell.value for cell in page[3]] == [1, "Вязьма", datetime(2026, 11, 17), "14:30–15:00"]
    model = {"direction": "Общее", "content": "Текст."}
    save_rows(workspace, "support_model", 2027, [RowDraft(values=model)])
    with pytest.raises(UserError, match="нет таблиц"):
        run_steps(build(workspace, "model", year=2027, formats=("xlsx",), out=tmp_path))
