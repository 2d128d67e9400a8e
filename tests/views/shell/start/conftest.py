"""A workspace to be opened, and windows that open it."""

import shutil

import pytest
from PySide6.QtCore import QSettings

from app.views.look.window_state import WindowState
from app.views.shell.start.session import WindowSession
from tests.ended import close_to_the_end


@pytest.fixture
def root(empty_workspace_folder, tmp_path):
    made = tmp_path / "Рабочее место Ёлкиной"
    shutil.copytree(empty_workspace_folder, made)
    return made


@pytest.fixture
def make_session(look, qtbot, tmp_path, clock):
    made = []

    def make(folder):
        state = WindowState(QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat))
        session = WindowSession(folder, state=state, clock=clock)
        qtbot.addWidget(session.window)
        made.append(session)
        session.start()
        session.window.show()
        return session

    yield make
    for session in made:
        close_to_the_end(session)


def opened(session, qtbot):
    """The session, when it has its workspace and nothing runs any more."""
    qtbot.waitUntil(lambda: session._workspace is not None)
    qtbot.waitUntil(lambda: session.tasks.idle)
    return session
