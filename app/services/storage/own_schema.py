"""Whether a database holds only what the migrations of this program make.

A file from elsewhere may bring triggers, views, virtual tables or generated columns that would run
as soon as it is used; without our keys, links and conditions it may hold what no «Опора» stores.
What each revision has is shipped in `resources/schemas/`, its SQL and what holds. A file whose SQL
is written as ours is ours; the text may differ by the version of SQLite that wrote it, then what
holds is compared.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from app.services.language.sentences import titled
from app.services.program_files import program_json, program_text
from app.services.storage import upgrade
from app.services.storage.files.sqlite import Reader
from app.services.storage.files.sqlite_objects import SchemaObject, list_objects, written

if TYPE_CHECKING:
    from app.services.storage.files.sqlite_schema import Schema

FOLDER = "schemas"
_VERSION_TABLE = "alembic_version"
_KINDS = {
    "table": "лишняя таблица",
    "virtual": "виртуальная таблица",
    "view": "лишнее представление",
    "trigger": "лишний триггер",
    "index": "лишний индекс",
}


def difference(reader: Reader) -> str:
    """What a database has beside ours or lacks, the first thing in words; empty when nothing.

    No table is read before it is known to be a plain one. Of a database of a newer program, or
    without a revision, only the table of the revision is looked at: others refuse it.
    """
    objects = list_objects(reader)
    version = [one for one in objects if one.name == _VERSION_TABLE]
    for one in version:
        if one.kind != "table":
            return _named(one)
    revision = reader.scalar(f"SELECT max(version_num) FROM {_VERSION_TABLE}") if version else None
    if revision is None or revision not in upgrade.known_revisions():
        return ""
    run = next((one for one in objects if one.kind not in ("table", "index")), None)
    if run is not None:
        return _named(run)
    if shipped_text(revision) == written(objects):  # written as we write it
        return ""
    from app.services.storage.files.sqlite_schema import read_schema

    return next(_differences(read_schema(reader), shipped_schema(revision)), "")


def shipped_text(revision: str) -> str:
    """The SQL of a database as the migrations write it up to a revision, as it is shipped.

    Raises:
        ProgramFileError: its file is missing or damaged.
    """
    return program_text(FOLDER, f"{revision}.jsonl")


def shipped_schema(revision: str) -> "Schema":
    """What then holds in it, as it is shipped.

    Raises:
        ProgramFileError: its file is missing or damaged.
    """
    from app.services.storage.files.sqlite_schema import Schema

    parts: dict[str, Any] = program_json(FOLDER, f"{revision}.json")
    return Schema(**parts)


class _RuleWords(NamedTuple):
    """How a rule of a table is told that is none of ours, lacks, or is another."""

    more: str
    lacking: str
    other: str


_UNIQUE = _RuleWords("лишний запрет повторов", "нет запрета повторов", "другой запрет повторов")
_LINK = _RuleWords("лишняя связь", "нет связи", "другая связь")
_CHECK = _RuleWords("лишнее условие", "нет условия", "другое условие")
_CLAUSE = _RuleWords("лишняя оговорка", "нет оговорки", "другая оговорка")


def _named(one: SchemaObject) -> str:
    words = f"{_KINDS[one.kind]} {titled(one.name)}"
    return f"{words} таблицы {titled(one.table)}" if one.kind in ("trigger", "index") else words


def _differences(schema: "Schema", own: "Schema") -> Iterator[str]:
    for name in schema.tables:
        if name not in own.tables:
            yield _named(SchemaObject("table", name, name))
    for name, columns in own.tables.items():
        if name not in schema.tables:
            yield f"нет таблицы {titled(name)}"
        elif list(schema.tables[name]) != list(columns):
            yield f"другой столбец {_other(schema.tables[name], columns)} таблицы {titled(name)}"
    yield from _other_indexes(schema.indexes, own.indexes)
    for words, found, ours in (
        (_UNIQUE, schema.unique, own.unique),
        (_LINK, schema.links, own.links),
        (_CHECK, schema.checks, own.checks),
        (_CLAUSE, schema.clauses, own.clauses),
    ):
        for table in own.tables:
            here, there = found.get(table, []), ours.get(table, [])
            if here != there:
                yield from _other_rules(table, words, here, there)


def _other(columns: Sequence[str], own: Sequence[str]) -> str:
    """The first column that is another: by its name, or at the end where one is missing."""
    other = next((one for one in columns if one not in own), None)
    lacking = next((one for one in own if one not in columns), "")
    return titled((other or lacking).partition(" ")[0])


def _other_indexes(
    indexes: Mapping[str, Sequence[str]], own: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    for name, parts in indexes.items():
        if name not in own:
            yield _named(SchemaObject("index", name, parts[0]))
        elif list(parts) != list(own[name]):
            yield f"другой индекс {titled(name)} таблицы {titled(parts[0])}"
    for name, parts in own.items():
        if name not in indexes:
            yield f"нет индекса {titled(name)} таблицы {titled(parts[0])}"


def _other_rules(
    table: str, words: _RuleWords, rules: Sequence[str], own: Sequence[str]
) -> Iterator[str]:
    more = [_name_of(one) for one in (Counter(rules) - Counter(own)).elements()]
    for name in [_name_of(one) for one in (Counter(own) - Counter(rules)).elements()]:
        told = words.other if name in more else words.lacking
        yield f"{told} {titled(name)} таблицы {titled(table)}"
    for name in more:
        yield f"{words.more} {titled(name)} таблицы {titled(table)}"


def _name_of(rule: str) -> str:
    """Of a link its column, of a condition its name; what has none is told whole."""
    name, _mark, rest = rule.partition(": ")
    return (name or rest).partition(" -> ")[0]
