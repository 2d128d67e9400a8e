"""Web archives (MHTML), as Excel's «Веб-страница в одном файле» writes them."""

import html
import re
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import Message
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

from app.services.importing.cells.faults import NoWorkbookError
from app.services.importing.cells.grid import Budget, Page
from app.services.importing.files.text.web_page import read_web_page

_SHEET = re.compile(r"<x:ExcelWorksheet>(.*?)</x:ExcelWorksheet>", re.DOTALL | re.IGNORECASE)
_NAME = re.compile(r"<x:Name>(.*?)</x:Name>", re.DOTALL | re.IGNORECASE)
_SOURCE = re.compile(r"""<x:WorksheetSource\s+HRef=["']?([^"'>]+)""", re.IGNORECASE)
_CONCEALED = re.compile(r"<x:Visible>\s*Sheet\w*Hidden", re.IGNORECASE)
_MOST_PARTS = 500


class _Part(NamedTuple):
    name: str
    content: bytes
    charset: str


def read_web_archive(content: bytes, name: str, budget: Budget) -> list[Page]:
    """The sheets of an archive by the names of the workbook that it was; its pages otherwise.

    Raises:
        NoWorkbookError: it has no page in it.
        DamagedFileError: a page cannot be read.
        TooManyCellsError: it is larger than allowed.
    """
    parts = _pages(message_from_bytes(content, policy=policy.compat32))
    if not parts:
        raise NoWorkbookError
    named = _sheets(parts[0])
    if not named:
        return [read_web_page(one.content, name, budget, one.charset) for one in parts]
    found = {one.name: one for one in parts}
    return [
        read_web_page(found[source].content, title, budget, found[source].charset)
        for source, title in named
        if source in found
    ]


def _pages(message: Message) -> list[_Part]:
    pages: list[_Part] = []
    for place, part in enumerate(message.walk()):
        if place > _MOST_PARTS:
            break
        if part.get_content_type() != "text/html":
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            location = str(make_header(decode_header(str(part.get("Content-Location", "")))))
            pages.append(_Part(_last(location), payload, part.get_content_charset("")))
    return pages


def _last(location: str) -> str:
    """The name of a file at the end of an address."""
    return PurePosixPath(unquote(location).replace("\\", "/")).name.casefold()


def _sheets(first: _Part) -> list[tuple[str, str]]:
    """File and name of every visible sheet, when the first page is the cover of a workbook."""
    text = first.content.decode(first.charset or "utf-8", "replace")
    sheets: list[tuple[str, str]] = []
    for about in _SHEET.findall(text):
        name, source = _NAME.search(about), _SOURCE.search(about)
        if name and source and not _CONCEALED.search(about):
            title = " ".join(html.unescape(name[1]).split())
            sheets.append((_last(source[1]), title))
    return sheets
