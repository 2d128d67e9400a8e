"""What the files of one call say, so that none contradicts another without a word."""

from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

from app.services.writing.target import Fact, Wrong


class ColumnOf(Protocol):
    """The heading of the column of a file that gives a field, or None where no column does."""

    def __call__(self, sheet: str, row: int, field: str) -> str | None:
        """The heading in the table of the sheet that has this row."""
        ...


class Source(NamedTuple):
    """A row of a file."""

    file: Path
    sheet: str
    row: int
    column_of: ColumnOf

    def place(self, field: str, beside: Path) -> str:
        """«в файле «а.xlsx», лист «Лист1», строка 5, столбец «Участников»»."""
        name = self.file.name
        if name == beside.name:
            name = f"{self.file.parent.name}/{name}"
        sheet = f", лист «{self.sheet}»" if self.sheet else ""
        column = self.column_of(self.sheet, self.row, field)
        told = f", столбец «{column}»" if column else ""
        return f"в файле «{name}»{sheet}, строка {self.row}{told}"


class Said(NamedTuple):
    """A fact and the row that gives it."""

    fact: Fact
    source: Source


class Conflict(NamedTuple):
    """Why an accepted row cannot be stored beside what is stored or what another file says.

    Attributes:
        place: position of the entry.
        sheet: its sheet.
        row: its row.
        column: heading of the column that it is about, or None.
        school: name of the school, or empty.
        wrong: what is wrong.
    """

    place: int
    sheet: str
    row: int
    column: str | None
    school: str
    wrong: Wrong


class Ledger:
    """Facts of the files read so far, by what they are about."""

    def __init__(self) -> None:
        self._said: dict[tuple[type, Hashable], dict[str, Said]] = {}

    def about(self, writer: type, identity: Hashable) -> Mapping[str, Said]:
        """What is said about a thing, by field; of two files that agree the first is named.

        Things are told apart within their writer only.
        """
        return self._said.get((writer, identity), {})

    def add(
        self, writer: type, identity: Hashable, facts: Mapping[str, Fact], source: Source
    ) -> None:
        """Take in what a row says."""
        said = self._said.setdefault((writer, identity), {})
        for field, fact in facts.items():
            said.setdefault(field, Said(fact, source))


def new_ledger(_connection: object) -> Ledger:
    """An empty ledger, as files of one call share it (`SharedFacts.of`)."""
    return Ledger()
