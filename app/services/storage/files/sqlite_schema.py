"""What holds in the tables of a database: columns, keys, links, conditions, indexes.

Told by SQLite itself, what it does not tell by the text of the table or the index. Of a database
whose SQL is written as ours (`sqlite_objects.written`) nothing of this need be asked.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from app.services.storage.files.sqlite import Reader, Row
from app.services.storage.files.sqlite_objects import OF_SQLITE, SchemaObject, list_objects

# A hidden column is generated, or one of a virtual table.
_COLUMNS = (
    'SELECT m.name AS table_name, x.name, upper(x.type) AS type, x.hidden, x."notnull", x.pk,'
    " x.dflt_value AS usual"
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
    "SELECT m.name AS index_name, coalesce(x.name, '(expression)') AS name, x.desc AS turned,"
    " upper(x.coll) AS compared"
    " FROM sqlite_master m, pragma_index_xinfo(m.name) x"
    " WHERE m.type = 'index' AND x.key ORDER BY m.name, x.seqno"
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


# What else only the text tells: how texts are compared, what is stored in the place of what a rule
# refuses, a rule that waits for the end, and what stands behind the brackets of a table. As above,
# none can hide.
_CLAUSE = re.compile(r"\b(COLLATE|CONFLICT|DEFERRABLE)\b\s*(\S*)", re.IGNORECASE)
_WHERE = re.compile(r"\bWHERE\b", re.IGNORECASE)


class Schema(NamedTuple):
    """What holds in the tables of a database.

    Attributes:
        tables: name -> its columns in their order, each with its type, whether it has to be
            filled, its place in the key and what it holds when nothing is said: «name VARCHAR not
            null default ''», «id INTEGER not null key 1».
        indexes: name -> the table, whether it is unique or partial, its columns, and of which rows
            it is: «where status = 'open'».
        unique: table -> columns that may not repeat, where no named index says so: «year, kind».
        links: table -> its foreign keys: «school_id -> school.id on delete CASCADE».
        checks: table -> the names and conditions of its CHECKs: «ck_school_year: year > 0».
        clauses: table -> what else its text says: «COLLATE NOCASE», «WITHOUT ROWID».
    """

    tables: Mapping[str, Sequence[str]]
    indexes: Mapping[str, Sequence[str]]
    unique: Mapping[str, Sequence[str]]
    links: Mapping[str, Sequence[str]]
    checks: Mapping[str, Sequence[str]]
    clauses: Mapping[str, Sequence[str]]


def read_schema(reader: Reader) -> Schema:
    """What holds in the tables; of a database that has only tables and indexes."""
    objects = list_objects(reader)
    indexes, unique = _indexes(reader, {one.name: one.text for one in objects})
    return Schema(
        tables=_tables(reader),
        indexes=indexes,
        unique=unique,
        links=_links(reader),
        checks=_checks(objects),
        clauses=_clauses(objects),
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
        words += [] if row["usual"] is None else [f"default {row['usual']}"]
        tables.setdefault(row["table_name"], []).append(" ".join(words))
    return tables


def _indexes(
    reader: Reader, texts: Mapping[str, str]
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Those that were made as such, and those that SQLite made itself for unique columns."""
    columns: dict[str, list[str]] = {}
    for row in reader.rows(_INDEXED):
        words = [row["name"]]
        words += ["desc"] if row["turned"] else []
        words += [] if row["compared"] == "BINARY" else [f"collate {row['compared']}"]
        columns.setdefault(row["index_name"], []).append(" ".join(words))
    indexes: dict[str, list[str]] = {}
    unique: dict[str, list[str]] = {}
    for row in reader.rows(_INDEXES):
        name, table = row["name"], row["table_name"]
        if row["origin"] == "c":
            marks = [word for word, mark in _MARKS if row[mark]]
            rows = [_rows(texts.get(name, ""))] if row["partial"] else []
            indexes[name] = [table, *marks, *columns.get(name, ()), *rows]
        else:
            unique.setdefault(table, []).append(", ".join(columns.get(name, ())))
    return indexes, {table: sorted(every) for table, every in unique.items()}


def _rows(text: str) -> str:
    """Of which rows an index is, by its text: «where status = 'open'»."""
    word = _WHERE.search(text)
    return "where " + " ".join(text[word.end() if word else 0 :].split())


def _clauses(objects: Sequence[SchemaObject]) -> dict[str, list[str]]:
    clauses: dict[str, list[str]] = {}
    for one in objects:
        if one.kind != "table":
            continue
        every = [
            f"{word[1]} {word[2].strip(',()')}".rstrip().upper()
            for word in _CLAUSE.finditer(one.text)
        ]
        behind = " ".join(one.text.rpartition(")")[2].upper().split())
        every += [behind] if behind else []
        if every:
            clauses[one.name] = sorted(every)
    return clauses


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
