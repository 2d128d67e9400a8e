"""Whoever comes while a workspace is about to be free is told so, at every moment of its end."""

from threading import Thread

import pytest

from app.services.progress import run_steps
from app.services.storage import marks
from app.services.storage.ending import end_session
from app.services.storage.workspace import Workspace, WorkspaceBusyError, open_workspace


def test_the_mark_stands_as_long_as_the_lock(workspace: Workspace) -> None:
    root = workspace.root
    marks.begin_ending(root)
    marks.ask_for(root)
    run_steps(end_session(workspace, changed=True))
    assert marks.is_asked_for(root), (
        "the worker begins after the window said so, and forgets nobody"
    )
    with pytest.raises(WorkspaceBusyError) as busy:
        open_workspace(root)
    assert busy.value.ending
    workspace.close()
    assert not marks.is_ending(root)
    assert not marks.is_asked_for(root)


def test_who_finds_it_locked_and_then_without_a_mark_looks_again(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks.begin_ending(workspace.root)

    def look(_root: object) -> bool:
        workspace.close()  # at this very moment
        return False

    monkeypatch.setattr(marks, "is_ending", look)
    with open_workspace(workspace.root) as opened:
        assert not opened.read_only


def test_nobody_is_told_that_it_is_open_while_it_ends(workspace: Workspace) -> None:
    root, wrong = workspace.root, list[str]()

    def come() -> None:
        while True:
            try:
                open_workspace(root).close()
            except WorkspaceBusyError as problem:
                if problem.ending:
                    continue
                wrong.append(problem.message)
            return

    ending = workspace
    for _round in range(20):
        marks.begin_ending(root)
        visitor = Thread(target=come)
        visitor.start()
        run_steps(end_session(ending, changed=False))
        ending.close()
        visitor.join()
        ending = open_workspace(root)
    ending.close()
    assert wrong == []
