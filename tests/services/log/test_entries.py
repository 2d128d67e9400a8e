"""Entries about a thing: each once, in the order of the log, with the action they belong to."""

from app.services.log.changes import LoggedRow, changing, undo
from app.services.log.entries import entries_about, one
from app.services.log.subjects import cell_of, keys_of_results, result_key
from app.services.log.words.table import RESULT, SCHOOL
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace


def block(key: int, school_id: int) -> LoggedRow:
    return LoggedRow(str(key), None, {"id": key, "school_id": school_id, "block": "staff"})


def test_an_entry_about_two_things_is_told_once_in_its_place(workspace: Workspace) -> None:
    with changing(workspace, "edit", "Паспорт школы") as work:
        work.log_rows("passport_block", [block(5, 1), block(6, 2), block(7, 1)])
    with changing(workspace, "bulk", "Результаты") as work:
        values = {"school_id": 1, "procedure_id": 3, "year": 2026}
        work.log_rows("result", [LoggedRow("9", None, values)])
    with workspace.database.reading() as reader:
        entries = entries_about(
            reader, [(RESULT, *keys_of_results(1)), one(SCHOOL, 1), one("passport_block", 5)]
        )
    assert [(entry.table, entry.key) for entry in entries] == [
        ("passport_block", "5"),
        ("passport_block", "7"),
        ("result", "9"),
    ]
    assert [entry.action.action for entry in entries] == ["edit", "edit", "bulk"]
    assert entries[0].values == {**(block(5, 1).after or {}), "on_date": None, "source": None}
    assert not entries[0].action.undone


def test_a_school_whose_number_begins_alike_is_another(workspace: Workspace) -> None:
    with changing(workspace, "edit", "Паспорт школы") as work:
        work.log_rows("passport_block", [block(5, 1), block(6, 11)])
    with workspace.database.reading() as reader:
        assert [entry.key for entry in entries_about(reader, [one(SCHOOL, 1)])] == ["5"]


def test_an_action_that_was_taken_back_says_so(workspace: Workspace) -> None:
    key, changes = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 30"))
    undo(workspace, changes.change_set_id or 0)
    with workspace.database.reading() as reader:
        entries = entries_about(reader, [one(SCHOOL, key)])
    assert [entry.action.undone for entry in entries] == [True, False]
    assert entries[1].after is None


def test_the_key_of_a_cell_names_it() -> None:
    assert cell_of(result_key(11, 3, 2026)) == (11, 3, 2026)
