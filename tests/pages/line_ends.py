"""Lines that end where the next word belongs to the last one, although both had room in a line.

What has no room may be parted: the rule asks the boxes of the letters and the lines of the cell.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from app.services.documents.model.styles import DocumentStyle
from tests.pages.faults import Fault, body_of, frame_of
from tests.pages.sheets import Glyph, Sheet, Stroke

_LINE_GAP = 30.0  # points from a line down to what is still the next one
_SLANT = 2.0  # points by which a letter may begin before the end of the one before it
_APART = 0.42  # of the size of the type: a space, and what four letters leave free at their sides
_FIGURE = 0.08  # what figures, which are narrower than their room, leave free more
_LEAST_APART = 5.0
_NAME = r"[А-ЯЁ][а-яё]{2,}"
# What a line must not end with, and how the next one then begins.
_TORN = (
    (
        r"[«(]?(?i:в|к|с|у|о|и|а|во|ко|со|об|от|до|за|из|на|по|но|не|ни|при|про|для|под|над|без)",
        r"(?!_)[\w«(№].*",  # a line to fill in stands lower than the word before it
    ),
    (r"[«(]?(?:д|(?i:им|ул|пр|кв|корп|каб|пос|мкр|дер|ст|пп))\.", r"[\w«№].*"),
    (r"[«(]?№", r"\d.*"),
    (
        r"\d{1,2}",
        r"(?:январ|феврал|март|апрел|ма[йя]$|июн|июл|август|сентябр|октябр|ноябр|декабр).*",
    ),
    (r"[«(]?[А-ЯЁ]\.(?:[А-ЯЁ]\.)?", rf"{_NAME}.*"),
    (r"[«(]?[А-ЯЁ]\.", r"[А-ЯЁ]\..*"),
    (r"\d+", r"%.*"),
)
_PATTERNS = tuple((re.compile(end), re.compile(begin)) for end, begin in _TORN)


class Word(NamedTuple):
    """Letters without white space between them."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def torn(sheets: Sequence[Sheet], style: DocumentStyle) -> Iterator[Fault]:
    """Lines whose last word had to go over to the next one."""
    padding = style.cell_padding * 72 / 25.4
    sizes = style.measures.font_size, style.measures.table_font_size
    for number, sheet in enumerate(sheets, start=1):
        upright, frame = sorted(sheet.upright), frame_of(sheet, style)
        for line, after in pairwise(_lines(sheet, style, upright)):
            last, first = line[-1], after[0]
            outer = frame.left - padding, frame.right + padding
            left, right = _cell(last, upright, outer)
            follows = left < first.left < right and 0 < last.bottom - first.bottom < _LINE_GAP
            if not follows or not _belong(last.text, first.text):
                continue
            start, end = _chain(line[::-1], after=False), _chain(after, after=True)
            ink = last.right - start.left + end.right - first.left
            apart = _APART + _FIGURE * last.text.isdigit()
            apart = max(apart * sizes[(left, right) != outer], _LEAST_APART)
            if ink + apart < right - left - 2 * padding:
                yield Fault("torn at a line end", number, f"{last.text} | {first.text}")


def _chain(words: Sequence[Word], *, after: bool) -> Word:
    """The furthest word that goes to another line only together with the first one."""
    furthest = words[0]
    for one, two in pairwise(words):
        if not _belong(*((one.text, two.text) if after else (two.text, one.text))):
            break
        furthest = two
    return furthest


def _belong(last: str, first: str) -> bool:
    return any(end.fullmatch(last) and begin.fullmatch(first) for end, begin in _PATTERNS)


def _lines(sheet: Sheet, style: DocumentStyle, upright: Sequence[Stroke]) -> Iterator[list[Word]]:
    """The words of each line of each cell, in the order of the file."""
    line: list[Word] = []
    for word in _words(body_of(sheet, style), upright):
        if line and not _goes_on(line[-1], word, upright):
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _words(glyphs: Sequence[Glyph], upright: Sequence[Stroke]) -> Iterator[Word]:
    word: Word | None = None
    for glyph in glyphs:
        one = Word(*glyph[:5])
        if word is None:
            word = one
        elif not glyph.spaced and _goes_on(word, one, upright):
            word = Word(
                word.text + one.text,
                word.left,
                min(word.bottom, one.bottom),
                one.right,
                max(word.top, one.top),
            )
        else:
            yield word
            word = one
    if word is not None:
        yield word


def _goes_on(before: Word, after: Word, upright: Sequence[Stroke]) -> bool:
    """Whether a word stands behind another one in the same line of the same cell."""
    if after.left < before.right - _SLANT or after.bottom > before.top or after.top < before.bottom:
        return False
    return not any(_crosses(stroke, before) for stroke in _between(before, after, upright))


def _between(before: Word, after: Word, upright: Sequence[Stroke]) -> Sequence[Stroke]:
    first = bisect_left(upright, Stroke(before.right - _SLANT, 0, 0))
    return upright[first : bisect_right(upright, Stroke(after.left, 0, 0))]


def _cell(word: Word, upright: Sequence[Stroke], outer: tuple[float, float]) -> tuple[float, float]:
    """The edges of the cell that a word stands in, or of the text without one."""
    crossing = [stroke.at for stroke in upright if _crosses(stroke, word)]
    left = max((at for at in crossing if at <= word.left), default=outer[0])
    return left, min((at for at in crossing if at >= word.right), default=outer[1])


def _crosses(stroke: Stroke, word: Word) -> bool:
    return stroke.start < word.top and stroke.end > word.bottom
