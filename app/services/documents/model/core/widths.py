"""Widths of the columns of a table: as they are typed, but never narrower than a word.

Widths of words are those of the printed font, so no letter leaves its cell. All lengths are
millimetres.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.core import decimals
from app.services.documents.model.core.tree import Cell, CellLike, GridRow, text_of
from app.services.documents.model.geometry import POINT, Align
from app.services.documents.model.lines.cell_texts import TALLEST_TITLE, setter_of
from app.services.documents.model.styles import TABLE_PARTS, DocumentStyle, Part
from app.services.language.numbers import NBSP

_SPARE = 0.4  # office programs round widths in their own ways and count borders
_UPRIGHT_SPARE = 1.0
_LEAST_PICTURE = 20.0  # a wider one is shown smaller where its column is narrow
_STEPS = 40  # that halve what is searched
_WIDEST_CONTENT = 90.0  # of a column as wide as its content
_FOREIGN = re.compile(r"[A-Za-z@]{2}")
_NUMBER = re.compile(r"\d\D?\d")
_NARROW = 0.2  # of the letters: so much narrower can a long text of narrow letters be


def column_widths(
    wanted: Sequence[float | None],
    rows: Sequence[Sequence[CellLike]],
    aligns: Sequence[Align],
    style: DocumentStyle,
    whole: float,
) -> list[float]:
    """Widths that are `whole` together, shared as wanted; None is the width of the content.

    A column is at least as wide as its widest glued words; where these do not all fit, as its
    widest word; then as the widest part of a divided word, with those of addresses cut before a
    word is; and where not even the parts of words fit, as its widest number or day.
    """
    texts = _Texts(rows, aligns, style)
    shares = [
        min(texts.whole(column), _WIDEST_CONTENT) if width is None else width
        for column, width in enumerate(wanted)
    ]
    levels = (texts.glued, texts.words, texts.parts, texts.parts_of_words, texts.numbers)
    narrower: list[float] | None = None
    for level in levels:
        least = [level(column) for column in range(len(wanted))]
        if sum(least) <= whole:
            if narrower is None:
                return shared(shares, least, whole)
            return between(least, narrower, whole)
        narrower = least
    assert narrower is not None
    return shared(narrower, [0.0] * len(wanted), whole)


def hold(
    rows: Sequence[Sequence[CellLike]],
    aligns: Sequence[Align],
    style: DocumentStyle,
    whole: float,
) -> bool:
    """Whether columns of that width together hold their texts, and nothing in them is cut."""
    texts = _Texts(rows, aligns, style)
    return sum(texts.parts(column) for column in range(len(aligns))) <= whole


def shared(shares: Sequence[float], least: Sequence[float], whole: float) -> list[float]:
    """A width shared out, no part of it smaller than its least."""
    fixed: dict[int, float] = {}
    while True:
        free = [at for at in range(len(shares)) if at not in fixed]
        unit = (whole - sum(fixed.values())) / (sum(shares[at] for at in free) or 1.0)
        small = {at: least[at] for at in free if unit * shares[at] < least[at]}
        if not small or len(small) == len(free):
            return [fixed.get(at, unit * share) for at, share in enumerate(shares)]
        fixed |= small


def between(low: Sequence[float], high: Sequence[float], whole: float) -> list[float]:
    """The high widths, of which only the widest give way, none below its low one."""
    least, most = 0.0, max(high)
    for _step in range(_STEPS):
        limit = (least + most) / 2
        widths = [min(top, max(bottom, limit)) for bottom, top in zip(low, high, strict=True)]
        if sum(widths) > whole:
            most = limit
        else:
            least = limit
    widths = [min(top, max(bottom, least)) for bottom, top in zip(low, high, strict=True)]
    return shared(widths, widths, whole)


def header_rows(rows: Sequence[Sequence[CellLike]], style: DocumentStyle) -> tuple[GridRow, ...]:
    """The rows of titles, together high enough for those that are upright."""
    heights = [0.0] * len(rows)
    for at, cells in enumerate(rows):
        for cell in cells:
            if isinstance(cell, Cell) and cell.upright:
                whole = _upright_size(cell, style)[1] + 2 * style.cell_padding_vertical
                part = whole / cell.rows
                for below in range(at, at + cell.rows):
                    heights[below] = max(heights[below], part)
    return tuple(
        GridRow(tuple(cells), height=height) for cells, height in zip(rows, heights, strict=True)
    )


def _upright_size(cell: Cell, style: DocumentStyle) -> tuple[float, float]:
    """Width and height of the lines of an upright title, without the padding of the cell."""
    width = height = 0.0
    for paragraph in cell.content:
        setter = setter_of(style.look(paragraph.part))
        lines = setter.breaker.lines(text_of(paragraph), TALLEST_TITLE)
        width += len(lines) * setter.manner.leading * POINT
        height = max(height, *(setter.widths.of(line) * POINT + _UPRIGHT_SPARE for line in lines))
    return width, height


class _Texts:
    """The lines of the columns of a table, each once, with the letters they are written in."""

    def __init__(
        self, rows: Sequence[Sequence[CellLike]], aligns: Sequence[Align], style: DocumentStyle
    ) -> None:
        self._style = style
        self._padding = 2 * style.cell_padding + _SPARE
        self._lines = [dict[tuple[Part, bool], set[str]]() for _ in aligns]
        self._fixed = [0.0] * len(aligns)
        self._pictures = [0.0] * len(aligns)
        for column, align in enumerate(aligns):
            cells = [row[column] for row in rows]
            texts = {cell for cell in cells if isinstance(cell, str)}
            plain = TABLE_PARTS[align], False
            self._lines[column][plain] = {line for text in texts for line in text.split("\n")}
            if align is Align.DECIMAL:
                self._fixed[column] = sum(decimals.room_of(cells, style))
            for cell in cells:
                if isinstance(cell, Cell) and cell.columns == 1:
                    self._add(cell, column)

    def _add(self, cell: Cell, column: int) -> None:
        if cell.upright:
            width = _upright_size(cell, self._style)[0]
            self._fixed[column] = max(self._fixed[column], width)
            return
        for paragraph in cell.content:
            if image := paragraph.image:
                self._pictures[column] = max(self._pictures[column], image.width)
                least = min(image.width, _LEAST_PICTURE)
                self._fixed[column] = max(self._fixed[column], least)
            bold = self._style.look(paragraph.part).bold or any(run.bold for run in paragraph.runs)
            lines = self._lines[column].setdefault((paragraph.part, bold), set())
            lines.add(text_of(paragraph))

    def whole(self, column: int) -> float:
        """Width of the longest line or the widest picture."""
        return max(self._widest(column, set), self._pictures[column] + self._padding)

    def glued(self, column: int) -> float:
        """Width of the widest words between ordinary spaces."""
        return self._widest(column, _glued)

    def words(self, column: int) -> float:
        """Width of the widest word, or of its part at its own hyphens."""
        return self._widest(column, _words)

    def parts(self, column: int) -> float:
        """Width of the widest piece of words that are divided wherever that is allowed."""
        return self._widest(column, _parts)

    def parts_of_words(self, column: int) -> float:
        """The same without what has no place to be divided at: addresses of the net."""
        return self._widest(column, _parts_of_words)

    def numbers(self, column: int) -> float:
        """Width of the widest number or day: cut, each half of it would be another one."""
        return self._widest(column, _numbers)

    def _widest(self, column: int, pieces_of: Callable[[Iterable[str]], set[str]]) -> float:
        widest = self._fixed[column]
        for (part, bold), lines in self._lines[column].items():
            size = self._style.look(part).size
            measured = fonts.widths_of(fonts.face(bold=bold), size)
            pieces = pieces_of(lines)
            if pieces:
                longest = max(map(len, pieces)) * _NARROW  # the others are surely narrower
                some = (measured.of(one) for one in pieces if len(one) >= longest)
                widest = max(widest, max(some) * POINT)
        return widest + self._padding


def _glued(lines: Iterable[str]) -> set[str]:
    words = {word for line in lines for word in line.split(" ")}
    divided = {word for word in words if "-" in word or "/" in word}
    return (words - divided).union(*map(fonts.parts_at_hyphens, divided))


def _words(lines: Iterable[str]) -> set[str]:
    return _glued(line.replace(NBSP, " ") for line in lines)


def _parts(lines: Iterable[str]) -> set[str]:
    return {part for word in _words(lines) for part in _syllables(word)}


def _parts_of_words(lines: Iterable[str]) -> set[str]:
    return {part for part in _parts(lines) if not _FOREIGN.search(part)}


def _numbers(lines: Iterable[str]) -> set[str]:
    return {part for part in _parts_of_words(lines) if _NUMBER.search(part)}


def _syllables(word: str) -> Iterator[str]:
    """What a word is divided into; not «2025/2026»."""
    start = 0
    for place, mark in fonts.division_points(word):
        if word[place - 2].isdigit() and word[place].isdigit():
            continue
        yield word[start:place] + mark
        start = place
    yield word[start:]
