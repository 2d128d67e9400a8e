"""Every table is described once and wholly, and what a description says is really there."""

import re
from collections import Counter
from collections.abc import Iterator

from sqlalchemy import CheckConstraint, Table
from sqlmodel import SQLModel

from app import models
from app.services.log.catalogue import called, descriptions, read_modules, searched
from app.services.log.words.aggregate import Aggregate
from app.services.log.words.columns import Column, Unit
from app.services.log.words.table import Logged, TableWords
from app.services.storage.workspace import Workspace
from app.views.base.pages import PLACES

assert models.__all__  # importing them fills the metadata
TABLES = SQLModel.metadata.tables
_ONE_OF = re.compile(r"(\w+) IN \((.*)\)")


def described() -> Iterator[tuple[Table, TableWords]]:
    for name, words in descriptions().items():
        yield TABLES[name], words


def test_every_table_is_described_once() -> None:
    assert Counter(words.table for words in read_modules()) == Counter(TABLES.keys())


def test_every_column_is_described_or_silent() -> None:
    offenders = [
        f"{table}.{name}"
        for table, words in described()
        for name, number in Counter([*words.columns, *words.silent, *table.columns.keys()]).items()
        if number != 2
    ]
    assert offenders == []


def test_units_are_those_of_the_columns() -> None:
    kinds = {
        Unit.COUNT: int,
        Unit.HUNDREDTHS: int,
        Unit.YEAR: int,
        Unit.ORDER: int,
        Unit.LINK: int,
        Unit.FLAG: bool,
        Unit.TEXT: str,
        Unit.CHOICE: str,
        Unit.INDICATOR: str,
    }
    offenders = [
        f"{table}.{name} {column.unit.name}"
        for table, words in described()
        for name, column in words.columns.items()
        if kinds.get(column.unit, kind_of(table, name)) is not kind_of(table, name)
        or (column.unit is Unit.HUNDREDTHS) != name.endswith("_h")
    ]
    assert offenders == []


def kind_of(table: Table, name: str) -> type:
    """The type of the values of a column."""
    stored = table.columns[name].type
    return getattr(stored, "impl", stored).python_type


def test_a_closed_set_is_told_in_its_words() -> None:
    """A column that the table holds to a set of codes never shows a code."""
    offenders: list[str] = []
    for table, words in described():
        stored = {
            match[1]: set(re.findall(r"'(\w+)'", match[2]))
            for one in table.constraints
            if isinstance(one, CheckConstraint) and (match := _ONE_OF.fullmatch(str(one.sqltext)))
        }
        told = {
            name: {str(member.value) for member in column.choice}
            for name, column in words.columns.items()
            if column.choice is not None
        }
        names = told.keys() | (stored.keys() - words.silent)
        offenders += [f"{table}.{name}" for name in names if told.get(name) != stored.get(name)]
    assert offenders == []


def test_links_lead_to_tables_whose_rows_have_names() -> None:
    offenders = [
        f"{table}.{name} -> {column.refers}"
        for table, words in described()
        for name, column in words.columns.items()
        if column.refers != referred(table, name, column)
        or (column.refers and column.refers not in called())
    ]
    offenders += [
        f"{table}.{name}" for table, name in called().items() if name not in TABLES[table].c
    ]
    assert offenders == []


def referred(table: Table, name: str, column: Column) -> str:
    """The table to which a link leads; nothing for other columns."""
    keys = table.columns[name].foreign_keys if column.unit is Unit.LINK else ()
    return next((key.column.table.name for key in keys), "")


def test_names_and_histories_are_made_of_columns() -> None:
    offenders: list[str] = []
    for table, words in described():
        parts = [part if isinstance(part, tuple) else (part,) for part in words.name]
        offenders += [
            f"{table} {name}" for part in parts for name in part if name not in words.columns
        ]
        for about in words.about:
            offenders += [f"{table} {name}" for name in about.columns if name not in table.c]
    assert offenders == []


def test_what_the_user_changes_is_seen_somewhere() -> None:
    read = frozenset[Aggregate]().union(*(place.reads for place in PLACES))
    offenders = [
        words.table
        for words in descriptions().values()
        if (words.logged is Logged.ROWS) != (words.shown is not None)
        or (words.logged is Logged.ROWS and words.aggregate not in read)
    ]
    assert offenders == []


def test_the_order_of_places_and_of_counts_is_settled() -> None:
    ranks = Counter(words.rank for words in descriptions().values() if words.shown is not None)
    lines = Counter(words.counted.place for words in descriptions().values() if words.counted)
    assert [rank for rank, number in (*ranks.items(), *lines.items()) if number > 1] == []


def test_whatever_a_person_enters_is_counted_before_going_back_to_a_copy() -> None:
    """By a line of its own, or by that of the rows with which it comes and goes."""
    offenders = [
        f"{table} {words.counted_with}"
        for table, words in described()
        if words.logged is Logged.ROWS and words.counted is None
        if not is_counted_with(table, words.counted_with)
    ]
    assert offenders == []


def is_counted_with(table: Table, whole: str) -> bool:
    """Whether its rows go with those of a table that has a line."""
    return any(
        key.column.table.name == whole and key.ondelete == "CASCADE"
        for key in table.foreign_keys
        if descriptions()[key.column.table.name].counted is not None
    )


def test_what_is_searched_is_read_and_leads_to_its_thing(demo: Workspace) -> None:
    with demo.database.reading() as reader:
        hits = [
            (way.kind, row["id"], way.hit(dict(row)))
            for way in searched()
            for row in reader.rows(way.query)
        ]
    assert {"school", "person", "plan", "measure", "order"} <= {kind for kind, _id, _hit in hits}
    assert [
        hit for _kind, key, hit in hits if not hit.title or key not in vars(hit.link).values()
    ] == []
    for column in ("kind", "noun", "place"):
        assert len({getattr(way, column) for way in searched()}) == len(searched()), column


def test_an_import_leaves_its_number_in_the_rows() -> None:
    of_the_log = {"change_part", "change_key"}
    offenders = [
        words.table
        for table, words in described()
        if words.imported != ("change_set_id" in table.c and words.table not in of_the_log)
    ]
    assert offenders == []


def test_words_are_russian() -> None:
    said = [
        text
        for words in descriptions().values()
        for text in (
            words.one,
            words.counted.title if words.counted else words.one,
            *(column.told or words.one for column in words.columns.values()),
            *(column.title or words.one for column in words.columns.values()),
        )
    ]
    assert [text for text in said if not re.fullmatch(r"[А-Яа-яё ,%.]+", text)] == []
