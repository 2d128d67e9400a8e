"""The window comes back as it was left: tabs, dividers, order, screen."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QSplitter
from pytestqt.qtbot import QtBot

from app.services.progress import run_steps
from app.services.storage.backup import make_backup
from app.services.storage.workspace import Workspace
from app.views.base.links import SettingsSpot
from app.views.base.page_context import PageContext
from app.views.look.window_state import visible_place
from app.views.shell.workplace import Workplace
from app.views.widgets.fields.year_form import YearForm
from tests.views.conftest import finish

MakeContext = Callable[..., PageContext]


@pytest.fixture
def start(
    make_context: MakeContext, demo: Workspace, open_workplace: Callable[..., Workplace]
) -> Callable[[], Workplace]:
    """Opens the window over the same remembered state again and again."""

    def open_window() -> Workplace:
        return open_workplace(make_context(demo, year=2019), 1440, 900)

    return open_window


def show_again(start: Callable[[], Workplace], key: str) -> Workplace:
    made = start()
    made.show_place(key)
    return made


def settle(workplace: Workplace, qtbot: QtBot) -> None:
    finish(workplace.context, qtbot)


def test_the_window_opens_on_the_start_page(start: Callable[[], Workplace]) -> None:
    show_again(start, "plans")
    assert start().current_key == "overview"


@pytest.mark.parametrize(
    ("key", "part"),
    [
        ("documents", lambda page: page.tabs),
        ("identification", lambda page: page.tabs),
        ("schools", lambda page: page.card.tabs),
    ],
)
def test_tabs_come_back(
    start: Callable[[], Workplace], qtbot: QtBot, key: str, part: Callable[[Any], Any]
) -> None:
    first = show_again(start, key)
    settle(first, qtbot)
    part(first.current_page).setCurrentIndex(2)
    second = show_again(start, key)
    settle(second, qtbot)
    assert part(second.current_page).currentIndex() == 2
    assert second.current_page.isVisible()


def test_the_section_of_the_settings_comes_back_and_links_win(
    start: Callable[[], Workplace],
) -> None:
    first = show_again(start, "settings")
    page: Any = first.current_page
    page.show_section("about")
    again = show_again(start, "settings")
    page = again.current_page
    assert page.list.currentItem().text() == "О программе"
    third = start()
    third.show_way(SettingsSpot(section="people"))
    page = third.current_page
    assert page.list.currentItem().text() == "Сотрудники"


def test_a_section_that_comes_back_is_read(start: Callable[[], Workplace], qtbot: QtBot) -> None:
    first = show_again(start, "settings")
    backups = first.context.workspace.backups
    run_steps(
        make_backup(
            first.context.workspace.database.path, backups, first.context.workspace.clock, "manual"
        )
    )
    page: Any = first.current_page
    for key, shown in (
        ("backups", lambda page: page.backups.model.rows),
        ("people", lambda page: page.people.model.rows),
        ("profiles", lambda page: page.profiles.view.model.rows),
        ("history", lambda page: page.history.model.rows),
    ):
        page.show_section(key)
        finish(page.context, qtbot)
        assert shown(page), key
        page = show_again(start, "settings").current_page
        finish(page.context, qtbot)
        assert shown(page), key


def test_dividers_come_back(start: Callable[[], Workplace], qtbot: QtBot) -> None:
    def divider(workplace: Workplace) -> QSplitter:
        settle(workplace, qtbot)
        shown = [one for one in workplace.current_page.findChildren(QSplitter) if one.isVisible()]
        return shown[0]

    for key, by in (("schools", -60), ("results", -60), ("documents", 40)):
        first = show_again(start, key)
        splitter = divider(first)
        moved = splitter.sizes()[0] + by
        splitter.setSizes([moved, sum(splitter.sizes()) - moved])
        splitter.splitterMoved.emit(moved, 1)
        left = splitter.sizes()
        assert left[0] == moved
        assert divider(show_again(start, key)).sizes() == left


def test_the_order_of_a_table_comes_back(start: Callable[[], Workplace], qtbot: QtBot) -> None:
    first = show_again(start, "schools")
    page: Any = first.current_page
    page.table.horizontalHeader().setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    names = [row.school.short_name for row in page.table.rows_model.rows]
    page = show_again(start, "schools").current_page
    header = page.table.horizontalHeader()
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (
        1,
        Qt.SortOrder.DescendingOrder,
    )
    assert [row.school.short_name for row in page.table.rows_model.rows] == names
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    page = show_again(start, "schools").current_page
    assert page.table.horizontalHeader().sortIndicatorSection() == -1


MAIN, SECOND = QRect(0, 0, 1280, 720), QRect(1280, 0, 1920, 1080)


@pytest.mark.parametrize(
    ("frame", "screens", "wanted"),
    [
        (QRect(100, 50, 1024, 640), [MAIN], QRect(100, 50, 1024, 640)),
        (QRect(1400, 50, 1024, 640), [MAIN, SECOND], QRect(1400, 50, 1024, 640)),
        (QRect(1400, 50, 1024, 640), [MAIN], QRect(256, 50, 1024, 640)),
        (QRect(-3000, -900, 1600, 900), [MAIN], QRect(0, 0, 1280, 720)),
        (QRect(1200, 50, 1024, 640), [MAIN], QRect(256, 50, 1024, 640)),
        (QRect(100, -40, 1024, 640), [MAIN], QRect(100, 0, 1024, 640)),
        (QRect(9000, 50, 1024, 640), [MAIN, SECOND], QRect(2176, 50, 1024, 640)),
        (QRect(-200, 50, 1024, 640), [MAIN], QRect(-200, 50, 1024, 640)),
    ],
)
def test_a_window_comes_onto_a_screen_that_is_there(
    frame: QRect, screens: list[QRect], wanted: QRect
) -> None:
    assert visible_place(frame, screens) == wanted


_PROGRAM = """
import sys
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from app.views.shell.start.main_window import MainWindow
from app.views.look.window_state import WindowState

