"""Whether a database holds only what the migrations of this program make.

A file from elsewhere may bring triggers, views, virtual tables or generated columns that would run
as soon as it is used. What each revision has is shipped in `resources/schemas/`; names, columns
with their types, and indexes are compared, never the text of the SQL, which differs by the version
of SQLite that wrote it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.services.language.sentences import titled
from app.services.program_files import program_json
from app.services.storage import upgrade
from app.services.storage.files.sqlite import Reader
from app.services.storage.files.sqlite_schema import Schema, SchemaObject, list_objects, read_schema

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
    return next(_differences(read_schema(reader), shipped_schema(revision)), "")


def shipped_schema(revision: str) -> Schema:
    """What the migrations make up to a revision, as it is shipped.

    Raises:
        ProgramFileError: its file is missing or damaged.
    """
    parts: dict[str, Any] = program_json(FOLDER, f"{revision}.json")
    return Schema(parts["tables"], parts["indexes"])


def _named(one: SchemaObject) -> str:
    words = f"{_KINDS[one.kind]} {titled(one.name)}"
    return f"{words} таблицы {titled(one.table)}" if one.kind in ("trigger", "index") else words


def _differences(schema: Schema, own: Schema) -> Iterator[str]:
    for name in schema.tables:
        if name not in own.tables:
            yield _named(SchemaObject("table", name, name))
    for name, columns in own.tables.items():
        if name not in schema.tables:
            yield f"нет таблицы {titled(name)}"
        elif list(schema.tables[name]) != list(columns):
            yield f"другой столбец {_other(schema.tables[name], columns)} таблицы {titled(name)}"
    yield from _other_indexes(schema.indexes, own.indexes)


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
