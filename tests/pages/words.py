"""Words that are divided at the end of a line: by the words of the DOCX file, or by their marks."""

import ctypes
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from tests.pages.sheets import Sheet
from tests.services.documents.samples import W, docx_part

_HYPHEN = "\ufffe"  # what PDFium makes of a hyphen at the end of a line
_SOFT = "\u00ad"
_BETWEEN = {f"{W}br": " ", f"{W}tab": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-"}
# «2025/2026», «17.», «05.03.2018», «30-од», «п/п»: never cut, however narrow the column.
_WHOLE = re.compile(r"[«(]?(?:[\d.,/:–-]+(?:-[а-я]{1,2})?|п/п)[»),.;:]*")


class Division(NamedTuple):
    """A word that goes on in the next line, and the page, counted from 1.

    `cut`: without a hyphen.
    """

    word: str
    page: int
    cut: bool = False

    @property
    def is_number(self) -> bool:
        """Whether it is one that is never divided: a number, a date, a school year, «п/п»."""
        return _WHOLE.fullmatch(self.word) is not None


def document_text(path: Path) -> str:
    """The text of a DOCX file, a line a paragraph, without the places of soft hyphens."""
    paragraphs = (_paragraph(node) for node in docx_part(path, "word/document.xml").iter(f"{W}p"))
    return "\n".join(paragraphs).replace(_SOFT, "")


def _paragraph(node: Element) -> str:
    return "".join(
        one.text or "" if one.tag == f"{W}t" else _BETWEEN.get(one.tag, "") for one in node.iter()
    )


def divisions(sheets: Sequence[Sheet], text: str) -> list[Division]:
    """Every word of a text that is divided on pages; at a hyphen of its own it is not."""
    known = {word.replace("-", ""): word for word in text.split()}
    known |= {word: word for word in text.split()}
    return [
        division
        for number, sheet in enumerate(sheets, start=1)
        for division in _divided_on(sheet, number, known)
    ]


def _divided_on(sheet: Sheet, number: int, known: Mapping[str, str]) -> Iterator[Division]:
    """`known` are the words of the text, with their own hyphens and without."""
    lines = [line.rstrip("\r") for line in sheet.text.split("\n")]
    for line, after in zip(lines, (*lines[1:], ""), strict=True):
        tokens, following = line.split(), after.split()
        for token in tokens:
            if _HYPHEN in token and token.replace(_HYPHEN, "-") not in known:
                word = token.replace(_HYPHEN, "").replace("-", "")
                yield Division(known.get(word, word), number)
        if tokens and following and line[-1:].strip():
            head, tail = tokens[-1], following[0]
            two_words = head in known and tail in known
            # A word with a hyphen of its own goes on behind it.
            if head + tail in known and not two_words and not head.endswith(("-", "–")):
                yield Division(head + tail, number, cut=True)


def marked(path: Path) -> list[Division]:
    """Words of our PDF that go on in the next line; its text has them whole."""
    import pypdfium2

    words: list[Division] = []
    with pypdfium2.PdfDocument(path) as file:
        for number in range(len(file)):
            with closing(file[number]) as page:
                marks = (mark for thing in page.get_objects() for mark in _marks(thing))
                words += [Division(word, number + 1) for word, _pieces in groupby(marks)]
    return words


def _marks(thing: Any) -> Iterator[str]:
    """The words that a piece of text is marked as part of; its other pieces follow it."""
    from pypdfium2 import raw

    for at in range(raw.FPDFPageObj_CountMarks(thing.raw)):
        mark, size = raw.FPDFPageObj_GetMark(thing.raw, at), ctypes.c_ulong()
        value = (mark, b"ActualText")
        raw.FPDFPageObjMark_GetParamBlobValue(*value, None, 0, ctypes.byref(size))
        text = (ctypes.c_ubyte * size.value)()
        if raw.FPDFPageObjMark_GetParamBlobValue(*value, text, size.value, ctypes.byref(size)):
            yield bytes(text).decode("utf-16")