app = QApplication(["opora"])
state = WindowState(QSettings(sys.argv[1], QSettings.Format.IniFormat))
window = MainWindow(state)
window.show()
app.processEvents()
if len(sys.argv) > 2:
    window.setGeometry(2000, 100, 1100, 700)
app.processEvents()
place = window.geometry()
seen = any(one.availableGeometry().contains(place.adjusted(4, 4, -4, -4)) for one in app.screens())
print(len(app.screens()), place.left() >= 1280, seen)
window.close()
"""


def _screens(folder: Path, *places: QRect) -> str:
    described = [
        {
            "name": f"screen{number}",
            "x": place.x(),
            "y": place.y(),
            "width": place.width(),
            "height": place.height(),
            "logicalDpi": 96,
            "logicalBaseDpi": 96,
            "dpr": 1,
        }
        for number, place in enumerate(places)
    ]
    path = folder / f"screens{len(places)}.json"
    path.write_text(json.dumps({"screens": described}), encoding="utf-8")
    return f"offscreen:configfile={path}"


def test_a_window_saved_on_a_second_screen_comes_back_onto_the_first(tmp_path: Path) -> None:
    def run(*arguments: str, screens: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM, str(tmp_path / "window.ini"), *arguments],
            env={**os.environ, "QT_QPA_PLATFORM": screens, "PYTHONPATH": str(Path.cwd())},
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        return done.stdout.strip()

    both, one = _screens(tmp_path, MAIN, SECOND), _screens(tmp_path, MAIN)
    assert run("move", screens=both) == "2 True True"
    assert run(screens=both) == "2 True True"
    assert run(screens=one) == "1 False True"


def test_any_school_year_can_be_chosen(start: Callable[[], Workplace], qtbot: QtBot) -> None:
    workplace = start()
    box = workplace.top_bar.year
    box.setCurrentIndex(box.count() - 1)
    form = workplace.window().findChild(YearForm)
    assert form is not None
    assert box.currentText() == "Год работы 2018/2019"
    form.year.setText("не год")
    form.submit()
    assert form.row.has_error
    form.year.setText("1903/1904")
    form.submit()
    assert form.row.has_error
    form.year.setText("2003/2004")
    form.submit()
    assert workplace.context.year == 2004
    assert box.currentText() == "Год работы 2003/2004"
    for key in ("schools", "results", "identification", "plans", "documents"):
        workplace.show_place(key)
        settle(workplace, qtbot)
    hit = workplace.search.palette.find("2009/2010")[0]
    assert hit.run is not None
    hit.run()
    assert workplace.context.year == 2010


def test_ten_years_of_data_are_offered(start: Callable[[], Workplace], demo: Workspace) -> None:
    from app.services.reference import ensure_school_year

    with demo.database.writing() as session:
        for year in range(2008, 2018):
            ensure_school_year(session, year)
    offered = [year for year, _words in start().top_bar.year.years()]
    assert offered == sorted(offered, reverse=True)
    assert set(range(2008, 2018)) <= set(offered)
