"""Garbage goes in quiet moments."""

import gc
import sys
import threading
from collections.abc import Iterator
from weakref import ref

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.views.base.page_context import PageContext
from app.views.shell.start import garbage as module
from app.views.shell.start.garbage import GarbageLook


class _Circle:
    """Holds itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _no_other_look(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(module, "_MOST", sys.maxsize)  # other tests leave many objects
    gc.disable()
    yield
    gc.enable()


def test_circles_go_while_no_job_runs(context: PageContext, qtbot: QtBot) -> None:
    owner = QObject()
    garbage = GarbageLook(context.tasks, owner)
    circle = ref(_Circle())
    going_on = threading.Event()
    job = context.tasks.run(going_on.wait)
    garbage.look()
    assert circle() is not None
    going_on.set()
    qtbot.waitUntil(lambda: context.tasks.idle)
    garbage.look()
    assert circle() is None
    assert not job.running


def test_a_look_that_takes_long_waits_until_she_is_elsewhere(
    context: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work = Qt.ApplicationState.ApplicationActive
    state = at_work
    monkeypatch.setattr(QGuiApplication, "applicationState", lambda: state)
    monkeypatch.setattr(module, "_MOST", 0)
    owner = QObject()
    garbage = GarbageLook(context.tasks, owner)
    circle = ref(_Circle())
    garbage.look()
    assert circle() is not None
    state = Qt.ApplicationState.ApplicationInactive
    garbage.look()
    assert circle() is None
