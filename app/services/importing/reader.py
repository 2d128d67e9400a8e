"""Reading workbooks and CSV files as they are, with the true addresses of their cells.

A file is told by its content, never by its name. What cannot be read is refused with a calm
message before anything is stored.
"""

import csv
import hashlib
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.services.importing.cells import Cell, parse_text
from app.services.importing.layouts import header_key
from app.services.importing.problems import RefusedFileError

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

Rows = list[list[Cell]]

HEADER_SEARCHED = 60
_MEGABYTE = 1024 * 1024
LARGEST_FILE = 50 * _MEGABYTE
LARGEST_UNPACKED = 400 * _MEGABYTE
MOST_CELLS = 5_000_000
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DIMENSION = re.compile(rb'<dimension ref="[A-Z]+[0-9]+:([A-Z]+)([0-9]+)"')
_SAVE_AS = "Откройте его в Excel и сохраните как «Книга Excel (.xlsx)», затем загрузите новый файл."


@dataclass(frozen=True)
class Sheet:
    """A visible sheet.

    Attributes:
        name: its title.
        rows: cells from A1 on; an empty cell is an empty text; all rows are of one width.
        hidden: numbers of the rows, as the spreadsheet shows them, that a filter or the user hid.
        formats_known: whether a percent cell would have been told from a plain number.
    """

    name: str
    rows: Rows
    hidden: frozenset[int] = frozenset()
    formats_known: bool = True

    @cached_property
    def heads(self) -> list[list[str]]:
        """The first rows as header keys; a number 2.0 is the header «2»."""
        return [
            [header_key(parse_text(cell)) if cell != "" else "" for cell in row]
            for row in self.rows[:HEADER_SEARCHED]
        ]


@dataclass(frozen=True, slots=True)
class Book:
    """A file that was read.

    Attributes:
        file: where it lies.
        sha256: hash of its content.
        sheets: visible sheets with something in them.
        content: the file itself, for the look at cell formats.
    """

    file: Path
    sha256: str
    sheets: tuple[Sheet, ...]
    content: bytes


def read_book(file: Path) -> Book:
    """Read a workbook (xlsx, xlsm, xlsb, xls, ods) or a CSV file (UTF-8 or Windows-1251).

    Raises:
        RefusedFileError: it is too large, empty, damaged, protected by a password, or no table.
    """
    content = _content(file)
    sheets = _sheets(file, content)
    filled = tuple(sheet for sheet in sheets if any(any(row) for row in sheet.rows))
    if not filled:
        raise RefusedFileError(
            "empty", f"Файл «{file.name}» пустой: в нём нет заполненных ячеек.", _OTHER_FILE
        )
    return Book(file, hashlib.sha256(content).hexdigest(), filled, content)


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


def _sheets(file: Path, content: bytes) -> list[Sheet]:
    if content.startswith(b"PK"):
        _check_archive(file, content)
        return _read_workbook(file, content)
    if content.startswith(_COMPOUND):
        if _ENCRYPTED in content:
            raise _protected(file)
        return _read_workbook(file, content)
    return [Sheet(file.stem, _read_csv(file, content))]


def _check_archive(file: Path, content: bytes) -> None:
    """Refuse archives that are no workbook, that are damaged, or that unpack to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            if "xl/workbook.xml" in names or "xl/workbook.bin" in names:
                cells = max((_cells(archive, name) for name in names), default=0)
            elif "content.xml" in names and b"spreadsheet" in archive.read("mimetype")[:80]:
                cells = 0
            else:
                raise _not_a_workbook(file, "word/document.xml" in names)
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, NotImplementedError) as error:
        raise _damaged(file) from error
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > LARGEST_UNPACKED or cells > MOST_CELLS:
        raise RefusedFileError(
            "too_large",
            f"Файл «{file.name}» слишком большой в распакованном виде:"
            f" {unpacked // _MEGABYTE} МБ, ячеек {cells}.",
            "Удалите пустые строки и столбцы за таблицей или скопируйте таблицу в новую книгу.",
        )


def _cells(archive: zipfile.ZipFile, name: str) -> int:
    """Cells of a sheet by its own declaration, which Excel writes at the beginning."""
    if not name.startswith("xl/worksheets/") or not name.endswith(".xml"):
        return 0
    with archive.open(name) as stream:
        found = _DIMENSION.search(stream.read(2048))
    if found is None:
        return 0
    columns = 0
    for letter in found[1]:
        columns = columns * 26 + letter - ord("A") + 1
    return columns * int(found[2])


def _read_workbook(file: Path, content: bytes) -> list[Sheet]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return _guarded(lambda: _visible(CalamineWorkbook.from_filelike(io.BytesIO(content))))
    except PasswordError as error:
        raise _protected(file) from error
    except (CalamineError, _ReaderPanicError, OSError, ValueError) as error:
        raise _damaged(file) from error


class _ReaderPanicError(Exception):
    """The reading library gave up on a damaged file."""


def _guarded(read: Callable[[], list[Sheet]]) -> list[Sheet]:
    try:
        return read()
    except BaseException as error:
        # A panic of the Rust library is no `Exception`; it only ever means a damaged file.
        if type(error).__name__ == "PanicException":
            raise _ReaderPanicError from error
        raise


def _visible(workbook: "CalamineWorkbook") -> list[Sheet]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    found: list[Sheet] = []
    for about in workbook.sheets_metadata:
        if about.visible is SheetVisibleEnum.Visible and about.typ is SheetTypeEnum.WorkSheet:
            # Without this the leading empty rows are cut and every address is wrong.
            rows: Any = workbook.get_sheet_by_name(about.name).to_python(skip_empty_area=False)
            found.append(Sheet(about.name, rows))
    return found


def _read_csv(file: Path, content: bytes) -> Rows:
    start = content[:512].lstrip().lower()
    if start.startswith((b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta")):
        raise RefusedFileError(
            "not_a_workbook",
            f"Файл «{file.name}» – не книга Excel, а веб-страница с таблицей.",
            _SAVE_AS,
        )
    text = _decoded(content)
    if text is None or file.suffix.casefold() not in (".csv", ".txt", ".tsv"):
        raise _not_a_workbook(file)
    first = "\n".join(text.splitlines()[:20])
    delimiter = max(";\t,", key=first.count)
    try:
        rows: list[list[Cell]] = [
            [cell.strip() for cell in row]
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        ]
    except csv.Error as error:
        raise _damaged(file) from error
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def _decoded(content: bytes) -> str | None:
    """The text of a CSV file; None when it is no text at all."""
    if b"\x00" in content:
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1251")
    except UnicodeDecodeError:
        return None


def _not_a_workbook(file: Path, is_word: bool = False) -> RefusedFileError:
    what = "документ Word" if is_word else "не книга Excel и не таблица"
    return RefusedFileError(
        "not_a_workbook",
        f"Файл «{file.name}» – {what}.",
        "Выберите файл с таблицей: .xlsx, .xls, .ods или .csv.",
    )


def _damaged(file: Path) -> RefusedFileError:
    return RefusedFileError(
        "damaged",
        f"Файл «{file.name}» повреждён и не открывается.",
        "Скачайте его заново или откройте в Excel, восстановите и сохраните под новым именем.",
    )


def _protected(file: Path) -> RefusedFileError:
    return RefusedFileError(
        "protected",
        f"Файл «{file.name}» защищён паролем.",
        "Откройте его в Excel, снимите пароль (Файл → Сведения → Защита книги) и сохраните.",
    )
