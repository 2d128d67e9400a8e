"""The real window over a large district: the longest gaps of its event loop.

`python -m tests.benchmarks.event_loop identification plans` measures these groups alone.
"""

import sys
import tempfile
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QSettings, Qt

from app import bootstrap
from app.services.findings.links import ToDocument
from app.services.identification.runs import runs
from app.views.base.pages import PLACES
from app.views.look import theme
from app.views.look.window_state import WindowState
from app.views.shell.start.application import make_application, release_garbage
from app.views.shell.start.session import WindowSession
from app.views.shell.workplace import Workplace
from app.views.tables.saving import save_as
from tests.benchmarks import plan_gaps
from tests.benchmarks.district import CLOCK, LAST_YEAR, make_district
from tests.benchmarks.driver import Action, Driver, Gap, select_row, show_place, sort_by, type_keys
from tests.ended import close_to_the_end

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from app.views.tables.sheet_view import SheetView

_SELECTED = 330


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
    chosen = groups or tuple(GROUPS)
    with opened(root) as (driver, workplace, starting):
        yield from starting
        if "places" not in chosen:  # the other groups begin on pages that were seen before
            driver.settle(*(show_place(workplace, place.key) for place in PLACES))
        for group in chosen:
            yield from GROUPS[group](driver, workplace)


@contextmanager
def opened(root: Path) -> Generator[tuple[Driver, Workplace, list[Gap]]]:
    """The real window over a workspace, with the gaps of its start; once in a process."""
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
        # The page before the data, as there.
        starting = [
            driver.measure("the frame", PLACES[0].load),
            driver.measure("start", session.start),
        ]
        release_garbage()
        workplace = session.window.centralWidget()
        assert isinstance(workplace, Workplace)
        starting.append(driver.measure("pages are made ready", lambda: None))
        yield driver, workplace, starting
        session.messages.ask = lambda *_texts, **_words: True
        close_to_the_end(session)


def _places(driver: Driver, window: Workplace) -> Iterator[Gap]:
    for place in PLACES:
        yield driver.measure(f"first visit: {place.key}", show_place(window, place.key))
    for place in PLACES:
        yield driver.measure(f"page switch: {place.key}", show_place(window, place.key))


def _years(driver: Driver, window: Workplace) -> Iterator[Gap]:
    years = window.context.set_year
    for place in PLACES[:5]:
        driver.settle(show_place(window, place.key))
        yield driver.measure(
            f"another year: {place.key}",
            lambda: years(LAST_YEAR - 1),
            lambda: years(LAST_YEAR),
        )


def _looks(driver: Driver, window: Workplace) -> Iterator[Gap]:
    look = theme.current()
    for place in PLACES:
        driver.settle(show_place(window, place.key))
        yield driver.measure(
            f"light and dark: {place.key}",
            lambda: look.apply(dark=not look.dark),
            lambda: look.apply(dark=not look.dark),
        )


def _schools(driver: Driver, window: Workplace) -> Iterator[Gap]:
    driver.settle(show_place(window, "schools"))
    page: Any = window.current_page
    yield driver.measure(
        "schools: another school", *(select_row(page.table, n) for n in (300, 301))
    )
    for number in range(page.card.tabs.count()):
        title = page.card.tabs.tabText(number)
        yield driver.measure(
            f"schools: {title} of the card",
            lambda number=number: page.card.tabs.setCurrentIndex(number),
            select_row(page.table, 400 + number),
        )
    for column in range(len(page.model.columns)):
        yield driver.measure(f"schools: sort by column {column + 1}", *sort_by(page.table, column))
    yield driver.measure(
        "schools: filter",
        lambda: page.filters.set_value("state", "support"),
        page.filters.reset,
    )
    yield driver.measure("schools: typing in the search", *type_keys(page.search, "болгар"))
    page.filters.reset()


def _search(driver: Driver, window: Workplace) -> Iterator[Gap]:
    field = window.top_bar.search
    yield driver.measure("window search: Ctrl+K", lambda: window.search.open())
    yield driver.measure("window search: typing", *type_keys(field, "семинар 31"))
    field.clear()


def _results(driver: Driver, window: Workplace) -> Iterator[Gap]:
    driver.settle(show_place(window, "results"))
    page: Any = window.current_page
    grid = page.grid
    yield driver.measure("results: typing in the search", *type_keys(page.search, "кимовка"))
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
    yield driver.measure("overview after the edit", show_place(window, "overview"))
    yield driver.measure("schools after the edit", show_place(window, "schools"))


