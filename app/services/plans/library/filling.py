"""The words in brackets of the library, filled for a period.

| in a text | becomes |
| --- | --- |
| `{на период}` | «на 2026/2027 учебный год», «на 2027–2029 годы» |
| `{управление}` | what the department is called for short |
| `{низкие результаты, тв.}`, `{работающие в таких условиях, род.}` | the region's words |

| in a deadline | becomes |
| --- | --- |
| `{год}` | its year; in a plan of several years «ежегодно …», or the years one after another |
| `{первый год}`, `{последний год}` | the first or the last year of the plan that it may be in |
| `{весь период}` | «в течение учебного года», «в течение всего периода реализации программы» |

Which year a month is in, the grammar of deadlines says: the years are tried, and what it reads in
the period of the plan is taken. So no deadline of the library means other days than are meant.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations_with_replacement
from typing import NamedTuple

from app import terms
from app.services.language.dates import MONTHS, MONTHS_GENITIVE, school_year_days
from app.services.language.deadlines.deadline import parse_deadline
from app.services.language.deadlines.periods import Interval, PlanPeriod, YearsKind
from app.services.language.deadlines.placing import Span, Spans
from app.services.language.declension import CASES
from app.services.language.plan_titles import plan_title

EACH_YEAR, FIRST_YEAR, LAST_YEAR = "{год}", "{первый год}", "{последний год}"
WHOLE_PERIOD, FOR_PERIOD, DEPARTMENT = "{весь период}", "{на период}", "{управление}"
NAMELESS_DEPARTMENT = "управление образования"
_YEAR = re.compile("|".join(map(re.escape, (FIRST_YEAR, LAST_YEAR, EACH_YEAR))))
_BETWEEN = re.compile(rf"(?<=}})(,\s+|\s+и\s+)(?=[^}}]*(?:{_YEAR.pattern}))")
_DATE_BEFORE = re.compile(r"\d\.$")
_GOVERNED = re.compile(r"(?:до|с|со|по|к|не позднее)\s")
_LONGEST = timedelta(days=366)  # of one stretch of days


class _Dated(NamedTuple):
    """A wording with its years, and the days that it means."""

    text: str
    spans: Spans

    @property
    def due(self) -> date:
        return max(span.days.end for span in self.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What the words in brackets become.

    Attributes:
        period: of the plan.
        title: of the plan, for what it calls itself («программа», «проект»).
        department: what the department is called for short.
    """

    period: PlanPeriod
    title: str = ""
    department: str = NAMELESS_DEPARTMENT

    def text(self, wording: str) -> str:
        """A title, a party or a result with its words; what is no word of the library stays."""
        if "{" in wording:
            for word, said in self._words().items():
                wording = wording.replace(word, said)
        return wording

    def deadline(self, wording: str) -> str | None:
        """A deadline with its years; None where none of them puts it into the period."""
        kind = plan_title(self.title).kind_genitive
        wording = wording.replace(WHOLE_PERIOD, whole_period(self.period, kind))
        if not _YEAR.search(wording):
            return wording
        pieces, link = _pieces(wording)
        years = {piece: self._dated(piece) for piece in pieces}
        dated = sorted({one for found in years.values() for one in found}, key=lambda one: one.due)
        if not dated:
            return None
        if max(map(len, years.values())) == 1:
            in_turn = link.join(one.text for one in dated)
            return in_turn if self._means(in_turn, dated) else None
        in_turn = ", ".join(one.text for one in dated)
        bare = link.join(
            _without_year(piece)
            for piece, _found in sorted(
                ((piece, found) for piece, found in years.items() if found),
                key=lambda one: one[1][0].due,
            )
        )
        yearly = f"ежегодно{' ' if _GOVERNED.match(bare) else ', '}{bare}"
        return next((text for text in (yearly, in_turn) if self._means(text, dated)), None)

    def _words(self) -> Mapping[str, str]:
        region = terms.in_use()
        words = {FOR_PERIOD: for_period(self.period), DEPARTMENT: self.department}
        for name, forms in (
            ("низкие результаты", region.low.results),
            ("социальные условия", region.conditions.conditions),
            ("работающие в таких условиях", region.conditions.working),
        ):
            words |= {
                f"{{{name}, {short}.}}": getattr(forms, case) for short, case in CASES.items()
            }
        return words

    def _dated(self, piece: str) -> list[_Dated]:
        """A piece in the years that its words ask for: each one, the first or the last."""
        period = self.period
        if FIRST_YEAR in piece:  # the August before a school year is one of its days
            return sorted(self._within(piece, period.prepared), key=lambda one: one.due)[:1]
        if LAST_YEAR in piece:
            return sorted(self._within(piece, period.days), key=lambda one: one.due)[-1:]
        dated: dict[_Dated, None] = {}
        for year in period.years():
            for one in self._within(piece, Interval(year.start, period.end)):
                if one.spans[0].days.start <= year.end:
                    dated[one] = None
                    break
        return list(dated)

    def _within(self, piece: str, window: Interval) -> Iterator[_Dated]:
        """All ways to give a piece years so that its days lie in the window, early ones first."""
        known = range(window.start.year, window.end.year + 1)
        for years in combinations_with_replacement(known, len(_YEAR.findall(piece))):
            text = _with_years(piece, years)
            spans = _days(text, self.period)
            if spans and all(
                window.holds(span.days) and span.days.end - span.days.start <= _LONGEST
                for span in spans
            ):
                yield _Dated(text, spans)

    def _means(self, text: str, dated: Iterable[_Dated]) -> bool:
        """Whether a wording is read as these days and nothing else."""
        wanted = [span for one in dated for span in one.spans]
        return sorted(_days(text, self.period), key=_ends) == sorted(wanted, key=_ends)


