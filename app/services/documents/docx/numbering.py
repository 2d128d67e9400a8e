"""The lists of a document: Word counts the points itself and prints the labels that are wanted.

The labels are already known (the PDF prints them), so a list is not described but found: `Lists`
keeps count as Word does, and puts a label where Word would print exactly that one, in a list that
runs or in a new one. A label that no list prints stays a text. So a point that is typed in between
renumbers those after it, and no number is ever another than in the PDF.

How Word counts: each list by itself, a deeper level anew behind each point above it. The letters
are those of ECMA-376, 17.18.59 (`russianLower`): without ё, й, ъ, ь.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LEVELS = 4
_LETTERS = "абвгдежзиклмнопрстуфхцчшщ"  # those behind are counted in two ways by two programs


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph is counted: the list («w:numId») and the level in it, from 0."""

    number: int
    level: int


@dataclass(frozen=True, slots=True)
class _Sort:
    """A sort of list: the formats of its levels («%1.%2.») and what they count in."""

    formats: tuple[str, ...]
    counted_in: str


_POINTS = _Sort(
    tuple("".join(f"%{at}." for at in range(1, depth + 1)) for depth in range(1, _LEVELS + 1)),
    "decimal",
)
_LETTERED = _Sort(("%1)",), "russianLower")
_BRACKETED = _Sort(("%1)",), "decimal")
_DASHES = _Sort(("–",), "bullet")
_POINT = re.compile(rf"(?:[1-9]\d{{0,3}}\.){{1,{_LEVELS}}}")
_BRACKET = re.compile(r"([1-9]\d{0,3})\)")


@dataclass(slots=True, kw_only=True)
class _List:
    """A list that was begun; `last` is what its last label counts at each level."""

    number: int
    sort: _Sort
    of_headings: bool
    start: int
    last: tuple[int, ...]


class Lists:
    """The lists of one document; asked for the labels in the order in which they are printed."""

    def __init__(self) -> None:
        self._lists: list[_List] = []
        self._recent: list[_List] = []  # the one that was counted in last is the first

    def __bool__(self) -> bool:
        """Whether anything is counted."""
        return bool(self._lists)

    def place(self, label: str, *, of_heading: bool = False) -> Place | None:
        """Where Word prints this label behind all those before; None when no list does.

        Headings are counted among themselves; points below them («1.1.») go on from them.
        """
        read = _read(label)
        if read is None:
            return None
        sort, counts = read
        fit = next((one for one in self._recent if _goes_on(one, sort, counts, of_heading)), None)
        if fit is None:
            start, *deeper = counts
            if deeper:
                return None  # what Word prints for the levels above is not told by the standard
            fit = _List(
                number=len(self._lists) + 1,
                sort=sort,
                of_headings=of_heading,
                start=start,
                last=counts,
            )
            self._lists.append(fit)
        else:
            fit.last = counts
            self._recent.remove(fit)
        self._recent.insert(0, fit)
        return Place(fit.number, len(counts) - 1)

    def xml(self, first_line: int) -> str:
        """The part «word/numbering.xml»; points begin with an indent of so many twips."""
        descriptions = "".join(_description(one, first_line) for one in self._lists)
        numbers = "".join(
            f'<w:num w:numId="{one.number}"><w:abstractNumId w:val="{one.number}"/></w:num>'
            for one in self._lists
        )
        return (
            '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            f"{descriptions}{numbers}</w:numbering>"
        )


def _read(label: str) -> tuple[_Sort, tuple[int, ...]] | None:
    """The sort of list that prints such labels, and what it counts at each level."""
    if label == _DASHES.formats[0]:
        return _DASHES, (1,)
    if len(label) == len("а)") and label[0] in _LETTERS and label[1] == ")":
        return _LETTERED, (_LETTERS.index(label[0]) + 1,)
    if bracketed := _BRACKET.fullmatch(label):
        return _BRACKETED, (int(bracketed[1]),)
    if _POINT.fullmatch(label):
        return _POINTS, tuple(map(int, label[:-1].split(".")))
    return None


def _goes_on(one: _List, sort: _Sort, counts: Sequence[int], of_heading: bool) -> bool:
    """Whether the next number of this list at the level of the label is that of the label."""
    if one.sort is not sort:
        return False
    if sort is _DASHES:
        return True
    depth = len(counts) - 1
    if one.of_headings is not of_heading and (of_heading or depth == 0):
        return False
    if len(one.last) < depth:
        return False
    counted = one.last[depth] if len(one.last) > depth else 0
    return tuple(one.last[:depth]) == tuple(counts[:depth]) and counts[depth] == counted + 1


def _description(one: _List, first_line: int) -> str:
    """A list in numbers of its own: two that share one would be counted together."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{1 if level else one.start}"/>'
        f'<w:numFmt w:val="{one.sort.counted_in}"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="0" w:firstLine="{first_line}"/></w:pPr></w:lvl>'
        for level, shown in enumerate(one.sort.formats)
    )
    depth = "multilevel" if len(one.sort.formats) > 1 else "singleLevel"
    return (
        f'<w:abstractNum w:abstractNumId="{one.number}"><w:nsid w:val="{one.number:08X}"/>'
        f'<w:multiLevelType w:val="{depth}"/>{levels}</w:abstractNum>'
    )
