"""The inside of a sentence: fields, choices of words, references, bold words."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from app.services.documents.text.slips import SHOWN, Slip
from app.services.documents.text.tree import (
    ANNEX,
    FIGURE,
    LINKED,
    POINT,
    BoldMark,
    Choice,
    Condition,
    Field,
    Note,
    Picture,
    Piece,
    Pieces,
    Reference,
)
from app.services.language.numbers import NBSP
from app.services.language.sentences import shortened

_SPECIAL = re.compile(r"\\(?P<plain>.)|\*\*|~|[{}]")
_BRACE = re.compile(r"\\.|[{}]")
_STOP = re.compile(r"\\.|[{}:]|\s/(?=\s|$)")
_NOTE = re.compile(r"\s*сноска\s*:\s*")
_PICTURE = re.compile(rf"{FIGURE}\s*:\s*(.*)", re.DOTALL)
_REFERENCE = re.compile(rf"({'|'.join((ANNEX, POINT, *LINKED))})\s+«([^»]+)»(?:\s*,\s*(\S+?)\.?)?")
_FIELD = re.compile(r"(?P<name>[^,?]+?)\s*(?P<optional>\?)?\s*(?:,\s*(?P<case>[^,]*?)\.?)?")
# What most fields are: a name and perhaps its case.
_SIMPLE = re.compile(
    r"\{\s*(?P<name>[^{}:?,«\\]*[^{}:?,«\\\s])\s*(?:,\s*(?P<case>[а-я]+)\.?\s*)?\}"
)
_OR, _AND = re.compile(r"\s+или\s+"), re.compile(r"\s+и\s+")
_HOW = "Поле пишется так: {район, род.}"
_FORMS = 3
DEEPEST = 20  # choices of words, conditions and repetitions one within another

TypedLine = tuple[int, str]


def condition(line: int, text: str) -> Condition:
    """A typed condition; nothing is computed in a text, so it is names joined by «и», «или»."""
    parts = (tuple(_AND.split(part)) for part in _OR.split(" ".join(text.split())))
    return Condition(line, tuple(parts))


def phrase(lines: Sequence[TypedLine], slips: list[Slip]) -> Pieces:
    """The pieces of a text typed in one or several lines; what is wrong is added to the slips."""
    text = " ".join(typed for _line, typed in lines)
    if not _SPECIAL.search(text):
        return (text,) if text else ()
    return _Phrase(lines, text, slips).read()


class _Phrase:
    def __init__(self, lines: Sequence[TypedLine], text: str, slips: list[Slip]) -> None:
        self._numbers = [line for line, _typed in lines]
        self._starts = [0, *accumulate(len(typed) + 1 for _line, typed in lines)][:-1]
        self._text, self._slips = text, slips
        self._depth = 0  # of choices
        self._is_uneven = False  # bold words begin or end in one half of a choice

    def read(self) -> Pieces:
        pieces = self._pieces(0, len(self._text))
        if _bold_marks(pieces) % 2 and not self._is_uneven:
            start = self._text.find("**")
            self._slip(start, "жирный текст «**» начат, но не закончен.")
        return pieces

    def _line(self, at: int) -> int:
        return self._numbers[bisect_right(self._starts, at) - 1]

    def _slip(self, at: int, message: str, hint: str = "") -> None:
        self._slips.append(Slip(self._line(at), message, hint))

    def _pieces(self, start: int, end: int) -> Pieces:
        """The pieces between two places of the text."""
        pieces: list[Piece] = []
        plain = ""
        at = start
        while special := _SPECIAL.search(self._text, at, end):
            plain += self._text[at : special.start()]
            at = special.end()
            sign = special[0]
            if special["plain"] is not None:
                plain += special["plain"]
            elif sign == "~":
                plain += NBSP
            else:
                if plain:
                    pieces.append(plain)
                    plain = ""
                if sign == "**":
                    pieces.append(BoldMark())
                else:
                    at = self._braces(special.start(), end, pieces)
        plain += self._text[at:end]
        return (*pieces, plain) if plain else tuple(pieces)

    def _braces(self, start: int, end: int, pieces: list[Piece]) -> int:
        """Read what begins with a brace; returns where the text goes on."""
        if simple := _SIMPLE.match(self._text, start, end):
            name, line = " ".join(simple["name"].split()), self._line(start)
            pieces.append(Field(line=line, name=name, case=simple["case"] or ""))
            return simple.end()
        close = self._closing(start, end) if self._text[start] == "{" else None
        if close is None:
            what = "открыта, но не закрыта" if self._text[start] == "{" else "закрыта без открытой"
            near = shortened(self._text[start:end], SHOWN)
            self._slip(start, f"фигурная скобка {what}: «{near}».", _HOW)
            return start + 1 if self._text[start] == "}" else end
        piece = self._field(start + 1, close)
        if piece is not None:
            pieces.append(piece)
        return close + 1

    def _closing(self, start: int, end: int) -> int | None:
        depth = 0
        for brace in _BRACE.finditer(self._text, start, end):
            depth += {"{": 1, "}": -1}.get(brace[0], 0)
            if not depth:
                return brace.start()
        return None

    def _field(self, start: int, end: int) -> Piece | None:
        text, line = self._text[start:end].strip(), self._line(start)
        if reference := _REFERENCE.fullmatch(text):
            return Reference(line, reference[1], reference[2], reference[3] or "")
        if note := _NOTE.match(self._text, start, end):
            return self._note(note.end(), end)
        if picture := _PICTURE.fullmatch(text):
            return self._picture(start, picture[1])
        colon, bars = self._stops(start, end)
        if colon is not None and bars:
            return self._choice(start, colon, bars, end)
        if colon is not None:
            return self._count(start, colon, end)
        field = _FIELD.fullmatch(text)
        if field is None or "{" in text:
            self._slip(start, f"не понимаю поле «{{{shortened(text, SHOWN)}}}».", _HOW)
            return None
        return Field(
            line=line,
            name=" ".join(field["name"].split()),
            case=field["case"] or "",
            optional=field["optional"] is not None,
        )

    def _note(self, start: int, end: int) -> Note | None:
        words = self._pieces(*self._stripped(start, end))
        if not words:
            self._slip(start - 1, "после «сноска:» нет слов.", "Так: {сноска: слова}")
            return None
        return Note(self._line(start - 1), words)

    def _picture(self, start: int, key: str) -> Picture | None:
        if not key:
            self._slip(start - 1, "после «рисунок:» нет имени.", "Так: {рисунок: эмблема}")
            return None
        return Picture(self._line(start - 1), " ".join(key.split()))

    def _stops(self, start: int, end: int) -> tuple[int | None, list[int]]:
        """Where the first colon and the bars behind it stand, not counting inner braces."""
        depth, colon = 0, None
        bars: list[int] = []
        for stop in _STOP.finditer(self._text, start, end):
            sign = stop[0].strip()
            depth += {"{": 1, "}": -1}.get(sign, 0)
            if depth:
                continue
            if sign == ":" and colon is None:
                colon = stop.start()
            elif sign == "/" and colon is not None:
                bars.append(stop.start())
        return colon, bars

    def _choice(self, start: int, colon: int, bars: list[int], end: int) -> Choice | None:
        if len(bars) > 1:
            text = shortened(self._text[start:end], SHOWN)
            hint = "Выбор пишется так: {условие: слова / другие слова}"
            self._slip(start, f"в выборе слов «{text}» больше одной черты «/».", hint)
            return None
        if self._depth == DEEPEST:
            hint = f"Бывает до {DEEPEST} выборов слов один в другом."
            self._slip(start, "слишком глубоко вложено.", hint)
            return None
        (bar,) = bars
        self._depth += 1
        words = self._pieces(*self._stripped(colon + 1, bar))
        otherwise = self._pieces(*self._stripped(bar + len(" /"), end))
        self._depth -= 1
        if (_bold_marks(words) - _bold_marks(otherwise)) % 2:
            hint = "Закончите его там же: {условие: **слова** / другие слова}"
            self._slip(
                start, "жирный текст «**» начат или закончен лишь в одной части выбора.", hint
            )
            self._is_uneven = True
        wanted = condition(self._line(start), self._text[start:colon])
        return Choice(wanted, words, otherwise)

    def _stripped(self, start: int, end: int) -> tuple[int, int]:
        text = self._text[start:end]
        return end - len(text.lstrip()), start + len(text.rstrip()) if text.strip() else end

    def _count(self, start: int, colon: int, end: int) -> Field | None:
        name = " ".join(self._text[start:colon].split())
        forms = tuple(form.strip() for form in self._text[colon + 1 : end].split(","))
        if len(forms) != _FORMS or not all(forms):
            hint = f"Число: {{{name}: школа, школы, школ}}, выбор: {{{name}: слова / другие слова}}"
            self._slip(start, f"после «{name}:» нужны три формы слова или выбор слов.", hint)
            return None
        return Field(line=self._line(start), name=name, forms=forms)


def _bold_marks(pieces: Pieces) -> int:
    """Marks of bold writing; those inside a choice count for its first wording."""
    return sum(
        isinstance(piece, BoldMark)
        or (_bold_marks(piece.words) if isinstance(piece, Choice) else 0)
        for piece in pieces
    )
