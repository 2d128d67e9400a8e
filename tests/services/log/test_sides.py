"""The log keeps changed columns and tells whole rows: what was written down is what is read."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.errors import KnownProblem
from app.models import School
from app.services.log.changes import LoggedRow, Work, changing, undo
from app.services.log.details import describe_change
from app.services.log.listing import list_changes
from app.services.log.parts.reading import entries_of
from app.services.log.sides import narrow, present_rows, whole_sides
from app.services.program.demo import create_demo
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace
from tests.services.storage.whole_log import WholeEntry, read_kept, read_whole

_COLUMNS = ("phone", "email", "settlement", "note")


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[WholeEntry]:
    """Every whole row that is handed to the log, of actions that are given up too."""
    rows: list[WholeEntry] = []
    log_rows = Work.log_rows

    def listened(work: Work, table: str, logged: Sequence[LoggedRow]) -> None:
        rows.extend(
            WholeEntry(work.change_set_id, work.entries + place, table, row.key, *row[1:])
            for place, row in enumerate(logged)
        )
        log_rows(work, table, logged)

    monkeypatch.setattr(Work, "log_rows", listened)
    return rows


def test_what_was_written_down_whole_is_read_whole(
    written: list[WholeEntry], tmp_path: Path
) -> None:
    """A district is made, its schools are edited, and all is taken back and done again at will."""
    seed = random.randrange(1_000_000)
    chance = random.Random(seed)
    with create_demo(tmp_path / "район") as workspace:
        for number in range(40):
            _edit(workspace, chance, number)
        for _time in range(70):
            action = chance.choice(list_changes(workspace, limit=None))
            keep = chance.random() < 0.3
            before = len(written)
            try:
                undo(workspace, action.id, keep_edited=keep)
            except KnownProblem:
                del written[before:]
        read = read_whole(workspace.database.path)
        kept = read_kept(workspace.database.path)
    assert len(read) > 1500, seed
    assert sum(entry.before is not None and entry.after is not None for entry in read) > 100, seed
    other = [
        (was, now) for was, now in zip(sorted(written, key=_place), read, strict=True) if was != now
    ]
    assert other[:3] == [], seed
    # The columns that did not change are not kept.
    assert [
        entry[:4]
        for entry, whole in zip(kept, read, strict=True)
        if (entry.before, entry.after) != narrow(whole.before, whole.after)
    ] == []


def _place(entry: WholeEntry) -> tuple[int, int]:
    return entry.change_set_id, entry.position


def _edit(workspace: Workspace, chance: random.Random, number: int) -> None:
    with changing(workspace, chance.choice(("edit", "bulk")), f"Правка {number}") as work:
        for key in chance.sample(range(1, 11), chance.randint(1, 4)):
            school = work.session.get(School, key)
            assert school is not None
            for name in chance.sample(
                ("phone", "email", "settlement", "note"), chance.randint(1, 3)
            ):
                setattr(school, name, f"{name} {chance.randint(1, 3)}")
            if chance.random() < 0.3:  # the same row twice in one action
                work.session.flush()
                school.phone = f"{number}"


def rename(workspace: Workspace, key: int, name: str, phone: str = "") -> int:
    _key, made = schools.save_school(workspace, SchoolDraft(short_name=name, phone=phone), key)
    assert made.change_set_id is not None
    return made.change_set_id


def test_a_row_is_called_as_it_was_on_the_day(workspace: Workspace) -> None:
    key, _made = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5"))
    dialled = rename(workspace, key, "СОШ № 5", phone="2-11")
    rename(workspace, key, "Лицей № 5", phone="2-11")
    told = [(row.kind, row.name, row.text) for row in describe_change(workspace, dialled)]
    assert told == [("Школа", "СОШ № 5", "телефон: 2-11")]
    with changing(workspace, "edit", "Удаление школы") as work:
        work.session.delete(work.session.get(School, key))
    again = [(row.kind, row.name, row.text) for row in describe_change(workspace, dialled)]
    assert again == told


def test_a_number_that_is_used_again_tells_each_row_apart(workspace: Workspace) -> None:
    first, _made = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5"))
    dialled = rename(workspace, first, "СОШ № 5", phone="2-11")
    with changing(workspace, "edit", "Удаление школы") as work:
        work.session.delete(work.session.get(School, first))
    second, _made = schools.save_school(workspace, SchoolDraft(short_name="Гимназия"))
    other = rename(workspace, second, "Гимназия", phone="3-22")
    assert first == second
    names = [describe_change(workspace, number)[0].name for number in (dialled, other)]
    assert names == ["СОШ № 5", "Гимназия"]


def test_rows_of_today_read_as_the_log_writes_them(demo: Workspace) -> None:
    """By its last entry a row that came is what stands in its table, in every kind of table."""
    last = {
        (entry.table, entry.key): entry.after
        for entry in read_whole(demo.database.path)
        if entry.after is not None
    }
    keys: dict[str, list[str]] = {}
    for table, key in last:
        keys.setdefault(table, []).append(key)
    with demo.database.reading() as reader:
        present = {
            (table, key): row
            for table, of in keys.items()
            for key, row in present_rows(reader, table, of).items()
        }
    other = {at: (row, last[at]) for at, row in present.items() if row != last[at]}
    assert other == {}
    assert len(keys) > 30
    assert len(present) > 1000


def test_a_table_that_is_gone_and_a_damaged_entry_hinder_nobody(workspace: Workspace) -> None:
    key, _made = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5"))
    dialled = rename(workspace, key, "СОШ № 5", phone="2-11")
    broken = rename(workspace, key, "СОШ № 5", phone="2-12")
    with changing(workspace, "edit", "Прежнее") as work:
        work.log_rows("gone", [LoggedRow("1", {"name": "а", "note": "б"}, {"name": "в"})])
        gone = work.change_set_id
    _spoil(workspace, broken)
    with workspace.database.reading() as reader:
        assert whole_sides(reader, entries_of(reader, gone)) == [
            ({"name": "а", "note": "б"}, {"name": "в", "note": None})
        ]
        assert present_rows(reader, "gone", ["1"]) == {}
        ((before, after),) = whole_sides(reader, entries_of(reader, dialled))
    # Nothing is known of the row behind a damaged entry; what this one kept is told.
    assert (before, after) == ({"phone": ""}, {"phone": "2-11"})


def _spoil(workspace: Workspace, change_set_id: int) -> None:
    with workspace.database.writing() as session:
        session.connection().exec_driver_sql(
            "UPDATE change_part SET before = '{' WHERE change_set_id = ?", (change_set_id,)
        )


def test_a_row_changed_later_in_another_column_is_not_taken_back(workspace: Workspace) -> None:
    key, _made = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5"))
    dialled = rename(workspace, key, "СОШ № 5", phone="2-11")
    renamed = rename(workspace, key, "Лицей № 5", phone="2-11")
    with pytest.raises(KnownProblem, match="более поздними"):
        undo(workspace, dialled)
    undo(workspace, renamed)
    undo(workspace, dialled)
    assert schools.get_school(workspace, key).phone == ""
