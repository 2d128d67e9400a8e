"""The workspace as the export reads it: rows as objects, and what others are called in the file."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from app.services.language.dates import time_digits, year_of_paper
from app.services.open_file.shapes.shape import Column, Shape, Sort

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Reader, Row

Object = dict[str, Any]


class Source:
    """One read of a workspace.

    Attributes:
        reader: the running read.
        people: key of a person -> its id in the file, likewise `orders`, `programmes`,
            `documents`; `schools` by login, `procedures` and `factors` by code and title.
    """

    def __init__(self, reader: "Reader") -> None:
        self.reader = reader
        self.people = self._counted("person", "p")
        self.orders = self._counted("order_record", "o")
        self.programmes = self._counted("programme", "pr")
        self.documents = self._counted("expert_document", "d", "year, position, id")
        self.schools = self._schools()
        self.procedures = self._named("procedure", "code")
        self.factors = self._named("risk_factor", "title")

    def rows(self, table: str, order: Sequence[str] = ("id",)) -> "list[Row]":
        """All rows of a table in an order."""
        return self.reader.rows(f"SELECT * FROM {table} ORDER BY {', '.join(order)}")

    def by_parent(
        self, table: str, parent: str, order: Sequence[str] = ("id",)
    ) -> "Mapping[int, list[Row]]":
        """The rows of a table by the row that they belong to."""
        found: defaultdict[int, list[Row]] = defaultdict(list)
        for row in self.rows(table, order):
            found[row[parent]].append(row)
        return found

    def objects(self, shape: Shape) -> "Iterator[tuple[Row, Object]]":
        """The rows of a shape, each with its object."""
        for row in self.rows(shape.table, shape.order):
            yield row, self.object_of(shape, row)

    def object_of(self, shape: Shape, row: "Row") -> Object:
        """A row as an object, with its remark and the year that its days do not tell."""
        told = {key: self.value(column, row[column.name]) for key, column in shape.columns.items()}
        if shape.yearly and row["year"] != _told_year(shape, row):
            told["year"] = row["year"]
        return told | self.notes(shape.table, _key(shape, row))

    def value(self, column: Column, stored: Any) -> Any:  # noqa: ANN401 - a value of SQLite
        """A stored value as the file tells it."""
        if column.sort is Sort.LINES:
            return [line for line in (stored or "").split("\n") if line]
        if stored is None:
            return None
        match column.sort:
            case Sort.FLAG:
                return bool(stored)
            case Sort.HUNDREDTHS:
                return number(stored)
            case Sort.TIME:
                return time_digits(stored).zfill(len("14:30"))
            case Sort.PLAIN:
                return stored
            case _:
                return self._names[column.sort][stored]

    def notes(self, table: str, key: str) -> Object:
        """The remark on a row, as part of its object."""
        text = self._remarks.get((table, key), "")
        return {"notes": text} if text else {}

    @cached_property
    def _names(self) -> Mapping[Sort, Mapping[int, str]]:
        return {
            Sort.SCHOOL: self.schools,
            Sort.PERSON: self.people,
            Sort.ORDER: self.orders,
            Sort.PROGRAMME: self.programmes,
            Sort.DOCUMENT: self.documents,
            Sort.FACTOR: self.factors,
            Sort.PROCEDURE: self.procedures,
        }

    @cached_property
    def _remarks(self) -> Mapping[tuple[str, str], str]:
        rows = self.reader.rows("SELECT table_name, row_key, text FROM remark")
        return {(row["table_name"], row["row_key"]): row["text"] for row in rows}

    def _counted(self, table: str, letter: str, order: str = "id") -> dict[int, str]:
        rows = self.reader.rows(f"SELECT id FROM {table} ORDER BY {order}")
        return {row["id"]: f"{letter}{number}" for number, row in enumerate(rows, start=1)}

    def _named(self, table: str, column: str) -> dict[int, str]:
        rows = self.reader.rows(f"SELECT id, {column} AS name FROM {table}")
        return {row["id"]: row["name"] for row in rows}

    def _schools(self) -> dict[int, str]:
        rows = self.reader.rows("SELECT id, login_digits FROM school ORDER BY id")
        return {
            row["id"]: row["login_digits"] or f"s{number}"
            for number, row in enumerate(rows, start=1)
        }


def number(stored_h: int) -> int | float:
    """Hundredths as a number: 1500 is 15, 1550 is 15.5."""
    return stored_h // 100 if stored_h % 100 == 0 else stored_h / 100


def optional_number(stored_h: int | None) -> int | float | None:
    """The same of a value that may be missing."""
    return None if stored_h is None else number(stored_h)


def _told_year(shape: Shape, row: "Row") -> int | None:
    """The school year that the days of a row tell."""
    days = (row[name] for name in shape.dated)
    day = next((one for one in days if one is not None), None)
    return None if day is None else year_of_paper(date.fromisoformat(day))


def _key(shape: Shape, row: "Row") -> str:
    """The key of a row as remarks have it."""
    columns = ("id",) if "id" in set(row.keys()) else shape.key
    return "/".join(str(row[name]) for name in columns)
