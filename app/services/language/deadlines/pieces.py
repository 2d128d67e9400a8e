"""Reading of the dated part of a deadline: months, dates, ranges and lists of them.

Works on words that `deadline` has normalised: lower case, «е» for «ё», a bare «-» for every
dash. Years that are missing come from the neighbours, then from the school year of the plan.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.services.language.dates import FIRST_YEAR, LAST_YEAR
from app.services.language.deadlines.periods import Interval

MONTHS = {
    "янв": 1,
    "фев": 2,
    "мар": 3,
    "апр": 4,
    "мая": 5,
    "май": 5,
    "мае": 5,
    "маю": 5,
    "июн": 6,
    "июл": 7,
    "авг": 8,
    "сен": 9,
    "окт": 10,
    "ноя": 11,
    "дек": 12,
}
_TOKEN = re.compile(
    r"(?P<date>[0-9]{1,2}\.[0-9]{1,2}(?:\.(?:[0-9]{4}|[0-9]{2}))?)(?![0-9])"
    r"|(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
    r"|(?P<day>[0-9]{1,2})(?![0-9])(?:-?(?:го|е|ое))?\b"
    r"|(?P<quarter>\b(?:i{1,3}|iv)(?:-?й)?(?=\s*квартал)|[1-4](?:-?й)?(?=\s*квартал))"
    r"|(?P<month>\b(?:янв|фев|мар|апр|май\b|мая\b|мае\b|маю\b|июн|июл|авг|сен|окт|ноя|дек)[а-я]*)"
    r"|(?P<inclusive>\b(?:не позднее|не позже)\b)"
    r"|(?P<until>\b(?:до|к)\b)|(?P<from>\bсо?\b)|(?P<to>\bпо\b)"
    r"|(?P<part>\b(?:конец|конца|конце|концу|начал[аоеу]|середин[аыеу])\b)"
    r"|(?P<dash>-)|(?P<separator>[,;/\n]|\bи\b|\bа также\b)"
    r"|(?P<skipped>\b(?:в|течение|года|году|год|годы|годов|гг|г|квартал[а-я]*|месяц[а-я]*|числа"
    r"|срок|сроки)\b|[.\s])"
)
QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_FIRST_MONTH = 9
_PART_DAYS = {"нача": (1, 10), "сере": (11, 20), "коне": (21, 31), "конц": (21, 31)}


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words say.

    Attributes:
        intervals: in typed order; empty when no year is known.
        until: all of it is «до …».
        ambiguous: «до ноября», read as "before November begins".
    """

    intervals: tuple[Interval, ...]
    until: bool
    ambiguous: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moment:
    """A day, a part of a month, a month, a quarter or a year, as far as it was typed."""

    day: int | None = None
    month: int | None = None
    last_month: int | None = None
    year: int | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    first: _Moment
    last: _Moment
    until: str = ""  # "", "until" («до») or "inclusive" («не позднее»)


class _Tokens:
    """The tokens of the words with a position; None in `tokens` when a word is unknown."""

    def __init__(self, words: str) -> None:
        self.tokens: list[tuple[str, str]] | None = _tokens(words)
        self._position = 0

    def kind(self, ahead: int = 0) -> str:
        tokens = self.tokens or []
        place = self._position + ahead
        return tokens[place][0] if place < len(tokens) else ""

    def take(self) -> str:
        tokens = self.tokens or []
        self._position += 1
        return tokens[self._position - 1][1]

    def skip(self, kind: str) -> bool:
        if self.kind() != kind:
            return False
        self._position += 1
        return True


def read_pieces(words: str, plan_year: int | None) -> Reading | None:
    """Read normalised words; None when a word is unknown or the dates cannot be."""
    tokens = _Tokens(words)
    if not tokens.tokens:
        return None
    pieces: list[_Piece] = []
    until = ""
    while tokens.kind():
        if tokens.skip("separator"):
            continue
        piece = _piece(tokens, until)
        if piece is None:
            return None
        until = piece.until
        pieces.append(piece)
    return _reading(_with_years(pieces, plan_year)) if pieces else None


def _tokens(words: str) -> list[tuple[str, str]] | None:
    tokens: list[tuple[str, str]] = []
    position = 0
    while position < len(words):
        match = _TOKEN.match(words, position)
        if match is None or match.end() == position:
            return None
        kind = match.lastgroup or ""
        if kind != "skipped":
            tokens.append((kind, match.group(kind)))
        position = match.end()
    return tokens


def _piece(tokens: _Tokens, inherited: str) -> _Piece | None:
    """One deadline: «до …», «с … по …», «… - …» or a single moment."""
    until = inherited
    while tokens.kind() in ("until", "inclusive"):
        until = tokens.kind()
        tokens.take()
    ranged = tokens.skip("from")
    first = _moment(tokens)
    if first is None:
        return None
    joined = tokens.skip("dash") or (ranged and (tokens.skip("to") or tokens.skip("until")))
    if not joined:
        return None if ranged else _Piece(first, first, until)
    tokens.skip("to")
    last = _moment(tokens)
    return None if last is None or until else _Piece(first, last)


