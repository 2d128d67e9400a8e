"""Which of our tables a workbook holds, told by its content only."""

from typing import TYPE_CHECKING

from app.services.importing import guard
from app.services.importing.layouts import (
    INSTRUCTION_SHEET,
    ImportKind,
    Layout,
    header_key,
    layout,
    passport_layouts,
)
from app.services.importing.problems import ProblemLog, RefusedFileError
from app.services.importing.reader import Book, Sheet
from app.services.importing.table import Table, find_header, make_table

if TYPE_CHECKING:
    from app.services.importing.cells import Cell

MARKS_TITLE = "статистика по отметкам"
# Narrow layouts first: a header may hold more columns than a wide one asks for.
_BY_HEADER = (
    ImportKind.FLAT,
    ImportKind.RESULTS,
    ImportKind.CRITERIA,
    ImportKind.PLAN,
)
_HEAD_ROWS = 20


def recognise(book: Book, problems: ProblemLog) -> list[Table]:
    """The tables of a workbook, all of one kind.

    Raises:
        RefusedFileError: it is about pupils, a report of no use, or nothing that is known.
    """
    guard.refuse_what_is_not_ours(book)
    tables: list[Table] = []
    for sheet in book.sheets:
        found = tables_of(sheet)
        if not found and sheet.name != INSTRUCTION_SHEET and len(book.sheets) > 1:
            problems.warning("sheet_skipped", "Лист не распознан и пропущен.", sheet=sheet.name)
        tables += found
    if not tables:
        raise _unknown(book)
    kinds = sorted({table.layout.kind.label for table in tables})
    if len(kinds) > 1:
        raise RefusedFileError(
            "mixed_kinds",
            f"В файле «{book.file.name}» таблицы разных видов: {', '.join(kinds)}.",
            "Разнесите их по разным файлам и загрузите вместе.",
        )
    return tables


def tables_of(sheet: Sheet) -> list[Table]:
    """The tables of one sheet; several only for passports, whose blocks may stand side by side."""
    if guard.title_of(sheet) == MARKS_TITLE:
        found = find_header(sheet, layout(ImportKind.MARKS))
        return [] if found is None else [make_table(sheet, layout(ImportKind.MARKS), *found)]
    for kind in _BY_HEADER:
        found = find_header(sheet, layout(kind))
        if found is not None:
            return [_with_head(make_table(sheet, layout(kind), *found))]
    return _passports(sheet) or _schools(sheet)


def _passports(sheet: Sheet) -> list[Table]:
    tables: list[Table] = []
    shared = {column.key for column in layout(ImportKind.PASSPORTS).columns}
    for block in passport_layouts():
        found = find_header(sheet, block)
        if found is not None and found[1].keys() - shared:
            tables.append(make_table(sheet, block, *found))
    return tables


def _schools(sheet: Sheet) -> list[Table]:
    """A list of schools is told by the name and at least one more column of the register."""
    found = find_header(sheet, layout(ImportKind.SCHOOLS))
    if found is None or len(found[1]) < 2:
        return []
    return [make_table(sheet, layout(ImportKind.SCHOOLS), *found)]


def _with_head(table: Table) -> Table:
    """Cells above the table: a label, then the value in the next filled cell of the row."""
    labels = {header_key(label): key for key, label in table.layout.head}
    above = min(table.header_row, _HEAD_ROWS) if labels else 0
    for row, keys in zip(table.sheet.rows[:above], table.sheet.heads, strict=False):
        for place, name in enumerate(keys):
            if name in labels:
                values: list[Cell] = [cell for cell in row[place + 1 :] if cell != ""]
                table.head[labels[name]] = values[0] if values else ""
                break
    return table


def _unknown(book: Book) -> RefusedFileError:
    near = next((hint for sheet in book.sheets if (hint := _near_miss(sheet))), "")
    expected = (
        "Загрузить можно отчёт ФИС ОКО «Статистика по отметкам», сводную таблицу отметок ВПР"
        " (Год, Класс, Предмет, Муниципалитет, Логин, ОО, Кол-во участников, 2, 3, 4, 5) и книги"
        " по шаблонам программы: «Школы», «Паспорта школ», «Результаты», «Критерии»,"
        " «План мероприятий»."
    )
    return RefusedFileError(
        "wrong_sheet",
        f"В файле «{book.file.name}» нет ни одной известной таблицы.{near}",
        expected,
    )


def _near_miss(sheet: Sheet) -> str:
    """The layout that a header almost fits, with the columns that it lacks."""
    best: tuple[int, Layout, list[str]] | None = None
    for kind in (ImportKind.MARKS, *_BY_HEADER):
        for row in sheet.heads:
            present, missing = _required(row, layout(kind))
            if missing and present > max(1, len(missing)) and (best is None or present > best[0]):
                best = (present, layout(kind), missing)
    if best is None:
        return ""
    lacking = ", ".join(f"«{title}»" for title in best[2])
    return f" Лист «{sheet.name}» похож на: {best[1].kind.label}, но не хватает столбцов {lacking}."


def _required(row: list[str], wanted: Layout) -> tuple[int, list[str]]:
    keys = set(row)
    present = 0
    missing: list[str] = []
    for column in wanted.columns:
        if not column.required:
            continue
        if keys & {header_key(name) for name in (column.title, *column.synonyms)}:
            present += 1
        else:
            missing.append(column.title)
    return present, missing
