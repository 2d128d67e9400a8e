"""The layouts of the tables that are imported: header titles, other spellings, notes, examples.

They are data (`resources/workbooks/`): our own workbooks are written and read by the same file, so
that the two cannot drift apart. Nothing here knows a spreadsheet library.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from app.enums import PassportBlockKind
from app.services.program_files import program_json
from app.services.reference import Indicator, passport_indicators

EXAMPLE_MARK = "Пример"
INSTRUCTION_SHEET = "Как заполнять"
LISTS_SHEET = "Списки"


class ImportKind(StrEnum):
    """What a file was recognised as."""

    MARKS = "fis-oko-marks"
    FLAT = "flat-marks"
    SCHOOLS = "schools"
    PASSPORTS = "passports"
    RESULTS = "results"
    CRITERIA = "criteria"
    PLAN = "plan"

    @property
    def label(self) -> str:
        """Russian name of the kind, as it stands in a sentence after «это»."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    ImportKind.MARKS: "отчёт ФИС ОКО «Статистика по отметкам»",
    ImportKind.FLAT: "сводная таблица отметок ВПР",
    ImportKind.SCHOOLS: "книга «Школы»",
    ImportKind.PASSPORTS: "книга «Паспорта школ»",
    ImportKind.RESULTS: "книга «Результаты»",
    ImportKind.CRITERIA: "книга «Критерии»",
    ImportKind.PLAN: "книга «План мероприятий»",
}
_NAMES = {
    ImportKind.MARKS: "group",
    ImportKind.SCHOOLS: "short_name",
    ImportKind.PLAN: "title",
}
TEMPLATE_KINDS = (
    ImportKind.SCHOOLS,
    ImportKind.PASSPORTS,
    ImportKind.RESULTS,
    ImportKind.CRITERIA,
    ImportKind.PLAN,
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        key: name inside the program.
        title: header text as we write it.
        synonyms: other header texts that mean the same.
        loose: header texts that mean it only where no other column does: «Наименование» beside
            «Краткое наименование» is something else.
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
    note: str = ""
    example: str | float | None = None
    width: int = 16
    choices: str = ""
    required: bool = False
    inferred: bool = False
    number_format: str = "General"
    people: bool = False
    written: bool = True


@dataclass(frozen=True, slots=True)
class Layout:
    """A table.

    Attributes:
        kind: what a file with it is recognised as.
        sheet: name of the sheet when we write it.
        columns: in printed order.
        head: cells above the table, key -> label (only in plans).
        block: value of `PassportBlockKind` (only in passports).
    """

    kind: ImportKind
    sheet: str
    columns: tuple[Column, ...]
    head: tuple[tuple[str, str], ...] = ()
    block: str = ""

    @property
    def titles(self) -> tuple[str, ...]:
        """Header texts of our own workbook in order."""
        return tuple(column.title for column in self.written)

    @property
    def needed(self) -> frozenset[str]:
        """Keys of the columns without which a row is no header of this table."""
        return frozenset(one.key for one in self.columns if one.required and not one.inferred)

    @property
    def name(self) -> str:
        """Key of the column that says what a row is about: a school, a group, a measure."""
        return _NAMES.get(self.kind, "school")

    @property
    def written(self) -> tuple[Column, ...]:
        """The columns of our own workbook."""
        return tuple(column for column in self.columns if column.written)


@cache
def layout(kind: ImportKind) -> Layout:
    """The table of a kind; the blocks of passports have tables of their own."""
    document = program_json("workbooks", f"{kind.value}.json")
    return Layout(
        kind,
        document["sheet"],
        tuple(_column(row) for row in document["columns"]),
        tuple((row["key"], row["label"]) for row in document.get("head", ())),
    )


def _column(row: dict[str, Any]) -> Column:
    values: dict[str, Any] = {
        **row,
        **{key: tuple(row.get(key, ())) for key in ("synonyms", "loose")},
    }
    return Column(**values)


@cache
def passport_layout(block: str) -> Layout:
    """The sheet of one passport block: school, date, source, then the counts of its indicators."""
    shared = layout(ImportKind.PASSPORTS)
    indicators = [row for row in passport_indicators() if row.block == block]
    counts = tuple(_indicator_column(row, number) for number, row in enumerate(indicators))
    name = PassportBlockKind(block).label.capitalize()
    return Layout(ImportKind.PASSPORTS, name, (*shared.columns, *counts), (), block)


def _indicator_column(row: Indicator, number: int) -> Column:
    return Column(
        row.code,
        row.title,
        (),
        (),
        "Количество, целое число. Не посчитано – оставьте пустым.",
        400 if number == 0 else None,
        max(12, min(20, len(row.title) // 2 + 2)),
        number_format="0",
    )


def passport_layouts() -> tuple[Layout, ...]:
    """The sheets of all blocks."""
    return tuple(passport_layout(block.value) for block in PassportBlockKind)


def template_layouts(kind: str) -> tuple[Layout, ...]:
    """The data sheets of one of our workbooks, in order."""
    known = ImportKind(kind)
    return passport_layouts() if known is ImportKind.PASSPORTS else (layout(known),)
