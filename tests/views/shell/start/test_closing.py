"""The window goes at once; the last copy is made behind it, and the next start waits for it."""

import threading

import pytest

from app.errors import EnvironmentProblem
from app.services.schools.schools import SchoolDraft, save_school
from app.services.storage import ending, marks
from app.services.storage.backup import list_backups
from app.services.storage.workspace import WorkspaceBusyError, open_workspace
from app.views.first_start.waiting_page import WaitingPage
from tests.views.shell.start.conftest import opened


def test_the_window_goes_at_once_and_the_copy_is_made_behind_it(make_session, root, qtbot):
    session = opened(make_session(root), qtbot)
    _id, changes = save_school(session.context.workspace, SchoolDraft(short_name="СОШ № 5"))
    session.context.events.announce(changes)
    session.window.close()
    assert not session.window.isVisible()
    assert not session.closing.done, "the copy is still to come"
    with pytest.raises(WorkspaceBusyError, match="Заканчивается резервная копия"):
        open_workspace(root)
    session.window.close()  # once more, by the system
    qtbot.waitUntil(lambda: session.closing.done)
    (row,) = list_backups(root / "backups")
    assert (row.reason, row.path.suffix, row.schools) == ("при выходе", ".zip", 1)
    assert not marks.is_ending(root)


def test_a_start_meanwhile_waits_and_opens(make_session, root, qtbot, monkeypatch):
    session = opened(make_session(root), qtbot)
    _id, changes = save_school(session.context.workspace, SchoolDraft(short_name="СОШ № 5"))
    session.context.events.announce(changes)
    released = threading.Event()
    make = ending.backup.make_backup

    def slow(*arguments):
        assert released.wait(60)
        return (yield from make(*arguments))

    monkeypatch.setattr(ending.backup, "make_backup", slow)
    session.window.close()
    second = make_session(root)
    qtbot.waitUntil(lambda: isinstance(second.window.centralWidget(), WaitingPage))
    page = second.window.centralWidget()
    assert page.message.title.text() == "Заканчивается резервная копия"
    qtbot.wait(500)
    assert second.window.centralWidget() is page, "it neither gives up nor blinks"
    released.set()
    qtbot.waitUntil(lambda: session.closing.done)
    opened(second, qtbot)
    assert not second.context.workspace.read_only
    (row,) = list_backups(root / "backups")
    assert row.path.suffix == ".sqlite", "compressed another time: somebody waited"


@pytest.mark.expects_log
def test_a_copy_that_fails_at_the_end_keeps_nothing_open(make_session, root, qtbot, monkeypatch):
    session = opened(make_session(root), qtbot)
    session._changed = True

    def full(*_arguments):
        raise EnvironmentProblem("На диске не осталось места.", "Освободите место.")
        yield

    monkeypatch.setattr(ending.backup, "make_backup", full)
    session.window.close()
    qtbot.waitUntil(lambda: session.closing.done)
    with open_workspace(root):
        assert list_backups(root / "backups") == []