def _identification(driver: Driver, window: Workplace) -> Iterator[Gap]:
    driver.settle(show_place(window, "results"))
    page: Any = window.current_page
    driver.settle(_edit(page.grid, 503))
    yield driver.measure("identification after the edit", show_place(window, "identification"))
    page = window.current_page
    fields = page.parameters.fields
    yield driver.measure(
        "identification: a verdict", *(select_row(page.verdicts.table, n) for n in (9, 90))
    )
    yield driver.measure(
        "identification: what-if", lambda: fields.c1.setValue(fields.c1.value() + 1)
    )
    yield driver.measure(
        "identification: a verdict after the what-if",
        *(select_row(page.verdicts.table, n) for n in (200, 201)),
    )
    yield driver.measure(
        "identification: comparison",
        lambda: page.what_if.comparing.emit(True),
        lambda: page.what_if.comparing.emit(False),
    )
    for column in range(len(page.verdicts.model.columns)):
        sorting = sort_by(page.verdicts.table, column)
        yield driver.measure(f"identification: sort by column {column + 1}", *sorting)
    yield driver.measure("identification: typing", *type_keys(page.search, "покровка"))
    for number in (1, 2, 0):
        title = page.tabs.tabText(number)
        yield driver.measure(f"identification: {title}", _tab(page.tabs, number))


def _plans(driver: Driver, window: Workplace) -> Iterator[Gap]:
    driver.settle(show_place(window, "plans"))
    yield driver.measure(
        "plans: the year of the plan", lambda: window.context.set_year(LAST_YEAR + 1)
    )
    page: Any = window.current_page
    yield driver.measure("plans: another measure", *(select_row(page.table, n) for n in (50, 51)))
    yield driver.measure(f"plans: {_SELECTED} measures selected", lambda: _select_many(page.table))
    yield driver.measure("plans: typing in the search", *type_keys(page.search, "болгар"))
    yield driver.measure(
        "plans: filter", page.filters.reset, lambda: page.filters.set_value("due", "overdue")
    )


def _tables(driver: Driver, window: Workplace) -> Iterator[Gap]:
    """Every table is selected, copied and saved as a workbook."""
    for key in ("schools", "results", "plans"):
        driver.settle(show_place(window, key))
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
        show_place(window, "documents"),
        lambda: context.go_to(ToDocument("list-order")),
    )
    page: Any = window.current_page
    links = page.kinds.panel.texts
    yield driver.measure("documents: the window of a text", links.change_text)
    editor = links.opened.editor
    word = editor.document().find("ПРИКАЗЫВАЮ")
    word.clearSelection()
    editor.setTextCursor(word)
    yield driver.measure("documents: a key in the text", *type_keys(editor, " и требую"))
    assert links.opened.pages.preview is not None
    links.opened.accept()  # without asking for what was typed


def _sets(driver: Driver, window: Workplace) -> Iterator[Gap]:
    """A set of papers for every school under support: what is ready, its ticks, its making."""
    driver.settle(lambda: window.context.set_year(LAST_YEAR + 1), show_place(window, "documents"))
    page: Any = window.current_page
    yield driver.measure("sets: the tab", lambda: page.show_tab("set"))
    tab = page.sets
    yield driver.measure(
        "sets: passports by school",
        lambda: tab.details.apart_chosen.emit("school-passport", True),
    )
    yield driver.measure("sets: all ticks away and back", *[tab.all_button.click] * 2)
    yield driver.measure("sets: it is made as files", tab.make)
    tab.formats.setCurrentIndex(tab.formats.count() - 1)
    yield driver.measure("sets: it is made as one PDF", tab.make)


GROUPS: "dict[str, Callable[[Driver, Workplace], Iterator[Gap]]]" = {
    "places": _places,
    "years": _years,
    "looks": _looks,
    "schools": _schools,
    "search": _search,
    "results": _results,
    "identification": _identification,
    "plans": _plans,
    "tables": _tables,
    "documents": _documents,
    "sets": _sets,
    "plan-years": plan_gaps.gaps,
}


def _edit(grid: Any, row: int) -> Action:
    """Type how many failed, and of how many."""
    typed, role = f"{row - 490} из 40", Qt.ItemDataRole.EditRole
    return lambda: grid.model.setData(grid.model.index(row, 2), typed, role)


def _tab(tabs: Any, number: int) -> Action:
    return lambda: tabs.setCurrentIndex(number)


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
