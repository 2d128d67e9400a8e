"""Which objects a database has, as SQLite lists them; nothing of the database itself is run.

Triggers, views, virtual tables, generated columns and indexes over expressions are code that comes
with a file. They are found in the list of the schema alone, before any table is read.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.services.storage.files.sqlite import Reader

# A virtual table has no page of its own, whatever spaces and comments stand in its text.
_OBJECTS = (
    "SELECT type, name, tbl_name, type = 'table' AND coalesce(rootpage, 0) = 0 AS virtual"
    " FROM sqlite_master ORDER BY name"
)
# A hidden column is generated, or one of a virtual table.
_COLUMNS = (
    "SELECT m.name AS table_name, x.name, upper(x.type) AS type, x.hidden"
    " FROM sqlite_master m, pragma_table_xinfo(m.name) x WHERE m.type = 'table'"
    " ORDER BY m.name, x.cid"
)
# Those that were made as such; SQLite makes those of unique columns itself.
_INDEXES = (
    'SELECT m.name AS table_name, i.name, i."unique" AS is_unique, i.partial'
    " FROM sqlite_master m, pragma_index_list(m.name) i"
    " WHERE m.type = 'table' AND i.origin = 'c' ORDER BY i.name"
)
# The name of an expression is NULL; the key of the row ends a list without being named in it.
_INDEXED = (
    "SELECT m.name AS index_name, coalesce(x.name, '(expression)') AS name"
    " FROM sqlite_master m, pragma_index_info(m.name) x"
    " WHERE m.type = 'index' AND m.sql IS NOT NULL ORDER BY m.name, x.seqno"
)
_OF_SQLITE = frozenset({"sqlite_sequence", "sqlite_stat1", "sqlite_stat4"})


class SchemaObject(NamedTuple):
    """An object of a schema.

    Attributes:
        kind: `table`, `virtual`, `view`, `trigger` or `index`.
        name: its name.
        table: the table that it belongs to.
    """

    kind: str
    name: str
    table: str


class Schema(NamedTuple):
    """The tables and indexes of a database.

    Attributes:
        tables: name -> its columns in their order, each with its type: «name VARCHAR».
        indexes: name -> the table, whether it is unique or partial, and its columns.
    """

    tables: Mapping[str, Sequence[str]]
    indexes: Mapping[str, Sequence[str]]


def list_objects(reader: Reader) -> list[SchemaObject]:
    """Every object but the tables that SQLite keeps for itself.

    A trigger or a view may bear the name of such a table when the file was edited by hand.
    """
    every = (
        SchemaObject("virtual" if row["virtual"] else row["type"], row["name"], row["tbl_name"])
        for row in reader.rows(_OBJECTS)
    )
    return [one for one in every if one.kind != "table" or one.name not in _OF_SQLITE]


def read_schema(reader: Reader) -> Schema:
    """The tables and indexes; of a database that has nothing else."""
    tables: dict[str, list[str]] = {}
    for row in reader.rows(_COLUMNS):
        if row["table_name"] not in _OF_SQLITE:
            generated = " generated" if row["hidden"] else ""
            column = f"{row['name']} {row['type']}{generated}"
            tables.setdefault(row["table_name"], []).append(column)
    indexes: dict[str, list[str]] = {}
    for row in reader.rows(_INDEXES):
        marks = [
            word
            for word, there in (("unique", row["is_unique"]), ("partial", row["partial"]))
            if there
        ]
        indexes[row["name"]] = [row["table_name"], *marks]
    for row in reader.rows(_INDEXED):
        indexes[row["index_name"]].append(row["name"])
    return Schema(tables, indexes)
