"""Steps about few cells are run at once, those about many in the worker; both end alike."""

from threading import current_thread, main_thread

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.errors import UserError
from app.views.base.page_context import PageContext
from app.views.results.grid.aside import Aside, Steps
from app.views.results.grid.pieces import AT_ONCE
from tests.views.conftest import finish, said


def test_each_part_gives_its_outcome_to_the_steps(
    context: PageContext, qtbot: QtBot, qapp: QObject
) -> None:
    def steps(log: list[object]) -> Steps:
        log.append((yield lambda: current_thread() is main_thread()))
        log.append((yield lambda: "second"))
        log.append(current_thread() is main_thread())

    for cells, at_once in ((AT_ONCE, True), (AT_ONCE + 1, False)):
        log, working = list[object](), list[bool]()
        aside = Aside(context, qapp)
        aside.working.connect(working.append)
        aside.run(steps(log), cells)
        assert bool(log) is at_once
        finish(context, qtbot)
        assert log == [at_once, "second", True]
        assert working == ([] if at_once else [False, True, False, True, False])


def test_a_known_problem_of_any_part_ends_the_steps_and_is_told(
    context: PageContext, qtbot: QtBot, qapp: QObject
) -> None:
    def refuse() -> None:
        raise UserError("Так нельзя.")

    def steps(log: list[str], *, inside: bool) -> Steps:
        yield lambda: None
        if inside:
            refuse()
        yield refuse
        log.append("went on")

    for cells in (AT_ONCE, AT_ONCE + 1):
        for inside in (True, False):
            log, working = list[str](), list[bool]()
            aside = Aside(context, qapp)
            aside.working.connect(working.append)
            aside.run(steps(log, inside=inside), cells)
            finish(context, qtbot)
            assert said(context).texts == ["Так нельзя."]
            assert (log, working[-1:]) == ([], [] if cells == AT_ONCE else [False])
            said(context).texts.clear()
