"""The embedded font: its faces, its widths, its glyphs, and where Russian words may be divided.

Characters that the font lacks would vanish from a PDF without a word, so every text passes
`Glyphs.printable`, which puts a substitute in and remembers what had none.
"""

import re
from functools import cache, lru_cache
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Any

from app.services.language.numbers import NBSP
from app.services.program_files import ProgramFileError, program_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FAMILY = "OporaSerif"
BOLD = "OporaSerif-Bold"
ITALIC = "OporaSerif-Italic"
BOLD_ITALIC = "OporaSerif-BoldItalic"
RAISED = "OporaSerif-Raised"  # marks of notes: upright letters, small and over the line
RAISED_SIZE, RAISED_BY = 0.58, 0.33  # of the size of the others, as office programs have it
LINE_HEIGHT = 1.149  # of the size: what Word gives Times New Roman at single spacing

_TWIPS = 20  # in a point: office programs count in these
_TALLER = {10.0: 231 / _TWIPS}  # measured: its parts are rounded up one by one

_FILES = {
    FAMILY: "LiberationSerif-Regular.ttf",
    BOLD: "LiberationSerif-Bold.ttf",
    ITALIC: "LiberationSerif-Italic.ttf",
    BOLD_ITALIC: "LiberationSerif-BoldItalic.ttf",
}
_SUBSTITUTES = {
    **{chr(code): "" for code in range(32) if code != 10},
    "\u00ad": "",
    "\u2011": "-",
    "\u20bd": "руб.",
    "\u2610": "□",
    "\u2611": "■",
    "\u2713": "+",
    "\u2714": "+",
    "\ufeff": "",
    "\t": " ",
}
_MOST_KNOWN = 50_000  # words
_UNKNOWN = "□"
# An office program ends a line behind a dash too, whatever stands around it.
_HYPHEN = re.compile(r"(?<=[^\W\d]{3})-(?=[^\W\d]{3})|(?<=[^\s«„(])[–—](?=[\w«„(№])")
_OWN = re.compile(r"[-–]|(?<=\w)/(?=\w)")  # not inside «https://»
_ADDRESS = re.compile(r"https?://")
_IN_ADDRESS = re.compile(r"(?<=\w)[-/](?=\w)")
_WORD = re.compile(r"[А-ЯЁа-яё]{6,}")
_SHORTEST_PART = 3  # letters before and after a division: no «ежекварталь-но»
# Widths of heavy letters in thousandths of the size, for estimates without the font files.
_WIDTHS = {
    letter: width
    for width, letters in (
        (250, "\u00a0 .,"),
        (333, "/:;-()"),
        (450, "гзеёсэ"),
        (500, "абдотух0123456789–«»_*"),
        (550, "влрчьяЗ"),
        (600, "ийкнпцъР"),
        (650, "БВГЕЁТЬ"),
        (700, "мфАДСХЭЯ"),
        (750, "жюКЛУЧЪ"),
        (800, "ыИЙНОПЦ"),
        (850, "шщФ"),
        (1000, "МЖЫ—№%"),
        (1150, "ШЩЮ"),
    )
    for letter in letters
}


def face(*, bold: bool = False, italic: bool = False) -> str:
    """Name of the face of a manner of writing."""
    if bold:
        return BOLD_ITALIC if italic else BOLD
    return ITALIC if italic else FAMILY


def line_height(size: float) -> float:
    """Height in points of a line at single spacing as office programs set it: in whole twips."""
    return _TALLER.get(size) or ceil(size * LINE_HEIGHT * _TWIPS) / _TWIPS


def estimated_width(text: str) -> float:
    """About the width of a heavy text in sizes, without reading the font."""
    return sum(_WIDTHS.get(letter, 600) for letter in text) / 1000


@cache
def register() -> "Glyphs":
    """Register the faces with reportlab once and return what they can print.

    Raises:
        ProgramFileError: a file of a face is missing or damaged.
    """
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics

    config: Any = rl_config
    config.canvas_basefontname = FAMILY  # else every file would refer to Helvetica, not embedded
    config.useA85 = 0  # pages as text make a file a quarter larger
    for name in _FILES:
        _read(name)
    pdfmetrics.registerFontFamily(
        FAMILY, normal=FAMILY, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC
    )
    return glyphs()


@cache
def glyphs() -> "Glyphs":
    """What the faces can print; asked for it, only the upright one is read.

    Raises:
        ProgramFileError: its file is missing or damaged.
    """
    from reportlab.pdfbase import pdfmetrics

    _read(FAMILY)
    face: Any = pdfmetrics.getFont(FAMILY)
    return Glyphs(face.face.charToGlyph)


@cache
def _read(name: str) -> None:
    """Register one face, once: to read its file takes longer than to measure a document."""
    from reportlab.pdfbase import pdfmetrics

    from app.services.documents.fonts.embedded import EmbeddedFont

    file = _FILES[name]
    path = program_file("fonts", file)
    try:
        pdfmetrics.registerFont(EmbeddedFont(name, str(path)))
    except Exception as error:  # reportlab raises what its parser meets in a damaged file
        raise ProgramFileError(("fonts", file), "повреждён") from error


