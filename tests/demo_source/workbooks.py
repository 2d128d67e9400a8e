"""The demo workbooks: which file holds what, and how it is written."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from app.services.importing.kinds.passports.blocks import passport_layouts
from app.services.importing.tables.layouts import Layout, layout
from tests.demo_source import criteria, passports, plans, results
from tests.demo_source.district import SCHOOLS
from tests.demo_source.plan_rows import DemoPlan

Row = Mapping[str, object]
_HEAD_ROW = 1


def write_all(folder: Path) -> list[Path]:
    """Write every workbook into a folder; returns the files."""
    books = {
        "schools.xlsx": _tables("schools", _schools()),
        "passports.xlsx": _passports(),
        "results-2018-2019.xlsx": _tables("results", results.early_results()),
        "results-school-30.xlsx": _tables("results", results.school_30_results()),
        "vpr-2024-2026.xlsx": _tables("flat-marks", results.vpr_marks()),
        "gia-2024-2026.xlsx": _tables("results", results.exams()),
        "criteria.xlsx": _tables("criteria", criteria.criteria()),
        "plan-2018-2019.xlsx": _plan(plans.PLAN_2019),
        "plan-2020-2021.xlsx": _plan(plans.PLAN_2021),
        "plan-2026-2027.xlsx": _plan(plans.PLAN_2027),
        "plan-school-30.xlsx": _plan(plans.PLAN_OF_SCHOOL_30),
        "evidence.xlsx": _visits(),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, book in books.items():
        book.save(folder / name)
    return [folder / name for name in books]


def _tables(kind: str, rows: Iterable[Row]) -> Workbook:
    book = _empty()
    _fill(book.create_sheet(layout(kind).sheet), layout(kind), rows, _HEAD_ROW)
    return book


def _passports() -> Workbook:
    book, blocks = _empty(), passports.passports()
    for table in passport_layouts():
        _fill(book.create_sheet(table.sheet), table, blocks[table.block], _HEAD_ROW)
    return book


def _plan(plan: DemoPlan) -> Workbook:
    book, table = _empty(), layout("plan")
    sheet = book.create_sheet(table.sheet)
    for row, (key, label) in enumerate(table.head, start=1):
        sheet.cell(row, 1, label).font = Font(bold=True)
        sheet.cell(row, 2, plan.head[key])
    _fill(sheet, table, plan.rows(), len(table.head) + 2)
    return book


def _fill(sheet: Worksheet, table: Layout, rows: Iterable[Row], header_row: int) -> None:
    for place, column in enumerate(table.columns, start=1):
        header = sheet.cell(header_row, place, column.title)
        header.font = Font(bold=True)
        header.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    for number, row in enumerate(rows, start=header_row + 1):
        unknown = set(row) - {column.key for column in table.columns}
        assert not unknown, f"{table.sheet}: {sorted(unknown)}"
        for place, column in enumerate(table.columns, start=1):
            if row.get(column.key) is not None:
                cell = sheet.cell(number, place, row[column.key])
                cell.number_format = column.number_format
    sheet.freeze_panes = sheet.cell(header_row + 1, 1)


def _schools() -> list[Row]:
    return [
        {
            "short_name": school.name,
            "full_name": school.full_name,
            "kind": school.kind,
            "login": f"edu{school.login}",
            "oo_code": school.oo_code,
            "aliases": school.aliases,
            "settlement": school.settlement,
            "distance": school.distance,
            "head": school.head,
            "head_post": "директор",
            "phone": f"8 (800) 555-{school.oo_code[:2]}-{school.oo_code[2:]}",
            "email": f"{school.key.replace('_', '-')}@zarechie.example",
        }
        for school in SCHOOLS
    ]


def _visits() -> Workbook:
    """An evidence file: when lessons are visited; it is attached to a measure."""
    book = _empty()
    sheet = book.create_sheet("График")
    for row in (
        ("Дата", "Школа", "Предмет", "Класс", "Посещено уроков"),
        ("10.11.2026", "МБОУ «СОШ № 30»", "Математика", 5, 2),
        ("12.11.2026", "МБОУ «СОШ № 30»", "Русский язык", 6, 2),
        ("18.11.2026", "МБОУ «Болгарская кадетская школа»", "Математика", 9, 3),
        ("08.12.2026", "МБОУ «Антоновская СОШ»", "Русский язык", 8, None),
    ):
        sheet.append(row)
    return book


def _empty() -> Workbook:
    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    book.properties.creator = "Опора"
    return book
