"""What rows of the log are about, by key; the migration says the same of the log before it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from app.services.clock import Clock
from app.services.log.changes import LoggedRow, changing
from app.services.log.entries import entries_about, one
from app.services.log.subjects import subjects
from app.services.storage import upgrade
from app.services.storage.files import sqlite
from app.services.storage.workspace import Workspace
from tests.services.storage.whole_log import as_text

ROWS: tuple[tuple[str, LoggedRow], ...] = (
    ("school", LoggedRow("1", None, {"id": 1, "short_name": "Школа № 11, 21"})),
    ("school_alias", LoggedRow("7", None, {"id": 7, "school_id": 11, "alias": '"school_id":1,'})),
    (
        "result",
        LoggedRow(
            "3", {"id": 3, "school_id": 1, "procedure_id": 2, "year": 2025, "failed": 1}, None
        ),
    ),
    (
        "result",
        LoggedRow(
            "4",
            {"id": 4, "school_id": 11, "procedure_id": 21, "year": 2025},
            {"id": 4, "school_id": 1, "procedure_id": 21, "year": 2025},
        ),
    ),
    ("passport_block", LoggedRow("5", None, {"id": 5, "school_id": 21, "block": "staff"})),
    ("passport_value", LoggedRow("5|teachers", None, {"block_id": 5, "indicator": "teachers"})),
    ("execution_mark", LoggedRow("9", None, {"id": 9, "measure_id": 12})),
    ("manual_decision", LoggedRow("2", None, {"id": 2, "verdict_id": 31})),
    ("measure_party", LoggedRow("6|0", None, {"measure_id": 6, "school_id": 1})),
    ("plan", LoggedRow("8", None, {"id": 8, "school_id": None})),
    ("support_work", LoggedRow("11|2025", None, {"school_id": 11, "year": 2025, "note": ""})),
    (
        "setting",
        LoggedRow("document/plan", None, {"key": "document/plan", "value": {"school_id": 1}}),
    ),
)
KEYS: tuple[set[tuple[str, str]], ...] = (
    {("school", "1")},
    {("school", "11")},
    {("result", "1|2|2025")},
    {("result", "11|21|2025"), ("result", "1|21|2025")},
    {("school", "21"), ("passport_block", "5")},
    {("passport_block", "5")},
    {("measure", "12")},
    {("verdict", "31")},
    set(),
    set(),
    {("school", "11")},
    set(),
)


def written(reader: sqlite.Reader) -> list[tuple[object, ...]]:
    """As a schema up to 0009 had it: with each entry."""
    rows = reader.rows(
        "SELECT position, kind, key FROM change_subject ORDER BY position, kind, key"
    )
    return [tuple(row) for row in rows]


def found(reader: sqlite.Reader) -> list[tuple[object, ...]]:
    """By each thing that any row is about, the positions of the entries about it."""
    things = {subject for keys in KEYS for subject in keys}
    return sorted(
        (entry.position, *subject)
        for subject in things
        for entry in entries_about(reader, [one(*subject)])
    )


# The marks of a school and year were a setting when the migration came.
WORK = {"key": "support-work/2025/11", "value": {}}
OLD_ROWS: tuple[tuple[str, LoggedRow], ...] = tuple(
    ("setting", LoggedRow("support-work/2025/11", None, WORK))
    if table == "support_work"
    else (table, row)
    for table, row in ROWS
)
_INSERT = (
    "INSERT INTO change_entry (change_set_id, position, table_name, row_key, before, after)"
    " VALUES (1, ?, ?, ?, ?, ?)"
)
EXPECTED = [(position, *subject) for position, keys in enumerate(KEYS) for subject in sorted(keys)]


def test_a_row_is_about_its_school_cell_block_measure_or_verdict() -> None:
    assert [subjects(table, before, after) for table, (_key, before, after) in ROWS] == list(KEYS)


def test_the_writer_keeps_the_keys_beside_the_entries(workspace: Workspace) -> None:
    with changing(workspace, "edit", "Правка") as work:
        for table, row in ROWS:
            work.log_rows(table, [row])
    with workspace.database.reading() as reader:
        assert found(reader) == EXPECTED


def test_the_migration_fills_the_keys_of_the_log_so_far(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "old.sqlite"
    sqlite.create_file(path)
    upgrade.upgrade(path, tmp_path / "backups", clock.now(), to="0001")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO change_set (id, created_at, actor, action, title, source_file,"
            " source_sha256) VALUES (1, '2026-11-24 09:00:00', '', 'edit', 'Правка', '', '')"
        )
        connection.executemany(
            _INSERT,
            [
                (position, table, key, as_text(before), as_text(after))
                for position, (table, (key, before, after)) in enumerate(OLD_ROWS)
            ],
        )
        # A damaged row of the log says nothing, and keeps nobody from the rest.
        connection.execute(_INSERT, (99, "result", "1", None, '{"school_id":'))
    (copy,) = upgrade.upgrade(path, tmp_path / "backups", clock.now(), to="0002")
    assert upgrade.stored_revision(copy) == "0001"
    with sqlite.reading(path) as reader:
        assert written(reader) == EXPECTED
