"""Rounds through the window for hours: what stays in memory, and which objects grow in number.

`python -m tests.benchmarks.rounds [ROUNDS [WORKSPACE]]`: a copy of the workspace is used, the demo
district without one. A round looks at every page, one of their tabs, the pages of one document, and
stores and takes back a result and a mark. From the sources it is some 15 MB more than in a package,
whose byte code has no docstrings and no types and whose Python has no OpenSSL.
"""

import gc
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSettings, QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from app import bootstrap
from app.enums import MeasureStatus
from app.services.documents.making import catalogue
from app.services.findings.links import ToDocument
from app.views.base.links import (
    DocumentsSpot,
    IdentificationSpot,
    PlansSpot,
    ResultsSpot,
    SchoolsSpot,
    SettingsSpot,
    Spot,
)
from app.views.base.pages import PLACES
from app.views.base.tasks import Task
from app.views.look.window_state import WindowState
from app.views.shell.start.application import make_application, release_garbage
from app.views.shell.start.session import WindowSession
from app.views.shell.start.warm_up import WarmUp
from app.views.shell.workplace import Workplace
from tests.benchmarks.measure import ROOT
from tests.ended import close_to_the_end

ROUNDS, GOAL_MB = 400, 250
_SETTLED = 120  # rounds after which all was seen, and a cell lists as many changes as it ever does
_EVERY = 50
_QUIET = 2  # turns of the event loop without anything to do
_REST = 100  # of those, before objects are counted: what is read a moment after it is seen is there
_MADE_WHEN_ASKED = "QTextFrame"  # of an emptied text: its document is counted
_CARD = ("facts", "passport", "results", "criteria", "risks", "plan", "documents", "history")
_SECTIONS = ("department", "people", "profiles", "history", "backups", "workspace", "about")
_TABS: tuple[Spot, ...] = (
    *(SchoolsSpot(tab=tab) for tab in _CARD),
    *(SettingsSpot(section=section) for section in _SECTIONS),
    *(DocumentsSpot(tab=tab) for tab in ("orders", "history", "registers", "set", "make")),
    *(IdentificationSpot(tab=tab) for tab in ("runs", "profiles", "verdicts")),
    ResultsSpot(history=True),
    PlansSpot(programmes=True),
    PlansSpot(due=True),
)
Action = Callable[[], object]
Say = Callable[[str], object]


def measure(say: Say, rounds: int = ROUNDS, source: Path | None = None) -> None:
    """Say memory every 50 rounds, what grew in number, and the verdict; takes minutes.

    Args:
        say: gets each line as it is measured.
        rounds: how many; the counts are compared from the 120th on.
        source: folder of a workspace, which stays as it is; the demo district when None.
    """
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "district"
        _fill(root, source)
        window = Window(root, Path(name))
        window.session.messages.ask = lambda *_texts, **_words: False  # none was asked for
        window.run(_rounds(window, rounds, say))


class Window:
    """The real window, driven by actions that each wait until the one before has ended.

    Attributes:
        place: the workplace inside, once it is there.
    """

    def __init__(self, root: Path, folder: Path) -> None:
        bootstrap.hold_garbage()
        bootstrap.share_memory()
        state = WindowState(QSettings(f"{folder}/window.ini", QSettings.Format.IniFormat))
        self._app = make_application(state)
        self.session = WindowSession(root, state=state)
        self.session.window.resize(1440, 900)
        self._timer = QTimer(self.session, interval=1)
        self._timer.timeout.connect(self._on_turn)
        self._actions: Iterator[Action] = iter(())
        self._quiet = 0

    @property
    def place(self) -> Workplace:
        """What the window shows over its workspace."""
        content = self.session.window.centralWidget()
        assert isinstance(content, Workplace)
        return content

    def run(self, actions: Iterator[Action]) -> None:
        """Open the window, do everything and close it, in one event loop."""
        self._actions = actions
        self.session.window.show_content(Workplace())
        self.session.window.show()
        self.session.start()
        release_garbage()
        self._timer.start()
        self._app.exec()
        close_to_the_end(self.session)

    def _on_turn(self) -> None:
        jobs: list[Any] = [*self.session.tasks.findChildren(Task)]
        jobs += self.session.window.findChildren(WarmUp)
        busy = any(one.running for one in jobs)
        self._quiet = 0 if busy else self._quiet + 1
        if self._quiet <= _QUIET:
            return
        self._quiet = 0
        action = next(self._actions, None)
        if action is None:
            self._timer.stop()
            self._app.quit()
        else:
            action()


def _fill(root: Path, source: Path | None) -> None:
    if source is not None:
        shutil.copytree(source, root)
        return
    make = [sys.executable, str(ROOT / "main.py"), "--workspace", str(root), "init", "--demo"]
    subprocess.run(make, check=True, capture_output=True)  # its memory is none of the window's


