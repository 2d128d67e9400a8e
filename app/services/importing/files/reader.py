"""Reading workbooks and files of text as they are, with the true addresses of their cells.

A file is told by its content, never by its name. What cannot be read is refused with a calm
message before anything is stored.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from app.services.importing.cells.cell import Cell, parse_text
from app.services.importing.cells.error_names import with_faults
from app.services.importing.cells.faults import (
    DamagedFileError,
    NoWorkbookError,
    ProtectedFileError,
    QuoteError,
    TooManyCellsError,
)
from app.services.importing.cells.grid import MOST_CELLS, Budget, Page
from app.services.importing.files.text.text_file import read_text_file
from app.services.importing.files.workbook import is_workbook, read_workbook
from app.services.importing.findings.problems import RefusedFileError
from app.services.language.headers import header_key
from app.services.language.numbers import whole
from app.services.plans.table.rows import Merge

Rows = list[list[Cell]]

HEADER_SEARCHED = 60
_MEGABYTE = 1024 * 1024
LARGEST_FILE = 50 * _MEGABYTE
LARGEST_UNPACKED = 400 * _MEGABYTE
_TEXTS = (".csv", ".txt", ".tsv")
_DOCUMENTS = frozenset({".docx", ".docm", ".dotx", ".doc", ".odt"})
SAVE_AS = "Откройте его в Excel и сохраните как «Книга Excel (.xlsx)», затем загрузите новый файл."


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A visible sheet.

    Attributes:
        name: its title.
        rows: cells from A1 on; an empty cell is an empty text; all rows are of one width.
        hidden: numbers of the rows, as the spreadsheet shows them, that a filter or the user hid.
        formats_known: whether a percent cell would have been told from a plain number.
        merges: the cells that reach over others.
        above: paragraphs of a document above the table.
    """

    name: str
    rows: Rows
    hidden: frozenset[int] = frozenset()
    formats_known: bool = True
    merges: tuple[Merge, ...] = ()
    above: tuple[str, ...] = ()

    @cached_property
    def heads(self) -> list[list[str]]:
        """The first rows as header keys; a number 2.0 is the header «2»."""
        return [row_keys(row) for row in self.rows[:HEADER_SEARCHED]]

    def keys_at(self, position: int) -> list[str]:
        """Any row, by its position from 0, as header keys."""
        heads = self.heads
        return heads[position] if position < len(heads) else row_keys(self.rows[position])


