"""Rows of a database of an older schema."""

import sqlite3
from typing import Any


def insert(connection: sqlite3.Connection, table: str, **values: Any) -> None:
    """A row; columns that must have a value and are not named get an empty text."""
    columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
    blank = {
        name: "" for _number, name, _kind, needed, _default, key in columns if needed and not key
    }
    if "created_at" in blank:
        blank["created_at"] = "2026-11-01 09:00:00"
    row = blank | values
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", [*row.values()])
