"""What the files of one call say, so that none contradicts another without a word."""

from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

from app.services.writing.target import Fact, Wrong

_MOST_ROWS = 1 << 32  # of a file: a row is kept as one number


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


class Rows(Protocol):
    """The accepted rows of a table as the ledger asks for them."""

    def facts_at(self, place: int) -> Mapping[str, Fact]:
        """What the row at a position says."""
        ...

    def address_at(self, place: int) -> tuple[str, int]:
        """Its sheet and the number of its row."""
        ...


class Part(NamedTuple):
    """The rows of one file.

    Attributes:
        file: where it lies.
        column_of: the headings of its columns.
        rows: its rows.
    """

    file: Path
    column_of: ColumnOf
    rows: Rows

    def source_at(self, place: int) -> Source:
        """Where the row at a position stands."""
        return Source(self.file, *self.rows.address_at(place), self.column_of)


class Told(NamedTuple):
    """A contradiction as it is told at the row that was read first."""

    source: Source
    wrong: Wrong


class Ledger:
    """What the files read so far say, by what they are about.

    It keeps where a thing stands, and asks the rows what they say of it when another file does too.

    Attributes:
        told: contradictions for the files that were read before the one that shows them.
    """

    def __init__(self) -> None:
        self.told: list[Told] = []
        self._parts: list[Part] = []
        self._places: dict[type, dict[Hashable, list[int] | int]] = {}

    def begin(self, part: Part) -> None:
        """The rows that are added from now on are of this file."""
        self._parts.append(part)

    def about(self, writer: type, identity: Hashable) -> Mapping[str, Said]:
        """What is said about a thing, by field; of two files that agree the first is named.

        Things are told apart within their writer only.
        """
        known = self._places.get(writer, {}).get(identity)
        if known is None:
            return {}
        said: dict[str, Said] = {}
        for number in known if isinstance(known, list) else (known,):
            part, place = divmod(number, _MOST_ROWS)
            source = self._parts[part].source_at(place)
            for field, fact in self._parts[part].rows.facts_at(place).items():
                said.setdefault(field, Said(fact, source))
        return said

    def add(self, writer: type, identity: Hashable, place: int) -> None:
        """Take in the row at a position of the file that was begun last."""
        places = self._places.setdefault(writer, {})
        number = (len(self._parts) - 1) * _MOST_ROWS + place
        known = places.setdefault(identity, number)
        if known == number:
            return
        if isinstance(known, list):
            known.append(number)
        else:
            places[identity] = [known, number]


def new_ledger(_connection: object) -> Ledger:
    """An empty ledger, as files of one call share it (`SharedFacts.of`)."""
    return Ledger()
