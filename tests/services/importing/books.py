"""Small invented workbooks in the layouts of real files."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from app.services.importing.kinds.passports.blocks import passport_layout
from app.services.importing.tables.layouts import layout

Row = Sequence[Any]
MARKS_HEADER = ("Группы участников", "Кол-во ОО", "Кол-во участников", 2, 3, 4, 5)
FLAT_HEADER = (
    "Год",
    "Класс",
    "Предмет",
    "Муниципалитет",
    "Логин",
    "ОО",
    "Кол-во участников",
    2,
    3,
    4,
    5,
)


def write_sheets(path: Path, sheets: Mapping[str, Iterable[Row]]) -> Path:
    """A workbook with these sheets."""
    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def write_marks(
    path: Path,
    schools: Sequence[Row],
    *,
    scope: str = "ВПР 2026 Русский язык 4 класс",
    day: Any = None,
    subject: str | None = None,
    title: str = "Статистика по отметкам",
    sheet: str = "РУ 4 Статистика по отметкам",
) -> Path:
    """A report of ФИС ОКО; `schools` are (name with code, participants, 2, 3, 4, 5).

    Unless told, its date is in April of the year of the title, and its subject that of the title.
    """
    named = re.search(r"ВПР\D*(?:\d{4}[/-])?(\d{4}|\d{2})\D*? ([А-Яа-яё][а-яё ]+?),? \d+ кл", scope)
    if day is None:
        day = f"20.04.20{named[1][-2:]}" if named else ""
    if subject is None:
        subject = named[2].strip() if named else "Русский язык"
    rows: list[Row] = [
        (title,),
        (),
        (scope,),
        ("Предмет:", subject),
        ("Максимальный первичный балл:", 24),
        ("Дата:", day),
        (),
        MARKS_HEADER,
        ("Вся выборка", 35000, 1700000, 5.06, 32.92, 44.33, 17.69),
        ("Приречная область", 560, 30216, 13.44, 44.15, 36.28, 6.14),
        ("Заречный муниципальный округ(reg99_m012)", 12, 612, 13.57, 46.9, 33.65, 5.88),
        *((name, None, *numbers) for name, *numbers in schools),
    ]
    return write_sheets(path, {sheet: rows})


def write_flat(path: Path, rows: Iterable[Row], header: Row = FLAT_HEADER) -> Path:
    """A flat table."""
    return write_sheets(path, {"Лист1": [header, *rows]})


def write_own(path: Path, kind: str, rows: Iterable[Mapping[str, Any]]) -> Path:
    """One of our workbooks; rows are dictionaries by the keys of the columns."""
    one = layout(kind)
    keys = [column.key for column in one.columns]
    return write_sheets(
        path,
        {
            one.sheet: [
                [c.title for c in one.columns],
                *([row.get(k) for k in keys] for row in rows),
            ]
        },
    )


def write_passports(path: Path, blocks: Mapping[str, Iterable[Mapping[str, Any]]]) -> Path:
    """Our workbook of passports; block -> rows by the keys of the columns."""
    sheets: dict[str, list[Row]] = {}
    for block, rows in blocks.items():
        one = passport_layout(block)
        keys = [column.key for column in one.columns]
        sheets[one.sheet] = [
            [column.title for column in one.columns],
            *([row.get(key) for key in keys] for row in rows),
        ]
    return write_sheets(path, sheets)


def write_plan(
    path: Path,
    rows: Iterable[Mapping[str, Any]],
    *,
    title: str = "План мероприятий на 2026/2027 учебный год",
    year: str = "2026/2027",
    school: str = "",
) -> Path:
    """Our workbook of a plan."""
    one = layout("plan")
    keys = [column.key for column in one.columns]
    head: list[Row] = [("План", title), ("Учебный год", year), ("Школа", school), ()]
    table: list[Row] = [
        [column.title for column in one.columns],
        *([row.get(key) for key in keys] for row in rows),
    ]
    return write_sheets(path, {"План": [*head, *table]})
