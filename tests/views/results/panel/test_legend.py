"""The line under the grid is read whole in the smallest window."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from app.views.base.page_context import PageContext
from app.views.look.room import FULL
from app.views.results.page import ResultsPage
from app.views.shell.workplace import Workplace
from tests.views.conftest import finish, sized


def test_the_legend_is_not_cut_and_says_the_rest_in_its_tooltip(
    open_workplace: Callable[..., Workplace], demo_context: PageContext, qtbot: QtBot
) -> None:
    workplace = open_workplace(demo_context)
    sized(workplace, FULL)
    window = workplace.window()
    workplace.show_place("results")
    finish(demo_context, qtbot)
    page = workplace.current_page
    assert isinstance(page, ResultsPage)
    legend = page.grid.legend
    words = "Порог взят из профиля"
    qtbot.waitUntil(lambda: words in legend.text() and legend.width() < FULL.width())
    longest = f"{legend.text().split(words)[0]}{words} «{'Омская область ' * 6}»."
    for width in (FULL.width(), 1500):
        window.resize(width, FULL.height())
        qtbot.waitUntil(lambda width=width: abs(window.width() - width) < 2)
        qtbot.wait(20)
        legend.repaint()
        assert legend.fontMetrics().horizontalAdvance(legend.text()) <= legend.width()
        assert "«" in legend.text() + legend.toolTip()
    legend.set_words(longest, "Порог взят из профиля.")
    window.resize(FULL)
    qtbot.waitUntil(lambda: legend.text() == "Порог взят из профиля.")
    legend.repaint()
    assert legend.toolTip() == longest
