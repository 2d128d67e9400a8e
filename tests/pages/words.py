"""Words that are divided at the end of a line, told by the words of the DOCX file."""

import re
from collections.abc import Collection, Sequence
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


class _Begun(NamedTuple):
    """What stands of a word in the lines before, and whether a hyphen there is not its own."""

    text: str = ""
    is_divided: bool = False


def divisions(sheets: Sequence[Sheet], text: str) -> list[Division]:
    """Every word of a text that is divided on pages; at a hyphen of its own it is not.

    A word that goes on on the next page is told with that page.
    """
    known = set(text.split())
    bare = set(map(letters, known))
    found: list[Division] = []
    over: dict[int, _Begun] = {}  # what goes on on the next page, by the edge of its column
    for number, sheet in enumerate(sheets, start=1):
        before, over = over, {}
        for column in sheet.columns:
            edge = next((edge for edge in before if abs(edge - column.left) <= 1), None)
            begun = _Begun() if edge is None else before[edge]
            at = _place_of_rest(column.lines, begun.text, bare)
            if edge is not None and at is not None:
                del before[edge]
            words, over[column.left] = _divided_in(column.lines, known, begun, at)
            found += [one._replace(page=number) for one in words]
        found += _left_over(before, number - 1)
    return [*found, *_left_over(over, len(sheets))]


def _left_over(over: dict[int, _Begun], page: int) -> list[Division]:
    """Words whose rest is not seen."""
    return [Division(begun.text, page) for begun in over.values() if begun.is_divided]


def _place_of_rest(lines: Sequence[str], begun: str, whole: Collection[str]) -> int | None:
    """The line that a word of the page before goes on in, below the titles that are repeated."""
    for at in range(len(lines) if begun else 0):
        word = letters(begun)
        for line in lines[at:]:
            tokens = line.split()
            word += letters(tokens[0]) if tokens else ""
            if len(tokens) != 1 or not tokens[0].endswith("-"):
                break
        if word in whole:
            return at
    return None


def _divided_in(
    lines: Sequence[str], known: Collection[str], rest: _Begun, rest_at: int | None
) -> tuple[list[Division], _Begun]:
    """The divided words of a column, and what the last line begins of a word."""
    found: list[Division] = []
    begun, is_divided = "", False
    for at, (line, after) in enumerate(zip(lines, (*lines[1:], ""), strict=True)):
        if at == rest_at:
            begun, is_divided = rest
        tokens, following = line.split(), after.split()
        if not tokens:
            begun, is_divided = "", False
            continue
        end = tokens[-1]
        goes_on = end.endswith("-")
        if begun and is_divided and (len(tokens) > 1 or not goes_on):
            found.append(Division(begun + tokens[0], 0))
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
                found.append(Division(end + following[0], 0, cut=True))
    return found, _Begun(begun, is_divided)


def letters(word: str) -> str:
    """A word by which two files tell the same one, whatever of its hyphens they show."""
    return word.replace("-", "").replace(_SOFT, "")
