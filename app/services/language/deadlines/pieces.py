"""Reading of the dated part of a deadline: moments, ranges and lists of them, as typed.

Works on the tokens of normalised words; the years that are missing are found by `placing`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from app.enums import YearsKind
from app.services.language.dates import FIRST_YEAR, LAST_YEAR
from app.services.language.deadlines.moments import (
    CALENDAR_HALVES,
    DECADES,
    HALVES_OF_MONTH,
    SCHOOL_HALVES,
    TERMS,
    Moment,
    year_in,
)
from app.services.language.deadlines.questions import Choices, Question
from app.services.language.deadlines.tokens import Token, tokens

Until = Literal["", "until", "inclusive"]
_WINTER = (12, 2)
_QUARTER_OF = {1: (1, 3), 2: (4, 6), 3: (7, 9), 4: (10, 12), -1: (10, 12)}
_LAST_WEEK = 5
_LIMITS: dict[str, Until] = {"until": "until", "inclusive": "inclusive", "to": "inclusive"}


@dataclass(frozen=True, slots=True)
class Piece:
    """One deadline of the list.

    Attributes:
        first: where it begins.
        last: where it ends; the same moment for a single one.
        until: only its end counts: «до …» or «не позднее …».
        is_open: only its begin is known: «с 20.04.2020».
    """

    first: Moment
    last: Moment
    until: Until = ""
    is_open: bool = False


class _NotReadError(Exception):
    """The words make no deadline."""


def read_pieces(words: str, kind: YearsKind | None, choices: Choices) -> list[Piece] | None:
    """Read normalised words; None where a word is unknown or the words make no deadline.

    Args:
        words: as `words.normalised` gives them.
        kind: what the plan means by a year; None without a plan.
        choices: the answers of the plan.
    """
    read = tokens(words)
    if not read:
        return None
    try:
        return _resolved(_Reader(read, kind, choices).pieces()) or None
    except _NotReadError:
        return None


def moments_of(pieces: Iterable[Piece]) -> list[Moment]:
    """The first and the last moment of each piece, as they were typed one after the other."""
    return [moment for piece in pieces for moment in (piece.first, piece.last)]


def with_moments(pieces: Iterable[Piece], moments: Sequence[Moment]) -> list[Piece]:
    """The pieces with other moments in place of their `moments_of`."""
    return [
        replace(piece, first=moments[2 * place], last=moments[2 * place + 1])
        for place, piece in enumerate(pieces)
    ]


class _Reader:
    """The tokens of a deadline, read from the first to the last."""

    def __init__(self, read: list[Token], kind: YearsKind | None, choices: Choices) -> None:
        self._tokens, self._kind, self._choices = read, kind, choices
        self._place = 0

    def pieces(self) -> list[Piece]:
        """All of it as a list of pieces.

        Raises:
            _NotReadError: it is none.
        """
        pieces: list[Piece] = []
        until: Until = ""
        separated = True
        while self._next():
            if self._skip("separator"):
                separated = True
                continue
            piece = self._piece(until)
            if not separated and not _may_touch(pieces[-1], piece):
                raise _NotReadError
            until = piece.until
            pieces.append(piece)
            separated = False
        return pieces

    def _next(self, ahead: int = 0) -> str:
        place = self._place + ahead
        return self._tokens[place].kind if place < len(self._tokens) else ""

    def _take(self) -> Token:
        self._place += 1
        return self._tokens[self._place - 1]

    def _skip(self, *kinds: str) -> bool:
        if self._next() not in kinds:
            return False
        self._place += 1
        return True

    def _piece(self, inherited: Until) -> Piece:
        until: Until = ""
        while limit := _LIMITS.get(self._next()):
            until = limit
            self._take()
        ranged = self._skip("from")
        begin = self._place
        first, last = self._moments(until or inherited)
        if until == "" and not ranged and not first.is_nominative:
            until = inherited
        joined = self._skip("dash", "to") or (ranged and self._skip("until", "inclusive"))
        if joined:
            self._skip("to")
            last = self._moments("")[1]
        if self._skip("included") and until:
            until = "inclusive"
        if not joined:
            return Piece(first, last, until, is_open=ranged)
        if until or _differ(first, last):
            raise _NotReadError
        return self._bare_years(Piece(first, last), begin)

    def _bare_years(self, piece: Piece, begin: int) -> Piece:
        """«2020-2021» in a plan of school years may be its school year."""
        typed = self._tokens[begin : self._place]
        bare = all(token.kind != "year" or token.text.strip().isdigit() for token in typed)
        first, last = piece.first.year, piece.last.year
        successive = first is not None and last == first + 1
        if not (piece.first.whole and bare and successive and self._kind is YearsKind.SCHOOL):
            return piece
        if self._choices.choose(Question.YEAR, "school", "calendar") == "calendar":
            return piece
        school = Moment(whole="school", year=first)
        return Piece(school, school)

    def _moments(self, until: Until) -> tuple[Moment, Moment]:
        """The moment that follows twice; of several school years the first and the last."""
        if self._next() == "school":
            first, last = self._take().numbers
            if not first < last or not _is_year(first) or not _is_year(last):
                raise _NotReadError
            return Moment(whole="school", year=first), Moment(whole="school", year=last - 1)
        moment = self._moment(until)
        return moment, moment

    def _moment(self, until: Until) -> Moment:
        part = self._take().text if self._next() == "part" else ""
        kind = self._next()
        if kind in ("date", "month_digits") and not part:
            return _typed_date(self._take())
        if kind == "year":
            moment = Moment(whole="calendar", year=self._take().numbers[0], part=part)
        elif kind in ("this_year", "this_school"):
            moment = Moment(whole=self._this(until), part=part)
        elif kind == "school" and part:
            first, last = self._take().numbers
            if last != first + 1:
                raise _NotReadError
            moment = Moment(whole="school", year=first, part=part)
        elif kind == "number":
            moment = replace(self._numbered(has_part=bool(part)), part=part)
        elif kind in ("month", "nominative"):
            moment = replace(self._month(), part=part)
        elif kind == "season" and not part:
            moment = self._season()
        else:
            raise _NotReadError
        if moment.whole and self._next() in ("this_year", "this_school"):
            raise _NotReadError  # «2021 учебный год» is no year
        return moment

    def _this(self, until: Until) -> str:
        """Whether «год» is the calendar year or the school year."""
        token = self._take()
        if token.kind == "this_school":
            return "school"
        if self._kind is not YearsKind.SCHOOL or "календ" in token.text:
            return "calendar"
        options = ("calendar", "school") if until else ("school", "calendar")
        return self._choices.choose(Question.YEAR, *options)

    def _month(self) -> Moment:
        token = self._take()
        month = token.numbers[0]
        moment = Moment(months=(month, month), is_nominative=token.kind == "nominative")
        return self._dated(moment)

    def _numbered(self, *, has_part: bool) -> Moment:
        """A day of a month, a quarter, a half-year, a week; a number alone waits for its unit."""
        number = self._take().numbers[0]
        if self._next() == "unit":
            return self._counted(number, self._take().text[:4])
        if has_part:
            raise _NotReadError
        if self._next() in ("month", "nominative"):
            return replace(self._month(), days=(number, number), exact=True, is_nominative=False)
        return Moment(number=number)

    def _counted(self, number: int, unit: str) -> Moment:
        """So many of a unit: of a year, or of the month that follows."""
        if unit in ("дека", "неде") or (unit == "поло" and self._next() in ("month", "nominative")):
            if self._next() not in ("month", "nominative"):
                raise _NotReadError
            moment = replace(self._month(), unit=unit, is_nominative=False)
            return _of_month(moment, number)
        return self._dated(Moment(months=self._months_of(number, unit), unit=unit))

    def _months_of(self, number: int, unit: str) -> tuple[int, int]:
        months = (_parts_of_year(unit) or self._halves()).get(number)
        dated = self._next() in ("year", "school", "this_school")
        if months is None or (unit == "поло" and not dated):
            raise _NotReadError
        return months

    def _halves(self) -> dict[int, tuple[int, int]]:
        """The half-years that are meant, by the year behind them and by the plan."""
        following = self._next()
        if following in ("school", "this_school"):
            return SCHOOL_HALVES
        options = ("calendar", "school")
        if following == "year":
            if self._kind is not YearsKind.SCHOOL:
                return CALENDAR_HALVES
        elif self._kind is YearsKind.SCHOOL:
            options = ("school", "calendar")
        chosen = self._choices.choose(Question.HALF_YEAR, *options)
        return SCHOOL_HALVES if chosen == "school" else CALENDAR_HALVES

    def _season(self) -> Moment:
        moment = Moment(months=self._season_months())
        if moment.months != _WINTER:
            return self._dated(moment)
        if self._next() == "school":  # «зима 2020/2021» and «… учебного года» are the same
            return replace(moment, year=self._take().numbers[0])
        if self._next() != "year":
            return self._dated(moment)
        year = self._take().numbers[0]
        if self._next() == "dash" and self._next(1) == "year":
            self._take()
            if self._take().numbers[0] != year + 1:
                raise _NotReadError
            return replace(moment, year=year)
        earlier = self._choices.choose(Question.WINTER, "earlier", "later") == "earlier"
        return replace(moment, year=year - earlier)

    def _season_months(self) -> tuple[int, int]:
        first, last = self._take().numbers
        return first, last

    def _dated(self, moment: Moment) -> Moment:
        """With the year behind it: a calendar year, a school year, «текущего года»."""
        assert moment.months is not None
        if self._next() == "year":
            moment = replace(moment, year=self._take().numbers[0])
            if self._next() == "this_school":
                raise _NotReadError  # «октябрь 2021 учебного года»: which of two
        elif self._next() == "school":
            token = self._take()
            year = year_in((token.numbers[0], token.numbers[1]), moment.months)
            if year is None or "уч" not in token.text:
                raise _NotReadError  # «август 2018/2019» may be two months of August
            moment = replace(moment, year=year)
        else:
            self._skip("this_school", "this_year")
        return moment


def _parts_of_year(unit: str) -> dict[int, tuple[int, int]] | None:
    """The months of each quarter or term; None for half-years, of which there are two kinds."""
    if unit.startswith("кв"):
        return _QUARTER_OF
    return TERMS if unit == "четв" else None


def _of_month(moment: Moment, number: int) -> Moment:
    """A decade, a week or a half of the month of a moment."""
    if moment.unit == "неде":
        if not (number == -1 or 1 <= number <= _LAST_WEEK):
            raise _NotReadError
        return replace(moment, week=number, days=None)
    days = (DECADES if moment.unit == "дека" else HALVES_OF_MONTH).get(number)
    if days is None:
        raise _NotReadError
    return replace(moment, days=days)


def _typed_date(token: Token) -> Moment:
    numbers = token.numbers
    if token.kind == "month_digits":
        month, year = numbers
        return Moment(months=(month, month), year=year)
    day, month = numbers[:2]
    year = numbers[2] if len(numbers) > 2 else None
    if year is not None and year < 100:
        year += 2000
    if not 1 <= month <= 12 or (year is not None and not _is_year(year)):
        raise _NotReadError
    return Moment(days=(day, day), months=(month, month), year=year, exact=True)


def _is_year(year: int) -> bool:
    return FIRST_YEAR <= year <= LAST_YEAR


def _differ(first: Moment, last: Moment) -> bool:
    """«Сентябрь 2020 – 2021» joins what does not belong together."""
    if first.is_pending or last.is_pending:
        return bool(first.whole or last.whole)
    if last.whole and not first.whole:
        return not last.part
    return bool(first.whole) != bool(last.whole)


def _may_touch(former: Piece, piece: Piece) -> bool:
    """Whether two deadlines may stand side by side without a sign: «Август 2018 Август 2019»."""
    if former.is_open or former.last.is_pending or piece.first.is_pending:
        return False
    if former.until != piece.until:
        return False
    months = not (former.last.exact or piece.first.exact or former.last.whole or piece.first.whole)
    dated = former.last.year is not None and piece.first.year is not None
    return dated or (months and former.last.year is None)


def _resolved(pieces: list[Piece]) -> list[Piece]:
    """With the month or unit of each number that waits for it, from what follows.

    Raises:
        _NotReadError: a number has none, or a year stands in a list of days and months.
    """
    moments = moments_of(pieces)
    for place in range(len(moments) - 1, -1, -1):
        if moments[place].is_pending:
            if place == len(moments) - 1:
                raise _NotReadError
            moments[place] = _like(moments[place].number or 0, moments[place + 1])
    resolved = with_moments(pieces, moments)
    wholes = [piece for piece in resolved if piece.first.whole]
    if len(resolved) > 1 and (
        any(piece.is_open for piece in resolved) or len(wholes) not in (0, len(resolved))
    ):
        raise _NotReadError
    return resolved


def _like(number: int, following: Moment) -> Moment:
    """A number that stands before the moment whose month or unit it shares."""
    if following.exact and number > 0:
        return replace(following, days=(number, number), year=None)
    if not following.unit:
        raise _NotReadError
    if following.days is not None or following.week is not None:
        return _of_month(following, number)
    halves = SCHOOL_HALVES if following.months in SCHOOL_HALVES.values() else CALENDAR_HALVES
    months = (_parts_of_year(following.unit) or halves).get(number)
    if months is None:
        raise _NotReadError
    return replace(following, months=months, year=None)
