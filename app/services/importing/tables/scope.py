"""What a report of ФИС ОКО is about: the lines above its table."""

import re
from dataclasses import dataclass
from datetime import date

from app.services.importing.cells.cell import Cell, parse_text
from app.services.importing.tables.parsers import parse_date
from app.services.importing.tables.table import Table
from app.services.language.dates import year_name
from app.services.language.headers import header_key

MARKS_TITLE = "статистика по отметкам"
_LABELS = ("предмет", "максимальный первичный балл", "дата", "класс")
_SEASON = re.compile(r"\(?\s*\b(?P<season>осен|весн)\w*\)?", re.IGNORECASE)
_PROGRAMME = re.compile(
    r"\(?\s*\b(?:(?:за|по)\s+)?(?:(?:материал|программ|курс)\w*|за)\s+(?:за\s+)?(?P<grade>\d{1,2})"
    r"(?:\s*-?\s*(?:го|й|ого))?\s*кл\w*\.?\)?",
    re.IGNORECASE,
)
_YEAR_WORDS = re.compile(r"(?<=\d)\s*(?:уч\w*\.?\s*)?(?:год\w*\b|гг?\b\.?)", re.IGNORECASE)
_SCOPE = re.compile(
    r"ВПР\D{0,20}(?P<year>\d{4})(?:\s*[/–-]\s*(?P<later>\d{4}|\d{2})(?!\d))?"
    r"\W+(?P<subject>\D+?)\W+(?P<grade>\d{1,2})\s*(?:-?й\s*)?кл",
    re.IGNORECASE,
)
_AUTUMN = range(9, 13)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a report is about, from its head.

    Attributes:
        year: school year as the title names it.
        subject: as written.
        grade: class as the title names it.
        held_on: date of the work, or None.
        autumn: whether the work was held in autumn, by its date or its title.
        programme: class whose programme was checked, where the title names another one, or None.
        two_years: whether the title names the school year by both its years: «2025/2026».
    """

    year: int
    subject: str
    grade: int
    held_on: date | None
    autumn: bool
    programme: int | None
    two_years: bool

    @property
    def autumn_year(self) -> int:
        """Calendar year of the autumn in which the work was held."""
        if self.held_on is not None:
            return self.held_on.year
        return self.year - 1 if self.two_years else self.year

    @property
    def text(self) -> str:
        """«ВПР, русский язык, 4 класс, 2025/2026»."""
        subject = self.subject[:1].lower() + self.subject[1:]
        return f"ВПР, {subject}, {self.grade} класс, {year_name(self.year)}"

    @property
    def doubtful(self) -> bool:
        """Whether class and year must be asked about: autumn, or the programme of another class."""
        return self.autumn or self.programme not in (None, self.grade)


def is_title(cell: Cell) -> bool:
    """Whether a cell is the title of the report of marks."""
    return isinstance(cell, str) and header_key(cell).startswith(MARKS_TITLE)


def is_scope(cell: Cell) -> bool:
    """Whether a cell is the line with year, subject and class."""
    return isinstance(cell, str) and _SCOPE.search(_plain(cell)) is not None


def is_label(cell: Cell) -> bool:
    """Whether a cell begins another line of the head: «Предмет:», «Дата:»."""
    return isinstance(cell, str) and header_key(cell).startswith(_LABELS)


def read_scope(table: Table) -> Scope | None:
    """Year, subject, class and date from the cells above the table; None when they are not said."""
    line = ""
    held_on: date | None = None
    heading: list[str] = []
    for row in table.above:
        texts = [parse_text(cell) for cell in row if cell != ""]
        first = texts[0] if texts else ""
        heading.append(first)
        line = line or next((text for text in texts if is_scope(text)), "")
        if first.casefold().startswith("дата"):
            parsed = next((parse_date(cell) for cell in row[1:] if cell != ""), None)
            held_on = parsed if isinstance(parsed, date) else None
    found = _SCOPE.search(_plain(line))
    if found is None:
        return None
    text = " ".join(heading)
    season, programme = _SEASON.search(text), _PROGRAMME.search(text)
    in_autumn = season is not None and season["season"].casefold() == "осен"
    return Scope(
        year=int(found["year"]) + (found["later"] is not None),
        subject=found["subject"].strip(' ,.«»"'),
        grade=int(found["grade"]),
        held_on=held_on,
        autumn=in_autumn if held_on is None else held_on.month in _AUTUMN,
        programme=None if programme is None else int(programme["grade"]),
        two_years=found["later"] is not None,
    )


def _plain(text: str) -> str:
    """A title without the words on season and programme, which are read apart."""
    plain = " ".join(_SEASON.sub(" ", _PROGRAMME.sub(" ", text)).split())
    return _YEAR_WORDS.sub("", plain)
