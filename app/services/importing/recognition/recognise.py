"""Which kind of file a workbook is, told by its content only: every kind scores, the best wins."""

from app.services.importing.files.reader import Book, Sheet
from app.services.importing.findings.problems import ProblemLog, RefusedFileError
from app.services.importing.kinds.registry import intakes
from app.services.importing.reading.intake import Intake
from app.services.importing.recognition import guard
from app.services.importing.recognition.unknown import unknown_file
from app.services.importing.tables.columns import settle_columns
from app.services.importing.tables.layouts import INSTRUCTION_SHEET, LISTS_SHEET
from app.services.importing.tables.people import without_people
from app.services.importing.tables.table import Table
from app.services.importing.tables.totals import remark_rows, without_totals
from app.services.writing.people import is_person


def recognise(book: Book, problems: ProblemLog) -> list[Table]:
    """The tables of a workbook, all of one kind, without rows of totals and names of people.

    Raises:
        RefusedFileError: it is about pupils, a report of no use, or nothing that is known.
    """
    guard.refuse_reports(book)
    by_sheet = [(sheet, tables_of(sheet)) for sheet in book.sheets]
    tables = [table for _sheet, of_sheet in by_sheet for table in of_sheet]
    guard.refuse_people(book, tables)
    if not tables:
        raise unknown_file(book)
    kinds = sorted({table.layout.label for table in tables})
    if len(kinds) > 1:
        raise RefusedFileError(
            "mixed_kinds",
            f"В файле «{book.file.name}» таблицы разных видов: {', '.join(kinds)}.",
            "Разнесите их по разным файлам и загрузите вместе.",
        )
    for sheet, of_sheet in by_sheet:
        if not of_sheet and sheet.name != INSTRUCTION_SHEET and len(book.sheets) > 1:
            problems.warning("sheet_skipped", "Лист не распознан и пропущен.", sheet=sheet.name)
    _remark_hidden(book, problems)
    return [table for _sheet, of_sheet in by_sheet for table in _of_data(of_sheet, problems)]


def tables_of(sheet: Sheet) -> list[Table]:
    """The tables of one sheet as the kind reads them whose header fits best; empty for none."""
    for kind in _ranked(sheet):
        tables = kind.tables(sheet)
        if tables:
            return tables
    return []


def _ranked(sheet: Sheet) -> list[Intake]:
    """The kinds that a header of the sheet fits, the best first."""
    scores = [(score.points, kind) for kind in intakes() if (score := kind.score(sheet))]
    return [kind for _points, kind in sorted(scores, key=lambda one: -one[0])]


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
