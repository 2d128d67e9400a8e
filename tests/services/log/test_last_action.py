"""The newest action in force, whatever session it was done in."""

import pytest

from app.services.documents.made import history
from app.services.log import changes
from app.services.log.last_action import last_action
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace


def add(workspace: Workspace, name: str) -> int:
    number = schools.save_school(workspace, SchoolDraft(short_name=name))[1].change_set_id
    assert number is not None
    return number


def last(workspace: Workspace) -> int | None:
    found = last_action(workspace)
    return None if found is None else found.change_set_id


def test_without_actions_there_is_none(workspace: Workspace) -> None:
    assert last_action(workspace) is None


def test_what_was_taken_back_does_not_count_and_what_was_done_again_is_the_newest(
    workspace: Workspace,
) -> None:
    first, second = add(workspace, "СОШ № 1"), add(workspace, "СОШ № 2")
    assert last(workspace) == second
    undone = changes.undo(workspace, first).change_set_id
    assert undone is not None
    assert last(workspace) == second
    changes.undo(workspace, undone)
    assert last(workspace) == first
    changes.undo(workspace, first)
    changes.undo(workspace, second)
    assert last(workspace) is None


@pytest.mark.parametrize("rounds", [1, 60])
def test_a_long_row_of_actions_taken_back_is_passed_by(workspace: Workspace, rounds: int) -> None:
    first = add(workspace, "СОШ № 1")
    for number in range(rounds):
        changes.undo(workspace, add(workspace, f"ООШ № {number}"))
    assert last(workspace) == first


def test_a_made_document_stands_between_actions(workspace: Workspace) -> None:
    first = add(workspace, "СОШ № 1")
    path = workspace.root / "Отчёт.docx"
    path.write_bytes(b"x")
    history.record_outputs(workspace, [history.Made("execution-report", "Отчёт", [path], {})])
    made = last_action(workspace)
    assert made is not None
    assert (made.change_set_id, made.title, bool(made.refusal)) == (None, "Документ «Отчёт»", True)
    second = add(workspace, "СОШ № 2")
    assert last(workspace) == second
    changes.undo(workspace, second)
    assert last(workspace) is None
    (row,) = history.list_outputs(workspace)
    history.delete_output(workspace, row.id)
    assert last(workspace) == first
