"""Any workbook: which reader it needs, and one kind of failure for all that can be wrong."""

import io
import logging
import zipfile

from app.services.importing.cells.faults import (
    KNOWN_FAULTS,
    DamagedFileError,
    NoWorkbookError,
    ProtectedFileError,
    TooManyCellsError,
)
from app.services.importing.cells.grid import Budget, Page
from app.services.importing.cells.package import Package
from app.services.importing.files.docx.document import WORD, read_docx
from app.services.importing.files.docx.names import DOCUMENTS
from app.services.importing.files.ods.content import read_ods
from app.services.importing.files.xls import read_xls
from app.services.importing.files.xlsb import read_xlsb
from app.services.importing.files.xlsx.workbook import read_xlsx, workbook_part

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ARCHIVE = b"PK"
# BIFF 2 to 8 without a compound file around it: its first record.
_BARE = tuple(
    b"\x09" + bytes((version, length)) + b"\x00"
    for version, length in ((0, 4), (2, 6), (4, 6), (8, 8), (8, 16))
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")
_OPEN_DOCUMENTS = (
    b"application/vnd.oasis.opendocument.spreadsheet",
    b"application/vnd.oasis.opendocument.text",
)
_log = logging.getLogger(__name__)


def is_workbook(content: bytes) -> bool:
    """Whether a file begins as workbooks do."""
    return content.startswith((ARCHIVE, COMPOUND, *_BARE))


def read_workbook(content: bytes, *, most_unpacked: int, most_cells: int) -> list[Page]:
    """The sheets of a workbook, of hidden ones the name: xlsx, xlsm, xlsb, xls, ods.

    Of a document (docx, docm, odt) it is the tables.

    Args:
        content: the file.
        most_unpacked: bytes that its parts may have together.
        most_cells: cells that its sheets may have together.

    Raises:
        DamagedFileError: it cannot be read, whatever the reason.
        NoWorkbookError: it is a sound file of another kind.
        ProtectedFileError: it is behind a password.
        TooManyCellsError: it is larger than allowed.
    """
    try:
        return _pages(content, most_unpacked, Budget(most_cells))
    except KNOWN_FAULTS:
        raise
    except MemoryError as error:
        raise TooManyCellsError from error
    except Exception as error:
        # Bytes changed inside a file reach every corner of the libraries that read it; each has
        # errors of its own, and any of them leaves nothing to show.
        _log.info("a workbook could not be read", exc_info=True)
        raise DamagedFileError from error


def _pages(content: bytes, most_unpacked: int, budget: Budget) -> list[Page]:
    if not content.startswith(ARCHIVE):
        return _old(content, budget)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > most_unpacked:
            raise TooManyCellsError
        package = Package(archive)
        part = workbook_part(package)
        if part.endswith(".bin"):
            return read_xlsb(package, part, content, budget)
        if part and package.root(part) in DOCUMENTS:
            return read_docx(package, part, budget)
        if part:
            return read_xlsx(package, part, budget)
        kind = package.open("mimetype").read(80) if package.has("mimetype") else b""
        if kind.startswith(_OPEN_DOCUMENTS):
            return read_ods(package, budget)
        raise NoWorkbookError(WORD if package.has("word/document.xml") else "")


def _old(content: bytes, budget: Budget) -> list[Page]:
    if _ENCRYPTED in content:
        raise ProtectedFileError
    if _OLD_WORD in content:
        raise NoWorkbookError(
            f"{WORD} прежнего вида (.doc)",
            "Откройте его в Word, сохраните как «Документ Word (.docx)» и загрузите новый файл.",
        )
    return read_xls(content, budget)
