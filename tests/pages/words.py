"""Words that are divided at the end of a line, told by the words of the DOCX file."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

from tests.pages.sheets import Sheet
from tests.services.documents.samples import W, docx_part

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
    known = set(text.split())
    return [
        division
        for number, sheet in enumerate(sheets, start=1)
        for division in _divided_on(sheet, number, known)
    ]


def _divided_on(sheet: Sheet, number: int, known: set[str]) -> Iterator[Division]:
    begun, is_divided = "", False  # what stands of a word in the lines before, and how
    for line, after in zip(sheet.lines, (*sheet.lines[1:], ""), strict=True):
        tokens, following = line.split(), after.split()
        if not tokens:
            begun, is_divided = "", False  # it goes on on the next page
            continue
        end = tokens[-1]
        goes_on = end.endswith("-")
        if begun and is_divided and (len(tokens) > 1 or not goes_on):
            yield Division(begun + tokens[0], number)
        if len(tokens) > 1 or not goes_on:
            begun, is_divided = "", False
        if goes_on:
            is_own = any(end in word for word in known)
            begun += end if is_own else end[:-1]
            is_divided = is_divided or not is_own
        elif following and line[-1:].strip():
            two_words = end in known and following[0] in known
            # A word with a hyphen of its own goes on behind it.
            if end + following[0] in known and not two_words and not end.endswith("–"):
                yield Division(end + following[0], number, cut=True)


def letters(word: str) -> str:
    """A word by which two files tell the same one, whatever of its hyphens they show."""
    return word.replace("-", "").replace(_SOFT, "")
