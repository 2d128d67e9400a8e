"""The day or the span of a work as a heading writes it: dates, ranges, months in words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.services.importing.cells.cell import Cell, is_missing, parse_text
from app.services.language.dates import FIRST_YEAR, LAST_YEAR
from app.services.writing.people import mentions_person

AUTUMN = range(9, 13)
_MONTHS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_LABEL = re.compile(
    r"(?:дат[аы]|период|сроки?)\b[^:\d]*(?::\s*(?P<behind>.*)|(?P<beside>\d.*))?", re.IGNORECASE
)
_ANY_LABEL = re.compile(
    r"(?:дат[аы]|период|сроки?|предмет|класс|максимальн\w+)\b[^:\d]*:?", re.IGNORECASE
)
MADE = re.compile(
    r"\b(?:формир|сформир|выгруз|печат|создан|скач|загруз|по состоянию|приказ|распоряж"
    r"|отч[её]т\w* (?:от|на)\b)",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?P<iso>\d{4})-(?P<iso_month>\d{2})-(?P<iso_day>\d{2})"
    r"|(?:\d{1,2}\s*[–—,-]\s*)?(?P<day>\d{1,2})(?P<sign>[./-])(?P<month>\d{1,2})(?P=sign)"
    r"(?P<year>\d{4}|\d{2})(?![\d/]|\.\d)"
    r"|(?:(?:\d{1,2}(?:-?го)?\s*(?:[–—,-]|и|по)?\s*)*(?<!\d)(?P<word_day>\d{1,2})(?:-?го)?\s*)?"
    r"\b(?P<word>янв|фев|мар|апр|ма(?=[йяе])|июн|июл|авг|сен|окт|ноя|дек)[а-яё]*\.?"
    r"(?:\s*(?P<word_year>\d{4}))?"
    r"|(?<![\d.])(?P<only_month>\d{1,2})[./](?P<month_year>\d{4})"
    r"|(?P<short_day>\d{1,2})\.(?P<short_month>\d{1,2})(?!\.?\d)",
    re.IGNORECASE,
)
_FILLING = re.compile(
    r"\d{1,2}:\d{2}(?::\d{2})?|\b(?:с|со|по|и|до|от|в|г|гг|год[а-яё]*|час[а-яё]*"
    r"|понедельник|вторник|сред[аы]|четверг|пятниц[аы]|суббот[аы]|воскресенье)\b",
    re.IGNORECASE,
)
_SCHOOL_YEAR = re.compile(
    r"(?:за\s+)?20\d\d\s*[/–—-]\s*(?:20)?\d\d\s*(?:уч\w*\.?\s*)?(?:г\w*\.?)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Held:
    """When a work was held.

    Attributes:
        text: as it stands in the file; «…» in place of a person.
        months: (calendar year or None, month) of every day or month named; empty where the text
            cannot be read.
    """

    text: str
    months: tuple[tuple[int | None, int], ...]

    @property
    def in_autumn(self) -> bool:
        """Whether any of it lies between September and December."""
        return any(month in AUTUMN for _year, month in self.months)

    @property
    def autumn_year(self) -> int | None:
        """Calendar year of the first month of autumn; None when there is none or it is unsaid."""
        return next((year for year, month in self.months if month in AUTUMN and year), None)


def held_of(rows: Sequence[Sequence[Cell]]) -> Held | None:
    """What the cells labelled «Дата», «Период», «Сроки» say; None when nothing is said.

    The day on which a report was made says nothing of the work.
    """
    cells = [cell for cell in _dated(rows) if not (is_missing(cell) or _is_school_year(cell))]
    if not cells:
        return None
    text = " – ".join(map(parse_text, cells))
    if mentions_person(text):
        return Held("…", ())
    months = [_months(cell) for cell in cells]
    if None in months:
        return Held(text, ())
    return Held(text, tuple(pair for found in months for pair in found or ()))


def read_days(text: str) -> tuple[tuple[int | None, int], ...] | None:
    """Years and months of all dates in a text; None where something else stands beside them."""
    found = list(_DAY.finditer(text))
    rest = _FILLING.sub(" ", _DAY.sub(" ", text))
    months = [_month_of(one) for one in found]
    if not months or None in months or re.search(r"\w", rest):
        return None
    return tuple(_with_years([one for one in months if one is not None]))


def labelled(rows: Sequence[Sequence[Cell]], label: str) -> str:
    """The value behind a label («предмет»), in its cell, beside it or below; empty when unsaid."""
    wanted = re.compile(rf"{label}\w*(?:(?:\s*:|\s(?=\d))\s*(?P<value>.*))?", re.IGNORECASE)
    for position, row in enumerate(rows):
        for place, cell in enumerate(row):
            matched = wanted.fullmatch(parse_text(cell)) if isinstance(cell, str) else None
            if matched is not None:
                value = matched["value"] or next(
                    map(parse_text, _values(rows, position, place)), ""
                )
                if value:
                    return value
    return ""


def _dated(rows: Sequence[Sequence[Cell]]) -> Iterator[Cell]:
    for position, row in enumerate(rows):
        for place, cell in enumerate(row):
            matched = _LABEL.fullmatch(parse_text(cell)) if isinstance(cell, str) else None
            if matched is None or MADE.search(parse_text(cell)):
                continue
            value = matched["behind"] or matched["beside"]
            if value:
                yield value
            yield from _values(rows, position, place, below=not value)


def _values(
    rows: Sequence[Sequence[Cell]], position: int, place: int, *, below: bool = True
) -> list[Cell]:
    """The filled cells beside a label as far as the next label, else the cell below it."""
    beside: list[Cell] = []
    for cell in rows[position][place + 1 :]:
        if _is_label(cell):
            break
        if cell != "":
            beside.append(cell)
    if beside or not below or position + 1 >= len(rows):
        return beside
    under = rows[position + 1]
    cell = under[place] if place < len(under) else ""
    return [] if cell == "" or _is_label(cell) or _is_label(under[0]) else [cell]


def _is_school_year(cell: Cell) -> bool:
    """Whether a «Период» names a school year only, which says nothing of the day."""
    return isinstance(cell, str) and _SCHOOL_YEAR.fullmatch(parse_text(cell)) is not None


def _is_label(cell: Cell) -> bool:
    return isinstance(cell, str) and _ANY_LABEL.match(parse_text(cell)) is not None


def _months(cell: Cell) -> tuple[tuple[int | None, int], ...] | None:
    if isinstance(cell, date):
        return ((cell.year, cell.month),)
    return read_days(parse_text(cell))


def _month_of(found: re.Match[str]) -> tuple[int | None, int] | None:
    """Year and month of one date; None when there is no such day."""
    word = found["word"]
    month = (
        _MONTHS.index(word.casefold()) + 1
        if word
        else int(
            found["iso_month"] or found["month"] or found["only_month"] or found["short_month"]
        )
    )
    digits = found["iso"] or found["year"] or found["word_year"] or found["month_year"]
    year = None if digits is None else int(digits) + (2000 if len(digits) == 2 else 0)
    day = int(found["iso_day"] or found["day"] or found["word_day"] or found["short_day"] or 1)
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return year, month


def _with_years(months: list[tuple[int | None, int]]) -> list[tuple[int | None, int]]:
    """A year that is written once is that of the dates before it, too: «19.09-24.10.2022»."""
    known: list[tuple[int | None, int]] = []
    after: tuple[int | None, int] | None = None
    for year, month in reversed(months):
        if year is None and after is not None and after[0] is not None:
            after = (after[0] - (month > after[1]), month)
        else:
            after = (year, month)
        known.append(after)
    known.reverse()
    return known
