"""Rows of registers as they are read: typed values, names of what they refer to, children."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from app.services.log.catalogue import called, called_in_full
from app.services.log.words.columns import Column, Unit
from app.services.log.words.sentences import Names
from app.services.registers.catalogue import get_register, registers
from app.services.registers.description.register import Register, RegisterRow

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Reader, Row
    from app.services.storage.workspace import Workspace


def list_rows(workspace: "Workspace", name: str, year: int | None = None) -> list[RegisterRow]:
    """The rows of a register in their order: of a school year, or all.

    Raises:
        UserError: there is no such register.
    """
    with workspace.database.reading() as reader:
        return read_rows(reader, get_register(name), year)


def count_rows(workspace: "Workspace", year: int) -> dict[str, int]:
    """By the name of each register how many rows it has in a school year, or at all."""
    with workspace.database.reading() as reader:
        return {
            register.name: reader.scalar(
                f"SELECT count(*) FROM {register.name}{' WHERE year = ?' * register.yearly}",
                (year,) * register.yearly,
            )
            for register in registers().values()
        }


def read_rows(
    reader: "Reader", register: Register, year: int | None = None, parent: int | None = None
) -> list[RegisterRow]:
    """The same within a running read; with `parent` only the rows that belong to that row."""
    names = Names(reader, called(), called_in_full())
    return list(_rows(reader, names, register, year, parent))


def _rows(
    reader: "Reader", names: Names, register: Register, year: int | None, parent: int | None
) -> Iterator[RegisterRow]:
    order = ", ".join((*register.order, "id"))
    asked = {"year": year if register.yearly else None, register.parent: parent}
    where = {column: value for column, value in asked.items() if value is not None}
    condition = " AND ".join(f"{column} = ?" for column in where)
    query = f"SELECT * FROM {register.name}"
    described = {one.name: register.described(one.name) for one in register.columns}
    named = {
        name: column
        for name, column in described.items()
        if column.refers or column.choice is not None
    }
    for row in reader.rows(
        f"{query} WHERE {condition or 'true'} ORDER BY {order}", tuple(where.values())
    ):
        key = row["id"]
        yield RegisterRow(
            id=key,
            year=row["year"] if register.yearly else None,
            values={name: _value(column, row[name]) for name, column in described.items()},
            names=_names(named, row, names),
            children={
                child.name: tuple(_rows(reader, names, child, None, key))
                for child in register.children
            },
        )


def _value(column: Column, stored: Any) -> Any:  # noqa: ANN401 - a value of SQLite
    if stored is None:
        return None
    if column.unit is Unit.DAY:
        return date.fromisoformat(stored)
    return bool(stored) if column.unit is Unit.FLAG else stored


def _names(columns: Mapping[str, Column], row: "Row", names: Names) -> dict[str, str]:
    """By column the words for what it refers to, and of a closed set."""
    found: dict[str, str] = {}
    for name, column in columns.items():
        stored = row[name]
        if column.refers:
            found[name] = names.of(column.refers, stored)
        elif column.choice is not None and stored is not None:
            found[name] = column.choice(stored).label
    return found
