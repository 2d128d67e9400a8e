"""The gaps of the window over one of the bases, in a process of its own.

`python -m tests.benchmarks.growth.window FOLDER` prints them for a workspace that it may change.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.enums import MeasureStatus
from app.services.findings.links import ToResult, ToSchool
from app.views.shell.workplace import Workplace
from tests.benchmarks.driver import Action, Driver, Gap, select_row, show_place, type_keys
from tests.benchmarks.event_loop import opened
from tests.benchmarks.growth.decade import LAST_YEAR, QUIET_GRADE, QUIET_SCHOOL
from tests.benchmarks.growth.timings import BUSY_SCHOOL
from tests.benchmarks.measure import ROOT


def lines(root: Path) -> Iterator[str]:
    """The gaps as they are printed, measured in a window of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.growth.window", str(root)]
    done = subprocess.run(
        command, cwd=ROOT, check=True, capture_output=True, text=True, encoding="utf-8"
    )
    yield from done.stdout.splitlines()


def measure(root: Path) -> Iterator[Gap]:
    """The gaps of what reads the log or writes it."""
    with opened(root) as (driver, window, starting):
        yield from starting
        yield from _settings(driver, window)
        yield from _card(driver, window)
        yield from _results(driver, window)
        yield from _plans(driver, window)


def _settings(driver: Driver, window: Workplace) -> Iterator[Gap]:
    driver.settle(show_place(window, "settings"))
    page: Any = window.current_page
    row = list(page.sections).index("history")
    yield driver.measure("the history is opened", lambda: page.list.setCurrentRow(row))
    history = page.history
    yield driver.measure("history: another action", *(select_row(history.table, n) for n in (3, 9)))
    yield driver.measure("history: the end of the list", _to_end(history.table))
    yield driver.measure(
        "history: typing in the search", *type_keys(history.filters.search, "план")
    )
    driver.settle(history.filters.reset)


def _card(driver: Driver, window: Workplace) -> Iterator[Gap]:
    go_to = window.context.go_to
    for words, school_id in (("little", QUIET_SCHOOL), ("much", BUSY_SCHOOL)):
        driver.settle(lambda key=school_id: go_to(ToSchool(key)))
        page: Any = window.current_page
        driver.settle(_show_tab(page.card.tabs, "Сведения"))
        yield driver.measure(
            f"card: «История» of a school with {words} in the log",
            _show_tab(page.card.tabs, "История"),
        )


def _show_tab(tabs: Any, title: str) -> Action:
    names = [tabs.tabText(number) for number in range(tabs.count())]
    return lambda: tabs.setCurrentIndex(names.index(title))


def _results(driver: Driver, window: Workplace) -> Iterator[Gap]:
    cell = ToResult(QUIET_SCHOOL, f"vpr:ma:{QUIET_GRADE}", LAST_YEAR)
    driver.settle(show_place(window, "results"))
    yield driver.measure("results: a cell with its history", lambda: window.context.go_to(cell))


def _plans(driver: Driver, window: Workplace) -> Iterator[Gap]:
    driver.settle(show_place(window, "plans"), lambda: window.context.set_year(LAST_YEAR))
    page: Any = window.current_page
    driver.settle(select_row(page.table, 2))
    marks = (MeasureStatus.DONE, MeasureStatus.IN_PROGRESS)
    yield driver.measure("plans: a mark", *(_mark(page, status) for status in marks))
    yield driver.measure("the overview after it", show_place(window, "overview"))


def _mark(page: Any, status: MeasureStatus) -> Action:
    return lambda: page.plan_actions.mark_selected(status)


def _to_end(table: Any) -> Action:
    return table.scrollToBottom


if __name__ == "__main__":
    for gap in measure(Path(sys.argv[1])):
        sys.stdout.write(gap.line() + "\n")
        sys.stdout.flush()
