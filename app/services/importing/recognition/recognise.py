"""Which kind of file a workbook is, told by its content only: every kind scores, the best wins."""

from collections.abc import Sequence
from dataclasses import replace

from app.services.importing.files.docx.document import BOXES, MACROS, TRACKED
from app.services.importing.files.reader import Book, Sheet
from app.services.importing.findings.problems import ProblemLog, RefusedFileError
from app.services.importing.findings.questions import KIND, FileQuestion, FileQuestions, Option
from app.services.importing.kinds.registry import intake
from app.services.importing.reading.intake import Intake, Pupils
from app.services.importing.recognition import guard
from app.services.importing.recognition.candidates import Candidates, candidates
from app.services.importing.recognition.unknown import unknown_file
from app.services.importing.tables.columns import settle_columns
from app.services.importing.tables.layouts import INSTRUCTION_SHEET, LISTS_SHEET
from app.services.importing.tables.people import without_people
from app.services.importing.tables.table import Table
from app.services.importing.tables.totals import remark_rows, without_totals
from app.services.writing.people import is_person


def recognise(
    book: Book, problems: ProblemLog, questions: FileQuestions | None = None
) -> list[Table]:
    """The tables of a workbook, all of one kind, without rows of totals and names of people.

    Empty while the question is open which of several kinds the file is of.

    Raises:
        RefusedFileError: it is about pupils, a report of no use, or nothing that is known.
    """
    by_sheet = [(sheet, candidates(sheet, in_document=book.is_document)) for sheet in book.sheets]
    if book.is_document and not any(of_sheet for _sheet, of_sheet in by_sheet):
        raise RefusedFileError(
            "document.no-plan",
            f"В документе «{book.file.name}» нет таблицы плана мероприятий: таблицы со столбцами"
            " «Мероприятие» и «Срок» или «Ответственные».",
            "Из документов загружаются только планы. Другие сведения загрузите книгой Excel.",
        )
    if book.is_document:
        # What stands in the other tables is not read at all.
        by_sheet = [one for one in by_sheet if one[1]]
    forgets = _guard(_only(book, by_sheet), [of_sheet for _sheet, of_sheet in by_sheet])
    kinds = _kinds(book, [kinds for _sheet, kinds in by_sheet if kinds])
    kind = kinds[0] if len(kinds) == 1 else _asked(kinds, questions or FileQuestions())
    if kind is None:
        return []
    chosen = [(sheet, of_sheet.get(kind.key, [])) for sheet, of_sheet in by_sheet]
    for sheet, tables in chosen:
        if not tables and sheet.name != INSTRUCTION_SHEET and len(book.sheets) > 1:
            problems.warning("sheet_skipped", "Лист не распознан и пропущен.", sheet=sheet.name)
    _remark_hidden(book, problems)
    _remark_document(book, len(by_sheet), problems)
    read = [table for _sheet, tables in chosen for table in _of_data(tables, problems)]
    if forgets:
        guard.forget_people(read)
    return read


def _guard(book: Book, by_sheet: Sequence[Candidates]) -> bool:
    """Refuse what the recognised kinds refuse; whether names of people are to be forgotten.

    Raises:
        RefusedFileError: it is about pupils, or a report of no use.
    """
    kinds = {key for of_sheet in by_sheet for key in of_sheet}
    if kinds and all(intake(key).pupils is Pupils.FORGET for key in kinds):
        guard.refuse_names_of_sheets(book)
        return True
    guard.refuse_reports(book)
    tables = [table for of_sheet in by_sheet for of_kind in of_sheet.values() for table in of_kind]
    guard.refuse_people(book, tables)
    return False


def _kinds(book: Book, by_sheet: Sequence[Candidates]) -> list[Intake]:
    """The kinds that all recognised sheets may be of, the best first.

    Raises:
        RefusedFileError: no sheet is of a known kind, or two are of different ones.
    """
    if not by_sheet:
        raise unknown_file(book)
    shared = [key for key in by_sheet[0] if all(key in kinds for kinds in by_sheet)]
    if not shared:
        labels = sorted({intake(next(iter(kinds))).label for kinds in by_sheet})
        raise RefusedFileError(
            "mixed_kinds",
            f"В файле «{book.file.name}» таблицы разных видов: {', '.join(labels)}.",
            "Разнесите их по разным файлам и загрузите вместе.",
        )
    return [intake(key) for key in shared]


def _asked(kinds: Sequence[Intake], questions: FileQuestions) -> Intake | None:
    """The kind that the user says a doubtful file is of; None while nobody has."""
    may_be = ", ".join(f"и {kind.label}" for kind in kinds)
    chosen = questions.ask(
        FileQuestion(
            code=KIND,
            text=f"По заголовкам столбцов это может быть {may_be}. Что в файле?",
            options=tuple(Option(kind.key, kind.label) for kind in kinds),
        )
    )
    return None if chosen is None else intake(chosen)


def _only(book: Book, by_sheet: Sequence[tuple[Sheet, Candidates]]) -> Book:
    """The book with only these sheets."""
    return replace(book, sheets=tuple(sheet for sheet, _of_sheet in by_sheet))


_OF_DOCUMENTS = {
    TRACKED: "В документе есть непринятые исправления: вставленное прочитано, удалённое – нет. Если"
    " нужно иначе, примите или отклоните их в Word и прочитайте файл снова.",
    BOXES: "Текст в надписях и рисунках документа не читается. Если в нём есть мероприятия,"
    " перенесите их в таблицу и прочитайте файл снова.",
    MACROS: "В документе есть макросы: программа их не выполняет и не сохраняет, прочитаны только"
    " таблицы.",
}


def _remark_document(book: Book, read: int, problems: ProblemLog) -> None:
    """Say what of a document is not read as its reader sees it."""
    for code, text in _OF_DOCUMENTS.items():
        if code in book.remarks:
            problems.warning(code, text)
    others = len(book.sheets) - read
    if book.is_document and others:
        problems.warning(
            "document.other-tables",
            f"Другие таблицы документа не загружаются: {others}. В них нет столбцов «Мероприятие» и"
            " «Срок» или «Ответственные».",
        )


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
    """The tables of a sheet without the rows that hold no data; those are reported once."""
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
