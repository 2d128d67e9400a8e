"""A number format code taken apart: `#,##0.00;[Red]-0"%"` as sections of tokens.

The grammar is that of ECMA-376, part 1, 18.8.31; a character that has no meaning in it stands for
itself, as Excel writes it.
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache
from typing import NamedTuple


class Kind(Enum):
    """What a piece of a format does."""

    LITERAL = "literal"
    SPACE = "space"  # `_x`: as wide as the character x
    DIGIT = "digit"  # 0, # or ?
    POINT = "point"
    COMMA = "comma"
    PERCENT = "percent"
    EXPONENT = "exponent"
    SLASH = "slash"
    TEXT = "text"  # @
    GENERAL = "general"
    DATE = "date"  # yyyy, mm, d, hh, ss: which one says the text
    ELAPSED = "elapsed"  # [h], [mm], [s]
    HALF_DAY = "half day"  # AM/PM


class Token(NamedTuple):
    """A piece of a format."""

    kind: Kind
    text: str


class Condition(NamedTuple):
    """`[>=85]`."""

    operator: str
    limit: float

    def holds(self, number: float) -> bool:
        """Whether the section is for this number."""
        compared = (number > self.limit) - (number < self.limit)
        return compared in _HOLDS[self.operator]


_HOLDS = {"<": (-1,), "<=": (-1, 0), "=": (0,), "<>": (-1, 1), ">=": (0, 1), ">": (1,)}
_SPACES = frozenset(" \u00a0\u202f")
_BLANK = _SPACES | frozenset("()-\u2212\u2013\u2014")


@dataclass(frozen=True)
class Section:
    """One part of a format between semicolons.

    Attributes:
        tokens: in order, minutes already told from months (`n`).
        condition: for which numbers it is, when the format says so.
    """

    tokens: tuple[Token, ...]
    condition: Condition | None = None

    def has(self, *kinds: Kind) -> bool:
        """Whether any token is of one of these kinds."""
        return any(token.kind in kinds for token in self.tokens)

    @cached_property
    def is_date(self) -> bool:
        """Whether it shows a date or a time."""
        return self.has(Kind.DATE, Kind.ELAPSED, Kind.HALF_DAY)

    @cached_property
    def is_plain(self) -> bool:
        """Whether a number in it looks like itself: 5, 5,00, 1 234; a sign is not looked at."""
        if self.is_date or self.has(Kind.PERCENT, Kind.EXPONENT, Kind.SLASH):
            return False
        if self.has(Kind.GENERAL, Kind.TEXT):
            return self._literals <= _BLANK and not self.has(Kind.DIGIT)
        return (
            self._literals <= _BLANK
            and self._literals_within <= _SPACES
            and _PLAIN_SHAPE.fullmatch(self._shape) is not None
        )

    @property
    def _shape(self) -> str:
        return "".join(token.text for token in self.tokens if token.kind in _NUMBER_SIGNS)

    @property
    def _literals(self) -> set[str]:
        return set("".join(one.text for one in self.tokens if one.kind is Kind.LITERAL))

    @property
    def _literals_within(self) -> set[str]:
        """Literals between the first and the last sign of the number."""
        places = [place for place, one in enumerate(self.tokens) if one.kind in _NUMBER_SIGNS]
        inner = self.tokens[places[0] : places[-1]] if places else ()
        return set("".join(one.text for one in inner if one.kind is Kind.LITERAL))

    @cached_property
    def seems_negative(self) -> bool:
        """Whether it writes a minus or a bracket of its own."""
        return not self._literals.isdisjoint("-\u2212\u2013\u2014(")

    @cached_property
    def has_scale(self) -> bool:
        """Whether it shows thousands or millions: `0,`."""
        return re.search(r",(?![0#?])", self._shape) is not None

    @cached_property
    def writes_percent(self) -> bool:
        """Whether a percent sign that scales nothing stands right behind the number: `0.00"%"`."""
        places = [place for place, one in enumerate(self.tokens) if one.kind in _NUMBERS]
        behind = self.tokens[places[-1] + 1 :] if places else ()
        text = "".join(token.text for token in behind if token.kind is Kind.LITERAL)
        return text.lstrip(" \u00a0").startswith("%")

    @cached_property
    def has_digits(self) -> bool:
        """Whether a number is seen in it at all."""
        return self.has(Kind.DIGIT, Kind.GENERAL, Kind.TEXT)


# At most one compulsory digit; a comma only between digits, where it makes thousands.
_PLAIN_SHAPE = re.compile(r"(?:[#?]+,(?=[#?0]))*[#?]*0?(?:\.[0#?]*)?")
_NUMBERS = (Kind.DIGIT, Kind.POINT, Kind.GENERAL)
_NUMBER_SIGNS = (Kind.DIGIT, Kind.POINT, Kind.COMMA)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:[.,]\d+)?)")
_CURRENCY = re.compile(r"\$([^-]*)(?:-[0-9A-Fa-f]+)?")
_PIECE = re.compile(
    r"""
    "(?P<quoted>[^"]*)"?
    | \\(?P<escaped>.)
    | _(?P<space>.)
    | \*(?P<fill>.)
    | \[(?P<bracket>[^\]]*)\]
    | (?P<general>General|Основной|Standard)
    | (?P<half>AM/PM|A/P)
    | (?P<exponent>E[+-])
    | (?P<date>y+|m+|d+|h+|s+)
    | (?P<sign>[0\#?.,%/@;])
    | (?P<other>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_SIGNS = {
    "0": Kind.DIGIT,
    "#": Kind.DIGIT,
    "?": Kind.DIGIT,
    ".": Kind.POINT,
    ",": Kind.COMMA,
    "%": Kind.PERCENT,
    "/": Kind.SLASH,
    "@": Kind.TEXT,
}
_NAMED = {
    "quoted": Kind.LITERAL,
    "escaped": Kind.LITERAL,
    "other": Kind.LITERAL,
    "general": Kind.GENERAL,
    "half": Kind.HALF_DAY,
    "exponent": Kind.EXPONENT,
    "date": Kind.DATE,
}


@lru_cache(maxsize=4096)
def sections_of(code: str) -> tuple[Section, *tuple[Section, ...]]:
    """The sections of a format code; never fails, an odd code shows its characters."""
    sections: list[Section] = []
    tokens: list[Token] = []
    condition: Condition | None = None
    for matched in _PIECE.finditer(code):
        piece, text = matched.lastgroup or "other", matched[matched.lastgroup or 0]
        if text == ";" and piece == "sign":
            sections.append(Section(_settled(tokens), condition))
            tokens, condition = [], None
        elif piece == "bracket":
            limit = _CONDITION.fullmatch(text.strip())
            if limit is not None:
                condition = Condition(limit[1], float(limit[2].replace(",", ".")))
            else:
                tokens += _bracket(text)
        else:
            tokens += _token(piece, text)
    last = Section(_settled(tokens), condition)
    return (sections[0], *sections[1:], last) if sections else (last,)


def _token(piece: str, text: str) -> list[Token]:
    if piece == "fill":
        return []
    if piece == "space":
        return [Token(Kind.SPACE, " ")]
    if piece == "sign":
        return [Token(_SIGNS[text], text)]
    return [Token(_NAMED[piece], text.lower() if piece == "date" else text)]


def _bracket(text: str) -> list[Token]:
    """Elapsed time and the sign of a currency; colours and languages show nothing."""
    if re.fullmatch(r"h+|m+|s+", text, re.IGNORECASE):
        return [Token(Kind.ELAPSED, text.lower())]
    currency = _CURRENCY.fullmatch(text)
    return [Token(Kind.LITERAL, currency[1])] if currency is not None and currency[1] else []


def _settled(tokens: list[Token]) -> tuple[Token, ...]:
    """With minutes told from months, and without signs of numbers in dates."""
    if not any(token.kind in (Kind.DATE, Kind.ELAPSED, Kind.HALF_DAY) for token in tokens):
        return tuple(tokens)
    settled = list(tokens)
    times = [
        place for place, token in enumerate(settled) if token.kind in (Kind.DATE, Kind.ELAPSED)
    ]
    for position, place in enumerate(times):
        token = settled[place]
        if token.kind is not Kind.DATE or token.text[0] != "m" or len(token.text) > 2:
            continue
        before = settled[times[position - 1]].text[0] if position else ""
        after = settled[times[position + 1]].text[0] if position + 1 < len(times) else ""
        if before == "h" or after == "s":
            settled[place] = Token(Kind.DATE, token.text.replace("m", "n"))
    return _fractions(settled)


def _fractions(tokens: list[Token]) -> tuple[Token, ...]:
    """Signs of numbers inside a date are literals, save `.00` behind seconds."""
    found: list[Token] = []
    in_fraction = False
    for place, token in enumerate(tokens):
        before = tokens[place - 1] if place else None
        if token.kind is Kind.POINT:
            in_fraction = before is not None and before.text[:1] == "s"
        elif token.kind is not Kind.DIGIT:
            in_fraction = False
        is_sign = token.kind in (Kind.POINT, Kind.COMMA, Kind.DIGIT, Kind.SLASH)
        if is_sign and not in_fraction:
            # The separator of a date in a code is `/`; Russian Excel shows a point.
            shown = "." if token.kind is Kind.SLASH else token.text
            found.append(Token(Kind.LITERAL, shown))
        else:
            found.append(token)
    return tuple(found)
