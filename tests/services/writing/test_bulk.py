"""Bulk statements: all rows arrive, changed ones are written into the log."""

import pytest

from app.services.log.changes import changing, undo
from app.services.storage.workspace import Workspace
from app.services.writing.bulk import bulk_insert, bulk_update


def phones(workspace: Workspace) -> dict[int, str]:
    with workspace.database.reading() as reader:
        return {row["id"]: row["phone"] for row in reader.rows("SELECT id, phone FROM school")}


def insert(workspace: Workspace, count: int) -> None:
    columns = ("short_name", "full_name", "kind", "name_key", "municipality", "settlement")
    more = ("phone", "email", "note", "active")
    rows = [
        (f"Школа {n}", "", "sosh", f"школа {n}", "", "", "старый", "", "", True)
        for n in range(count)
    ]
    with changing(workspace, "import", "Проба") as work:
        bulk_insert(work.session.connection(), "school", (*columns, *more), rows)
        work.summary = {"rows": count}


@pytest.mark.parametrize("count", [0, 1, 49, 50, 51, 123])
def test_every_row_arrives_whatever_their_number(workspace: Workspace, count: int) -> None:
    insert(workspace, count)
    with workspace.database.reading() as reader:
        found = [row[0] for row in reader.rows("SELECT short_name FROM school ORDER BY id")]
    assert found == [f"Школа {n}" for n in range(count)]


def test_columns_may_come_in_any_order(workspace: Workspace) -> None:
    with changing(workspace, "import", "Проба") as work:
        bulk_insert(work.session.connection(), "school_year", ("note", "year"), [("п", 2019)])
        work.summary = {}
    with workspace.database.reading() as reader:
        assert tuple(reader.rows("SELECT year, note FROM school_year")[0]) == (2019, "п")


def test_an_update_is_logged_and_can_be_undone(workspace: Workspace) -> None:
    insert(workspace, 3)
    with changing(workspace, "import", "Проба") as work:
        bulk_update(work, "school", {1: {"phone": "новый"}, 3: {"phone": "новый"}})
    assert phones(workspace) == {1: "новый", 2: "старый", 3: "новый"}
    assert work.changes.change_set_id is not None
    undo(workspace, work.changes.change_set_id)
    assert set(phones(workspace).values()) == {"старый"}
