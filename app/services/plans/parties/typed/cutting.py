"""A typed cell cut where a party may end: at signs, line ends and between names side by side."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from app.services.plans.parties.typed.person_names import names_in
from app.services.plans.parties.typed.quoting import sheltered

# One letter for one: places in the plain text are places in the typed one.
_PLAIN = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\t": " ", "\r": " ", "\v": "\n", "\u2028": "\n", "\u2011": "-"}
)
LEGAL_FORM = r"(?:(?!ОУ\b)[МГФЧОК]{1,2}[БАК]?(?:[НДП]{0,2}О)?У(?: ?ДО)?|АНО(?: ДПО)?|ГОО)"
_SEPARATOR = re.compile(
    r"(?P<hard>;|(?:(?<=\s)|(?<=\)))/(?=\s))|(?P<line>\n)|(?P<comma>,)"
    r"|(?P<joint>\s(?:(?:а также|совместно с|совместно со)\s))"
)
_MARKER = re.compile(r"\s*(?:[-–—•·*▪]\s+|\d{1,2}[.)]\s+(?=\D)|[а-яa-z]\)\s+)")
_BETWEEN_SCHOOLS = re.compile(rf"(?<=[»\"”])\s+(?:и\s+)?(?={LEGAL_FORM}\b)")
_AFTER_ABBREVIATION = re.compile(
    rf"^\s*{LEGAL_FORM} (?:[А-ЯЁ]{{1,6}} ?){{1,2}}(?<=[А-ЯЁ])(?P<gap> )"
    rf"(?=(?:{LEGAL_FORM}\b|[Шш]колы\b|(?:[Оо]бще)?[Оо]бразовательные организации\b))"
)
_CAPITAL_HEAD = re.compile(
    r"(?<=[а-яё»)])(?P<gap>\s+)(?=(?:(?:Общео|О)бразовательные (?:организации|учреждения)"
    r"|Школы|Руководители|Директора|Методисты|Специалисты|Администрация ОО|Администрации ОО"
    r"|Муниципальн(?:ые|ая|ый) [а-яё]+|Методическ(?:ие|ая) [а-яё]+|Рабочая группа|Педагоги|Учителя"
    r"|Заместители|Тьюторы|Наставники)\b)"
)


class Piece(NamedTuple):
    """A piece of a cell between two places where a party may end.

    Attributes:
        start: where it begins in the cell.
        end: where it ends.
        before: what parts it from the piece before: `hard`, `comma`, `line`.
    """

    start: int
    end: int
    before: str


def plain(text: str) -> str:
    """A typed cell with ordinary spaces and line ends, letter for letter in the same places."""
    return text.translate(_PLAIN)


def pieces_of(text: str) -> list[Piece]:
    """The pieces of a cell as `plain` gives it, none of them blank."""
    pieces: list[Piece] = []
    start, before = 0, "hard"
    for end, following, kind in [*_separators(text), (len(text), len(text), "hard")]:
        piece = _trimmed(text, start, end, before)
        if piece is not None:
            pieces += _parted(text, piece)
            before = kind
        else:
            before = _stronger(before, kind)
        start = following
    return pieces


def _separators(text: str) -> Iterator[tuple[int, int, str]]:
    """End of what stands before, begin of what follows, kind."""
    inside = sheltered(text)
    for found in _SEPARATOR.finditer(text):
        if inside[found.start()]:
            continue
        kind = "hard" if found["joint"] else found.lastgroup or ""
        marker = _MARKER.match(text, found.end()) if kind == "line" else None
        yield found.start(), found.end(), "hard" if marker is not None else kind


def _stronger(one: str, other: str) -> str:
    """A comma at the end of a line is a comma."""
    return min(one, other, key=("hard", "comma", "line").index)


def _trimmed(text: str, start: int, end: int, before: str) -> Piece | None:
    """Without blanks, the marker of a list and what ends a sentence."""
    marker = _MARKER.match(text, start, end)
    if marker is not None:
        start = marker.end()
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Piece(start, end, before) if start < end else None


def _parted(text: str, piece: Piece) -> Iterator[Piece]:
    """The parties that stand side by side in a piece, nothing between them."""
    words = text[piece.start : piece.end]
    gaps = sorted({*_gaps(words)})
    start, before = 0, piece.before
    for end, following in [*gaps, (len(words), len(words))]:
        if end > start:
            yield Piece(piece.start + start, piece.start + end, before)
            start, before = following, "hard"


def _gaps(words: str) -> Iterator[tuple[int, int]]:
    yield from _between_people(words)
    inside = sheltered(words)
    for found in _BETWEEN_SCHOOLS.finditer(words):
        if not inside[found.start()]:
            yield found.span()
    for pattern in (_AFTER_ABBREVIATION, _CAPITAL_HEAD):
        for found in pattern.finditer(words):
            if not inside[found.start("gap")]:
                yield found.span("gap")


def _between_people(words: str) -> Iterator[tuple[int, int]]:
    """Between two names: after the first where posts stand before the names, else before the next.

    «Н.Е. Иванов К.А. Петров», «методист Иванов Н.Е. директор Петров К.А.».
    """
    names = names_in(words)
    posts_first = bool(names) and bool(words[: names[0].start].strip())
    for one, other in pairwise(names):
        between = words[one.end : other.start]
        if not between.strip() or between.strip() == "и":
            yield one.end, other.start
        elif posts_first:
            yield one.end, one.end + len(between) - len(between.lstrip())
        else:
            yield other.start - len(between) + len(between.rstrip()), other.start
