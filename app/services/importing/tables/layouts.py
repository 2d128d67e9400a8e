"""The layouts of the tables that are imported: header titles, other spellings, notes, examples.

They are data (`resources/workbooks/`): our own workbooks are written and read by the same file, so
that the two cannot drift apart. What a reader of tables must know of a kind stands there too, by
what it means: nothing here or in the modules around asks which kind a table is of. Nothing here
knows a spreadsheet library.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, cached_property
from typing import Any

from app.services.language.plural import Forms
from app.services.program_files import program_json

EXAMPLE_MARK = "Пример"
INSTRUCTION_SHEET = "Как заполнять"
LISTS_SHEET = "Списки"
_NAMES_OF_SCHOOLS = frozenset({"school", "group", "short_name"})


class PeopleRule(StrEnum):
    """Where a name of a person in a cell is one, beside the columns that are kept for people."""

    ANYWHERE = "anywhere"  # a full name within any text
    NAMES_ONLY = (
        "names-only"  # only a text that is a name: a register has names in honour of people
    )
    PUPILS = "pupils"  # a text that is a name or names a pupil: measures name those in office


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table.

    Attributes:
        key: name inside the program.
        title: header text as we write it.
        synonyms: other header texts that mean the same.
        loose: header texts that mean it only where no other column does: «Наименование» beside
            «Краткое наименование» is something else.
        stems: patterns that a heading which is not known by its whole text may hold.
        instead: patterns of headings that mean it where no column of the table does.
        starts: patterns that tell the first of two columns which give it together.
        ends: patterns that tell the second of them.
        note: what to write in the column; a cell note and a line of the instructions.
        example: cell of the example row; None leaves it empty.
        width: width in characters.
        choices: name of the drop-down list, or empty.
        required: the header row is recognised only with it.
        inferred: a file may lack it all the same: its value stands above the table, or is asked.
        number_format: cell format of the column.
        people: whether it names people in office; every other column must name none.
        written: whether our own workbooks have the column; the others are only understood.
    """

    key: str
    title: str
    synonyms: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    note: str = ""
    example: str | float | None = None
    width: int = 16
    choices: str = ""
    required: bool = False
    inferred: bool = False
    number_format: str = "General"
    people: bool = False
    written: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """What our own empty workbook of a kind says of itself.

    Attributes:
        name: short name: «Результаты».
        title: heading of its instructions.
        about: what it is for, one sentence.
        steps: how to fill it in.
    """

    name: str
    title: str
    about: str
    steps: tuple[str, ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class Layout:
    """A table. There is one object of a layout: they are compared by identity.

    Attributes:
        kind: key of the kind that a file with it is recognised as.
        position: place of the kind where kinds are listed.
        label: Russian name of the kind, as it stands in a sentence after «это».
        alike: the name as it stands after «похож на».
        row_forms: what a row of it is, counted: школа, школы, школ.
        offer: the kind as it stands after «загрузить можно»; empty where a blank says it.
        blank: what our own workbook of the kind says, or None when we write none.
        sheet: name of the sheet when we write it.
        columns: in printed order.
        name: key of the column that says what a row is about: a school, a group, a measure.
        head: cells above the table, key -> label (only in plans).
        block: the part of its kind that it is, where a kind has several tables.
        reports: whether every table is a report of its own, with a title above it that may stand
            in the middle of a sheet, and with rows of the region and the district.
        numbers: whether the columns beside those of the school hold results.
        people: where a cell names a person.
        proof: columns that make a row data when one of them is filled, whatever the words of its
            name; where the rows are schools a login or a code does.
    """

    kind: str
    position: int
    label: str
    alike: str
    row_forms: Forms
    sheet: str
    columns: tuple[Column, ...]
    offer: str = ""
    blank: Blank | None = None
    name: str = "school"
    head: tuple[tuple[str, str], ...] = ()
    block: str = ""
    reports: bool = False
    numbers: bool = False
    people: PeopleRule = PeopleRule.ANYWHERE
    proof: tuple[str, ...] = ()

    @property
    def titles(self) -> tuple[str, ...]:
        """Header texts of our own workbook in order."""
        return tuple(column.title for column in self.written)

    @cached_property
    def needed(self) -> frozenset[str]:
        """Keys of the columns without which a row is no header of this table."""
        return frozenset(one.key for one in self.columns if one.required and not one.inferred)

    @property
    def written(self) -> tuple[Column, ...]:
        """The columns of our own workbook."""
        return tuple(column for column in self.columns if column.written)

    @property
    def is_of_schools(self) -> bool:
        """Whether a row is about a school or a group of schools."""
        return self.name in _NAMES_OF_SCHOOLS

    @property
    def has_sections(self) -> bool:
        """Whether its rows stand under sections, which rows of their own may name."""
        return any(column.key == "section" for column in self.columns)

    @property
    def names_staff(self) -> bool:
        """Whether people in office are named in it."""
        return any(column.people for column in self.columns)

    @property
    def infers_year(self) -> bool:
        """Whether the year of its rows may stand above the table."""
        return any(column.key == "year" and column.inferred for column in self.columns)

    def part(self, sheet: str, block: str, columns: tuple[Column, ...]) -> "Layout":
        """Another table of the same kind: the shared columns and its own."""
        return replace(self, sheet=sheet, block=block, columns=(*self.columns, *columns))


@cache
def layout(kind: str) -> Layout:
    """The table of a kind, from `resources/workbooks/<kind>.json`.

    Raises:
        ProgramFileError: the file is missing or damaged.
    """
    document: dict[str, Any] = program_json("workbooks", f"{kind}.json")
    blank = document.get("blank")
    read: dict[str, Any] = {
        "kind": kind,
        "columns": tuple(map(_column, document["columns"])),
        "head": tuple((row["key"], row["label"]) for row in document.get("head", ())),
        "proof": tuple(document.get("proof", ())),
        "row_forms": tuple(document["row_forms"]),
        "people": PeopleRule(document.get("people", PeopleRule.ANYWHERE)),
        "blank": None if blank is None else Blank(**blank | {"steps": tuple(blank["steps"])}),
    }
    return Layout(**document | read)


_LISTS = ("synonyms", "loose", "stems", "instead", "starts", "ends")


def _column(row: dict[str, Any]) -> Column:
    values: dict[str, Any] = {
        **row,
        **{key: tuple(row.get(key, ())) for key in _LISTS},
    }
    return Column(**values)
