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
from app.services.storage.files.sqlite_schema import Schema, read_schema


def schema_texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Revision and text of its file, oldest first; `folder` is empty."""
    database = folder / "opora.sqlite"
    sqlite.create_file(database)
    for revision in upgrade.known_revisions():
        upgrade.upgrade(database, folder / "backups", datetime.now(UTC), to=revision)
        with sqlite.reading(database) as reader:
            yield revision, _text(read_schema(reader)._asdict())


def schema_file(revision: str) -> Path:
    """Where the file of a revision lies."""
    return paths.resource(own_schema.FOLDER, f"{revision}.json")


def with_next_step(revision: str) -> Callable[[str], Schema]:
    """For `own_schema.shipped_schema`: what a later step leaves that drops `school.note`."""
    shipped = own_schema.shipped_schema(upgrade.HEAD)
    columns = [column for column in shipped.tables["school"] if not column.startswith("note ")]
    later = shipped._replace(digest="", tables={**shipped.tables, "school": columns})
    read = own_schema.shipped_schema
    return lambda wanted: later if wanted == revision else read(wanted)


def _text(parts: dict[str, Any]) -> str:
    """One line an object, so that a change can be read."""
    blocks: list[str] = []
    for part, objects in parts.items():
        if isinstance(objects, str):
            blocks.append(f' "{part}": "{objects}"')
            continue
        lines = [
            f"  {json.dumps(name)}: {json.dumps(words)}" for name, words in sorted(objects.items())
        ]
        blocks.append(f' "{part}": {{\n' + ",\n".join(lines) + "\n }")
    return "{\n" + ",\n".join(blocks) + "\n}\n"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        for revision, text in schema_texts(Path(name)):
            schema_file(revision).write_text(text, encoding="utf-8", newline="\n")
            sys.stdout.write(f"{schema_file(revision)}\n")
