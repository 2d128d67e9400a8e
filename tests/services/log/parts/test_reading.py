"""Entries are found by their action, by their places and by the keys of their rows alike."""

import random

from app.models import School
from app.services.log.changes import LoggedRow, changing
from app.services.log.listing import list_changes
from app.services.log.parts.reading import StoredEntry, entries_at, entries_by_key, entries_of
from app.services.storage.files.sqlite import Reader
from app.services.storage.workspace import Workspace


def all_of(reader: Reader, workspace: Workspace) -> list[StoredEntry]:
    numbers = sorted(row.id for row in list_changes(workspace, limit=None))
    return [entry for number in numbers for entry in entries_of(reader, number)]


def test_every_entry_is_found_in_each_way(demo: Workspace) -> None:
    with demo.database.reading() as reader:
        entries = all_of(reader, demo)
        by_place = {entry.place: entry for entry in entries}
        keys: dict[str, set[str]] = {}
        for entry in entries:
            keys.setdefault(entry.table, set()).add(entry.key)
        by_key = [
            entry for table, of in keys.items() for entry in entries_by_key(reader, table, list(of))
        ]
        assert sorted(by_key, key=lambda entry: entry.place) == entries
        chosen = random.sample(sorted(by_place), 200)
        places: dict[int, set[int]] = {}
        for number, position in chosen:
            places.setdefault(number, set()).add(position)
        found = entries_at(reader, places)
        assert found == [by_place[place] for place in sorted(chosen)]
        parts = reader.scalar("SELECT count(*) FROM change_part")
    assert len(entries) > 1400
    assert len(keys) > 30
    assert parts < len(entries) / 2


def test_the_first_of_an_action_and_those_that_were_there(workspace: Workspace) -> None:
    rows = [LoggedRow(f"{key}", None, {"id": key, "title": "План"}) for key in range(300)]
    with changing(workspace, "edit", "Планы") as work:
        work.log_rows("plan", rows)
        work.log_rows("plan", [LoggedRow("7", {"title": "План"}, {"title": "План района"})])
    number = work.change_set_id
    with workspace.database.reading() as reader:
        assert [one.key for one in entries_of(reader, number, limit=130)] == [
            f"{key}" for key in range(130)
        ]
        (edited,) = entries_of(reader, number, limit=5, present=True)
        assert edited.place == (number, 300)
        assert [one.place for one in entries_at(reader, {number: {300, 2, 301}})] == [
            (number, 2),
            (number, 300),
        ]
        both = sorted(one.place[1] for one in entries_by_key(reader, "plan", ["7", "999"]))
        assert both == [7, 300]
        assert list(entries_by_key(reader, "plan", ["7"], since=number + 1)) == []
        assert list(entries_by_key(reader, "school", ["7"])) == []


def test_a_damaged_part_is_told_by_key_without_its_sides(workspace: Workspace) -> None:
    with changing(workspace, "edit", "Школы") as work:
        work.session.add_all(
            [School(short_name=name, name_key=name) for name in ("СОШ № 5", "СОШ № 6")]
        )
    with workspace.database.writing() as session:
        session.connection().exec_driver_sql("UPDATE change_part SET after = '{'")
    with workspace.database.reading() as reader:
        (entry,) = entries_by_key(reader, "school", ["2"])
        assert (entry.key, entry.before, entry.after) == ("2", None, None)
        number = work.change_set_id
        found = entries_of(reader, number)
        assert [(one.place, one.is_damaged) for one in found] == [
            ((number, 0), True),
            ((number, 1), True),
        ]
        assert entries_at(reader, {number: {1, 2}}) == found[1:]
