"""Deadlines as the office types them, and what they mean in dates.

«Октябрь-ноябрь 2020 года», «до 30 января 2021 года и 20 июля 2021 года», «ежегодно»: the text is
kept for print, the dates serve the calendar and the overdue mark. What depends on an event is
`open`; what cannot be understood is kept too, as `unparsed`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from app.enums import DeadlineKind
from app.services.language.deadlines.periods import Interval, PlanPeriod
from app.services.language.deadlines.pieces import read_pieces
from app.services.language.deadlines.placing import Placing, Span, Spans
from app.services.language.deadlines.questions import Choices, Question
from app.services.language.deadlines.repeating import (
    Every,
    Repetition,
    days_of_month,
    occurrences,
    on_days,
    read_repetition,
)
from app.services.language.deadlines.senses import (
    EVENTS,
    MANNERS,
    WHOLE_PERIOD,
    YEARS_OF_REPETITION,
)
from app.services.language.deadlines.words import is_dated, normalised, tidied


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One of the meanings of an ambiguous deadline.

    Attributes:
        answer: the answer to the question that gives it.
        start: first day, or None.
        end: last day, or None.
        occurrences: as of a `Deadline`.
    """

    answer: str
    start: date | None
    end: date | None
    occurrences: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A deadline as typed and as understood.

    Attributes:
        text: exactly what was typed.
        kind: how it is understood; `open` waits for an event.
        start: first day, when there is one; none when one of several has none.
        end: last day; only with an end a measure can be overdue.
        points: the several deadlines of kind `points`, in typed order; otherwise empty.
        occurrences: each time that something is due, in typed order: a start or None, and the due
            date. One for a single deadline with an end, none without an end.
        every: what it comes back with, or None.
        question: what the words leave open, to be asked once a plan; None when they are clear.
        readings: what each answer to the question makes of it, the one taken first.
    """

    text: str
    kind: DeadlineKind
    start: date | None = None
    end: date | None = None
    points: tuple[Interval, ...] = ()
    occurrences: Spans = ()
    every: Every | None = None
    question: Question | None = None
    readings: tuple[Reading, ...] = ()

    @property
    def ambiguous(self) -> bool:
        """Whether there is another reading too («до ноября»: the earlier one is taken)."""
        return self.question is not None

    @property
    def is_understood(self) -> bool:
        """Whether there are words that mean something: dates, or an event to wait for."""
        return self.kind is not DeadlineKind.UNPARSED and bool(normalised(self.text))


def parse_deadline(
    text: str,
    period: PlanPeriod | None = None,
    order_date: date | None = None,
    answers: Mapping[Question, str] | None = None,
) -> Deadline:
    """Understand a deadline; never fails, `unparsed` keeps what is not understood.

    Args:
        text: as typed.
        period: the period of the plan; months without a year and «в течение учебного года» are
            placed in it, without it they have no dates.
        order_date: when the plan was approved: of several years that a month may be in, those that
            were over then are none.
        answers: what the plan answered to the questions of its deadlines.
    """
    deadline, is_settled = _first_read(text, period, order_date)
    if is_settled:  # most deadlines ask nothing: any answers leave them as they are
        return deadline
    return _parsed(text, period, order_date, tuple(sorted((answers or {}).items())))


# Plans are read, checked and shown again after each change of one measure.
@lru_cache(maxsize=8192)
def _first_read(
    text: str, period: PlanPeriod | None, order_date: date | None
) -> tuple[Deadline, bool]:
    """A deadline without answers, and whether it asks nothing."""
    deadline, asked = _read(text, period, order_date, {})
    return deadline, not asked


@lru_cache(maxsize=4096)
def _parsed(
    text: str,
    period: PlanPeriod | None,
    order_date: date | None,
    answers: tuple[tuple[Question, str], ...],
) -> Deadline:
    known = dict(answers)
    deadline, asked = _read(text, period, order_date, known)
    if not asked or deadline.kind in (DeadlineKind.UNPARSED, DeadlineKind.OPEN):
        return deadline
    question, options = next(iter(asked.items()))
    readings: list[Reading] = []
    for answer in options:
        read, _more = _read(text, period, order_date, known | {question: answer})
        if read.is_understood:
            readings.append(
                Reading(answer=answer, start=read.start, end=read.end, occurrences=read.occurrences)
            )
    return replace(deadline, question=question, readings=tuple(readings))


def _read(
    text: str,
    period: PlanPeriod | None,
    order_date: date | None,
    answers: Mapping[Question, str],
) -> tuple[Deadline, Mapping[Question, tuple[str, ...]]]:
    """The deadline, and the questions that it asks."""
    choices = Choices(answers)
    placing = Placing(period, order_date, choices)
    deadline = _Grammar(text, period, placing, choices).read()
    return deadline, choices.asked


class _Grammar:
    """Reads one deadline: an event, the whole period, a repetition, or dates."""

    def __init__(
        self, text: str, period: PlanPeriod | None, placing: Placing, choices: Choices
    ) -> None:
        self._text, self._period = text, period
        self._placing, self._choices = placing, choices

    def read(self) -> Deadline:
        words = normalised(self._text)
        try:
            repetition = read_repetition(words)
        except ValueError:
            return self._unparsed()
        if not words or EVENTS.search(words if repetition is None else repetition.rest):
            return self._open()
        return self._of_words(words, repetition)

    def _of_words(self, words: str, repetition: Repetition | None) -> Deadline:
        left = words if repetition is None else repetition.rest
        without = tidied(MANNERS.sub(" ", left))
        left = tidied(WHOLE_PERIOD.sub(" ", without))
        is_whole = left != without
        if repetition is not None:
            return self._repeated(Repetition(repetition.every, left))
        if is_whole and not left:
            return self._stretch()
        deadline = self._of_pieces(left)
        if deadline.is_understood or without == words or is_dated(without):
            return deadline
        return self._open()  # «в соответствии с графиком проведения»

    def _open(self) -> Deadline:
        return Deadline(text=self._text, kind=DeadlineKind.OPEN)

    def _unparsed(self) -> Deadline:
        return Deadline(text=self._text, kind=DeadlineKind.UNPARSED)

    def _stretch(self) -> Deadline:
        """The whole period of the plan."""
        if self._period is None:
            return Deadline(text=self._text, kind=DeadlineKind.PERIOD)
        span = Span(self._period.start, self._period.end)
        return self._of_spans(DeadlineKind.PERIOD, (span,))

    def _of_pieces(self, words: str) -> Deadline:
        kind = None if self._period is None else self._period.kind
        pieces = read_pieces(words, kind, self._choices)
        placed = None if pieces is None else self._placing.place(pieces)
        if pieces is None or placed is None:
            return self._unparsed()
        until = all(piece.until for piece in pieces)
        single = DeadlineKind.UNTIL if until else DeadlineKind.PERIOD
        if not placed.spans:  # understood, but there is no year to place it in
            return Deadline(text=self._text, kind=single)
        if placed.is_yearly:
            return self._of_spans(DeadlineKind.YEARLY, placed.spans, Every.YEAR)
        return self._of_spans(single if len(pieces) == 1 else DeadlineKind.POINTS, placed.spans)

    def _repeated(self, repetition: Repetition) -> Deadline:
        every, rest = repetition.every, repetition.rest
        kind = DeadlineKind.YEARLY if every is Every.YEAR else DeadlineKind.PERIOD
        if self._period is None:
            return self._repeated_somewhere(kind, every, rest)
        if every is Every.YEAR:
            spans = self._yearly(rest, self._period)
        elif (days := days_of_month(rest)) is not None:
            spans = on_days(every, days, self._period)
        else:
            windows = self._windows(rest, self._period)
            spans = occurrences(every, windows, self._period, self._choices)
        if not spans:
            return self._unparsed()
        return self._of_spans(kind, spans, every)

    def _repeated_somewhere(self, kind: DeadlineKind, every: Every, rest: str) -> Deadline:
        """Without a plan only the words are checked."""
        if rest and days_of_month(rest) is None:
            years = tidied(YEARS_OF_REPETITION.sub(" ", rest))
            if years and read_pieces(years, None, self._choices) is None:
                return self._unparsed()
        return Deadline(text=self._text, kind=kind, every=every)

    def _windows(self, rest: str, period: PlanPeriod) -> list[Interval]:
        """The stretches in which it comes back; empty where the words are not understood."""
        if not rest:
            return [period.days]
        pieces = read_pieces(rest, period.kind, self._choices)
        placed = None if pieces is None else self._placing.place(pieces)
        if placed is None:
            return []
        return [
            Interval(start, end)
            for span in placed.spans
            if (start := span.start or period.start) <= (end := span.end or period.end)
        ]

    def _yearly(self, rest: str, period: PlanPeriod) -> Spans | None:
        """The years of the period, or of those that the words name, with the rest in each."""
        years = list(period.years())
        bounds = YEARS_OF_REPETITION.search(rest)
        named = None if bounds is None else _bounds(bounds, period)
        if named is not None:
            years = [year for year in years if year.common(named)]
            rest = tidied(YEARS_OF_REPETITION.sub(" ", rest, count=1))
        if not rest:
            return tuple(Span(year.start, year.end) for year in years)
        pieces = read_pieces(rest, period.kind, self._choices)
        spans = None if pieces is None else self._placing.every_year(pieces, years)
        # The September of a school year that 2021 has days of may be that of 2020.
        return tuple(
            span for span in spans or () if named is None or span.days.common(named) is not None
        )

    def _of_spans(self, kind: DeadlineKind, spans: Spans, every: Every | None = None) -> Deadline:
        starts = [span.start for span in spans if span.start is not None]
        ends = [span.end for span in spans if span.end is not None]
        points = tuple(span.days for span in spans) if kind is DeadlineKind.POINTS else ()
        return Deadline(
            text=self._text,
            kind=kind,
            start=min(starts, default=None) if len(starts) == len(spans) else None,
            end=max(ends, default=None),
            points=points,
            occurrences=tuple(span for span in spans if span.end is not None),
            every=every,
        )


def _bounds(match: re.Match[str], period: PlanPeriod) -> Interval:
    """The years in which it comes back; without a last one up to the end of the plan."""
    first = match["from"] or match["first"]
    last = match["to"] or match["last"]
    return Interval(date(int(first), 1, 1), date(int(last), 12, 31) if last else period.end)
