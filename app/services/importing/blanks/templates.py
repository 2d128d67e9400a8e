"""Our own workbooks, written empty: instructions, drop-down lists, notes and an example row."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.errors import UserError
from app.services.importing.blanks.template_lists import OPEN_LISTS, drop_down_lists
from app.services.importing.kinds.registry import blank_kinds, intake
from app.services.importing.tables.layouts import (
    EXAMPLE_MARK,
    INSTRUCTION_SHEET,
    LISTS_SHEET,
    Blank,
    Column,
    Layout,
)
from app.services.program_files import program_json
from app.services.sheets.workbook import save_book

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from app.services.storage.workspace import Workspace

_LAST_ROW = 2000
_FONT = "Calibri"
_REQUIRED_FILL, _OPTIONAL_FILL, _LIGHT_FILL = "1F4E78", "5B7FA3", "EAF1F8"
_GREY, _LINE = "7F7F7F", "B8C7D6"
_EXAMPLE_NOTE = "Строка-пример: при загрузке она пропускается, её можно удалить."


def write_template(kind: str, out: Path, workspace: "Workspace | None" = None) -> Path:
    """Write the empty workbook of a kind; its lists name the schools and procedures of a workspace.

    Args:
        kind: one of `blank_kinds`.
        out: file to write; an existing one is replaced.
        workspace: where the drop-down lists come from, or None for the built-in ones.

    Raises:
        UserError: there is no such kind.
        EnvironmentProblem: the file is open elsewhere or cannot be written.
    """
    if kind not in blank_kinds():
        raise UserError(
            f"Вида книги «{kind}» нет.", f"Выберите один из видов: {', '.join(blank_kinds())}."
        )
    book = _make(intake(kind).layouts, drop_down_lists(workspace))
    save_book(book, out)
    return out


def _make(layouts: Sequence[Layout], lists: Mapping[str, Sequence[str]]) -> "Workbook":
    from openpyxl import Workbook

    book = Workbook()
    instructions, blank = book.active, layouts[0].blank
    assert instructions is not None
    assert blank is not None
    _write_instructions(instructions, blank, layouts)
    ranges = _ranges(layouts, lists)
    for one in layouts:
        _write_data_sheet(book.create_sheet(one.sheet), one, ranges)
    _write_lists(book, ranges, lists)
    book.active = 1
    instructions.sheet_view.tabSelected = False
    book.properties.title = blank.title
    book.properties.creator = "Опора"
    return book


def _write_instructions(sheet: Any, blank: Blank, layouts: Sequence[Layout]) -> None:  # noqa: ANN401 - openpyxl has no types
    """The sheet «Как заполнять»: what the workbook is, steps, and every column in words."""
    from openpyxl.styles import Alignment, Font

    shared = program_json("workbooks", "instructions.json")["shared"]
    sheet.title = INSTRUCTION_SHEET
    sheet.sheet_view.showGridLines = False
    for letter, width in zip("ABCD", (4, 34, 70, 34), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet["B1"] = blank.title
    sheet["B1"].font = Font(name=_FONT, size=18, bold=True, color=_REQUIRED_FILL)
    sheet["B2"] = blank.about
    sheet.merge_cells("B2:D2")
    sheet["B2"].alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[2].height = 32
    row = 4
    for number, text in enumerate([*blank.steps, *shared], start=1):
        sheet.cell(row, 1, number).alignment = Alignment(horizontal="right", vertical="top")
        cell = sheet.cell(row, 2, text)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=4)
        sheet.row_dimensions[row].height = 16 if len(text) <= 120 else 32
        row += 1
    for layout in layouts:
        row = _write_columns(sheet, row + 1, layout)
    _fit_to_page(sheet)


def _write_columns(sheet: "Worksheet", row: int, layout: Layout) -> int:
    """The columns of one data sheet as a small table; returns the next free row."""
    from openpyxl.styles import Alignment, Font, PatternFill

    sheet.cell(row, 2, f"Лист «{layout.sheet}»").font = Font(name=_FONT, size=13, bold=True)
    row += 1
    for place, title in enumerate(("Столбец", "Что писать", "Пример"), start=2):
        cell = sheet.cell(row, place, title)
        cell.font = Font(name=_FONT, bold=True)
        cell.fill = PatternFill("solid", fgColor=_LIGHT_FILL)
    for column in layout.written:
        row += 1
        note = column.note or "Можно не заполнять."
        words = f"Обязательно. {note}" if column.required else note
        example = "" if column.example is None else str(column.example).replace(".", ",", 1)
        if isinstance(column.example, str):
            example = column.example
        for place, text in enumerate((column.title, words, example), start=2):
            cell = sheet.cell(row, place, text)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if place == 2:
                cell.font = Font(name=_FONT, bold=column.required)
    return row + 1


def _write_data_sheet(sheet: Any, layout: Layout, ranges: Mapping[str, str]) -> None:  # noqa: ANN401 - openpyxl has no types
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter

    header = _write_head(sheet, layout)
    for place, column in enumerate(layout.written, start=1):
        letter = get_column_letter(place)
        dimension = sheet.column_dimensions[letter]
        dimension.width = column.width
        dimension.number_format = column.number_format
        dimension.alignment = Alignment(wrap_text=True, vertical="top")
        _write_header_cell(sheet.cell(header, place), column)
        cells = f"{letter}{header + 1}:{letter}{_LAST_ROW}"
        _add_validation(sheet, column, cells, ranges)
    sheet.row_dimensions[header].height = 48
    _write_example(sheet, header + 1, layout.written)
    fixed = next((n for n, one in enumerate(layout.written, 1) if one.key == layout.name), 1)
    sheet.freeze_panes = sheet.cell(header + 1, fixed + 1)
    last = get_column_letter(len(layout.written))
    sheet.auto_filter.ref = f"A{header}:{last}{header + 1}"
    sheet.print_title_rows = f"{header}:{header}"
    _fit_to_page(sheet)


def _write_head(sheet: Any, layout: Layout) -> int:  # noqa: ANN401 - openpyxl has no types
    """The labelled cells above the table; returns the row of the header."""
    from openpyxl.styles import Border, Font, PatternFill, Side

    if not layout.head:
        return 1
    for row, (_key, label) in enumerate(layout.head, start=1):
        sheet.cell(row, 1, label).font = Font(name=_FONT, bold=True)
        cell = sheet.cell(row, 2)
        sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=5)
        cell.fill = PatternFill("solid", fgColor=_LIGHT_FILL)
        cell.border = Border(bottom=Side(style="thin", color=_LINE))
    return len(layout.head) + 2


def _write_header_cell(cell: Any, column: Column) -> None:  # noqa: ANN401 - openpyxl has no types
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    cell.value = int(column.title) if column.title.isdigit() else column.title
    cell.number_format = "General"
    cell.font = Font(name=_FONT, bold=True, color="FFFFFF")
    fill = _REQUIRED_FILL if column.required else _OPTIONAL_FILL
    cell.fill = PatternFill("solid", fgColor=fill)
    cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
    cell.border = Border(right=Side(style="thin", color="FFFFFF"))
    if column.note:
        words = f"Обязательный столбец. {column.note}" if column.required else column.note
        comment = Comment(words, "Опора", width=320, height=90)
        cell.comment = comment


def _write_example(sheet: Any, row: int, columns: Sequence[Column]) -> None:  # noqa: ANN401 - openpyxl has no types
    """One row as it should look; its first cell carries the mark by which the import skips it."""
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font

    for place, column in enumerate(columns, start=1):
        cell = sheet.cell(row, place)
        cell.font = Font(name=_FONT, italic=True, color=_GREY)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.number_format = column.number_format
        value = column.example
        if place == 1:
            value = f"{EXAMPLE_MARK}: {value}"
            cell.comment = Comment(_EXAMPLE_NOTE, "Опора", width=260, height=60)
        cell.value = value


def _add_validation(
    sheet: Any,  # noqa: ANN401 - openpyxl has no types
    column: Column,
    cells: str,
    ranges: Mapping[str, str],
) -> None:
    """A drop-down list, or limits for numbers; lists that may be left only ask."""
    from openpyxl.worksheet.datavalidation import DataValidation

    if column.choices:
        if column.choices not in ranges:
            return
        rule = DataValidation(type="list", formula1=ranges[column.choices], allow_blank=True)
        rule.errorStyle = "warning" if column.choices in OPEN_LISTS else "stop"
        rule.errorTitle = "Значения нет в списке"
        rule.error = "Выберите значение из списка ячейки."
    elif column.number_format in ("0", "0.##") and "%" in column.title:
        rule = DataValidation(
            type="decimal", operator="between", formula1="0", formula2="100", allow_blank=True
        )
        rule.errorTitle, rule.error = "Проценты", "Введите число от 0 до 100."
    elif column.number_format == "0":
        rule = DataValidation(
            type="whole", operator="greaterThanOrEqual", formula1="0", allow_blank=True
        )
        rule.errorTitle, rule.error = "Количество", "Введите целое число от нуля."
    else:
        return
    rule.showErrorMessage = True
    rule.add(cells)
    sheet.add_data_validation(rule)


def _ranges(layouts: Sequence[Layout], lists: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Name of a used list -> the range on the sheet of lists that holds it."""
    from openpyxl.utils import get_column_letter

    names = dict.fromkeys(
        column.choices for layout in layouts for column in layout.written if column.choices
    )
    used = [name for name in names if lists[name]]
    return {
        name: f"'{LISTS_SHEET}'!${letter}$2:${letter}${len(lists[name]) + 1}"
        for name, letter in ((name, get_column_letter(n)) for n, name in enumerate(used, 1))
    }


def _write_lists(
    book: "Workbook", ranges: Mapping[str, str], lists: Mapping[str, Sequence[str]]
) -> None:
    if not ranges:
        return
    sheet: Any = book.create_sheet(LISTS_SHEET)
    for place, name in enumerate(ranges, start=1):
        sheet.cell(1, place, name)
        for row, value in enumerate(lists[name], start=2):
            sheet.cell(row, place, value)
    sheet.sheet_state = "hidden"


def _fit_to_page(sheet: Any) -> None:  # noqa: ANN401 - openpyxl has no types
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
