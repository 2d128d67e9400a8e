"""While a copy is restored or the folder moved nothing can be typed that would be lost."""

import threading
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services.progress import Progress
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage import backup
from app.services.storage.packing import carrying
from app.services.storage.workspace import Workspace
from app.views.base.links import ResultsSpot
from app.views.base.page_context import PageContext
from app.views.results.page import ResultsPage
from app.views.settings.page import SettingsPage
from app.views.shell.workplace import Workplace
from tests.views.conftest import finish, said

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """What the job waits for."""
    made = threading.Event()
    yield made
    made.set()


@pytest.fixture
def workplace(
    open_workplace: Callable[..., Workplace],
    make_context: Callable[..., PageContext],
    workspace: Workspace,
    qtbot: QtBot,
) -> Workplace:
    """A school with its results seen, then «Резервные копии» with a copy."""
    _school, changes = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5"))
    made = open_workplace(make_context(workspace), 1280, 720)
    made.context.events.announce(changes)
    made.show_place("results")
    finish(made.context, qtbot)
    made.show_place("settings")
    settings(made).show_section("backups")
    finish(made.context, qtbot)
    settings(made).backups.make_backup()
    finish(made.context, qtbot)
    return made


def settings(workplace: Workplace) -> SettingsPage:
    page = workplace.pages["settings"]
    assert isinstance(page, SettingsPage)
    return page


def usable(workplace: Workplace) -> set[QWidget | QShortcut]:
    """What can be used, apart from what shows a job."""
    window = workplace.window()
    parts = (*window.findChildren(QWidget), *window.findChildren(QShortcut))
    return {one for one in parts if one.isEnabled() and one.property("role") != "strip"}


def check_it_stands_still(workplace: Workplace) -> None:
    """Every way to another place and to the data is closed."""
    context, results = workplace.context, workplace.pages["results"]
    assert isinstance(results, ResultsPage)
    assert not results.isEnabled()
    assert not results.grid.view.isEnabled()
    assert not workplace.rail.isEnabled()
    assert not workplace.top_bar.isEnabled()
    assert not settings(workplace).list.isEnabled()
    for key in (Qt.Key.Key_4, Qt.Key.Key_Z, Qt.Key.Key_K):
        QTest.keyClick(workplace.window(), key, CTRL)
        QApplication.processEvents()
    workplace.context.go_to(ResultsSpot())
    assert workplace.current_key == "settings"
    assert "Дождитесь" in said(context).texts[-1]
    assert len(schools.list_schools(context.workspace)) == 1


def test_moving_the_folder_leaves_only_the_way_to_stop_it(
    workplace: Workplace,
    gate: threading.Event,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    def move(_workspace: object, _folder: Path) -> Generator[Progress, None, Path]:
        while not gate.wait(0.01):
            yield Progress(0, 1, "Копирование")
        raise AssertionError

    monkeypatch.setattr(carrying, "move_workspace", move)
    page = settings(workplace)
    page.show_section("workspace")
    finish(workplace.context, qtbot)
    page.workspace.move_button.setFocus()
    before = usable(workplace)
    page.workspace.move_to(Path("новое место"))
    qtbot.waitUntil(page.workspace.progress.isVisible)
    check_it_stands_still(workplace)
    cancel = page.workspace.progress.cancel
    assert cancel.isEnabled()
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    finish(workplace.context, qtbot)
    assert before - usable(workplace) == set(), "as it was"
    assert page.workspace.move_button.hasFocus()
    workplace.context.go_to(ResultsSpot())
    assert workplace.current_key == "results"


def test_going_back_to_a_copy_lets_nothing_be_changed_meanwhile(
    workplace: Workplace,
    gate: threading.Event,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    def restore(*_what: object) -> Path:
        gate.wait()
        return Path("прежнее")

    monkeypatch.setattr(backup, "restore_backup", restore)
    section, reopened = settings(workplace).backups, list[bool]()
    workplace.context.reopen = lambda: reopened.append(True)
    before = usable(workplace)
    section.restore(section.model.rows[0])
    QApplication.processEvents()
    check_it_stands_still(workplace)
    assert not section.isEnabled()
    gate.set()
    finish(workplace.context, qtbot)
    assert reopened == [True]
    assert before - usable(workplace) == set(), "as it was"
