"""Stages of support, information for the region and papers of orders as tables.

Until now they were JSON under `setting`: `support-work/<year>/<school>`, `region-info/<year>/<term>`
and `order.<order>`. Their part of the log follows them, so that actions of the old program are told
and taken back as before.

Nothing is lost: a row whose school, order or file was taken back meanwhile goes into the log beside
it, and returns together with it. What cannot be understood stays in `setting`, and the history says
so.

Frozen once released: plain SQLAlchemy types only, never import app.models.
"""

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

Values = dict[str, Any]
Rows = dict[tuple[str, str], Values]  # by table and key, as the log writes it

_STAGES = ("interview", "review", "programme", "agreement", "decision")
_COUNTS = ("measures", "done", "overdue")
_WORK = re.compile(r"support-work/(\d{4})/([1-9]\d{0,17})")
_REGION = re.compile(r"region-info/(\d{4})/(january|july)")
_ORDER = re.compile(r"order\.([1-9]\d{0,17})")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
# What a row belongs to: table, column of the row, column of the parent.
_PARENTS = {
    "support_work": (("school", "school_id"),),
    "region_info": (),
    "order_scan": (("order_record", "order_id"), ("attachment", "attachment_id")),
    "archived_order": (("order_record", "order_id"),),
}


class _Entry(NamedTuple):
    """What an entry of the log says about one row of the new tables."""

    table: str
    key: str
    before: Values | None
    after: Values | None


def upgrade() -> None:
    """Apply the step."""
    _create_tables()
    _convert_log()
    _convert_rows()


def _create_tables() -> None:
    _create_support_work()
    _create_region_info()
    _create_order_scan()
    _create_archived_order()


def _create_support_work() -> None:
    op.create_table(
        "support_work",
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        *(sa.Column(f"{stage}_on", sa.Date(), nullable=True) for stage in _STAGES),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["school_id"],
            ["school.id"],
            name=op.f("fk_support_work_school_id_school"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["year"], ["school_year.year"], name=op.f("fk_support_work_year_school_year")
        ),
        sa.PrimaryKeyConstraint("school_id", "year", name=op.f("pk_support_work")),
    )


