"""Several results in one action: stored and taken away, all or none."""

import pytest

from app.errors import UserError
from app.services import results
from app.services.log import changes
from app.services.log.listing import list_changes
from app.services.results import ResultDraft
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace


@pytest.fixture
def school(workspace: Workspace) -> int:
    return schools.save_school(workspace, SchoolDraft(short_name="СОШ № 1"))[0]


def drafts_of(workspace: Workspace, school: int, failed: int = 3) -> list[ResultDraft]:
    procedures = results.list_procedures(workspace)[:2]
    return [
        ResultDraft(
            school_id=school, procedure_id=row.id, year=2026, participants=20, failed=failed
        )
        for row in procedures
    ]


def test_a_block_is_one_action_that_can_be_undone(workspace: Workspace, school: int) -> None:
    done = results.change_results(workspace, drafts_of(workspace, school))
    assert [row.failed for row in results.list_results(workspace)] == [3, 3]
    assert done.change_set_id is not None
    newest = list_changes(workspace)[0]
    assert (newest.action, newest.title) == ("bulk", "Ввод результатов: 2, СОШ № 1")
    changes.undo(workspace, done.change_set_id)
    assert results.list_results(workspace) == []


def test_one_wrong_result_keeps_the_block_from_being_stored(
    workspace: Workspace, school: int
) -> None:
    good, bad = drafts_of(workspace, school)[0], drafts_of(workspace, school, failed=30)[1]
    with pytest.raises(UserError, match="больше числа участников"):
        results.change_results(workspace, [good, bad])
    assert results.list_results(workspace) == []
    assert results.change_results(workspace, []).change_set_id is None


def test_several_results_are_taken_away_in_one_action(workspace: Workspace, school: int) -> None:
    results.change_results(workspace, drafts_of(workspace, school))
    ids = [row.id for row in results.list_results(workspace)]
    with pytest.raises(UserError, match="Этого результата нет"):
        results.change_results(workspace, (), [*ids, 999])
    assert len(results.list_results(workspace)) == 2
    done = results.change_results(workspace, (), ids)
    assert results.list_results(workspace) == []
    assert list_changes(workspace)[0].title.startswith("Удаление результатов: 2")
    assert done.change_set_id is not None
    changes.undo(workspace, done.change_set_id)
    assert len(results.list_results(workspace)) == 2