def row_keys(row: Sequence[Cell]) -> list[str]:
    """The cells of a row as header keys; an empty cell as an empty text."""
    return [header_key(parse_text(cell)) if cell != "" else "" for cell in row]


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A file that was read.

    Attributes:
        file: where it lies.
        sha256: hash of its content.
        sheets: visible sheets with something in them.
        hidden: names of the sheets that are not shown, and so not read.
        is_document: whether its sheets are the tables of a document of Word.
        remarks: what of a document was not read as the user may see it, codes of findings.
    """

    file: Path
    sha256: str
    sheets: tuple[Sheet, ...]
    hidden: tuple[str, ...] = ()
    is_document: bool = False
    remarks: frozenset[str] = frozenset()


def read_book(file: Path) -> Book:
    """Read a workbook (xlsx, xlsm, xlsb, xls, ods), a table in a file of text, a document's tables.

    That is CSV, «Текст Юникод», a web page, a web archive or «Таблица XML 2003», in UTF-8, UTF-16
    or Windows-1251, whatever the name of the file.

    Raises:
        RefusedFileError: it is too large, empty, damaged, protected by a password, or no table.
    """
    content = _content(file)
    pages = _readable(file, content)
    sheets = [
        Sheet(
            name=page.name,
            rows=page.rows,
            hidden=page.hidden,
            formats_known=page.formats_known,
            merges=page.merges,
            above=page.above,
        )
        for page in pages
        if page.is_shown
    ]
    filled = tuple(sheet for sheet in sheets if any(any(row) for row in sheet.rows))
    if not filled:
        raise RefusedFileError(
            "empty", f"Файл «{file.name}» пустой: в нём нет заполненных ячеек.", _OTHER_FILE
        )
    hidden = tuple(page.name for page in pages if not page.is_shown)
    return Book(
        file=file,
        sha256=hashlib.sha256(content).hexdigest(),
        sheets=filled,
        hidden=hidden,
        is_document=any(page.of_document for page in pages),
        remarks=frozenset[str]().union(*(page.remarks for page in pages)),
    )


_OTHER_FILE = "Проверьте, тот ли файл выбран."


def _content(file: Path) -> bytes:
    try:
        if file.is_dir():
            raise RefusedFileError(
                "not_a_workbook", f"«{file.name}» – папка, а не файл.", "Выберите файлы в ней."
            )
        if not file.is_file():
            raise RefusedFileError(
                "missing",
                f"Файл «{file.name}» не найден в папке «{file.parent}».",
                "Проверьте имя и папку.",
            )
        size = file.stat().st_size
        if size > LARGEST_FILE:
            raise RefusedFileError(
                "too_large",
                f"Файл «{file.name}» слишком большой: {size // _MEGABYTE} МБ при пределе"
                f" {LARGEST_FILE // _MEGABYTE} МБ.",
                "Таблица результатов района занимает меньше мегабайта: " + _lower(_OTHER_FILE),
            )
        content = file.read_bytes()
    except PermissionError as error:
        raise RefusedFileError(
            "locked",
            f"Файл «{file.name}» не удаётся прочитать: возможно, он открыт в другой программе.",
            "Закройте его там и повторите.",
        ) from error
    except OSError as error:
        raise RefusedFileError(
            "unreadable",
            f"Файл «{file.name}» не удаётся прочитать.",
            "Проверьте, что диск или флеш-накопитель доступен, и повторите.",
        ) from error
    if not content:
        raise RefusedFileError("empty", f"Файл «{file.name}» пустой.", _OTHER_FILE)
    return content


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]


def _readable(file: Path, content: bytes) -> list[Page]:
    try:
        pages = _pages(file, content)
    except TooManyCellsError as error:
        raise RefusedFileError(
            "too_large",
            f"Файл «{file.name}» слишком большой в распакованном виде: предел –"
            f" {LARGEST_UNPACKED // _MEGABYTE} МБ и {whole(MOST_CELLS)} ячеек вместе с пустыми.",
            "Удалите пустые строки и столбцы за таблицей или скопируйте таблицу в новую книгу.",
        ) from error
    except NoWorkbookError as error:
        raise not_a_workbook(file, error.what, error.hint) from error
    except QuoteError as error:
        raise _unclosed(error.line) from error
    except ProtectedFileError as error:
        raise _protected(file) from error
    except DamagedFileError as error:
        raise _damaged(file) from error
    for page in pages:
        with_faults(page.rows)
    return pages


def _pages(file: Path, content: bytes) -> list[Page]:
    if is_workbook(content):
        return read_workbook(content, most_unpacked=LARGEST_UNPACKED, most_cells=MOST_CELLS)
    named = is_named_text(file.name)
    return read_text_file(content, file.stem, Budget(MOST_CELLS), is_named_text=named)


def is_named_text(name: str) -> bool:
    """Whether the name of a file says that it is a table in a file of text."""
    return name.casefold().endswith(_TEXTS)


def not_a_workbook(file: Path, what: str, hint: str = "") -> RefusedFileError:
    """The refusal of a sound file of another kind; `what` says which it is, or nothing."""
    return RefusedFileError(
        "not_a_workbook",
        f"Файл «{file.name}» – {what or 'не книга Excel и не таблица'}.",
        hint or "Выберите файл с таблицей: .xlsx, .xls, .ods или .csv, план – и .docx.",
    )


def _unclosed(line: int) -> RefusedFileError:
    return RefusedFileError(
        "csv.quote",
        "Кавычка в этой строке открыта и не закрыта: ячейки за ней и строки под ней читались бы как"
        " одна ячейка.",
        "Уберите кавычку или закройте её в конце ячейки и загрузите файл снова.",
        row=line,
    )


def _damaged(file: Path) -> RefusedFileError:
    program = "Word" if _is_named_document(file) else "Excel"
    kind = "Документ Word (.docx)" if _is_named_document(file) else "Книга Excel (.xlsx)"
    return RefusedFileError(
        "file.damaged",
        f"Файл «{file.name}» повреждён и не открывается.",
        f"Скачайте его заново или откройте в {program}, при необходимости восстановите и сохраните"
        f" как «{kind}».",
    )


def _protected(file: Path) -> RefusedFileError:
    program, what = ("Word", "документа") if _is_named_document(file) else ("Excel", "книги")
    return RefusedFileError(
        "protected",
        f"Файл «{file.name}» защищён паролем.",
        f"Откройте его в {program}, снимите пароль (Файл → Сведения → Защита {what}) и сохраните.",
    )


def _is_named_document(file: Path) -> bool:
    return file.suffix.casefold() in _DOCUMENTS