class Glyphs:
    """What the font can print."""

    def __init__(self, known: "Iterable[int]") -> None:
        self._known = frozenset(map(chr, known)) - _SUBSTITUTES.keys() | {"\n"}

    def printable(self, text: str, missing: set[str]) -> str:
        """The text with substitutes for absent characters; those without one join `missing`."""
        if self._known.issuperset(text):
            return text
        parts: list[str] = []
        for character in text:
            if character in self._known:
                parts.append(character)
            elif character in _SUBSTITUTES:
                parts.append(_SUBSTITUTES[character])
            else:
                parts.append(_UNKNOWN)
                missing.add(character)
        return "".join(parts)


class Widths:
    """Widths of words in one face and size, each measured once.

    Attributes:
        known: words and their widths in points, for those who ask often.
        space: width of a space.
        hyphen: width of a hyphen.
    """

    def __init__(self, font: str, size: float) -> None:
        from reportlab.pdfbase.pdfmetrics import stringWidth

        if font == RAISED:
            font, size = FAMILY, size * RAISED_SIZE
        _read(font)
        self._measure = stringWidth
        self._font = font
        self._size = size
        self.known: dict[str, float] = {}
        self.space = self.of(" ")
        self.hyphen = self.of("-")

    def of(self, word: str) -> float:
        """Width in points."""
        width = self.known.get(word)
        if width is None:
            if len(self.known) > _MOST_KNOWN:
                self.known.clear()
            width = self.known[word] = self._measure(word, self._font, self._size)
        return width


@lru_cache(maxsize=64)
def widths_of(font: str, size: float) -> Widths:
    """The widths of words in a face and size; whoever asks shares what was measured before."""
    return Widths(font, size)


@cache
def _hyphenator() -> Any:  # noqa: ANN401 - pyphen has no types
    import pyphen

    return pyphen.Pyphen(lang="ru_RU")


def _syllables(letters: str) -> list[int]:
    """Where syllables of a word without any other sign end."""
    hyphenator = _hyphenator()
    places: list[int] = hyphenator.positions(letters)
    # What it found it would keep for ever, in objects with dictionaries; we keep it in ours.
    hyphenator.hd.cache.clear()
    return places


def parts_at_hyphens(word: str) -> list[str]:
    """The parts into which its own hyphens and dashes let a line end divide a word."""
    places = [0, *(place for place, _mark in hyphen_points(word)), len(word)]
    return [word[start:end] for start, end in pairwise(places)]


@cache
def hyphen_points(word: str) -> tuple[tuple[int, str], ...]:
    """Where a line may end after the word's own hyphen or dash: (position, what is added: nothing).

    In an address of the net after any hyphen and slash of its path.
    """
    own = _IN_ADDRESS if _ADDRESS.search(word) else _HYPHEN
    return tuple((match.end(), "") for match in own.finditer(word))


@cache
def syllable_points(word: str) -> tuple[tuple[int, str], ...]:
    """Where a word may be divided by syllables: (position, «-»).

    What stands around the letters (a comma, a quotation mark) goes with its part and makes no part
    longer; the parts of a word with hyphens are words of their own.
    """
    return tuple(
        (match.start() + int(place), "-")
        for match in _WORD.finditer(word)
        for place in _syllables(match[0])
        if _SHORTEST_PART <= place <= len(match[0]) - _SHORTEST_PART
    )


@cache
def division_points(word: str) -> tuple[tuple[int, str], ...]:
    """Where a word too long for its line may be divided: (position, «-» or nothing).

    After a hyphen or a slash nothing is added; Cyrillic parts are divided by syllables.
    """
    own = [(match.end(), "") for match in _OWN.finditer(word)]
    own = [(place, mark) for place, mark in own if 1 < place < len(word)]
    return tuple(sorted([*own, *syllable_points(word)]))


def is_parted(glued: str, fits: "Callable[[int, int], bool]") -> bool:
    """Whether glued words wider than their line end it at one of their spaces.

    Not where a hyphen brings all of them into lines, unless it stands before such a space: there
    an office program cuts what follows the space, letter by letter.
    """
    if NBSP not in glued:
        return False
    ends = [place for place, _mark in hyphen_points(glued)]
    if ends and ends[0] < glued.rfind(NBSP):
        return True
    return not all(fits(start, end) for start, end in pairwise((0, *ends, len(glued))))


def points_of_wide(word: str, fits: "Callable[[int, int], bool]") -> list[tuple[int, str]]:
    """Where a word wider than its line may be divided: (position, «-» or nothing).

    After its own hyphens, as an office program does, and inside only those parts of it, from one
    place to another, that do not fit into a line either.
    """
    points: list[tuple[int, str]] = []
    start = 0
    for part in parts_at_hyphens(word):
        end = start + len(part)
        if not fits(start, end):
            points += [(start + place, mark) for place, mark in division_points(part)]
        if end < len(word):
            points.append((end, ""))
        start = end
    return points
