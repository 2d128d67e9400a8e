"""What holds in the tables of a database: columns, keys, links, conditions, indexes.

Told by SQLite itself, only the conditions by the text of their table. Of a database whose SQL is
written as ours (`sqlite_objects.written`) nothing of this need be asked.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from app.services.storage.files.sqlite import Reader, Row
from app.services.storage.files.sqlite_objects import OF_SQLITE, SchemaObject, list_objects

# A hidden column is generated, or one of a virtual table.
_COLUMNS = (
    'SELECT m.name AS table_name, x.name, upper(x.type) AS type, x.hidden, x."notnull", x.pk'
    " FROM sqlite_master m, pragma_table_xinfo(m.name) x WHERE m.type = 'table'"
    " ORDER BY m.name, x.cid"
)
# Those of unique columns SQLite makes itself, those of keys are told with the columns.
_INDEXES = (
    'SELECT m.name AS table_name, i.name, i."unique" AS is_unique, i.partial, i.origin'
    " FROM sqlite_master m, pragma_index_list(m.name) i"
    " WHERE m.type = 'table' AND i.origin <> 'pk' ORDER BY i.name"
)
# The name of an expression is NULL; the key of the row ends a list without being named in it.
_INDEXED = (
    "SELECT m.name AS index_name, coalesce(x.name, '(expression)') AS name"
    " FROM sqlite_master m, pragma_index_info(m.name) x"
    " WHERE m.type = 'index' ORDER BY m.name, x.seqno"
)
# A link without a column at its other end leads to the key of that table.
_LINKS = (
    'SELECT m.name AS table_name, f.id, f."from" AS source, f."table" AS other,'
    " coalesce(f.\"to\", '') AS target, f.on_update, f.on_delete, f.match"
    " FROM sqlite_master m, pragma_foreign_key_list(m.name) f"
    " WHERE m.type = 'table' ORDER BY m.name, f.id, f.seq"
)
_MARKS = (("unique", "is_unique"), ("partial", "partial"))


# A condition is told by the text of its table alone. The word may also stand in a text or a comment
# there: that is told as one more, none can hide.
_CHECK = re.compile(r"\bCHECK\b", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"""\bCONSTRAINT\s+["\[`]?(\w+)["\]`]?\s+$""", re.IGNORECASE)
# Brackets, and what may hold some that do not count: texts, quoted names, comments.
_BRACKETS = re.compile(
    r"""[()]|'(?:[^']|'')*'|"[^"]*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|/\*.*?(?:\*/|$)""", re.DOTALL
)


class Schema(NamedTuple):
    """What holds in the tables of a database.

    Attributes:
        tables: name -> its columns in their order, each with its type, whether it has to be
            filled and its place in the key: «name VARCHAR not null», «id INTEGER not null key 1».
        indexes: name -> the table, whether it is unique or partial, and its columns.
        unique: table -> columns that may not repeat, where no named index says so: «year, kind».
        links: table -> its foreign keys: «school_id -> school.id on delete CASCADE».
        checks: table -> the names and conditions of its CHECKs: «ck_school_year: year > 0».
    """

    tables: Mapping[str, Sequence[str]]
    indexes: Mapping[str, Sequence[str]]
    unique: Mapping[str, Sequence[str]]
    links: Mapping[str, Sequence[str]]
    checks: Mapping[str, Sequence[str]]


def read_schema(reader: Reader) -> Schema:
    """What holds in the tables; of a database that has only tables and indexes."""
    indexes, unique = _indexes(reader)
    objects = list_objects(reader)
    return Schema(
        tables=_tables(reader),
        indexes=indexes,
        unique=unique,
        links=_links(reader),
        checks=_checks(objects),
    )


def _tables(reader: Reader) -> dict[str, list[str]]:
    tables: dict[str, list[str]] = {}
    for row in reader.rows(_COLUMNS):
        if row["table_name"] in OF_SQLITE:
            continue
        words = [row["name"], row["type"]]
        words += ["generated"] if row["hidden"] else []
        words += ["not null"] if row["notnull"] else []
        words += [f"key {row['pk']}"] if row["pk"] else []
        tables.setdefault(row["table_name"], []).append(" ".join(words))
    return tables


def _indexes(reader: Reader) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Those that were made as such, and those that SQLite made itself for unique columns."""
    columns: dict[str, list[str]] = {}
    for row in reader.rows(_INDEXED):
        columns.setdefault(row["index_name"], []).append(row["name"])
    indexes: dict[str, list[str]] = {}
    unique: dict[str, list[str]] = {}
    for row in reader.rows(_INDEXES):
        name, table = row["name"], row["table_name"]
        if row["origin"] == "c":
            marks = [word for word, mark in _MARKS if row[mark]]
            indexes[name] = [table, *marks, *columns.get(name, ())]
        else:
            unique.setdefault(table, []).append(", ".join(columns.get(name, ())))
    return indexes, {table: sorted(every) for table, every in unique.items()}


def _links(reader: Reader) -> dict[str, list[str]]:
    links: dict[str, list[str]] = {}
    rows = reader.rows(_LINKS)
    for (table, _number), parts in groupby(rows, lambda row: (row["table_name"], row["id"])):
        links.setdefault(table, []).append(_link(list(parts)))
    return {table: sorted(every) for table, every in links.items()}


def _link(parts: Sequence[Row]) -> str:
    """One foreign key; a row for each of its columns."""
    first = parts[0]
    rules = [
        f" {words} {first[name]}"
        for words, name in (("on update", "on_update"), ("on delete", "on_delete"))
        if first[name] != "NO ACTION"
    ]
    match = "" if first["match"] == "NONE" else f" match {first['match']}"
    sources = ", ".join(part["source"] for part in parts)
    targets = ", ".join(part["target"] for part in parts)
    return f"{sources} -> {first['other']}.{targets}{''.join(rules)}{match}"


def _checks(objects: Sequence[SchemaObject]) -> dict[str, list[str]]:
    found = {one.name: sorted(_checks_in(one.text)) for one in objects if one.kind == "table"}
    return {table: every for table, every in found.items() if every}


def _checks_in(text: str) -> Iterator[str]:
    """«ck_school_year: year > 0» for each CHECK in the text of a table."""
    for word in _CHECK.finditer(text):
        named = _NAME_BEFORE.search(text, 0, word.start())
        yield f"{named[1] if named else ''}: {_condition(text, word.end())}"


def _condition(text: str, start: int) -> str:
    """What stands in the brackets that begin after this place, with single spaces."""
    depth, opened = 0, start
    for found in _BRACKETS.finditer(text, start):
        sign = found[0]
        if sign == "(":
            depth += 1
            opened = found.end() if depth == 1 else opened
        elif sign == ")":
            depth -= 1
            if depth <= 0:
                return " ".join(text[opened : found.start()].split())
    return " ".join(text[start:].split())
