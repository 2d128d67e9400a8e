"""The window goes at once; the last copy is made behind it, and the next start waits for it."""

import threading

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QMessageBox

from app.errors import EnvironmentProblem
from app.services.schools.schools import SchoolDraft, save_school
from app.services.storage import ending, marks
from app.services.storage.backup import list_backups
from app.services.storage.workspace import WorkspaceBusyError, open_workspace
from app.views.base.toast import Toast
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
    assert not QGuiApplication.quitOnLastWindowClosed(), "nor does another window end the program"
    session.window.close()  # once more, by the system
    qtbot.waitUntil(lambda: session.closing.done)
    assert QGuiApplication.quitOnLastWindowClosed()
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


@pytest.fixture
def session(make_session, root, qtbot):
    return opened(make_session(root), qtbot)


def close_by_the_system(session, meanwhile):
    """Close as Alt+F4 does; `meanwhile` gets the question that is asked then."""
    asked = []

    def look():
        asked.extend(session.window.findChildren(QMessageBox))
        meanwhile(asked[0])

    QTimer.singleShot(0, look)
    QCoreApplication.sendEvent(session.window.windowHandle(), QCloseEvent())
    (question,) = asked
    return question


def press(question, word):
    (one,) = [one for one in question.buttons() if one.text() == word]
    one.click()


@pytest.fixture
def job(session):
    """A job that ends when it is let go."""
    gate = threading.Event()
    session.tasks.run(lambda: gate.wait(60), title="Проверка")
    yield gate
    gate.set()


def test_the_question_about_work_goes_when_the_work_ends(session, job):
    close_by_the_system(session, lambda _question: job.set())
    assert session.tasks.idle
    assert session.window.isVisible(), "it shows what came out"
    (toast,) = session.window.findChildren(Toast)
    assert toast.text == "Работа закончена, программу можно закрыть."
    session.window.close()
    assert session.closing.done
    assert not session.window.isVisible()


@pytest.mark.parametrize("changed", [False, True])
def test_what_wants_the_window_closed_joins_the_question(session, root, qtbot, changed):
    """An update gets ready while she is asked: it is installed when everything is released."""
    gate, heard = threading.Event(), []
    session._changed = changed

    def then(own):
        with open_workspace(own):  # nobody holds its lock any more
            heard.append(own)

    def ready(_result):
        session.context.close_and(then, lambda: heard.append("отложено"))
        assert session.window.isVisible(), "her own closing is not over yet"

    session.tasks.run(lambda: gate.wait(60), ready)
    close_by_the_system(session, lambda _question: gate.set())
    qtbot.waitUntil(lambda: session.closing.done)
    assert heard == [root]
    assert not session.window.isVisible()
    assert [row.reason for row in list_backups(root / "backups")] == ["при выходе"] * changed


@pytest.mark.parametrize("word", ["Остановить и закрыть", "Отмена"])
def test_her_answer_is_the_one_to_both(session, job, root, word):
    """Something else is at work still when the update is ready."""
    heard = []

    def meanwhile(question):
        session.context.close_and(heard.append, lambda: heard.append("отложено"))
        assert session.window.isVisible()
        assert heard == []
        press(question, word)
        job.set()

    close_by_the_system(session, meanwhile)
    if word == "Отмена":
        assert heard == ["отложено"]
        assert session.window.isVisible()
        assert not session.closing.begun
    else:
        assert heard == [root]
        assert session.closing.done


def test_what_comes_after_she_closed_is_put_off(session, root, qtbot):
    session._changed = True
    heard = []
    session.window.close()
    session.context.close_and(heard.append, lambda: heard.append("отложено"))
    qtbot.waitUntil(lambda: session.closing.done)
    assert heard == ["отложено"]
