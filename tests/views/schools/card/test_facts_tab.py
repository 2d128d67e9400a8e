"""The verdict on the card of a school, and the way to where it was made."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.services.findings.links import ToSchool
from app.services.storage.workspace import Workspace
from app.views.base.page_context import PageContext
from app.views.shell.workplace import Workplace
from tests.views.conftest import finish, seen_tab

SCHOOL, WORDS = 3, "Показать в «Выявлении»"


def follow(workplace: Workplace, year: int, qtbot: QtBot) -> Any:
    """Click the way to the identification on the card, in a year of work."""
    context = workplace.context
    context.set_year(year)
    context.go_to(ToSchool(SCHOOL, "requisites"))
    page: Any = workplace.current_page
    qtbot.waitUntil(lambda: page._outcome is not None)
    context.set_results_year(2019)
    (button,) = [
        one for one in seen_tab(page.card).findChildren(QPushButton) if one.text() == WORDS
    ]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    finish(context, qtbot)
    return workplace.current_page


def test_the_card_leads_to_the_run_or_the_results_that_its_verdict_is_of(
    demo: Workspace,
    make_context: Callable[..., PageContext],
    open_workplace: Callable[..., Workplace],
    qtbot: QtBot,
) -> None:
    workplace = open_workplace(make_context(demo, year=2019))
    page = follow(workplace, 2026, qtbot)
    run = page.runs._opened.run
    assert (run.year, run.work_year) == (2025, 2026), "the frozen run of the year of work"
    assert page.runs.verdicts.selected().school_id == SCHOOL
    page = follow(workplace, 2027, qtbot)
    assert (page.tabs.currentIndex(), page.year.currentText()) == (0, "2025/2026")
    assert page.verdicts.selected().school_id == SCHOOL
    assert workplace.context.year == 2027


def test_a_verdict_that_is_being_worked_out_is_not_said_to_be_none(
    demo: Workspace,
    make_context: Callable[..., PageContext],
    open_workplace: Callable[..., Workplace],
    qtbot: QtBot,
) -> None:
    workplace = open_workplace(make_context(demo, year=2026))
    context = workplace.context
    context.go_to(ToSchool(SCHOOL, "requisites"))
    page: Any = workplace.current_page
    origin, load = page.card.tab("facts")._origin, page.card.tab("facts")._load
    assert (origin.text(), load.isVisible()) == ("Вывод считается…", False)
    finish(context, qtbot)
    of_2026 = origin.text()
    context.set_year(2027)
    assert (origin.text(), load.isVisible()) == ("Вывод считается…", False)
    finish(context, qtbot)
    assert origin.text() not in (of_2026, "Вывод считается…")
    context.set_year(2041)
    finish(context, qtbot)
    assert (origin.text()[:11], load.isVisible()) == ("Вывода нет:", True)
