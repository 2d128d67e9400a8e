"""The moment of an action that another program wrote hides neither it nor the others."""

from contextlib import closing

import pytest

from app.services import results
from app.services.language.dates import moment_digits
from app.services.log.changes import undo
from app.services.log.listing import find_changes, list_changes
from app.services.log.restore_preview import preview_restore
from app.services.progress import run_steps
from app.services.results import ResultDraft
from app.services.school_card.history import list_school_changes
from app.services.schools.schools import SchoolDraft, list_schools, save_school
from app.services.storage.backup import compress_copies, list_backups, make_backup
from app.services.storage.files import sqlite
from app.services.storage.workspace import Workspace

NO_MOMENTS = ("вчера", "", "2026-13-45 10:00:00", 5, "9999-12-31 23:59:59.999999", "20:15")


def write(workspace: Workspace, number: int, moment: object) -> None:
    """Give an action a moment as another program would."""
    with closing(sqlite.connect(workspace.database.path)) as connection:
        connection.execute("UPDATE change_set SET created_at = ? WHERE id = ?", (moment, number))


@pytest.fixture
def number(workspace: Workspace) -> int:
    """A result of a school, typed in between two other actions."""
    school, _changes = save_school(workspace, SchoolDraft(short_name="СОШ № 5"))
    run_steps(make_backup(workspace.database.path, workspace.backups, workspace.clock, "manual"))
    procedure = results.list_procedures(workspace)[0].id
    draft = ResultDraft(
        school_id=school, procedure_id=procedure, year=2020, participants=20, failed=1
    )
    made = results.save_result(workspace, draft).change_set_id
    save_school(workspace, SchoolDraft(short_name="СОШ № 7"))
    assert made is not None
    return made


def test_what_is_no_moment_is_told_as_unknown_everywhere(workspace: Workspace, number: int) -> None:
    school = next(row.id for row in list_schools(workspace) if row.short_name == "СОШ № 5")
    procedure = results.list_procedures(workspace)[0].id
    copy = list_backups(workspace.backups)[0].path
    count = len(list_changes(workspace))
    for stored in NO_MOMENTS:
        write(workspace, number, stored)
        rows = {row.id: row for row in list_changes(workspace)}
        assert len(rows) == count, stored
        unknown = [row.id for row in rows.values() if row.created_at is None]
        assert unknown == ([] if str(stored).startswith("9999") else [number]), stored
        assert number in find_changes(workspace, text="2019/2020"), "by its title"
        assert results.cell_history(workspace, school, procedure, 2020)[0].title
        assert number in [row.id for row in list_school_changes(workspace, school)]
        assert number in [row.id for row in preview_restore(copy, workspace.database.path).lost]
    assert moment_digits(None) == "дата неизвестна"


def test_it_can_be_taken_back_and_copied(workspace: Workspace, number: int) -> None:
    write(workspace, number, "вчера")
    done = undo(workspace, number)
    assert results.list_results(workspace) == []
    assert done.change_set_id is not None
    undo(workspace, done.change_set_id)
    assert len(results.list_results(workspace)) == 1
    run_steps(make_backup(workspace.database.path, workspace.backups, workspace.clock, "manual"))
    assert compress_copies(workspace.backups) == 2


def test_a_moment_of_another_zone_is_that_moment(workspace: Workspace, number: int) -> None:
    write(workspace, number, "2026-11-20T10:00:00+03:00")
    told = next(row.created_at for row in list_changes(workspace) if row.id == number)
    write(workspace, number, "2026-11-20 07:00:00.000000")
    assert told == next(row.created_at for row in list_changes(workspace) if row.id == number)
