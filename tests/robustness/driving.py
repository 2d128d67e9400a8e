"""Starts the real window in this process, does one scenario, and tells what it saw.

`python -m tests.robustness.driving SCENARIO [WORKSPACE]` prints one JSON document a line. A
scenario is a generator: it yields conditions, and goes on when the last one holds.
"""

import json
import sys
import time
import traceback
from collections.abc import Callable, Generator
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from app.views.base.toast import Toast
from app.views.first_start.page import FirstStartPage
from app.views.first_start.problem_page import ProblemPage
from app.views.look.window_state import WindowState
from app.views.shell.start.application import Launch, make_application
from app.views.shell.start.crash_dialog import CrashDialog
from app.views.shell.workplace import Workplace

Conditions = Generator[Callable[[], object], None, None]
_PATIENCE = 180


def tell(**facts: object) -> None:
    """One line for the test."""
    print(json.dumps(facts, ensure_ascii=True), flush=True)


class Broken(QWidget):
    """Fails whenever it is painted.

    Attributes:
        painted: how often.
    """

    painted = 0

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        self.painted += 1
        raise ZeroDivisionError("картина")


class Scenarios:
    """Each method is a scenario."""

    def __init__(self, launch: Launch) -> None:
        self.launch = launch
        self.window = launch.window

    @property
    def content(self) -> QWidget:
        return self.window.centralWidget()

    def opened(self) -> bool:
        """Whether the first screen stands and everything slow was done."""
        session = self.launch.session
        if session is None or session.tasks.busy or self.launch._crash_path is None:
            return False
        if isinstance(self.content, Workplace):
            return session._workspace is not None
        return isinstance(self.content, FirstStartPage | ProblemPage)

    def look(self) -> None:
        """What the user sees."""
        content = self.content
        session = self.launch.session
        facts: dict[str, object] = {"page": type(content).__name__, "root": str(session.root)}
        if isinstance(content, ProblemPage):
            facts["problem"] = str(content.problem)
            facts["ways"] = [made.text() for made in content.buttons]
        if isinstance(content, Workplace):
            facts["place"] = content.current_key
            facts["read_only"] = session._workspace.read_only
        facts["toasts"] = [
            made.text() for toast in self.toasts() for made in toast.findChildren(QLabel)
        ]
        tell(**facts)

    def toasts(self) -> list[Toast]:
        return [found for found in self.window.findChildren(Toast) if found.isVisible()]

    def press(self, words: str) -> None:
        """Press a button of the page by its words."""
        next(
            made for made in self.content.findChildren(QPushButton) if made.text() == words
        ).click()

    def dialogs(self) -> list[CrashDialog]:
        return [found for found in self.window.findChildren(CrashDialog) if found.isVisible()]

    def start(self) -> Conditions:
        yield self.opened
        self.look()

    def create(self) -> Conditions:
        """First start: the department, a school, a document, and closing with a copy."""
        yield self.opened
        self.look()
        self.content.full_name.setText("Управление образования")
        self.press("Начать работу")
        yield lambda: isinstance(self.content, Workplace) and self.opened()
        self.add_school()
        self.content.show_place("schools")
        yield self.opened
        self.look()
        self.window.close()
        yield lambda: self.launch.session.closing.done

    def add_school(self) -> None:
        from app.services.schools.schools import SchoolDraft, save_school

        context = self.launch.session.context
        _key, changes = save_school(
            context.workspace, SchoolDraft(short_name="МБОУ «Школа № 1» Ёлкино")
        )
        context.events.announce(changes)

    def add_and_wait(self) -> Conditions:
        """Stay open until the test kills this process."""
        yield self.opened
        self.add_school()
        tell(saved=True)
        yield lambda: False

    def read_only(self) -> Conditions:
        yield self.opened
        self.look()
        self.press("Открыть только для чтения")
        yield self.opened
        self.look()

    def rescue(self) -> Conditions:
        yield self.opened
        self.look()
        self.launch.session.messages.ask = lambda *_texts, **_words: True
        yield lambda: self.content.choice.chosen is not None
        self.press("Восстановить выбранную копию")
        yield lambda: isinstance(self.content, Workplace) and self.opened()
        self.look()

    def full(self) -> Conditions:
        """A copy and an edit on a disk without room."""
        from app.errors import KnownProblem
        from app.services.progress import run_steps
        from app.services.schools.schools import SchoolDraft, save_school
        from app.services.storage.backup import make_backup

        yield self.opened
        workspace = self.launch.session.context.workspace
        for action in (
            lambda: run_steps(
                make_backup(workspace.database.path, workspace.backups, workspace.clock, "manual")
            ),
            lambda: save_school(workspace, SchoolDraft(short_name="СОШ № 1", note="х" * 100_000)),
        ):
            try:
                action()
            except KnownProblem as problem:
                tell(problem=str(problem))

    def every_place(self) -> Conditions:
        """Visit all places; tell how long each took to show."""
        from app.views.base.pages import PLACES

        yield self.opened
        for place in PLACES:
            started = time.monotonic()
            self.content.show_place(place.key)
            QApplication.processEvents()
            tell(place=place.key, seconds=time.monotonic() - started)
            yield lambda: self.launch.session.tasks.idle

    def crash_in_slot(self) -> Conditions:
        yield self.opened
        button = QPushButton("Сломать", self.window)
        button.clicked.connect(lambda: 1 // 0)
        button.click()
        yield self.dialogs
        yield from self.after_crash()

    def crash_in_worker(self) -> Conditions:
        yield self.opened
        self.launch.session.tasks.run(lambda: 1 // 0)
        yield self.dialogs
        yield from self.after_crash()

    def crash_in_paint(self) -> Conditions:
        yield self.opened
        broken = Broken(self.window)
        broken.resize(50, 50)
        broken.show()
        yield self.dialogs
        for number in range(20):
            broken.update()
            yield lambda number=number: broken.painted > number + 1
        yield from self.after_crash()

    def crash_while_showing(self) -> Conditions:
        yield from self._early_crash("start")

    def crash_while_opening(self) -> Conditions:
        yield from self._early_crash("_adopt")

    def _early_crash(self, name: str) -> Conditions:
        """A bug before the window is ready, when no message of Python could be seen."""
        from app.views.shell.start.session import WindowSession

        setattr(WindowSession, name, lambda *_arguments: 1 // 0)
        yield self.dialogs
        tell(dialogs=len(self.dialogs()), text=self.dialogs()[0].report.summary)
        self.dialogs()[0].accept()

    def after_crash(self) -> Conditions:
        """One dialog; work goes on after it; the data are safe."""
        tell(dialogs=len(self.dialogs()), text=self.dialogs()[0].report.summary)
        self.dialogs()[0].accept()
        yield lambda: not self.dialogs()
        self.add_school()
        self.content.show_place("schools")
        yield lambda: self.launch.session.tasks.idle
        tell(again=len(self.dialogs()))
        self.look()


def main(scenario: str, root: Path | None) -> int:
    """Run the scenario; returns the exit code."""
    state = WindowState()
    app = make_application(state)
    launch = Launch(root, state, time.monotonic())
    steps = getattr(Scenarios(launch), scenario)()
    until = time.monotonic() + _PATIENCE
    waiting: list[Callable[[], object]] = [next(steps)]

    def go_on() -> None:
        if time.monotonic() > until:
            tell(gave_up=scenario)
            app.exit(9)
            return
        if not waiting[0]():
            return
        try:
            waiting[0] = next(steps)
        except StopIteration:
            timer.stop()
            app.exit(0)
        except Exception:
            timer.stop()
            traceback.print_exc()
            app.exit(8)

    timer = QTimer(interval=10)
    timer.timeout.connect(go_on)
    timer.start()
    app.setQuitOnLastWindowClosed(scenario == "start")
    code = app.exec()
    if launch.session is not None:
        launch.session._changed = False
        launch.window.close()
    launch.end()
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]) if len(sys.argv) > 2 else None))
