"""A window of 1024x528 shows everything; in a smaller one everything can be scrolled to."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QMainWindow,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.services.documents.making.catalogue import KINDS
from app.services.documents.making.texts import copy_kind
from app.services.year import years
from app.views.base.links import DocumentsSpot, IdentificationSpot
from app.views.base.page_context import PageContext
from app.views.identification.page import IdentificationPage
from app.views.look.room import FULL
from app.views.look.theme import Theme
from app.views.results.page import ResultsPage
from app.views.shell.start.warm_up import WarmUp
from app.views.shell.workplace import Workplace
from app.views.tables.columns import status_column
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.fields.form_dialog import FormDialog
from app.views.widgets.status import Status
from tests.views import room
from tests.views.conftest import finish, sized
from tests.views.patience import at_rest
from tests.views.results.conftest import UNKNOWN, write_marks
from tests.views.test_access import STATES, dialogs, opened

AT_150 = QSize(910, 470)  # 1366x768
WIDE, WIDEST = QSize(1280, 720), QSize(1920, 1080)
OWN = "Приказ о муниципальной группе сопровождения школ с низкими результатами"


def test_every_page_and_tab_has_room(
    look: Theme, open_workplace: Callable[..., Workplace], demo_context: PageContext, qtbot: QtBot
) -> None:
    workplace = open_workplace(demo_context)
    offenders: list[str] = []
    for size in (FULL, AT_150):
        sized(workplace, size)
        for state, spot in STATES.items():
            workplace.show_way(spot)
            finish(demo_context, qtbot)
            problems = at_rest(qtbot, lambda: room.problems(workplace.window()))
            offenders += [f"{size.width()}, {state}: {problem}" for problem in problems]
    assert not offenders, "\n".join(offenders)


def test_no_page_scrolls_as_a_whole_in_the_year_of_work(
    look: Theme, open_workplace: Callable[..., Workplace], demo_context: PageContext, qtbot: QtBot
) -> None:
    demo_context.set_year(years.work_year(demo_context.workspace.clock.today()))
    workplace = open_workplace(demo_context)
    scrolling: list[str] = []

    def shrink() -> None:
        for size in (WIDE, WIDEST):
            sized(workplace, size)
            qtbot.wait(20)
        sized(workplace, FULL)

    def look_at(state: str) -> None:
        finish(demo_context, qtbot)
        qtbot.wait(20)
        if at_rest(qtbot, lambda: workplace.page_scroll.scrolls):
            scrolling.append(f"{state}: needs {workplace.current_page.minimumSizeHint()}")

    shrink()
    for state, spot in STATES.items():
        workplace.show_way(spot)  # the window comes from a page that was wide
        look_at(state)
        shrink()
        look_at(f"{state}, which was wide")
    assert not scrolling, "\n".join(scrolling)


def test_parameters_of_another_tab_need_no_room(
    look: Theme, open_workplace: Callable[..., Workplace], demo_context: PageContext, qtbot: QtBot
) -> None:
    demo_context.set_year(years.work_year(demo_context.workspace.clock.today()))
    workplace = open_workplace(demo_context)
    sized(workplace, WIDE)
    workplace.show_place("identification")
    page = workplace.current_page
    assert isinstance(page, IdentificationPage)
    page.parameters_button.setChecked(True)
    finish(demo_context, qtbot)
    qtbot.waitUntil(page.parameters.isVisible)
    workplace.show_way(IdentificationSpot(tab="runs"))
    sized(workplace, FULL)
    qtbot.waitUntil(lambda: not workplace.page_scroll.scrolls)


def test_what_was_made_before_it_is_looked_at_needs_no_room(
    look: Theme, open_workplace: Callable[..., Workplace], demo_context: PageContext, qtbot: QtBot
) -> None:
    demo_context.set_year(years.work_year(demo_context.workspace.clock.today()))
    workplace = open_workplace(demo_context)
    warm_up = WarmUp(workplace)
    qtbot.waitUntil(lambda: not warm_up.running)
    sized(workplace, FULL)
    scrolling: list[str] = []
    for state, spot in STATES.items():
        workplace.show_way(spot)
        finish(demo_context, qtbot)
        qtbot.wait(80)  # a tab is laid out after it was shown
        if at_rest(qtbot, lambda: workplace.page_scroll.scrolls):
            scrolling.append(f"{state}: needs {workplace.current_page.minimumSizeHint()}")
    assert not scrolling, "\n".join(scrolling)


def test_no_page_scrolls_as_a_whole_below_a_band_or_a_notice(
    look: Theme,
    open_workplace: Callable[..., Workplace],
    demo_context: PageContext,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    demo_context.set_year(2019)
    workplace = open_workplace(demo_context)
    sized(workplace, FULL)
    scrolling: list[str] = []

    def look_at(state: str) -> None:
        finish(demo_context, qtbot)
        qtbot.wait(80)  # a tab is laid out after it was shown
        if at_rest(qtbot, lambda: workplace.page_scroll.scrolls):
            scrolling.append(f"{state}: needs {workplace.current_page.minimumSizeHint()}")

    for state, spot in STATES.items():
        workplace.show_way(spot)
        look_at(state)
    workplace.show_place("results")
    page = workplace.current_page
    assert isinstance(page, ResultsPage)
    page.load_files([write_marks(tmp_path / "marks.xlsx", [UNKNOWN])])
    look_at("import with questions")
    assert page.preview.questions.unanswered
    page.cancel_import()
    look_at("results after an import")
    copies = [copy_kind(demo_context.workspace, kind, f"{OWN} ({kind})") for kind in KINDS]
    demo_context.events.announce(copies[-1][1])  # the list is read once for all
    for name, _changes in copies:
        workplace.show_way(DocumentsSpot(kind=name))
        look_at(f"own document {name}")
    assert not scrolling, "\n".join(scrolling)


def test_a_page_that_has_no_room_scrolls_to_what_has_the_keys(
    open_workplace: Callable[..., Workplace], demo_context: PageContext, qtbot: QtBot
) -> None:
    workplace = open_workplace(demo_context)
    sized(workplace, QSize(800, 420))
    for place in ("schools", "results", "plans", "documents"):
        workplace.show_place(place)
        finish(demo_context, qtbot)
        workplace.top_bar.search.setFocus()
        for _step in range(40):
            now = QApplication.focusWidget()
            leads_on = Qt.Key.Key_F6 if room.access.keeps_tab(now) else Qt.Key.Key_Tab
            qtbot.keyClick(now, leads_on)
            reached = QApplication.focusWidget()
            assert reached is not None
            assert not reached.visibleRegion().isEmpty(), room.access.described(reached)


def test_every_dialog_fits_a_small_screen(
    look: Theme, demo_context: PageContext, qtbot: QtBot
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    offenders: list[str] = []
    for size in (FULL, AT_150):
        window.resize(size)
        window.show()
        for kind in dialogs():
            dialog = opened(kind, window, demo_context)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
            qtbot.addWidget(dialog)
            _show(dialog)
            finish(demo_context, qtbot)
            problems = at_rest(qtbot, lambda dialog=dialog: room.problems(dialog))
            if dialog.size() != dialog.size().boundedTo(size):
                problems.append(f"larger than the window: {dialog.size()}")
            offenders += [f"{size.width()}, {kind.__name__}: {problem}" for problem in problems]
            dialog.close()
    assert not offenders, "\n".join(offenders)


def _show(dialog: QDialog) -> None:
    if isinstance(dialog, FormDialog):
        dialog.show_form()
    else:
        dialog.show()


@pytest.mark.parametrize(
    "fault", ["cut by", "words cut", "text cut", "covered", "title cut", "state cut"]
)
def test_the_checks_see_what_is_wrong(qtbot: QtBot, fault: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    outside, narrow = QPushButton("Сохранить", window), QPushButton("Загрузить", window)
    outside.setGeometry(250, 10, 120, 32)
    narrow.setGeometry(10, 10, 40, 32)
    QPushButton("Отмена", window).setGeometry(30, 10, 120, 32)
    QLabel("Длинные слова, которым не хватает места", window).setGeometry(10, 60, 60, 20)
    partly = Status("warning", "partly", "выполнено частично")
    columns = (status_column("state", "Состояние исполнения", lambda _row: partly, width=96),)
    table = TableView(RowTableModel(columns, key=lambda row: row), name="room")
    table.rows_model.set_rows([1])
    table.setParent(window)
    table.setGeometry(10, 90, 280, 100)
    window.show()
    assert any(found.startswith(fault) for found in room.problems(window))
