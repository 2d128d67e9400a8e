"""What a report of ФИС ОКО is about: the lines above its table."""

import re
from dataclasses import dataclass

from app.services.importing.cells.cell import Cell
from app.services.importing.tables.occasion import PROGRAMME, SEASON, Occasion, occasion_of
from app.services.importing.tables.table import Table
from app.services.language.dates import year_name
from app.services.language.headers import header_key

MARKS_TITLE = "статистика по отметкам"
_LABELS = ("предмет", "максимальный первичный балл", "дата", "период", "сроки", "класс")
_YEAR_WORDS = re.compile(r"(?<=\d)\s*(?:уч\w*\.?\s*)?(?:год\w*\b|гг?\b\.?)", re.IGNORECASE)
_SCOPE = re.compile(
    r"ВПР\D{0,20}(?P<year>\d{4})(?:\s*[/–-]\s*(?P<later>\d{4}|\d{2})(?!\d))?"
    r"\W+(?P<subject>\D+?)\W+(?P<grade>\d{1,2})\s*(?:-?й\s*)?кл",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a report is about, from its head.

    Attributes:
        year: school year as the title names it.
        subject: as written.
        grade: class as the title names it.
        occasion: when it was held, and whose programme was checked.
        two_years: whether the title names the school year by both its years: «2025/2026».
        row: number of the row with the title.
    """

    year: int
    subject: str
    grade: int
    occasion: Occasion
    two_years: bool
    row: int

    @property
    def autumn_year(self) -> int:
        """Calendar year of the autumn in which the work was held."""
        if self.occasion.autumn_year is not None:
            return self.occasion.autumn_year
        return self.year - 1 if self.two_years else self.year

    @property
    def text(self) -> str:
        """«ВПР, русский язык, 4 класс, 2025/2026»."""
        subject = self.subject[:1].lower() + self.subject[1:]
        return f"ВПР, {subject}, {self.grade} класс, {year_name(self.year)}"

    @property
    def doubtful(self) -> bool:
        """Whether class and year must be asked about: autumn, or the programme of another class."""
        return self.occasion.is_doubtful(self.grade)


def is_title(cell: Cell) -> bool:
    """Whether a cell is the title of the report of marks."""
    return isinstance(cell, str) and header_key(cell).startswith(MARKS_TITLE)


def is_scope(cell: Cell) -> bool:
    """Whether a cell is the line with year, subject and class."""
    return isinstance(cell, str) and _SCOPE.search(_plain(cell)) is not None


def is_label(cell: Cell) -> bool:
    """Whether a cell begins another line of the head: «Предмет:», «Дата:»."""
    return isinstance(cell, str) and header_key(cell).startswith(_LABELS)


def read_scopes(table: Table, file: str = "") -> list[Scope]:
    """What the titles above a table say, in their order; more than one contradict each other.

    `file` is the name of the file, which may speak of the season.
    """
    first = table.headings[0][0] if table.headings else 0
    occasion = occasion_of(table, file)
    scopes: list[Scope] = []
    for number, row in enumerate(table.above, start=first + 1):
        for cell in row:
            title = _SCOPE.search(_plain(cell)) if isinstance(cell, str) else None
            if title is None:
                continue
            scope = Scope(
                year=int(title["year"]) + (title["later"] is not None),
                subject=title["subject"].strip(' ,.«»"'),
                grade=int(title["grade"]),
                occasion=occasion,
                two_years=title["later"] is not None,
                row=number,
            )
            if scope.text not in [one.text for one in scopes]:
                scopes.append(scope)
    return scopes


def _plain(text: str) -> str:
    """A title without the words on season and programme, which are read apart."""
    plain = " ".join(SEASON.sub(" ", PROGRAMME.sub(" ", text)).split())
    return _YEAR_WORDS.sub("", plain)
