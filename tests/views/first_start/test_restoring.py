"""The page of a database that cannot be opened: its copies are listed, one of them is restored."""

import shutil

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLabel

from app.services.clock import Clock
from app.services.progress import run_steps
from app.services.schools.schools import SchoolDraft, list_schools, save_school
from app.services.storage.backup import compress_copies, make_backup
from app.services.storage.copies import list_copies
from app.services.storage.workspace import DATABASE_NAME, open_workspace
from app.views.base.toast import Toast
from app.views.first_start.problem_page import ProblemPage
from app.views.look.window_state import WindowState
from app.views.shell.start.session import WindowSession
from app.views.shell.workplace import Workplace
from tests.ended import close_to_the_end
from tests.services.storage.test_rescue import interrupt


@pytest.fixture
def root(empty_workspace_folder, tmp_path, clock):
    """A workspace with copies of one and of two schools, the first made at a wrong moment."""
    made = tmp_path / "Данные отдела"
    shutil.copytree(empty_workspace_folder, made)
    with open_workspace(made, clock=clock) as workspace:
        for number, moment in ((1, clock.now().replace(year=2099)), (2, clock.now())):
            save_school(workspace, SchoolDraft(short_name=f"СОШ № {number}"))
            path, folder = workspace.database.path, workspace.backups
            run_steps(make_backup(path, folder, Clock(moment), "exit"))
    return made


@pytest.fixture
def make_session(look, qtbot, tmp_path, clock, monkeypatch):
    made = []

    def make(folder):
        state = WindowState(QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat))
        session = WindowSession(folder, state=state, clock=clock)
        monkeypatch.setattr(session.messages, "ask", lambda *_words, **_more: True)
        qtbot.addWidget(session.window)
        made.append(session)
        session.start()
        session.window.resize(1280, 800)
        session.window.show()
        return session

    yield make
    for session in made:
        close_to_the_end(session)


def closed_page(session, qtbot):
    page = session.window.centralWidget()
    assert isinstance(page, ProblemPage)
    qtbot.waitUntil(lambda: page.choice.chosen is not None)
    return page


def opened(session, qtbot):
    qtbot.waitUntil(lambda: session._workspace is not None)
    qtbot.waitUntil(lambda: session.tasks.idle)
    assert isinstance(session.window.centralWidget(), Workplace)
    return session._workspace


def names(workspace):
    return [row.short_name for row in list_schools(workspace)]


def press_restore(page, qtbot):
    (found,) = [made for made in page.buttons if made.text() == "Восстановить выбранную копию"]
    assert found.isEnabled()
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def test_an_empty_file_is_told_and_the_copy_made_last_is_chosen(make_session, root, qtbot):
    (root / DATABASE_NAME).write_bytes(b"")
    session = make_session(root)
    page = closed_page(session, qtbot)
    words = " ".join(made.text() for made in page.findChildren(QLabel))
    assert "Папка данных не открывается" in words
    assert "пустой" in words
    assert [(row.schools, row.made_at.year) for row in page.choice.model.all_rows] == [
        (2, 2026),
        (1, 2099),
    ]
    assert page.choice.chosen.schools == 2
    assert (root / DATABASE_NAME).read_bytes() == b""
    press_restore(page, qtbot)
    assert names(opened(session, qtbot)) == ["СОШ № 1", "СОШ № 2"]
    (toast,) = session.window.findChildren(Toast)
    assert toast.text.startswith("Открыта копия от ")
    assert toast.isVisible()


def test_a_missing_file_is_no_first_start_and_any_copy_can_be_chosen(make_session, root, qtbot):
    (root / DATABASE_NAME).unlink()
    session = make_session(root)
    page = closed_page(session, qtbot)
    page.choice.table.selectRow(1)
    press_restore(page, qtbot)
    assert names(opened(session, qtbot)) == ["СОШ № 1"]


def test_a_copy_that_does_not_pass_the_check_changes_nothing(make_session, root, qtbot):
    (root / DATABASE_NAME).write_bytes(b"x")
    session = make_session(root)
    page = closed_page(session, qtbot)
    with page.choice.chosen.path.open("r+b") as stream:
        stream.truncate(page.choice.chosen.size - 4096)
    press_restore(page, qtbot)
    qtbot.waitUntil(lambda: isinstance(session.window.centralWidget(), ProblemPage))
    again = session.window.centralWidget()
    assert again is not page
    (toast,) = session.window.findChildren(Toast)
    assert any("повреждена" in made.text() for made in toast.findChildren(QLabel))
    assert (root / DATABASE_NAME).read_bytes() == b"x"
    qtbot.waitUntil(lambda: again.choice.chosen is not None)
    assert again.choice.chosen.schools == 1, "the other one is not offered first once more"
    again.choice.table.selectRow(0)
    assert again.choice.chosen is None
    assert again.choice.table.currentIndex().siblingAtColumn(2).data() == "повреждена"
    again.choice.table.selectRow(1)
    press_restore(again, qtbot)
    assert names(opened(session, qtbot)) == ["СОШ № 1"]


@pytest.mark.expects_log
def test_a_compressed_copy_that_is_damaged_gives_the_choice_to_the_next(make_session, root, qtbot):
    compress_copies(root / "backups")
    newest = list_copies(root / "backups")[0].path
    content = bytearray(newest.read_bytes())
    content[len(content) // 2] ^= 0xFF  # what it tells of itself stands at both ends
    newest.write_bytes(content)
    (root / DATABASE_NAME).write_bytes(b"x")
    session = make_session(root)
    page = closed_page(session, qtbot)
    qtbot.waitUntil(lambda: session.tasks.idle)
    assert page.choice.chosen.path != newest
    page.choice.table.selectRow(0)
    assert page.choice.chosen is None
    assert page.choice.table.currentIndex().siblingAtColumn(2).data() == "повреждена"


def test_work_that_a_crash_interrupted_is_undone_and_the_window_opens(make_session, root, qtbot):
    interrupt(root / DATABASE_NAME)
    workspace = opened(make_session(root), qtbot)
    assert [(row.short_name, row.note) for row in list_schools(workspace)] == [
        ("СОШ № 1", ""),
        ("СОШ № 2", ""),
    ]
    assert not (root / f"{DATABASE_NAME}-journal").exists()


def test_the_page_may_go_while_the_copies_are_read(make_session, root, qtbot):
    (root / DATABASE_NAME).write_bytes(b"")
    session = make_session(root)
    for _time in range(3):
        session.reopen()
    closed_page(session, qtbot)
