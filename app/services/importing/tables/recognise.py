"""Which of our tables a workbook holds, told by its content only."""

from app.services.importing.cells.cell import parse_text
from app.services.importing.files.reader import Book, Sheet
from app.services.importing.findings.problems import ProblemLog, RefusedFileError
from app.services.importing.tables import guard
from app.services.importing.tables.columns import settle_columns
from app.services.importing.tables.layouts import (
    INSTRUCTION_SHEET,
    LISTS_SHEET,
    ImportKind,
    Layout,
    layout,
    passport_layouts,
)
from app.services.importing.tables.people import without_people
from app.services.importing.tables.sections import tables_under
from app.services.importing.tables.table import Table, header_names, names_of
from app.services.importing.tables.totals import remark_rows, without_totals
from app.services.language.headers import header_key
from app.services.writing.people import is_person

# Narrow layouts first: a header may hold more columns than a wide one asks for.
_BY_HEADER = (
    ImportKind.MARKS,
    ImportKind.FLAT,
    ImportKind.RESULTS,
    ImportKind.CRITERIA,
    ImportKind.PLAN,
)
_WITH_NUMBERS = (ImportKind.MARKS, ImportKind.FLAT, ImportKind.RESULTS, ImportKind.CRITERIA)
_ORDINAL = ("№", "п/п", "номер")
_SCORES = frozenset({"0", "1", "6"})


def recognise(book: Book, problems: ProblemLog) -> list[Table]:
    """The tables of a workbook, all of one kind, without rows of totals and names of people.

    Raises:
        RefusedFileError: it is about pupils, a report of no use, or nothing that is known.
    """
    guard.refuse_reports(book)
    by_sheet = [(sheet, tables_of(sheet)) for sheet in book.sheets]
    tables = [table for _sheet, listed in by_sheet for table in listed]
    guard.refuse_people(book, tables)
    if not tables:
        raise _unknown(book)
    kinds = sorted({table.layout.kind.label for table in tables})
    if len(kinds) > 1:
        raise RefusedFileError(
            "mixed_kinds",
            f"В файле «{book.file.name}» таблицы разных видов: {', '.join(kinds)}.",
            "Разнесите их по разным файлам и загрузите вместе.",
        )
    for sheet, listed in by_sheet:
        if not listed and sheet.name != INSTRUCTION_SHEET and len(book.sheets) > 1:
            problems.warning("sheet_skipped", "Лист не распознан и пропущен.", sheet=sheet.name)
    _remark_hidden(book, problems)
    return [table for _sheet, listed in by_sheet for table in _of_data(listed, problems)]


def _remark_hidden(book: Book, problems: ProblemLog) -> None:
    """Say once which sheets are not shown; the lists of our own workbooks are meant to be so."""
    hidden = [name for name in book.hidden if name != LISTS_SHEET]
    if not hidden:
        return
    named = ", ".join("…" if is_person(name) else f"«{name}»" for name in hidden)
    problems.warning(
        "sheet.hidden",
        f"Скрытые листы не прочитаны: {named}. Если они нужны, отобразите их в файле и прочитайте"
        " его снова.",
    )


def _of_data(tables: list[Table], problems: ProblemLog) -> list[Table]:
    """The tables of a sheet without rows that are no data, which are told of once."""
    if not tables:
        return []
    for table in tables:
        if table.has_twin:
            raise RefusedFileError(
                "table.beside",
                "Справа от таблицы стоит ещё одна такая же, а прочитать можно только левую.",
                "Поставьте таблицы одну под другой или на разные листы и загрузите файл снова.",
                table.sheet.name,
                row=table.header_row + 1,
            )
    settled = [without_totals(table) for table in tables]
    kept = [without_people(settle_columns(table, problems)) for table, _passed in settled]
    remark_rows(problems, kept, (number for _table, passed in settled for number in passed))
    return kept


def tables_of(sheet: Sheet) -> list[Table]:
    """The tables of one sheet, one under another; blocks of passports may stand side by side."""
    for kind in _BY_HEADER:
        tables = tables_under(sheet, layout(kind))
        if tables and _is_enough(kind, tables[0].places, sheet.heads[tables[0].header_row]):
            return tables
    return _passports(sheet) or _schools(sheet)


def _is_enough(kind: ImportKind, places: dict[str, int], keys: list[str]) -> bool:
    """Whether the columns of a header tell the kind for certain."""
    if kind is ImportKind.MARKS:  # a distribution of scores has columns 0, 1, 2 … too
        return _SCORES.isdisjoint(keys)
    if kind is ImportKind.RESULTS and "year" not in places:
        return not places.keys().isdisjoint(("participants", "failed", "failed_percent"))
    return True


def _passports(sheet: Sheet) -> list[Table]:
    tables: list[Table] = []
    shared = {column.key for column in layout(ImportKind.PASSPORTS).columns}
    for block in passport_layouts():
        of_block = tables_under(sheet, block)
        if of_block and of_block[0].places.keys() - shared:
            tables += of_block
    return tables


def _schools(sheet: Sheet) -> list[Table]:
    """A list of schools is told by the name and at least one more column of the register.

    «Школа» is a heading of other tables too: under it only a table without numbers of anything
    else is a list of schools.
    """
    tables = tables_under(sheet, layout(ImportKind.SCHOOLS))
    return [] if any(map(_is_about_more, tables)) else tables


def _is_about_more(table: Table) -> bool:
    """Whether a column beside those of the register is one of results, or holds numbers."""
    loose = map(header_key, table.layout.columns[0].loose)
    if header_key(table.title("short_name")) not in loose:
        return False
    of_results = frozenset[str]().union(*(header_names(layout(kind)) for kind in _WITH_NUMBERS))
    known = set(table.places.values())
    others = {
        place: key
        for place, key in enumerate(table.sheet.heads[table.header_row])
        if key and place not in known and not key.startswith(_ORDINAL)
    }
    return any(key in of_results for key in others.values()) or any(
        not isinstance(cell, str) or parse_text(cell).replace(",", "").isdigit()
        for place in others
        for cell in table.column_at(place)
    )


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
    for kind in _BY_HEADER:
        for row in sheet.heads:
            present, missing = _required(row, layout(kind))
            if missing and present > max(1, len(missing)) and (best is None or present > best[0]):
                best = (present, layout(kind), missing)
    if best is None:
        return _near_schools(sheet)
    lacking = ", ".join(f"«{title}»" for title in best[2])
    return f" Лист «{sheet.name}» похож на: {best[1].kind.label}, но не хватает столбцов {lacking}."


def _near_schools(sheet: Sheet) -> str:
    """What a list of schools lacks, when a row names their column."""
    names = names_of(layout(ImportKind.SCHOOLS).columns[0])
    if all(names.isdisjoint(row) for row in sheet.heads):
        return ""
    return (
        f" Если на листе «{sheet.name}» список школ, назовите столбец с названиями «Краткое"
        " наименование», и пусть рядом будет хотя бы один столбец книги «Школы», например «Логин»"
        " или «Вид»."
    )


def _required(row: list[str], wanted: Layout) -> tuple[int, list[str]]:
    keys = set(row)
    present = 0
    missing: list[str] = []
    for column in wanted.columns:
        if column.key not in wanted.needed:
            continue
        if keys & names_of(column):
            present += 1
        else:
            missing.append(column.title)
    return present, missing
