"""The real window over a large district: the longest gaps of its event loop.

`python -m tests.benchmarks.event_loop identification plans` measures these groups alone.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QSettings, Qt, QTimer

from app import bootstrap
from app.services.findings.links import ToDocument
from app.services.identification.runs import runs
from app.views.base.pages import PLACES
from app.views.base.tasks import Task
from app.views.look.window_state import WindowState
from app.views.shell.start.application import make_application, release_garbage
from app.views.shell.start.session import WindowSession
from app.views.shell.start.warm_up import WarmUp
from app.views.shell.workplace import Workplace
from app.views.tables.saving import save_as
from tests.benchmarks.district import CLOCK, LAST_YEAR, make_district
from tests.benchmarks.plan_years import make_plans
from tests.views.typing import type_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QTableView

    from app.views.tables.sheet_view import SheetView

GOAL_MS = 100.0
_PAUSE = 0.002
_QUIET = 0.4
_PATIENCE = 30.0
_SELECTED = 330
Action = Callable[[], object]


@dataclass(frozen=True)
class Gap:
    """One line of the report.

    Attributes:
        title: what the user did.
        longest_ms: the longest gap of the event loop until everything was shown.
        worked_ms: processor time of the window in such a gap: what another program on the same
            machine, or the worker, took away is not in it.
    """

    title: str
    longest_ms: float
    worked_ms: float

    def line(self) -> str:
        """The line that is printed."""
        verdict = "ok" if self.longest_ms <= GOAL_MS else "OVER 100 ms"
        return (
            f"gap: {self.title:<53} {self.longest_ms:8.0f} ms"
            f"  (own work {self.worked_ms:.0f} ms) {verdict}"
        )


class Driver:
    """Runs actions in the event loop of a window and watches when the loop comes back."""

    def __init__(self, app: "QApplication", session: WindowSession) -> None:
        self._app, self._session = app, session

    def measure(self, title: str, *actions: Action) -> Gap:
        """The longest gap of several actions, each followed until the window is at rest."""
        runs = [self._run(action) for action in actions]
        return Gap(title, max(run[0] for run in runs), max(run[1] for run in runs))

    def settle(self, *actions: Action) -> None:
        """Bring the window where an action begins, at rest."""
        self.measure("", *actions)

    def _run(self, action: Action) -> tuple[float, float]:
        longest, longest_work, begin = 0.0, 0.0, time.perf_counter()
        last = ended = begin
        QTimer.singleShot(1, self._session, action)
        while last - ended < _QUIET and last - begin < _PATIENCE:
            before = time.thread_time()
            self._app.processEvents()
            worked = time.thread_time() - before
            longest_work = max(longest_work, worked)
            time.sleep(_PAUSE)  # the worker's turn: what it does not give back counts as well
            now = time.perf_counter()
            spent = now - last - _PAUSE
            longest = max(longest, spent)
            if worked > _PAUSE or self._works():
                ended = now
            last = now
        return longest * 1000, longest_work * 1000

    def _works(self) -> bool:
        """Whether anything is still to come; casual jobs too, their results are shown."""
        jobs = self._session.tasks.findChildren(Task)
        warming = self._session.window.findChildren(WarmUp)
        return any(one.running for one in (*jobs, *warming))


def report(groups: Sequence[str] = ()) -> Iterator[str]:
    """One line for each action as it is measured, on a district made for it; takes minutes.

    Args:
        groups: keys of `GROUPS`; all of them when there is none.
    """
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "district"
        make_district(root)
        for gap in measure(root, groups):
            yield gap.line()


def measure(root: Path, groups: Sequence[str] = ()) -> Iterator[Gap]:
    """The gaps of every action on a workspace made by `district.make_district`."""
    bootstrap.hold_garbage()
    bootstrap.load_qt()
    with tempfile.TemporaryDirectory() as folder:
        kept = QSettings(f"{folder}/window.ini", QSettings.Format.IniFormat)
        state = WindowState(kept)
        app = make_application(state)
        session = WindowSession(root, state=state, clock=CLOCK)
        driver = Driver(app, session)
        session.window.resize(1920, 1080)
        session.window.show_content(Workplace())  # the frame, as `application.Launch` shows it
        session.window.show()
        yield driver.measure("the frame", PLACES[0].load)  # before the data, as there
        yield driver.measure("start", session.start)
        release_garbage()
        workplace = session.window.centralWidget()
        assert isinstance(workplace, Workplace)
        yield driver.measure("pages are made ready", lambda: None)
        chosen = groups or tuple(GROUPS)
        if "places" not in chosen:  # the other groups begin on pages that were seen before
            driver.settle(*(_show(workplace, place.key) for place in PLACES))
        for group in chosen:
            yield from GROUPS[group](driver, workplace)
        session.messages.ask = lambda *_texts, **_words: True
        session._changed = False  # pyright: ignore[reportPrivateUsage] - no copy on the way out
        session.window.close()


def _places(driver: Driver, window: Workplace) -> Iterator[Gap]:
    for place in PLACES:
        yield driver.measure(f"first visit: {place.key}", _show(window, place.key))
    for place in PLACES:
        yield driver.measure(f"page switch: {place.key}", _show(window, place.key))


def _years(driver: Driver, window: Workplace) -> Iterator[Gap]:
    years = window.context.set_year
    for place in PLACES[:5]:
        driver.settle(_show(window, place.key))
        yield driver.measure(
            f"another year: {place.key}",
            lambda: years(LAST_YEAR - 1),
            lambda: years(LAST_YEAR),
        )


def _schools(driver: Driver, window: Workplace) -> Iterator[Gap]:
    driver.settle(_show(window, "schools"))
    page: Any = window.current_page
    yield driver.measure("schools: another school", *(_select(page.table, n) for n in (300, 301)))
    for number in range(page.card.tabs.count()):
        title = page.card.tabs.tabText(number)
        yield driver.measure(
            f"schools: {title} of the card",
            lambda number=number: page.card.tabs.setCurrentIndex(number),
            _select(page.table, 400 + number),
        )
    for column in range(len(page.model.columns)):
        yield driver.measure(f"schools: sort by column {column + 1}", *_sort(page.table, column))
    yield driver.measure(
        "schools: filter",
        lambda: page.filters.set_value("state", "support"),
        page.filters.reset,
    )
    yield driver.measure("schools: typing in the search", *_typing(page.search, "болгар"))
    page.filters.reset()


def _search(driver: Driver, window: Workplace) -> Iterator[Gap]:
    field = window.top_bar.search
    yield driver.measure("window search: Ctrl+K", lambda: window.search.open())
    yield driver.measure("window search: typing", *_typing(field, "семинар 31"))
    field.clear()


def _results(driver: Driver, window: Workplace) -> Iterator[Gap]:
    driver.settle(_show(window, "results"))
    page: Any = window.current_page
    grid = page.grid
    yield driver.measure("results: typing in the search", *_typing(page.search, "кимовка"))
    grid.filters.reset()
    yield driver.measure(
        "results: another cell",
        lambda: grid.view.setCurrentIndex(grid.model.index(500, 2)),
        lambda: grid.view.setCurrentIndex(grid.model.index(501, 2)),
    )
    yield driver.measure("results: an edited cell", *(_edit(grid, row) for row in (501, 502)))
    yield driver.measure(
        "results: last year beside it",
        lambda: grid.previous.setChecked(True),
        lambda: grid.previous.setChecked(False),
    )
    yield driver.measure(
        "results: all procedures",
        lambda: grid.everything.setChecked(True),
        lambda: grid.everything.setChecked(False),
    )
    yield driver.measure("overview after the edit", _show(window, "overview"))
    yield driver.measure("schools after the edit", _show(window, "schools"))


def _identification(driver: Driver, window: Workplace) -> Iterator[Gap]:
    driver.settle(_show(window, "results"))
    page: Any = window.current_page
    driver.settle(_edit(page.grid, 503))
    yield driver.measure("identification after the edit", _show(window, "identification"))
    page = window.current_page
    fields = page.parameters.fields
    yield driver.measure(
        "identification: a verdict", *(_select(page.verdicts.table, n) for n in (9, 90))
    )
    yield driver.measure(
        "identification: what-if", lambda: fields.c1.setValue(fields.c1.value() + 1)
    )
    yield driver.measure(
        "identification: a verdict after the what-if",
        *(_select(page.verdicts.table, n) for n in (200, 201)),
    )
    yield driver.measure(
        "identification: comparison",
        lambda: page.what_if.comparing.emit(True),
        lambda: page.what_if.comparing.emit(False),
    )
    for column in range(len(page.verdicts.model.columns)):
        sorting = _sort(page.verdicts.table, column)
        yield driver.measure(f"identification: sort by column {column + 1}", *sorting)
    yield driver.measure("identification: typing", *_typing(page.search, "покровка"))
    for number in (1, 2, 0):
        title = page.tabs.tabText(number)
        yield driver.measure(f"identification: {title}", _tab(page.tabs, number))


def _plans(driver: Driver, window: Workplace) -> Iterator[Gap]:
    driver.settle(_show(window, "plans"))
    yield driver.measure(
        "plans: the year of the plan", lambda: window.context.set_year(LAST_YEAR + 1)
    )
    page: Any = window.current_page
    yield driver.measure("plans: another measure", *(_select(page.table, n) for n in (50, 51)))
    yield driver.measure(f"plans: {_SELECTED} measures selected", lambda: _select_many(page.table))
    yield driver.measure("plans: typing in the search", *_typing(page.search, "болгар"))
    yield driver.measure(
        "plans: filter", page.filters.reset, lambda: page.filters.set_value("due", "overdue")
    )


def _plan_years(driver: Driver, window: Workplace) -> Iterator[Gap]:
    """30 plans of 30 measures over five years, with a mark of every due date that has come."""
    context = window.context
    made = make_plans(context.workspace)
    driver.settle(_show(window, "plans"), lambda: context.set_year(LAST_YEAR))
    page: Any = window.current_page
    yield driver.measure("30 plans of 5 years: the page", page.refresh)
    yield driver.measure(
        "30 plans of 5 years: another plan", *(_choose(page, key) for key in made[:3])
    )
    yield driver.measure(
        "30 plans of 5 years: filters",
        *(_due(page, due) for due in ("overdue", "unmarked", "remarked")),
        page.filters.reset,
    )
    yield driver.measure("30 plans of 5 years: a month", page.months.cells[3].click)
    yield driver.measure("30 plans of 5 years: the schools", lambda: page.top.show_view("schools"))
    table = page.schools.table
    for column in range(len(page.schools.model.columns)):
        title = f"30 plans of 5 years: schools by column {column + 1}"
        yield driver.measure(title, *_sort(table, column))
    page.top.show_view("plan")


def _tables(driver: Driver, window: Workplace) -> Iterator[Gap]:
    """Every table is selected, copied and saved as a workbook."""
    for key in ("schools", "results", "plans"):
        driver.settle(_show(window, key))
        page: Any = window.current_page
        table: SheetView = page.grid.view if key == "results" else page.table
        yield driver.measure(f"{key}: Ctrl+A", table.selectAll)
        yield driver.measure(f"{key}: Ctrl+C of everything", table.copy_chosen)
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "table.xlsx"
            yield driver.measure(
                f"{key}: saved in Excel",
                lambda table=table, out=out: save_as(table, table.sheet(), out),
            )


def _documents(driver: Driver, window: Workplace) -> Iterator[Gap]:
    """The text of an order that names every school of the list, and its pages beside it."""
    context = window.context
    driver.settle(
        lambda: runs.freeze(context.workspace, runs.run(context.workspace, year=LAST_YEAR)),
        lambda: context.set_year(LAST_YEAR + 1),
        _show(window, "documents"),
        lambda: context.go_to(ToDocument("list-order")),
    )
    page: Any = window.current_page
    links = page.kinds.panel.texts
    yield driver.measure("documents: the window of a text", links.change_text)
    editor = links.opened.editor
    word = editor.document().find("ПРИКАЗЫВАЮ")
    word.clearSelection()
    editor.setTextCursor(word)
    yield driver.measure("documents: a key in the text", *_typing(editor, " и требую"))
    assert links.opened.pages.preview is not None
    links.opened.accept()  # without asking for what was typed


GROUPS: "dict[str, Callable[[Driver, Workplace], Iterator[Gap]]]" = {
    "places": _places,
    "years": _years,
    "schools": _schools,
    "search": _search,
    "results": _results,
    "identification": _identification,
    "plans": _plans,
    "tables": _tables,
    "documents": _documents,
    "plan-years": _plan_years,
}


def _show(window: Workplace, key: str) -> Action:
    return lambda: window.show_place(key)


def _choose(page: Any, key: int) -> Action:
    return lambda: page.top.plan_chosen.emit(key)


def _due(page: Any, due: str) -> Action:
    return lambda: page.filters.set_value("due", due)


def _edit(grid: Any, row: int) -> Action:
    """Type how many failed, and of how many."""
    typed, role = f"{row - 490} из 40", Qt.ItemDataRole.EditRole
    return lambda: grid.model.setData(grid.model.index(row, 2), typed, role)


def _select(table: "QTableView", row: int) -> Action:
    return lambda: table.selectRow(row)


def _tab(tabs: Any, number: int) -> Action:
    return lambda: tabs.setCurrentIndex(number)


def _sort(table: "QTableView", column: int) -> tuple[Action, ...]:
    orders = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)
    header = table.horizontalHeader()
    return tuple(lambda order=order: header.setSortIndicator(column, order) for order in orders)


def _typing(field: Any, text: str) -> tuple[Action, ...]:
    return tuple(lambda key=key: type_text(field, key) for key in text)


def _select_many(table: "QTableView") -> None:
    model = table.model()
    flags = QItemSelectionModel.SelectionFlag
    rows = QItemSelection(model.index(0, 0), model.index(_SELECTED, 0))
    table.selectionModel().select(rows, flags.ClearAndSelect | flags.Rows)


if __name__ == "__main__":
    unknown = set(sys.argv[1:]) - set(GROUPS)
    if unknown:
        sys.exit(f"no such group: {', '.join(sorted(unknown))}; there are: {' '.join(GROUPS)}")
    for line in report(sys.argv[1:]):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
