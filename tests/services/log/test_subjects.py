"""What rows of the log are about, by key; the migration says the same of the log before it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from app.models import School, SchoolAlias
from app.services.clock import Clock
from app.services.log.changes import LoggedRow, changing
from app.services.log.entries import entries_about, one, places_about, positions_of, rows_about
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


def log(workspace: Workspace, table: str, *rows: LoggedRow) -> int:
    with changing(workspace, "edit", "Правка") as work:
        work.log_rows(table, rows)
    return work.change_set_id


def told(workspace: Workspace, kind: str, key: object) -> list[int]:
    """The actions about a thing; the places that are found without an entry are those."""
    with workspace.database.reading() as reader:
        entries = entries_about(reader, [one(kind, key)])
        places = sorted(
            (number, position)
            for number, texts in places_about(reader, rows_about(reader, [one(kind, key)]))
            for position in positions_of([texts])
        )
    assert [entry.order for entry in entries] == places
    return [entry.action.id for entry in entries]


def alias(school: int | None, text: str = "СОШ") -> dict[str, Any]:
    return {"id": 7, "school_id": school, "alias": text}


def test_a_row_that_moves_is_told_by_each_of_its_things_while_it_was_theirs(
    workspace: Workspace,
) -> None:
    came = log(workspace, "school_alias", LoggedRow("7", None, alias(1)))
    edited = log(workspace, "school_alias", LoggedRow("7", alias(1), alias(1, "Школа")))
    moved = log(workspace, "school_alias", LoggedRow("7", alias(1, "Школа"), alias(2, "Школа")))
    later = log(workspace, "school_alias", LoggedRow("7", alias(2, "Школа"), alias(2)))
    with workspace.database.writing() as session:
        for key in (1, 2):
            session.add(School(id=key, short_name=f"{key}", name_key=f"{key}"))
            session.flush()
        session.add(SchoolAlias(**alias(2), alias_key="сош"))
    assert told(workspace, "school", 1) == [came, edited, moved]
    assert told(workspace, "school", 2) == [moved, later]


def test_a_number_that_is_used_again_is_told_by_each_thing_apart(workspace: Workspace) -> None:
    """Whether the row before was of another school, of none, or went past the log."""
    came = log(workspace, "school_alias", LoggedRow("7", None, alias(1)))
    gone = log(workspace, "school_alias", LoggedRow("7", alias(1), None))
    of_none = log(workspace, "school_alias", LoggedRow("7", None, alias(None)))
    other = log(workspace, "school_alias", LoggedRow("7", None, alias(2)))
    again = log(workspace, "school_alias", LoggedRow("7", alias(2), None))
    assert told(workspace, "school", 1) == [came, gone]
    assert told(workspace, "school", 2) == [other, again]
    assert of_none not in told(workspace, "school", 1)


def test_of_a_row_that_stays_where_it_is_one_line_is_written(workspace: Workspace) -> None:
    for text in ("а", "б", "в"):
        log(workspace, "school_alias", LoggedRow("7", alias(1, text), alias(1, f"{text}{text}")))
    log(workspace, "passport_value", LoggedRow("5|books", None, {"block_id": 5, "count": 1}))
    with workspace.database.reading() as reader:
        rows = reader.rows("SELECT kind, key, row_key, mixed FROM change_subject")
    assert [tuple(row) for row in rows] == [("school", "1", 7, 0)]


def test_two_things_of_a_number_within_one_action(workspace: Workspace) -> None:
    number = log(
        workspace,
        "school_alias",
        LoggedRow("7", None, alias(1)),
        LoggedRow("7", alias(1), None),
        LoggedRow("7", None, alias(2)),
    )
    assert told(workspace, "school", 1) == [number, number]
    assert told(workspace, "school", 2) == [number]
