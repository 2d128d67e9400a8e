"""When the work of a table was held and whose programme it checked, as far as anything says.

In autumn the programme of the class before is checked: its results taken for those of spring would
be wrong numbers, so whatever speaks of autumn, or cannot be read, is a doubt.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.services.importing.cells.cell import Cell, parse_text
from app.services.importing.tables.held import AUTUMN, MADE, Held, held_of
from app.services.importing.tables.table import Table

SEASON = re.compile(r"\(?\s*\b(?P<season>осен|весн)\w*\)?", re.IGNORECASE)
PROGRAMME = re.compile(
    r"\(?\s*\b(?:(?:за|по)\s+)?(?:(?:материал|программ|курс)\w*|за)\s+(?:за\s+)?(?P<grade>\d{1,2})"
    r"(?:\s*-?\s*(?:го|й|ого))?\s*кл\w*\.?\)?",
    re.IGNORECASE,
)
_AUTUMN = re.compile(r"\b(?:осен|сентябр|октябр|ноябр|декабр)[а-яё]*", re.IGNORECASE)
_SPRING = re.compile(r"\b(?:весн|апрел|март[ае]?\b|ма[йяе]\b)", re.IGNORECASE)
_AUTUMN_YEAR = re.compile(
    r"\b(?:осен|сентябр|октябр|ноябр|декабр)[а-яё]*\W{0,3}(20\d\d)", re.IGNORECASE
)
_DATE = re.compile(r"(?<!\d)\d{1,2}\.(\d{1,2})\.(\d{4})(?!\d)")
_TWO_YEARS = re.compile(r"(?<!\d)(20\d\d)\s*[/–—-]\s*(?:20\d\d|\d\d)(?!\d)")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What is said of the occasion of a work.

    Attributes:
        held: the labelled date, read or not; None when there is none.
        autumn: whether something says that the work was held in autumn.
        autumn_year: calendar year of that autumn; None when it is not said.
        programme: class whose programme was checked, where it is named, or None.
        where: what says autumn: «заголовке», «названии листа», «имени файла».
    """

    held: Held | None = None
    autumn: bool = False
    autumn_year: int | None = None
    programme: int | None = None
    where: str = "заголовке"

    @property
    def unread(self) -> str:
        """A date of the work that cannot be read; empty when there is none."""
        return self.held.text if self.held is not None and not self.held.months else ""

    def is_doubtful(self, grade: int) -> bool:
        """Whether the class and year of a work of this class must be asked about."""
        return self.autumn or bool(self.unread) or self.programme not in (None, grade)


def occasion_of(table: Table, file: str) -> Occasion:
    """What the rows above a table, its sheet and its file (a name without its ending) say.

    A date outweighs the names of sheet and file, but not the words of the heading.
    """
    held = held_of(table.above)
    own = _texts(table.above)
    more = [_texts(table.sheet.rows[first:stop]) for first, stop in table.headings[1:]]
    wider = [*more, [table.sheet.name], [file]]
    programme = next(
        (int(one["grade"]) for text in [*own, table.sheet.name, file] if (one := _programme(text))),
        None,
    )
    if held is not None and held.in_autumn:
        return Occasion(held=held, autumn=True, autumn_year=held.autumn_year, programme=programme)
    is_dated = held is not None and bool(held.months)
    autumn, year, where = False, None, "заголовке"
    titles = ["заголовке"] * (1 + len(more)) + ["названии листа", "имени файла"]
    for texts, title in zip([own] if is_dated else [own, *wider], titles, strict=False):
        if _names_season(texts):
            autumn, year = _autumn(texts)
            where = title
            break
    return Occasion(held=held, autumn=autumn, autumn_year=year, programme=programme, where=where)


def _programme(text: str) -> re.Match[str] | None:
    return PROGRAMME.search(text.replace("_", " "))


def _texts(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """The texts of a heading, besides those on when and why it was made."""
    texts = (parse_text(cell) for row in rows for cell in row if cell != "")
    return [text for text in texts if MADE.search(text) is None]


def _plain(texts: Iterable[str]) -> Iterator[str]:
    return (text.replace("_", " ") for text in texts)


def _names_season(texts: Iterable[str]) -> bool:
    return _autumn(texts)[0] or any(map(_SPRING.search, _plain(texts)))


def _autumn(texts: Iterable[str]) -> tuple[bool, int | None]:
    """Whether texts speak of autumn, and the calendar year of it where they say it."""
    for text in _plain(texts):
        dated = [one for one in _DATE.finditer(text) if int(one[1]) in AUTUMN]
        if dated:
            return True, int(dated[0][2])
        if _AUTUMN.search(text):
            return True, _year_of_autumn(text)
    return False, None


def _year_of_autumn(text: str) -> int | None:
    """«осень 2022», «2022/2023, осень», «ВПР 2022 (осень)»."""
    beside, pair, lone = (
        _AUTUMN_YEAR.findall(text),
        _TWO_YEARS.findall(text),
        set(_YEAR.findall(text)),
    )
    if beside or pair:
        return int((beside or pair)[0])
    return int(lone.pop()) if len(lone) == 1 else None
