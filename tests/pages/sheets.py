"""What stands where on the pages of a PDF, from its own text positions and drawn lines (PDFium).

All lengths are points from the lower left corner of the page.
"""

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

_STRAIGHT = 0.5
_BACK = 2.0  # from letter to letter of a line, at most
_HYPHENS = "\ufffe\x02\u2011\u00ad"  # two of them are PDFium's for one at the end of a line
_MOVE, _LINE = 2, 0  # FPDF_SEGMENT_MOVETO, FPDF_SEGMENT_LINETO
_TEXT, _PATH = 1, 2  # FPDF_PAGEOBJ_TEXT, FPDF_PAGEOBJ_PATH


class Glyph(NamedTuple):
    """A printed letter, the box of its ink, and whether it stands behind white space."""

    letter: str
    left: float
    bottom: float
    right: float
    top: float
    spaced: bool = False


class Stroke(NamedTuple):
    """A straight line of a table: where it lies across its direction, and from where to where."""

    at: float
    start: float
    end: float


class Column(NamedTuple):
    """Lines below each other, and the left edge of their cells, rounded; 0 outside a table."""

    left: int
    lines: tuple[str, ...]


class Sheet(NamedTuple):
    """A page.

    Attributes:
        width: of the paper.
        height: of the paper.
        glyphs: letters with ink, in the order of the file.
        text: all of it with the ends of lines.
        columns: the lines of its paragraphs and, column by column, of its cells, from above.
        upright: the vertical strokes.
        level: the horizontal ones.
        turned: it lies among upright sheets, so it is bound at its upper edge.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    text: str
    upright: tuple[Stroke, ...]
    level: tuple[Stroke, ...]
    turned: bool = False
    columns: tuple[Column, ...] = ()


def read_sheets(path: Path) -> list[Sheet]:
    """Every page of a file."""
    import pypdfium2

    sheets: list[Sheet] = []
    with pypdfium2.PdfDocument(path) as file:
        for number in range(len(file)):
            with closing(file[number]) as page:
                _unmark(page)
                with closing(page.get_textpage()) as text:
                    width, height = page.get_size()
                    upright, level = _strokes(page)
                    sheets.append(
                        Sheet(
                            width=width,
                            height=height,
                            glyphs=tuple(_glyphs(text.raw)),
                            text=text.get_text_range(),
                            upright=tuple(upright),
                            level=tuple(level),
                            columns=tuple(_in_columns(_lines_of_text(text.raw, upright), upright)),
                        )
                    )
    upright = any(sheet.width < sheet.height for sheet in sheets)
    return [sheet._replace(turned=upright and sheet.width > sheet.height) for sheet in sheets]


def _unmark(page: Any) -> None:
    """Let words that go on in the next line be read as they are printed."""
    from pypdfium2 import raw

    for thing in page.get_objects(filter=[_TEXT]):
        for at in reversed(range(raw.FPDFPageObj_CountMarks(thing.raw))):
            raw.FPDFPageObj_RemoveMark(thing.raw, raw.FPDFPageObj_GetMark(thing.raw, at))


def _glyphs(text: Any) -> Iterator[Glyph]:
    from pypdfium2 import raw

    sides = [ctypes.c_double() for _ in range(4)]
    left, right, bottom, top = (ctypes.byref(side) for side in sides)
    spaced = False
    for at in range(raw.FPDFText_CountChars(text)):
        letter = chr(raw.FPDFText_GetUnicode(text, at))
        if letter.isspace() or raw.FPDFText_IsGenerated(text, at) == 1:
            spaced = spaced or letter.isspace()
            continue
        if raw.FPDFText_GetCharBox(text, at, left, right, bottom, top):
            x, to_x, y, to_y = (side.value for side in sides)
            yield Glyph(letter, x, y, to_x, to_y, spaced)
            spaced = False


def _in_columns(
    lines: Iterator[tuple[str, float, float]], upright: Sequence[Stroke]
) -> Iterator[Column]:
    columns: dict[int, list[tuple[float, str]]] = {}
    for text, x, y in lines:
        left = (one.at for one in upright if one.at < x and one.start < y < one.end)
        columns.setdefault(round(max(left, default=0.0)), []).append((-y, text))
    for left, column in columns.items():
        yield Column(left, tuple(text for _y, text in sorted(column)))


def _lines_of_text(text: Any, upright: Sequence[Stroke]) -> Iterator[tuple[str, float, float]]:
    """Letters that follow each other on one base line, with the place of the first of them."""
    from pypdfium2 import raw

    x, y = ctypes.c_double(), ctypes.c_double()
    line, spaced = "", False
    start = before = (0.0, 0.0)
    for at in range(raw.FPDFText_CountChars(text)):
        letter = chr(raw.FPDFText_GetUnicode(text, at))
        if raw.FPDFText_IsGenerated(text, at) == 1:
            spaced = spaced or letter == " "
            continue
        raw.FPDFText_GetCharOrigin(text, at, ctypes.byref(x), ctypes.byref(y))
        is_same = abs(y.value - before[1]) < _STRAIGHT and x.value > before[0] - _BACK
        between = (before[0] < one.at < x.value for one in upright if one.start < y.value < one.end)
        if line and (not is_same or any(between)):
            yield line, *start
            line, spaced = "", False
        if not line:
            start = x.value, y.value
        line += " " * spaced + ("-" if letter in _HYPHENS else letter)
        before, spaced = (x.value, y.value), False
    if line:
        yield line, *start


def _strokes(page: Any) -> tuple[list[Stroke], list[Stroke]]:
    upright: list[Stroke] = []
    level: list[Stroke] = []
    for thing in page.get_objects(filter=[_PATH]):
        for (x, y), (to_x, to_y) in _lines_of(thing):
            if abs(x - to_x) < _STRAIGHT < abs(y - to_y):
                upright.append(Stroke(x, min(y, to_y), max(y, to_y)))
            elif abs(y - to_y) < _STRAIGHT < abs(x - to_x):
                level.append(Stroke(y, min(x, to_x), max(x, to_x)))
    return upright, level


def _lines_of(thing: Any) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    from pypdfium2 import raw

    matrix = thing.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    before = (0.0, 0.0)
    for number in range(raw.FPDFPath_CountSegments(thing.raw)):
        segment = raw.FPDFPath_GetPathSegment(thing.raw, number)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = matrix.on_point(x.value, y.value)
        if raw.FPDFPathSegment_GetType(segment) == _LINE:
            yield before, point
        before = point
