"""An import whose rows were edited since: what stands in the way, and taking back the rest."""

from pathlib import Path

import pytest

from app.errors import LaterChangesError, UserError
from app.services import results
from app.services.log.changes import undo
from app.services.log.details import rows_kept, undo_obstacles
from app.services.log.listing import list_changes
from app.services.results import ResultDraft
from app.services.schools import schools
from app.services.storage.workspace import Workspace
from tests.services.importing.books import write_marks
from tests.services.importing.conftest import Load

SCHOOLS = [(f"СОШ № {number}(edu9901{number})", 40, 10, 50, 35, 5) for number in (30, 31, 32)]


def imported(workspace: Workspace) -> int:
    return list_changes(workspace, action="import")[0].id


def edit(workspace: Workspace, school: str, failed: int) -> int:
    row = next(one for one in results.list_results(workspace) if one.school == school)
    draft = ResultDraft(
        school_id=row.school_id,
        procedure_id=row.procedure_id,
        year=row.year,
        participants=40,
        failed=failed,
    )
    number = results.save_result(workspace, draft).change_set_id
    assert number is not None
    return number


def failed(workspace: Workspace) -> dict[str, int | None]:
    return {row.school: row.failed for row in results.list_results(workspace)}


def test_the_rows_in_the_way_are_named_with_old_and_new(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    load(write_marks(tmp_path / "a.xlsx", SCHOOLS))
    edit(workspace, "СОШ № 31", 7)
    with pytest.raises(LaterChangesError):
        undo(workspace, imported(workspace))
    found = undo_obstacles(workspace, imported(workspace), limit=5)
    changed, used = found.findings
    assert changed.text.startswith("Результат: СОШ № 31, ")
    assert "2025/2026" in changed.text
    assert "не справились: 4 → 7" in changed.text
    assert used.text.startswith("Школа: СОШ № 31 – на эту запись ссылаются")
    assert (changed.code, used.code) == ("undo.changed-later", "undo.in-use")
    assert (found.rows, found.free) == (2, 4), "two results and two schools can go"
    assert len(failed(workspace)) == 3, "nothing was changed by looking"


def test_the_rest_is_taken_back_in_one_action_that_can_be_done_again(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    load(write_marks(tmp_path / "a.xlsx", SCHOOLS))
    edit(workspace, "СОШ № 31", 7)
    number = imported(workspace)
    back = undo(workspace, number, keep_edited=True)
    assert failed(workspace) == {"СОШ № 31": 7}
    assert [row.short_name for row in schools.list_schools(workspace)] == ["СОШ № 31"]
    newest = list_changes(workspace)[0]
    assert (newest.id, newest.action) == (back.change_set_id, "undo")
    assert newest.title.endswith("кроме изменённого позже")
    assert list_changes(workspace, action="import")[0].undone
    assert rows_kept(workspace, number) == 2
    assert back.change_set_id is not None
    undo(workspace, back.change_set_id)
    assert failed(workspace) == {"СОШ № 30": 4, "СОШ № 31": 7, "СОШ № 32": 4}
    assert not list_changes(workspace, action="import")[0].undone


def test_changed_values_go_back_except_those_changed_again(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    load(write_marks(tmp_path / "a.xlsx", SCHOOLS))
    load(write_marks(tmp_path / "b.xlsx", [(one[0], 40, 30, 30, 35, 5) for one in SCHOOLS]))
    later = edit(workspace, "СОШ № 32", 9)
    undo(workspace, imported(workspace), keep_edited=True)
    assert failed(workspace) == {"СОШ № 30": 4, "СОШ № 31": 4, "СОШ № 32": 9}
    undo(workspace, later)
    assert failed(workspace)["СОШ № 32"] == 12, "as the import left it"


def test_there_must_be_something_left_to_take_back(
    tmp_path: Path, workspace: Workspace, school: int, load: Load
) -> None:
    load(write_marks(tmp_path / "a.xlsx", SCHOOLS[:1]))
    edit(workspace, schools.list_schools(workspace)[0].short_name, 7)
    assert undo_obstacles(workspace, imported(workspace), limit=5).free == 0
    with pytest.raises(UserError, match="нечего"):
        undo(workspace, imported(workspace), keep_edited=True)
    assert not list_changes(workspace, action="import")[0].undone
