"""What tests of the window share: a context with recorded messages, for any workspace."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QSettings, QSize, QTimer, SignalInstance
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from app.errors import KnownProblem
from app.services.storage.workspace import Workspace
from app.views.base.events import DataEvents
from app.views.base.messages import Messages, ToastAction
from app.views.base.page_context import PageContext
from app.views.base.tasks import TaskRunner
from app.views.look import theme
from app.views.look.status_bar import status_bar
from app.views.look.window_state import WindowState
from app.views.schools.card.card import SchoolCard
from app.views.schools.card.tab import CardTab
from app.views.shell.workplace import Workplace
from tests.views.patience import PATIENCE_MS, PatientBot
from tests.views.samples import District, make_district

Shown = TypeVar("Shown", bound=QWidget)
PAGE = (1088, 640)  # what a window of 1280 by 720 leaves a page


@dataclass
class Said:
    """Everything that was said to the user, and the answer to the next question."""

    texts: list[str] = field(default_factory=list)
    tones: list[str] = field(default_factory=list)
    actions: list[ToastAction] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    answer: bool = True


def seen_tab(card: SchoolCard) -> Any:
    """The tab of the card that is looked at."""
    tab = card.tabs.currentWidget().findChild(CardTab)
    assert tab is not None
    return tab


class RecordedMessages(Messages):
    """Messages that are written down instead of shown."""

    def __init__(self) -> None:
        super().__init__(None)
        self.said = Said()

    def toast(
        self,
        text: str,
        actions: Sequence[ToastAction] = (),
        *,
        hint: str = "",
        tone: str = "positive",
    ) -> None:
        self.said.texts.append(f"{text} {hint}".strip())
        self.said.tones.append(tone)
        self.said.actions.extend(actions)

    def show_problem(self, problem: KnownProblem, actions: Sequence[ToastAction] = ()) -> None:
        self.toast(problem.message, actions, hint=problem.hint, tone="negative")

    def ask(
        self,
        question: str,
        details: str = "",
        *,
        yes: str,
        no: str = "Отмена",
        until: SignalInstance | None = None,
    ) -> bool:
        self.said.questions.append(f"{question} {details}".strip())
        return self.said.answer

    def decide(self, dialog: QDialog, question: str) -> bool:
        self.said.questions.append(question)
        dialog.grab()  # laid out and painted, as it would be
        dialog.deleteLater()
        return self.said.answer


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """What drives widgets and waits for them, as long as a busy computer takes."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def _windows_go_with_their_test() -> Iterator[None]:
    """A dialog that one test leaves open would take the keys and the mouse of the next."""
    yield
    if QApplication.instance() is None:
        return
    for left in QApplication.topLevelWidgets():
        if left.isVisible():
            left.hide()
            left.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def look(qapp: QApplication) -> theme.Theme:
    """The light theme, applied."""
    found = theme.current()
    found.apply(dark=False)
    return found


@pytest.fixture
def make_context(look: theme.Theme, tmp_path: Path) -> Iterator[Callable[..., PageContext]]:
    """Makes a `PageContext` for a workspace: `make_context(demo, year=2019)`."""
    made: list[PageContext] = []

    def make(workspace: Workspace, *, year: int = 2026) -> PageContext:
        """`year` is both the year of work and of results, whose data the samples have."""
        messages = RecordedMessages()
        state = WindowState(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
        context = PageContext(
            workspace=workspace,
            tasks=TaskRunner(messages),
            messages=messages,
            events=DataEvents(),
            state=state,
            year=year,
        )
        context.set_results_year(year)
        made.append(context)
        return context

    yield make
    for context in made:
        _end(context.tasks)


def _end(tasks: TaskRunner) -> None:
    """Stop what runs, and what its end or a timer begins: the workspace is closed next."""
    QApplication.processEvents()
    until = time.monotonic() + PATIENCE_MS / 1000
    while not tasks.idle:
        assert time.monotonic() < until, "background jobs do not end"
        tasks.cancel_all()
        assert tasks.wait(PATIENCE_MS), "a background job did not end"
        QApplication.processEvents()


@pytest.fixture
def context(make_context: Callable[..., PageContext], workspace: Workspace) -> PageContext:
    """The context of an empty workspace."""
    return make_context(workspace)


@pytest.fixture
def demo_context(make_context: Callable[..., PageContext], demo: Workspace) -> PageContext:
    """The context of the demo district, in the year of its last results."""
    return make_context(demo, year=2019)


@pytest.fixture
def district(workspace: Workspace) -> District:
    """Two schools with results, passports and a plan in `workspace`."""
    return make_district(workspace)


@pytest.fixture
def open_workplace(qtbot: QtBot) -> Iterator[Callable[..., Workplace]]:
    """Shows the places of a context in an active window: `open_workplace(context, 1440, 900)`."""
    windows: list[QMainWindow] = []

    def opened(context: PageContext, width: int = 1280, height: int = 720) -> Workplace:
        window = QMainWindow()
        windows.append(window)
        qtbot.addWidget(window)
        made = Workplace()
        window.setCentralWidget(made)
        window.resize(width, height)
        window.show()
        made.attach(context)
        made.show_place("overview")
        made.show_tools()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return made

    yield opened
    for window in windows:
        window.close()
        # The window goes later; its timers must not read a workspace whose folder is gone.
        for timer in window.findChildren(QTimer):
            timer.stop()


@pytest.fixture
def workplace(open_workplace: Callable[..., Workplace], demo_context: PageContext) -> Workplace:
    """The places of the demo district, on its overview."""
    return open_workplace(demo_context)


def shown_alone(
    widget: Shown, qtbot: QtBot, *models: QAbstractItemModel, size: tuple[int, int] = PAGE
) -> Shown:
    """Show a page or a part of one in a window of its own, its models under watch."""
    qtbot.addWidget(widget)
    for model in models:
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, widget)
    widget.resize(*size)
    widget.show()
    return widget


def sized(workplace: Workplace, size: QSize) -> None:
    """Give the window of a workplace a size, however small, with its line for messages."""
    window = workplace.window()
    assert isinstance(window, QMainWindow)
    status_bar(window)
    window.setMinimumSize(1, 1)
    window.resize(size)


def finish(context: PageContext, qtbot: QtBot) -> None:
    """Wait until nothing runs in the background any more."""
    qtbot.waitUntil(lambda: context.tasks.idle)


def said(context: PageContext) -> Said:
    """What the page said: `from tests.views.conftest import said`."""
    assert isinstance(context.messages, RecordedMessages)
    return context.messages.said
