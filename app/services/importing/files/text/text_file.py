"""Any file that is no workbook: which reader of text it needs."""

import codecs
import logging
import re

from app.services.importing.cells.faults import (
    KNOWN_FAULTS,
    DamagedFileError,
    NoWorkbookError,
    TooManyCellsError,
)
from app.services.importing.cells.grid import Budget, Page
from app.services.importing.files.text.delimited import looks_like_a_table, read_delimited
from app.services.importing.files.text.encoding import decoded
from app.services.importing.files.text.spreadsheet_xml import NAMESPACE, read_spreadsheet_xml
from app.services.importing.files.text.web_archive import read_web_archive
from app.services.importing.files.text.web_page import read_web_page

_LOOKED_AT = 4096
_log = logging.getLogger(__name__)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|table|meta|div|center|style)\b", re.I)
_ARCHIVE = re.compile(r"^mime-version:|^content-type:\s*multipart/related", re.I | re.M)
_OTHER = (
    (b"%PDF", "документ PDF"),
    (b"{\\rtf", "документ RTF"),
    (b"\x89PNG", "картинка"),
    (b"\xff\xd8\xff", "картинка"),
    (b"GIF8", "картинка"),
    (b"Rar!", "архив"),
    (b"7z\xbc\xaf", "архив"),
)


def read_text_file(content: bytes, name: str, budget: Budget, *, is_named_text: bool) -> list[Page]:
    """The sheets of a CSV file, a web page, a web archive or a «Таблица XML 2003».

    Args:
        content: the file.
        name: what to call a sheet that has no name.
        budget: cells that may come.
        is_named_text: whether its name says that it is a table of text; if not, it must look so.

    Raises:
        NoWorkbookError: it is something else.
        QuoteError: a quotation mark of a CSV file is not closed.
        DamagedFileError: it is not what it begins like.
        TooManyCellsError: it is larger than allowed.
    """
    try:
        return _pages(content, name, budget, is_named_text)
    except KNOWN_FAULTS:
        raise
    except MemoryError as error:
        raise TooManyCellsError from error
    except Exception as error:
        # A page or an archive with bytes changed reaches every corner of what reads it.
        _log.info("a file of text could not be read", exc_info=True)
        raise DamagedFileError from error


def _pages(content: bytes, name: str, budget: Budget, is_named_text: bool) -> list[Page]:
    for start, what in _OTHER:
        if content.startswith(start):
            raise NoWorkbookError(what)
    text = decoded(content)
    start = _start(content) if text is None else text[:_LOOKED_AT].lstrip("\ufeff \t\r\n")
    if not start.startswith("<"):
        if _ARCHIVE.search(start):
            return read_web_archive(_unmarked(content, text), name, budget)
        if text is None or not (is_named_text or looks_like_a_table(text)):
            raise NoWorkbookError
        return [read_delimited(text, name, budget)]
    if NAMESPACE in start:
        return read_spreadsheet_xml(content, budget)
    if _PAGE.search(start):
        return [read_web_page(content, name, budget)]
    raise NoWorkbookError(_of_xml(start))


def _of_xml(start: str) -> str:
    if "opendocument" in start:
        return "таблица OpenDocument в виде XML"
    is_word = "Word.Document" in start or "wordprocessingml" in start
    return "документ Word" if is_word else "файл XML другой программы"


def _start(content: bytes) -> str:
    return content[:_LOOKED_AT].decode("utf-8", "replace").lstrip("\ufeff \t\r\n")


def _unmarked(content: bytes, text: str | None) -> bytes:
    """A web archive is written in ASCII; a mark before it would hide its first header."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and text is not None:
        content = text.encode("utf-8")
    return content.removeprefix(codecs.BOM_UTF8).lstrip(b" \t\r\n")
