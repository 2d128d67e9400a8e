"""Sound files of every kind in every format, for the mutations to spoil."""

import csv
import html
import io
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from openpyxl import load_workbook

from app import paths
from app.services.importing.blanks.templates import write_template
from tests.services.importing import books

_DEMO = (
    "schools.xlsx",
    "passports.xlsx",
    "criteria.xlsx",
    "plan-2026-2027.xlsx",
    "results-school-30.xlsx",
)
_OLD = ("xls", "ods")
_SCHOOLS = tuple(f"МБОУ «СОШ № {number}»" for number in range(1, 6))


class Sample(NamedTuple):
    """A sound file.

    Attributes:
        name: what it is, for the figures.
        suffix: of its file, with the point.
        content: its bytes.
    """

    name: str
    suffix: str
    content: bytes


def make_samples(folder: Path) -> list[Sample]:
    """All samples; those of .xls and .ods only where LibreOffice is installed."""
    whole = list(_workbooks(folder))
    found = [Sample(f"xlsx {name}", ".xlsx", path.read_bytes()) for name, path in whole]
    for name, path in whole:
        found += _texts(name, path)
    return found + _converted(folder, whole)


def _workbooks(folder: Path) -> Iterator[tuple[str, Path]]:
    yield "marks", books.write_marks(folder / "marks.xlsx", _marks())
    yield "flat", books.write_flat(folder / "flat.xlsx", _flat())
    for kind, rows in (("schools", _schools()), ("results", _results()), ("criteria", _criteria())):
        yield kind, books.write_own(folder / f"{kind}.xlsx", kind, rows)
    yield "plan", books.write_plan(folder / "plan.xlsx", _plan())
    yield "percents", _percents(folder / "percents.xlsx")
    for kind in ("schools", "passports", "results", "criteria", "plan"):
        path = folder / f"blank-{kind}.xlsx"
        yield path.stem, write_template(kind, path)
    for name in _DEMO:
        path = shutil.copy(paths.resource("demo", name), folder / f"demo-{name}")
        yield path.stem, path


def _marks() -> list[books.Row]:
    return [
        (f"{name}(edu99{number:04})", 30 + number, 10, 40, 30, 20)
        for number, name in enumerate(_SCHOOLS)
    ]


def _flat() -> list[books.Row]:
    return [
        (2025, 5, "Математика", "Заречный район", f"edu99{number:04}", name, 40, 12.5, 37.5, 30, 20)
        for number, name in enumerate(_SCHOOLS)
    ]


def _schools() -> list[dict[str, Any]]:
    return [
        {
            "short_name": name,
            "kind": "СОШ",
            "login": f"edu99{number:04}",
            "oo_code": 9100 + number,
            "distance": "41,5",
            "head": "Образцова Анна Петровна",
            "aliases": f"Школа {number}; Школа в посёлке",
        }
        for number, name in enumerate(_SCHOOLS)
    ]


def _results() -> list[dict[str, Any]]:
    return [
        {
            "year": "2024/2025",
            "school": name,
            "login": f"edu99{number:04}",
            "procedure": "ОГЭ МА",
            "participants": 40,
            "failed": number,
        }
        for number, name in enumerate(_SCHOOLS)
    ]


def _criteria() -> list[dict[str, Any]]:
    return [
        {"year": "2024/2025", "school": name, "criterion": 1, "current": 33.5, "value": 33.5}
        for name in _SCHOOLS
    ]


def _plan() -> list[dict[str, Any]]:
    return [
        {
            "section": f"Раздел {number // 3}",
            "title": f"Мероприятие {number}",
            "deadline": ("до 15.12.2026", "октябрь 2026 года, март 2027 года", "в течение года")[
                number % 3
            ],
            "responsible": "Отдел образования; МБОУ «СОШ № 1»",
            "status": "выполнено",
            "marked_on": date(2026, 9, 20),
            "order_number": str(number),
            "order_date": date(2026, 9, 1),
        }
        for number in range(6)
    ]


def _percents(path: Path) -> Path:
    """A flat table whose percents, numbers and dates are in formats."""
    rows = [(*row[:7], row[7] / 100, row[8], row[9] / 100, row[10]) for row in _flat()]
    book = load_workbook(books.write_flat(path, rows))
    sheet = book.active
    assert sheet is not None
    for row in sheet.iter_rows(min_row=2, min_col=8):
        for cell, code in zip(row, ("0.00%", '0.00"%"', "0%", "0.0"), strict=True):
            cell.number_format = code
    sheet.row_dimensions[3].hidden = True
    book.save(path)
    return path


def _texts(name: str, path: Path) -> Iterator[Sample]:
    """The first sheets of a workbook as CSV, a web page, a web archive and XML."""
    book = load_workbook(path)
    rows = [row for sheet in book.worksheets[:2] for row in sheet.iter_rows(values_only=True)]
    rows = [row for row in rows if any(cell is not None for cell in row)]
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows([[_shown(cell) for cell in row] for row in rows])
    text = stream.getvalue()
    page = f"<html><body><table>{''.join(_row_of_page(row) for row in rows)}</table></body></html>"
    archive = MIMEMultipart("related")
    archive.attach(MIMEText(page, "html", "utf-8"))
    yield Sample(f"csv {name}", ".csv", text.encode("cp1251", "replace"))
    yield Sample(f"text {name}", ".txt", text.replace(";", "\t").encode("utf-16"))
    yield Sample(f"html {name}", ".xls", page.encode())
    yield Sample(f"mht {name}", ".mht", archive.as_bytes())
    yield Sample(f"xml {name}", ".xml", _book_in_xml(rows).encode())


def _shown(value: object) -> str:
    if isinstance(value, datetime | date):
        return f"{value:%d.%m.%Y}"
    return "" if value is None else str(value).replace(".", ",")


def _row_of_page(row: Sequence[object]) -> str:
    return f"<tr>{''.join(f'<td>{html.escape(_shown(cell))}</td>' for cell in row)}</tr>"


def _book_in_xml(rows: Sequence[Sequence[object]]) -> str:
    lines = "".join(f"<Row>{''.join(_cell_of_xml(cell) for cell in row)}</Row>" for row in rows)
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}"><Styles><Style'
        ' ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style></Styles><Worksheet'
        f' ss:Name="Лист1"><Table>{lines}</Table></Worksheet></Workbook>'
    )


def _cell_of_xml(value: object) -> str:
    if value is None:
        return "<Cell/>"
    if isinstance(value, datetime | date):
        moment = f"{value:%Y-%m-%d}T00:00:00.000"
        return f'<Cell ss:StyleID="d"><Data ss:Type="DateTime">{moment}</Data></Cell>'
    kind = "Number" if isinstance(value, int | float) else "String"
    return f'<Cell><Data ss:Type="{kind}">{escape(str(value))}</Data></Cell>'


def _converted(folder: Path, whole: Sequence[tuple[str, Path]]) -> list[Sample]:
    """The same workbooks by LibreOffice, a format at a time."""
    office = shutil.which("soffice")
    if office is None:
        return []
    found: list[Sample] = []
    for suffix in _OLD:
        out = folder / suffix
        command = [
            office,
            f"-env:UserInstallation={(folder / 'office').as_uri()}",
            "--headless",
            "--convert-to",
            suffix,
            "--outdir",
            str(out),
            *(str(path) for _name, path in whole),
        ]
        subprocess.run(command, check=False, capture_output=True, timeout=300)
        for name, path in whole:
            made = out / f"{path.stem}.{suffix}"
            if made.exists():
                found.append(Sample(f"{suffix} {name}", f".{suffix}", made.read_bytes()))
    return found
