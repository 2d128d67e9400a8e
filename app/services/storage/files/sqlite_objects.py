"""What a database lists as its own: tables, indexes, and what would run when it is used.

Triggers, views and virtual tables are code that comes with a file. They are found in the list of
the schema alone, before any table is read; nothing of the database itself is run.
"""

import json
from collections.abc import Sequence
from typing import NamedTuple

from app.services.storage.files.sqlite import Reader

# A virtual table has no page of its own, whatever spaces and comments stand in its text.
_OBJECTS = (
    "SELECT type, name, tbl_name, sql, type = 'table' AND coalesce(rootpage, 0) = 0 AS virtual"
    " FROM sqlite_master ORDER BY name"
)
_BETWEEN, _RULE, _END = ", \n\t", "CONSTRAINT ", "\n)"
OF_SQLITE = frozenset({"sqlite_sequence", "sqlite_stat1", "sqlite_stat4"})


class SchemaObject(NamedTuple):
    """An object of a schema.

    Attributes:
        kind: `table`, `virtual`, `view`, `trigger` or `index`.
        name: its name.
        table: the table that it belongs to.
        text: the SQL that made it; empty for an index of unique columns.
    """

    kind: str
    name: str
    table: str
    text: str = ""


def list_objects(reader: Reader) -> list[SchemaObject]:
    """Every object but the tables that SQLite keeps for itself.

    A trigger or a view may bear the name of such a table when the file was edited by hand.
    """
    every = (
        SchemaObject(
            "virtual" if row["virtual"] else row["type"],
            row["name"],
            row["tbl_name"],
            row["sql"] or "",
        )
        for row in reader.rows(_OBJECTS)
    )
    return [one for one in every if one.kind != "table" or one.name not in OF_SQLITE]


def written(objects: Sequence[SchemaObject]) -> str:
    """The SQL of a database, a line an object: with the same text databases hold the same.

    Others may, too, written by another SQLite. Of a table the named rules come after the columns
    in any order, as Alembic writes them; here they are sorted.
    """
    return "".join(f"{json.dumps(_words(one), ensure_ascii=False)}\n" for one in objects)


def _words(one: SchemaObject) -> list[str]:
    body, bracket, rest = one.text.rpartition(_END)
    parts = body.split(_BETWEEN)
    columns = [part for part in parts if not part.startswith(_RULE)]
    rules = sorted(part for part in parts if part.startswith(_RULE))
    return [one.kind, one.name, one.table, *columns, _RULE, *rules, bracket, rest]