def _create_region_info() -> None:
    op.create_table(
        "region_info",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("term", sa.String(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("schools", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in _COUNTS),
        sa.CheckConstraint("term IN ('january', 'july')", name=op.f("ck_region_info_term")),
        sa.CheckConstraint(
            "measures >= 0 AND done >= 0 AND overdue >= 0", name=op.f("ck_region_info_counts")
        ),
        sa.ForeignKeyConstraint(
            ["year"], ["school_year.year"], name=op.f("fk_region_info_year_school_year")
        ),
        sa.PrimaryKeyConstraint("year", "term", name=op.f("pk_region_info")),
    )


def _create_order_scan() -> None:
    op.create_table(
        "order_scan",
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("attachment_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"],
            ["attachment.id"],
            name=op.f("fk_order_scan_attachment_id_attachment"),
        ),
        sa.ForeignKeyConstraint(
            ["order_id"],
            ["order_record.id"],
            name=op.f("fk_order_scan_order_id_order_record"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("order_id", "attachment_id", name=op.f("pk_order_scan")),
    )


def _create_archived_order() -> None:
    op.create_table(
        "archived_order",
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["order_id"],
            ["order_record.id"],
            name=op.f("fk_archived_order_order_id_order_record"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("order_id", name=op.f("pk_archived_order")),
    )


# What a setting says


def _rows_of(key: str, value: object) -> Rows | None:
    """The rows that a setting holds; None when it is none of ours, or not as the program wrote it."""
    if not isinstance(value, dict):
        return None
    with suppress(KeyError, TypeError, ValueError):
        if found := _WORK.fullmatch(key):
            return _work(int(found[2]), _year(found[1]), value)
        if found := _REGION.fullmatch(key):
            return _region(_year(found[1]), found[2], value)
        if found := _ORDER.fullmatch(key):
            return _papers(int(found[1]), value)
    return None


def _work(school_id: int, year: int, value: Mapping[str, Any]) -> Rows:
    _allow(value, *_STAGES, "note")
    days = {f"{name}_on": _day(value[name]) if name in value else None for name in _STAGES}
    row = {"school_id": school_id, "year": year, **days, "note": _text(value.get("note", ""))}
    return {("support_work", f"{school_id}|{year}"): row}


def _region(year: int, term: str, value: Mapping[str, Any]) -> Rows:
    _allow(value, "sent_on", "document", "on_day", "schools", *_COUNTS)
    row = {
        "year": year,
        "term": term,
        "sent_on": _day(value["sent_on"]),
        "document": _text(value["document"]),
        "on_day": _day(value["on_day"]),
        "schools": [_text(name) for name in _list(value["schools"])],
        **{name: _number(value[name]) for name in _COUNTS},
    }
    return {("region_info", f"{year}|{term}"): row}


def _papers(order_id: int, value: Mapping[str, Any]) -> Rows:
    _allow(value, "scans", "archived")
    rows: Rows = {}
    for position, scan in enumerate(_list(value.get("scans", [])), start=1):
        row = {"order_id": order_id, "attachment_id": _number(scan), "position": position}
        rows["order_scan", f"{order_id}|{scan}"] = row
    if len(rows) < len(value.get("scans", [])):
        raise ValueError
    if value.get("archived", False) is True:
        rows["archived_order", f"{order_id}"] = {"order_id": order_id}
    elif value.get("archived", False) is not False:
        raise ValueError
    return rows


def _allow(value: Mapping[str, Any], *names: str) -> None:
    if not value.keys() <= set(names):
        raise ValueError


def _year(text: str) -> int:
    if not _FIRST_YEAR <= int(text) <= _LAST_YEAR:
        raise ValueError
    return int(text)


def _day(value: object) -> str:
    if not isinstance(value, str) or date.fromisoformat(value).isoformat() != value:
        raise ValueError
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    value.encode()  # half a character cannot be stored
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**63:
        raise ValueError
    return value


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError
    return value


# The log


def _convert_log() -> None:
    query = (
        "SELECT id, change_set_id, position, before, after FROM change_entry"
        " WHERE table_name = 'setting' AND (row_key GLOB 'support-work/*'"
        " OR row_key GLOB 'region-info/*' OR row_key GLOB 'order.*') ORDER BY id"
    )
    for row in _fetch(query):
        before, after = _logged(row["before"]), _logged(row["after"])
        if before is None or after is None:
            continue
        entries = [
            _Entry(*name, before.get(name), after.get(name))
            for name in {**before, **after}
            if before.get(name) != after.get(name)
        ]
        if entries:
            _replace(row["id"], row["change_set_id"], row["position"], entries)


def _logged(stored: str | None) -> Rows | None:
    """The rows of one side of an entry: none when it was not there; None when not understood."""
    if stored is None:
        return {}
    with suppress(KeyError, TypeError, ValueError):
        setting = json.loads(stored)
        return _rows_of(setting["key"], setting["value"])
    return None


def _replace(number: int, change_set_id: int, position: int, entries: list[_Entry]) -> None:
    """Entries about the new tables in the place of one about a setting.

    Among others of its action a row that goes stands before its parent, one that comes after it.
    """
    others = "SELECT count(*) FROM change_entry WHERE change_set_id = :set AND id <> :id"
    alone = not _scalar(others, set=change_set_id, id=number)
    _execute(
        "DELETE FROM change_subject WHERE change_set_id = :set AND position = :position",
        set=change_set_id,
        position=position,
    )
    _execute("DELETE FROM change_entry WHERE id = :id", id=number)
    for offset, entry in enumerate(entries):
        place = position if alone and not offset else _free_place(change_set_id, entry)
        _log(change_set_id, place, entry, None if offset else number)


def _free_place(change_set_id: int, entry: _Entry) -> int:
    side = "min(position) - 1" if entry.after is None else "max(position) + 1"
    query = f"SELECT coalesce({side}, 0) FROM change_entry WHERE change_set_id = :set"
    return _scalar(query, set=change_set_id)


def _log(change_set_id: int, position: int, entry: _Entry, number: int | None = None) -> None:
    _execute(
        "INSERT INTO change_entry"
        " (id, change_set_id, position, table_name, row_key, before, after)"
        " VALUES (:id, :set, :position, :table, :key, :before, :after)",
        id=number,
        set=change_set_id,
        position=position,
        table=entry.table,
        key=entry.key,
        before=_json(entry.before),
        after=_json(entry.after),
    )
    values = entry.after or entry.before or {}
    if "school_id" in values:
        _execute(
            "INSERT INTO change_subject (kind, key, change_set_id, position)"
            " VALUES ('school', :key, :set, :position)",
            key=str(values["school_id"]),
            set=change_set_id,
            position=position,
        )
    _need_year(values)


# The rows


def _convert_rows() -> None:
    left: list[tuple[str, str]] = []
    for setting in _fetch("SELECT key, value FROM setting ORDER BY key"):
        key, stored = str(setting["key"]), str(setting["value"])
        if not key.startswith(("support-work/", "region-info/", "order.")):
            continue
        rows = _stored(key, stored)
        if rows is None:
            left.append((key, stored))
            continue
        homeless = [row for (table, name), row in rows.items() if not _place(table, name, row)]
        if not homeless:
            _execute("DELETE FROM setting WHERE key = :key", key=key)
            continue
        if key.startswith("order."):
            stored = json.dumps(_papers_left(homeless), sort_keys=True, separators=(",", ":"))
            _execute("UPDATE setting SET value = :value WHERE key = :key", value=stored, key=key)
        left.append((key, stored))
    if left:
        _tell(left)


def _stored(key: str, stored: str) -> Rows | None:
    with suppress(ValueError):
        return _rows_of(key, json.loads(stored))
    return None


def _papers_left(rows: list[Values]) -> Values:
    scans = [row["attachment_id"] for row in rows if "attachment_id" in row]
    return ({"scans": scans} if scans else {}) | (
        {"archived": True} if len(scans) < len(rows) else {}
    )


def _place(table: str, key: str, row: Values) -> bool:
    """Put a row where it belongs: into its table, or into the log beside the parent that went.

    Had the tables known their parents then, the row would have gone first.
    """
    removals: list[Any] = []
    for parent, column in _PARENTS[table]:
        if not _scalar(f"SELECT count(*) FROM {parent} WHERE id = :id", id=row[column]):
            removals += _fetch(
                "SELECT id, change_set_id FROM change_entry WHERE table_name = :table"
                " AND row_key = :key AND before IS NOT NULL AND after IS NULL"
                " ORDER BY id DESC LIMIT 1",
                table=parent,
                key=str(row[column]),
            ) or [None]
    if None in removals:
        return False
    if removals:
        first = min(removals, key=lambda removal: removal["id"])
        entry = _Entry(table, key, row, None)
        _log(first["change_set_id"], _free_place(first["change_set_id"], entry), entry)
        return True
    _need_year(row)
    values = {name: _json(value) if name == "schools" else value for name, value in row.items()}
    columns = ", ".join(values)
    named = ", ".join(f":{name}" for name in values)
    _execute(f"INSERT INTO {table} ({columns}) VALUES ({named})", **values)
    return True


def _tell(left: list[tuple[str, str]]) -> None:
    """Say in the history what could not be moved; undoing that changes nothing."""
    title = f"Обновление: записей прежней версии, которые не перенесены и сохранены, – {len(left)}"
    _execute(
        "INSERT INTO change_set (created_at, actor, action, title, source_file, source_sha256)"
        " VALUES (CURRENT_TIMESTAMP, '', 'setup', :title, '', '')",
        title=title,
    )
    number = _scalar("SELECT max(id) FROM change_set")
    for position, (key, stored) in enumerate(left):
        with suppress(ValueError):
            setting = {"key": key, "value": json.loads(stored)}
            if setting["value"] is not None:
                _log(number, position, _Entry("setting", key, setting, setting))


def _need_year(row: Values) -> None:
    if "year" in row:
        _execute(
            "INSERT INTO school_year (year, note) SELECT :year, ''"
            " WHERE NOT EXISTS (SELECT 1 FROM school_year WHERE year = :year)",
            year=row["year"],
        )


# SQL


def _execute(statement: str, **values: object) -> None:
    op.get_bind().execute(sa.text(statement), values)


def _fetch(query: str, **values: object) -> list[Any]:
    return list(op.get_bind().execute(sa.text(query), values).mappings())


def _scalar(query: str, **values: object) -> int:
    return op.get_bind().execute(sa.text(query), values).scalar_one()


def _json(value: object) -> str | None:
    if value is None:
        return None
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
