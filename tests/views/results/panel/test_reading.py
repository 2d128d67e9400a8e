"""A large year is read in the background: nothing stale is shown or typed into."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.services import results
from app.services.results import ResultDraft
from app.services.schools import schools
from app.services.storage.workspace import Workspace
from app.views.base.links import ResultsSpot
from app.views.base.page_context import PageContext
from app.views.results.page import ResultsPage
from app.views.results.panel import reading
from app.views.shell.workplace import Workplace
from tests.views.results.conftest import FIRST, YEAR, procedure


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch, page: ResultsPage) -> ResultsPage:
    """The page; from now on every year counts as a large one."""
    monkeypatch.setattr(reading, "AT_ONCE", 0)
    return page


def failed_of(page: ResultsPage) -> str:
    table = page.grid.model.table
    assert table is not None
    school = next(one for one in table.schools if one.name == FIRST)
    key = school.id, procedure(page.context.workspace, "vpr:ma:5")
    cell = table.cells.get(key)
    return "" if cell is None else cell.edit


def test_a_year_that_is_being_read_takes_no_keys_and_gives_them_back(
    large: ResultsPage, qtbot: QtBot
) -> None:
    large.grid.view.setFocus()
    large.context.set_results_year(YEAR - 1)
    assert not large.grid.isEnabled()
    qtbot.waitUntil(large.grid.isEnabled)
    assert large.grid.view.hasFocus()
    assert failed_of(large) == "24/80"


def test_the_late_answer_of_another_year_is_not_shown(large: ResultsPage, qtbot: QtBot) -> None:
    seen: list[int] = []
    large.grid.reading.done.connect(lambda found: seen.append(found.grid.year))
    large.context.set_results_year(YEAR - 1)
    large.context.set_results_year(YEAR)
    qtbot.waitUntil(lambda: large.grid.isEnabled() and not large.context.tasks._running)
    assert seen == [YEAR]
    assert failed_of(large) == "11/89"


def test_a_link_waits_for_the_year_that_is_read(large: ResultsPage, qtbot: QtBot) -> None:
    school = schools.list_schools(large.context.workspace)[0].id
    large.context.set_results_year(YEAR - 1)
    large.show_spot(ResultsSpot(school_id=school, procedure="vpr:ma:5"))
    assert large.grid.view.chosen() != (school, procedure(large.context.workspace, "vpr:ma:5"))
    qtbot.waitUntil(large.grid.isEnabled)
    assert large.grid.view.chosen() == (school, procedure(large.context.workspace, "vpr:ma:5"))


def test_an_edit_made_elsewhere_while_reading_is_shown(large: ResultsPage, qtbot: QtBot) -> None:
    workspace = large.context.workspace
    school = schools.list_schools(workspace)[0].id
    large.refresh()
    draft = ResultDraft(
        school_id=school,
        procedure_id=procedure(workspace, "vpr:ma:5"),
        year=YEAR,
        participants=50,
        failed=5,
    )
    large.context.events.announce(results.save_result(workspace, draft))
    qtbot.waitUntil(lambda: large.grid.isEnabled() and not large.context.tasks._running)
    assert failed_of(large) == "5/50"
    assert not large.grid.is_empty


def test_a_text_refused_while_a_year_is_read_is_shown_when_it_has_been(
    large: ResultsPage, qtbot: QtBot
) -> None:
    school = schools.list_schools(large.context.workspace)[0].id
    large.refresh()
    large.grid.edits.type_in(school, procedure(large.context.workspace, "vpr:ma:5"), "много")
    assert not large.grid.isEnabled()
    qtbot.waitUntil(large.grid.isEnabled)
    assert large.grid.strip.isVisible()
    assert large.grid.strip.text.text().startswith("Не принята 1")
    assert failed_of(large) == "11/89"


def test_a_table_that_waits_behind_a_closed_dialog_has_the_keys_again(
    large: ResultsPage, qtbot: QtBot
) -> None:
    grid = large.grid
    for begin, end in (
        (lambda: grid.edits.working.emit(True), lambda: grid.edits.working.emit(False)),
        (large.refresh, lambda: None),
    ):
        grid.view.setFocus()
        dialog = QDialog(large)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        begin()
        assert not grid.isEnabled()
        end()
        qtbot.waitUntil(grid.isEnabled)
        dialog.close()
        large.activateWindow()  # a window manager does this
        qtbot.waitUntil(large.isActiveWindow)
        assert grid.view.hasFocus()


def test_a_place_that_is_still_read_takes_the_keys_when_it_has_been(
    monkeypatch: pytest.MonkeyPatch,
    make_context: Callable[..., PageContext],
    district: Workspace,
    open_workplace: Callable[..., Workplace],
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr(reading, "AT_ONCE", 0)
    workplace = open_workplace(make_context(district, year=YEAR))
    for _visit in range(2):
        qtbot.keyClick(workplace, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
        page = workplace.current_page
        assert isinstance(page, ResultsPage)
        assert not page.grid.isEnabled()
        assert workplace.hasFocus(), "no button of the page has them meanwhile"
        qtbot.waitUntil(page.grid.isEnabled)
        assert page.grid.view.hasFocus()
        qtbot.keyClick(workplace, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
        page.mark_stale()
