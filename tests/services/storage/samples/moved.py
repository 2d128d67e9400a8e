"""What the settings of an old database hold that stands in tables of its own since 0003."""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

PREFIXES = ("support-work/", "region-info/", "order.")
TABLES = {
    "support_work": "school_id, year, interview_on, review_on, programme_on, agreement_on,"
    " decision_on, note",
    "region_info": "year, term, sent_on, document, on_day, schools, measures, done, overdue",
    "order_scan": "order_id, attachment_id",
    "archived_order": "order_id",
}
_ORDER = {
    "support_work": "school_id, year",
    "region_info": "year, term",
    "order_scan": "order_id, position",
    "archived_order": "order_id",
}

Rows = dict[str, list[tuple[Any, ...]]]


def is_moved(key: str) -> bool:
    """Whether the setting of this key is one of those that moved."""
    return key.startswith(PREFIXES)


def wanted_rows(old: Path) -> Rows:
    """The rows that the new tables should hold, by the settings of the old database.

    Scans of an order stand in their order.
    """
    rows: Rows = {table: [] for table in TABLES}
    for key, stored in _rows(old, "key, value", "setting"):
        value = json.loads(stored)
        if key.startswith("support-work/"):
            _prefix, year, school = key.split("/")
            days = ("interview", "review", "programme", "agreement", "decision")
            row = (int(school), int(year), *map(value.get, days), value.get("note", ""))
            rows["support_work"].append(row)
        elif key.startswith("region-info/"):
            _prefix, year, term = key.split("/")
            names = ("sent_on", "document", "on_day", "schools", "measures", "done", "overdue")
            texts = json.dumps(value["schools"], ensure_ascii=False, separators=(",", ":"))
            value["schools"] = texts
            rows["region_info"].append((int(year), term, *(value[name] for name in names)))
        elif key.startswith("order."):
            order = int(key.removeprefix("order."))
            rows["order_scan"] += [(order, scan) for scan in value.get("scans", [])]
            rows["archived_order"] += [(order,)] if value.get("archived") else []
    for one in rows.values():
        one.sort(key=lambda row: row[: 1 if len(row) == 2 else 2])
    return rows


def stored_rows(new: Path) -> Rows:
    """The rows of the new tables, sorted as the wanted ones."""
    return {
        table: list(_rows(new, columns, f"{table} ORDER BY {_ORDER[table]}"))
        for table, columns in TABLES.items()
    }


def _rows(path: Path, columns: str, rest: str) -> Iterable[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"SELECT {columns} FROM {rest}").fetchall()
