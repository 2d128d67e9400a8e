"""A copy of the database whose history names a document that the workspace does not know."""

from contextlib import closing
from pathlib import Path

from app.services.storage.files import sqlite


def name_in_copy(copy: Path, sha256: str) -> None:
    """Let the history in a plain copy name a document."""
    with closing(sqlite.connect(copy)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute(
            "INSERT INTO output_record"
            " (created_at, author, kind, title, file_format, path, sha256, inputs)"
            " VALUES ('2026-11-20 08:00:00.000000', '', 'list-order', 'Приказ', 'docx',"
            " '/Приказ.docx', ?, '{}')",
            (sha256,),
        )
