"""What the migrations make at each revision: written into `resources/schemas/`, and compared there.

`python -m tests.services.storage.schema_files` writes them; those of older revisions never change.
"""

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app import paths
from app.services.storage import own_schema, upgrade
from app.services.storage.files import sqlite
from app.services.storage.files.sqlite_objects import list_objects, written
from app.services.storage.files.sqlite_schema import read_schema


def schema_texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each file, oldest revision first; `folder` is empty."""
    database = folder / "opora.sqlite"
    sqlite.create_file(database)
    for revision in upgrade.known_revisions():
        upgrade.upgrade(database, folder / "backups", datetime.now(UTC), to=revision)
        with sqlite.reading(database) as reader:
            yield f"{revision}.json", _text(read_schema(reader)._asdict())
            yield f"{revision}.jsonl", written(list_objects(reader))


def schema_file(name: str) -> Path:
    """Where a file lies."""
    return paths.resource(own_schema.FOLDER, name)


def ship_next_step(revision: str, put: Callable[[object, str, object], None]) -> None:
    """Ship what a later step leaves that drops `school.note`; `put` replaces a name."""
    shipped = own_schema.shipped_schema(upgrade.HEAD)
    columns = [column for column in shipped.tables["school"] if not column.startswith("note ")]
    later = shipped._replace(tables={**shipped.tables, "school": columns})
    schema, text = own_schema.shipped_schema, own_schema.shipped_text
    put(own_schema, "shipped_schema", lambda asked: later if asked == revision else schema(asked))
    put(own_schema, "shipped_text", lambda asked: "" if asked == revision else text(asked))


def _text(parts: dict[str, Any]) -> str:
    """One line an object, so that a change can be read."""
    blocks: list[str] = []
    for part, objects in parts.items():
        lines = [
            f"  {json.dumps(name)}: {json.dumps(words)}" for name, words in sorted(objects.items())
        ]
        blocks.append(f' "{part}": {{\n' + ",\n".join(lines) + "\n }")
    return "{\n" + ",\n".join(blocks) + "\n}\n"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        for file, text in schema_texts(Path(name)):
            schema_file(file).write_text(text, encoding="utf-8", newline="\n")
            sys.stdout.write(f"{schema_file(file)}\n")