def _rounds(window: Window, rounds: int, say: Say) -> Iterator[Action]:
    before: Counter[str] = Counter()
    say(f"rounds: at the start {told()}")
    for number in range(1, rounds + 1):
        yield from _round(window, number)
        if number == min(_SETTLED, rounds):
            yield from _same_state(window)
            before = counted(window)
        if number % _EVERY == 0:
            say(f"rounds: after {number:>4} {told()}")
    yield from _same_state(window)
    grown = grown_since(before, counted(window))
    say("rounds: what grew in number: " + (", ".join(grown) or "nothing"))
    verdict = "ok" if resident() <= GOAL_MB and not grown else "OVER THE GOAL"
    say(f"rounds: at the end {told()} (goal <= {GOAL_MB}) {verdict}")


def _round(window: Window, number: int) -> Iterator[Action]:
    place = window.place
    for page in PLACES:
        yield lambda key=page.key: place.show_place(key)
    yield lambda: place.show_way(_TABS[number % len(_TABS)])
    kinds = tuple(catalogue.KINDS)
    yield lambda: place.show_way(ToDocument(kinds[number % len(kinds)]))
    yield from _edits(place, number)


def _same_state(window: Window) -> Iterator[Action]:
    """Every tab once more, so that two counts are made over the same things on the screen."""
    for tab in _TABS:
        yield lambda tab=tab: window.place.show_way(tab)
    yield lambda: window.place.show_way(ToDocument(next(iter(catalogue.KINDS))))
    for page in PLACES:
        yield lambda key=page.key: window.place.show_place(key)
    for _ in range(_REST):
        yield lambda: None


def _edits(place: Workplace, number: int) -> Iterator[Action]:
    """A result typed in the grid and a mark of the plan, both taken back."""
    undoing = place.context.undoing
    yield lambda: place.show_place("results")
    yield lambda: _type_result(place, number)
    yield undoing.undo
    yield lambda: place.show_way(PlansSpot())
    yield lambda: _mark(place, number)
    yield undoing.undo


def _type_result(place: Workplace, number: int) -> None:
    from PySide6.QtCore import Qt

    model = place.current_page.grid.model  # pyright: ignore[reportAttributeAccessIssue]
    # Never in the first row, whose cell is in sight with a line for each of its changes.
    cell = model.index(1 + number % (model.rowCount() - 1), 2)
    model.setData(cell, f"{1 + number % 9} из 40", Qt.ItemDataRole.EditRole)


def _mark(place: Workplace, number: int) -> None:
    page: Any = place.current_page
    page.top.show_view("plan")
    page.table.selectRow(number % max(1, page.table.model().rowCount()))
    page.plan_actions.mark_selected(MeasureStatus.DONE)


def counted(window: Window) -> "Counter[str]":
    """Objects of Qt by their class, all that hang on the window, and those of the window's own.

    Qt says them itself: Python would keep a wrapper of each that it is shown, 6 MB of 9000.
    """
    gc.collect()
    roots: Sequence[QObject] = [
        one
        for one in (window.session, *QApplication.topLevelWidgets())
        if one.parent() is None  # pyright: ignore[reportUnnecessaryComparison]
    ]
    seen: Counter[str] = Counter()
    handler = qInstallMessageHandler(
        lambda _kind, _context, line: seen.update((line.strip().partition("::")[0],))
    )
    for root in roots:
        root.dumpObjectTree()
    qInstallMessageHandler(handler)
    del seen[_MADE_WHEN_ASKED]
    ours = (type(one) for one in gc.get_objects())
    kinds = (f"{kind.__module__}.{kind.__qualname__}" for kind in ours)
    return seen + Counter(kind for kind in kinds if kind.startswith("app.views."))


def grown_since(before: "Counter[str]", after: "Counter[str]") -> list[str]:
    """«QLabel 120 -> 240» for each class of which there are more, most of them first."""
    more = (after - before).most_common()
    return [f"{kind} {before[kind]} -> {after[kind]}" for kind, _count in islice(more, 40)]


def resident() -> float:
    """Memory of this process that is in use, in MB; with the files that it maps."""
    return _memory()[0]


def told() -> str:
    """What is in use, and how much of it no file on the disk stands behind."""
    used, mapped = _memory()
    return f"{used:.0f} MB, {used - mapped:.0f} of them its own"


def _memory() -> tuple[float, float]:
    """What is in use, and how much of it is mapped from files that others may share, in MB."""
    fields = Path("/proc/self/statm").read_text(encoding="ascii").split()
    used, mapped = (int(field) * 4096 / 2**20 for field in fields[1:3])
    return used, mapped


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    arguments = sys.argv[1:]
    total = int(arguments[0]) if arguments else ROUNDS
    measure(_print, total, Path(arguments[1]) if len(arguments) > 1 else None)