def _pieces(wording: str) -> tuple[list[str], str]:
    """The deadlines that a wording names, each with its year, and what stands between them."""
    parts = _BETWEEN.split(wording)
    return parts[::2], parts[1] if len(parts) == 3 else ", "


def _days(text: str, period: PlanPeriod) -> Spans:
    """What a wording means in a period; nothing where it is not clear."""
    deadline = parse_deadline(text, period)
    return () if deadline.ambiguous else deadline.occurrences


def _without_year(piece: str) -> str:
    return " ".join(_YEAR.sub("", piece).split())


def _ends(span: Span) -> date:
    return span.days.end


def _with_years(piece: str, years: tuple[int, ...]) -> str:
    """«до 25 октября 2026 года», «15.11.2026»."""
    left = list(years)

    def with_year(match: re.Match[str]) -> str:
        year = left.pop(0)
        is_date = _DATE_BEFORE.search(piece[: match.start()])
        return str(year) if is_date else f"{year} года"

    return _YEAR.sub(with_year, piece)


def whole_period(period: PlanPeriod, kind: str) -> str:
    """«в течение учебного года», «в течение всего периода реализации плана».

    Args:
        period: of the plan.
        kind: what it is, «плана», «дорожной карты».
    """
    if (period.start, period.end) == school_year_days(period.end.year):
        return "в течение учебного года"
    return f"в течение всего периода реализации {kind}"


def for_period(period: PlanPeriod) -> str:
    """The period of a plan as its title names it."""
    start, end = period.start, period.end
    if period.kind is YearsKind.SCHOOL:
        years = [f"{year.end.year - 1}/{year.end.year}" for year in period.years()]
        if len(years) == 1:
            return f"на {years[0]} учебный год"
        return f"на {years[0]}–{years[-1]} учебные годы"
    if period.kind is YearsKind.CALENDAR:
        return (
            f"на {start.year} год" if start.year == end.year else f"на {start.year}–{end.year} годы"
        )
    first, last = MONTHS_GENITIVE[start.month - 1], MONTHS[end.month - 1]
    if (start.year, start.month) == (end.year, end.month):
        return f"на {last} {end.year} года"
    begin = first if start.year == end.year else f"{first} {start.year} года"
    return f"на период с {begin} по {last} {end.year} года"
