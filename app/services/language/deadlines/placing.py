"""Years for what was typed without them, and the days that come out.

A missing year comes from the neighbours, the later one first («ноябрь, февраль 2021 года» begins
in 2020), then from the period of the plan.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from app.enums import YearsKind
from app.services.language.deadlines.moments import Moment
from app.services.language.deadlines.periods import Interval, PlanPeriod
from app.services.language.deadlines.pieces import Piece, moments_of, with_moments
from app.services.language.deadlines.questions import Choices, Question

_SEPTEMBER = 9


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a deadline; None for the side that is open."""

    start: date | None
    end: date | None

    @property
    def days(self) -> Interval:
        """Its known days: both, or the one that there is."""
        start, end = self.start or self.end, self.end or self.start
        assert start is not None
        assert end is not None
        return Interval(start, end)


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """The days of the pieces.

    Attributes:
        spans: one for each piece, or for each piece in each year; empty without a year.
        is_yearly: they are repeated from year to year.
    """

    spans: Spans
    is_yearly: bool = False


@dataclass(frozen=True, slots=True)
class _Run:
    """Pieces in certain years: their days, and the days that must lie in the plan.

    They differ for «до ноября»: November has to lie in it, not the day before.
    """

    spans: Spans
    anchors: tuple[Interval, ...]

    @property
    def last_day(self) -> date:
        return max(span.days.end for span in self.spans)

    def fits(self, window: Interval) -> bool:
        return all(window.holds(anchor) for anchor in self.anchors)

    def touches(self, window: Interval) -> bool:
        return any(window.common(anchor) is not None for anchor in self.anchors)

    def cut(self, window: Interval) -> "_Run":
        common = [span.days.common(window) for span in self.spans]
        spans = tuple(Span(days.start, days.end) for days in common if days is not None)
        return _Run(spans, self.anchors)


class Placing:
    """Finds the days of pieces in the period of a plan."""

    def __init__(
        self, period: PlanPeriod | None, order_date: date | None, choices: Choices
    ) -> None:
        self._period, self._order_date, self._choices = period, order_date, choices

    def place(self, pieces: Sequence[Piece]) -> Placed | None:
        """The days of pieces; None for days that do not exist or a range that runs backwards."""
        dated = _with_years(pieces)
        if all(moment.year is not None for moment in moments_of(dated)):
            run = self._run(dated)
            return None if run is None else Placed(run.spans)
        if any(moment.year is not None for moment in moments_of(dated)):
            return None
        if self._period is None:
            return Placed(())
        return self._chosen(self._period, dated)

    def every_year(self, pieces: Sequence[Piece], years: Sequence[Interval]) -> Spans | None:
        """The days of pieces without a year in each of these years of the period.

        None when they fit into no year, a piece has a year of its own, or one has no end.
        """
        period, dated = self._period, _with_years(pieces)
        if period is None or any(moment.year is not None for moment in moments_of(dated)):
            return None
        if any(piece.is_open for piece in pieces):
            return None
        runs: list[_Run] = []
        # Where a plan goes from month to month its first and last year are cut, and may hold some
        # of the pieces only: each is placed for itself.
        together = [dated] if period.kind is not YearsKind.MONTHS else [[one] for one in dated]
        window = period.prepared
        for part in together:
            inside = [
                run
                for year in years
                for run in self._within(part, year, period.prepared_year(year), None)
            ]
            runs += inside or [run for run in self._runs(part, window) if run.fits(window)]
        return tuple(span for run in runs for span in run.spans) or None

    def _chosen(self, period: PlanPeriod, pieces: Sequence[Piece]) -> Placed | None:
        """One of the years that the pieces fit into, or all of them, as the plan answers."""
        runs: list[_Run] = []
        for year in (period.days,) if period.kind is YearsKind.MONTHS else period.years():
            runs += self._within(pieces, year, period.prepared_year(year), self._order_date)
        runs = list(dict.fromkeys(runs))
        options = ("first", "last")
        if len(period.years()) > 1 and len(runs) > 1:
            options = ("each", *options)
        runs = runs or self._around(period, pieces)
        if self._order_date is not None:
            runs = [run for run in runs if run.last_day >= self._order_date] or runs
        if len(runs) < 2:
            return Placed(runs[0].spans) if runs else None
        chosen = self._choices.choose(Question.WHICH_YEAR, *options)
        if chosen == "each":
            return Placed(tuple(span for run in runs for span in run.spans), is_yearly=True)
        return Placed(runs[0 if chosen == "first" else -1].spans)

    def _within(
        self,
        pieces: Sequence[Piece],
        year: Interval,
        prepared: Interval,
        approved: date | None,
    ) -> list[_Run]:
        """Where the pieces fit into a year in the order in which they were typed.

        The August before a school year belongs to it where the order asks for it («август,
        январь»), and where the plan was approved before September.
        """
        runs = list(self._runs(pieces, prepared))
        inside = [run for run in runs if run.fits(year)]
        early = [run for run in runs if run.fits(prepared)]
        is_early = approved is not None and prepared.start <= approved < year.start
        if is_early or any(_is_school_begin(piece.last) for piece in pieces):
            inside = early
        return inside or early or self._one_by_one(pieces, year)

    def _one_by_one(self, pieces: Sequence[Piece], year: Interval) -> list[_Run]:
        """The pieces each for itself: «май, октябрь» of a school year begins with its end."""
        found: list[_Run] = []
        for piece in pieces:
            inside = [run for run in self._runs([piece], year) if run.fits(year)]
            if len(inside) != 1:
                return []
            found += inside
        spans = tuple(span for run in found for span in run.spans)
        return [_Run(spans, tuple(anchor for run in found for anchor in run.anchors))]

    def _around(self, period: PlanPeriod, pieces: Sequence[Piece]) -> list[_Run]:
        """Where the pieces fit into no year: within the period, at its edges, or beside it."""
        runs = list(self._runs(pieces, period.prepared))
        for window in (period.days, period.prepared):
            if inside := [run for run in runs if run.fits(window)]:
                return inside
        if touching := [run for run in runs if run.touches(period.days)]:
            if all(piece.first.whole and not piece.until for piece in pieces):
                return [run.cut(period.days) for run in touching]
            return touching
        before = [run for run in runs if run.last_day < period.start]
        after = [run for run in runs if run.last_day > period.end]
        return [before[-1], after[0]] if before and after else []

    def _runs(self, pieces: Sequence[Piece], window: Interval) -> Iterator[_Run]:
        """The pieces from each calendar year around a window on, later ones in later years."""
        for year in range(window.start.year - 1, window.end.year + 2):
            run = self._run(_from_year(pieces, year))
            if run is not None:
                yield run

    def _run(self, pieces: Sequence[Piece]) -> _Run | None:
        """The pieces in the years that they have; None where one of them has no such days."""
        spans: list[Span] = []
        anchors: list[Interval] = []
        for piece in pieces:
            span = self._span(piece)
            anchor = _anchor(piece) if piece.until else span and span.days
            if span is None or anchor is None:
                return None
            spans.append(span)
            anchors.append(anchor)
        return _Run(tuple(spans), tuple(anchors))

    def _span(self, piece: Piece) -> Span | None:
        assert piece.first.year is not None
        assert piece.last.year is not None
        if piece.until:
            inclusive = piece.until == "inclusive"
            if not (inclusive or piece.last.exact or piece.last.part):
                inclusive = self._choices.choose(Question.UNTIL, "earlier", "later") == "later"
            end = piece.last.bound(piece.last.year, inclusive=inclusive)
            return None if end is None else Span(None, end)
        first = piece.first.in_year(piece.first.year)
        if piece.is_open:
            return None if first is None else Span(first.start, None)
        last = _end_of(piece)
        if first is None or last is None or last < first.start:
            return None
        return Span(first.start, last)


