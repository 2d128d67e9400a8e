"""The step to 0010: the log keeps rows by column, and tells what it told."""

import importlib
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.services.log.catalogue import descriptions
from app.services.log.details import describe_change
from app.services.log.parts.reading import entries_by_key, entries_of
from app.services.log.sides import whole_sides
from app.services.log.subjects import keyed_by
from app.services.progress import telling
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage import upgrade
from app.services.storage.compaction import is_due
from app.services.storage.files import sqlite
from app.services.storage.workspace import Workspace, open_workspace
from tests.services.storage.test_changed_columns_upgrade import edited, told
from tests.services.storage.whole_log import narrow_rows, read_kept, read_whole

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
_ENTRY = (
    "INSERT INTO change_entry (change_set_id, position, table_name, row_key, before, after)"
    " VALUES (1, ?, ?, ?, ?, ?)"
)


def found_by(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of the log by key and by thing."""
    queries = {
        "change_key": "SELECT t.name, k.row_key, change_set_id, position FROM change_key k",
        "change_subject": "SELECT t.name, k.row_key, kind, key, mixed FROM change_subject k",
    }
    with sqlite.reading(path) as reader:
        return {
            table: sorted(
                (
                    tuple(row)
                    for row in reader.rows(f"{query} JOIN change_table t ON t.id = k.table_id")
                ),
                key=repr,
            )
            for table, query in queries.items()
        }


def sizes(path: Path) -> dict[str, int]:
    """Bytes of the tables of the log and their indexes."""
    query = (
        "SELECT m.tbl_name, sum(s.pgsize) FROM dbstat s JOIN sqlite_master m ON m.name = s.name"
        " WHERE s.aggregate = TRUE AND m.tbl_name LIKE 'change!_%' ESCAPE '!' GROUP BY 1"
    )
    with sqlite.reading(path) as reader:
        return dict(tuple(row) for row in reader.rows(query))


def test_a_log_of_single_entries_becomes_what_the_program_would_have_written(
    demo: Workspace,
) -> None:
    edited(demo)
    path, root, words = demo.database.path, demo.root, told(demo)
    kept, found = read_kept(path), found_by(path)
    demo.close()
    whole = narrow_rows(path)
    before = sizes(path)
    heard = list[str]()
    with (
        telling(lambda step: heard.append(f"{step.text} {step.done}/{step.total}")),
        open_workspace(root, clock=demo.clock) as opened,
    ):
        assert told(opened) == words
    assert read_kept(path) == kept
    assert read_whole(path) == whole
    assert found_by(path) == found
    assert [*dict.fromkeys(line.split()[0] for line in heard)] == ["копия", "обновление", "сжатие"]
    assert f"обновление {len(kept)}/{len(kept)}" in heard
    assert not is_due(path)
    after = sizes(path)
    number = after.pop("change_set")
    assert 3 * sum(after.values()) < 2 * (sum(before.values()) - number)


def test_what_a_key_tells_is_not_written_a_second_time() -> None:
    """The step knows the tables of its day; a later one must say what has changed since."""
    step = importlib.import_module("app.models.migrations.versions.0010_log_by_column")
    kinds = {one.kind for words in descriptions().values() for one in words.about}
    by_key = {kind: sorted(keyed_by(kind)) for kind in kinds if keyed_by(kind)}
    assert {kind: sorted(tables) for kind, tables in step._BY_KEY.items()} == by_key


def test_keys_and_values_of_every_kind_stay_as_they_are(
    workspace: Workspace, tmp_path: Path
) -> None:
    key, _made = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5"))
    path = workspace.database.path
    workspace.close()
    narrow_rows(path)
    keys = ("7", "007", "-7", "-0", "+7", " 7", "7|", "a|b", "", "٧", "9223372036854775808")
    change = '{"note":null,"phone":"1"}', '{"note":null,"phone":"2"}'
    with closing(sqlite3.connect(path)) as connection, connection:
        for place, odd in enumerate(keys, 10):
            connection.execute(_ENTRY, (place, "setting", odd, None, '{"value":[1,true,1.0]}'))
        connection.execute(_ENTRY, (30, "school", f"{key}", *change))
        for place, value in enumerate(("1", "true", "1.0", "[1]", "[true]", "{}"), 40):
            row = f'{{"key":"a","value":{value}}}'
            connection.execute(_ENTRY, (place, "setting", "a", None, row))
    upgrade.upgrade(path, tmp_path / "copies", NOW)
    with sqlite.reading(path) as reader:
        entries = entries_of(reader, 1)
        assert [entry.key for entry in entries if 10 <= entry.place[1] < 30] == list(keys)
        for odd in keys:
            (entry,) = entries_by_key(reader, "setting", [odd])
            assert entry.key == odd
        (both,) = (entry[3:] for entry in entries if entry.place[1] == 30)
        assert both == ({"note": None, "phone": "1"}, {"note": None, "phone": "2"})
        values = [entry.after["value"] for entry in entries if entry.after and entry.place[1] >= 40]
    assert repr(values) == "[1, True, 1.0, [1], [True], {}]"


def test_a_damaged_entry_stays_alone_as_it_is(workspace: Workspace, tmp_path: Path) -> None:
    key, _made = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5"))
    made = [
        schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5", phone=phone), key)[1]
        for phone in ("2-11", "2-12")
    ]
    path = workspace.database.path
    workspace.close()
    narrow_rows(path)
    spoilt = ((50, '{"phone":', '{"phone":"1"}'), (51, "[1]", '{"phone":"1"}'), (52, None, None))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(
            _ENTRY, [(place, "school", f"{key}", *sides) for place, *sides in spoilt]
        )
    upgrade.upgrade(path, tmp_path / "copies", NOW)
    with sqlite.reading(path) as reader:
        rows = reader.rows(
            "SELECT position, before, after FROM change_part"
            " WHERE change_set_id = 1 AND position >= 50"
        )
        assert [tuple(row) for row in rows] == list(spoilt)
        assert [one.is_damaged for one in entries_of(reader, 1)] == [False, True, True, True]
        last = entries_of(reader, made[-1].change_set_id or 0)
        ((before, after),) = whole_sides(reader, last)
    assert before is not None
    assert after is not None
    assert (before["phone"], after["phone"]) == ("2-11", "2-12")
    with open_workspace(path.parent, clock=workspace.clock) as opened:
        told = [row.text for row in describe_change(opened, made[0].change_set_id or 0)]
    assert told == ["телефон: 2-11"]