def _moment(tokens: _Tokens) -> _Moment | None:
    part = tokens.take()[:4] if tokens.kind() == "part" else ""
    kind = tokens.kind()
    if kind == "date" and not part:
        return _typed_date(tokens.take())
    if kind == "quarter" and not part:
        quarter = QUARTERS[tokens.take().removesuffix("й").removesuffix("-")]
        months = _Moment(month=quarter * 3 - 2, last_month=quarter * 3)
        return replace(months, year=_year(tokens))
    if kind == "year":
        return _Moment(year=_year(tokens), part=part)
    day = int(tokens.take()) if kind == "day" and not part else None
    if tokens.kind() == "month":
        month = MONTHS[tokens.take()[:3]]
        return _Moment(day=day, month=month, last_month=month, year=_year(tokens), part=part)
    return None if day is None or tokens.kind() not in ("dash", "to") else _Moment(day=day)


def _year(tokens: _Tokens) -> int | None:
    return int(tokens.take()) if tokens.kind() == "year" else None


def _typed_date(text: str) -> _Moment | None:
    parts = [int(part) for part in text.split(".")]
    day, month = parts[0], parts[1]
    if not 1 <= month <= 12:
        return None
    year = None if len(parts) == 2 else parts[2] + (2000 if parts[2] < 100 else 0)
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return _Moment(day=day, month=month, last_month=month, year=year)


def _with_years(pieces: list[_Piece], plan_year: int | None) -> list[_Piece]:
    """Fill in years and months: first from what follows, then from what precedes, then the plan."""
    moments = [moment for piece in pieces for moment in (piece.first, piece.last)]
    for place in range(len(moments) - 2, -1, -1):
        moments[place] = _before(moments[place], moments[place + 1])
    for place in range(1, len(moments)):
        moments[place] = _after(moments[place], moments[place - 1])
    moments = [_within(moment, plan_year) for moment in moments]
    return [
        replace(piece, first=moments[2 * place], last=moments[2 * place + 1])
        for place, piece in enumerate(pieces)
    ]


def _before(moment: _Moment, following: _Moment) -> _Moment:
    if moment.month is None and moment.day is not None:
        moment = replace(moment, month=following.month, last_month=following.month)
    if moment.year is not None or following.year is None or moment.month is None:
        return moment
    turns = following.month is not None and moment.month > following.month
    return replace(moment, year=following.year - turns)


def _after(moment: _Moment, preceding: _Moment) -> _Moment:
    if moment.year is not None or preceding.year is None or moment.month is None:
        return moment
    turns = preceding.month is not None and moment.month < preceding.month
    return replace(moment, year=preceding.year + turns)


def _within(moment: _Moment, plan_year: int | None) -> _Moment:
    if moment.year is not None or plan_year is None or moment.month is None:
        return moment
    return replace(moment, year=plan_year - (moment.month >= _FIRST_MONTH))


def _reading(pieces: list[_Piece]) -> Reading | None:
    until = all(piece.until for piece in pieces)
    ambiguous = any(_is_ambiguous(piece) for piece in pieces)
    if any(moment.year is None for piece in pieces for moment in (piece.first, piece.last)):
        return Reading((), until, ambiguous)
    intervals = list(_intervals(pieces))
    if None in intervals:
        return None
    return Reading(tuple(interval for interval in intervals if interval), until, ambiguous)


def _is_ambiguous(piece: _Piece) -> bool:
    """«до ноября»: until it begins, or until it ends."""
    return piece.until == "until" and piece.first.day is None and not piece.first.part


def _intervals(pieces: list[_Piece]) -> Iterator[Interval | None]:
    for piece in pieces:
        first, last = _days(piece.first), _days(piece.last)
        if first is None or last is None or last.end < first.start:
            yield None
        elif not piece.until:
            yield Interval(first.start, last.end)
        else:
            end = last.end
            if _is_ambiguous(piece) or piece.first.part == "нача":
                end = last.start - timedelta(days=1)
            elif piece.first.part == "сере" and piece.first.month is not None:
                end = last.start.replace(day=15)
            yield Interval(end, end)


def _days(moment: _Moment) -> Interval | None:
    """First and last day; None for a day that does not exist (31 ноября)."""
    assert moment.year is not None
    if moment.month is None or moment.last_month is None:
        if moment.part in ("коне", "конц"):
            return Interval(date(moment.year, 12, 1), date(moment.year, 12, 31))
        return None if moment.part else Interval(date(moment.year, 1, 1), date(moment.year, 12, 31))
    length = monthrange(moment.year, moment.last_month)[1]
    if moment.day is not None:
        if not 1 <= moment.day <= length:
            return None
        day = date(moment.year, moment.month, moment.day)
        return Interval(day, day)
    first, last = _PART_DAYS.get(moment.part, (1, 31))
    return Interval(
        date(moment.year, moment.month, first),
        date(moment.year, moment.last_month, min(last, length)),
    )