def _anchor(piece: Piece) -> Interval | None:
    """The day of «до …» that has to lie in the plan: its end, or the begin that it comes before."""
    moment = piece.last
    assert moment.year is not None
    if moment.part == "begin" and not moment.whole:
        days = replace(moment, part="").in_year(moment.year)
        return days and Interval(days.start, days.start)
    day = moment.bound(moment.year, inclusive=True)
    return day and Interval(day, day)


def _is_school_begin(moment: Moment) -> bool:
    """«До начала учебного года»: of this one, or of the next."""
    return moment.whole == "school" and moment.part == "begin"


def _end_of(piece: Piece) -> date | None:
    """The last day of a range; «с … до конца года» has one too."""
    last = piece.last
    assert last.year is not None
    if last.whole and last.part and piece.first != last:
        return last.bound(last.year, inclusive=True)
    days = last.in_year(last.year)
    return None if days is None else days.end


def _with_years(pieces: Sequence[Piece]) -> list[Piece]:
    """Missing years from the moment that follows, then from the one before."""
    moments = moments_of(pieces)
    for place in range(len(moments) - 2, -1, -1):
        moments[place] = _before(moments[place], moments[place + 1])
    for place in range(1, len(moments)):
        moments[place] = _after(moments[place], moments[place - 1])
    return with_moments(pieces, moments)


def _before(moment: Moment, following: Moment) -> Moment:
    if moment.year is not None or following.year is None or moment.whole or following.whole:
        return moment
    return replace(moment, year=following.year - (not following.follows(moment)))


def _after(moment: Moment, preceding: Moment) -> Moment:
    if moment.year is not None or preceding.year is None or preceding.whole:
        return moment
    return _next_to(moment, preceding, preceding.year)


def _next_to(moment: Moment, preceding: Moment, year: int) -> Moment:
    """The moment in the year in which it follows the one before, which lies in that year."""
    if moment.whole == "school":
        assert preceding.months is not None
        return replace(moment, year=year - (preceding.months[0] < _SEPTEMBER))
    return replace(moment, year=year + (not moment.follows(preceding)))


def _from_year(pieces: Sequence[Piece], year: int) -> list[Piece]:
    """The pieces with the first in that year and each later one as soon as it may be."""
    moments = moments_of(pieces)
    dated = [replace(moments[0], year=year)]
    for preceding, moment in pairwise(moments):
        year = dated[-1].year or year
        if moment.whole and preceding.whole:
            dated.append(replace(moment, year=year))
        else:
            dated.append(_next_to(moment, preceding, year))
    return with_moments(pieces, dated)
