"""A search that finds nothing says so where the list was, with the way back to all of it."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from app.services.year import years
from app.views.base.page_context import PageContext
from app.views.look.theme import Theme
from app.views.shell.workplace import Workplace
from app.views.widgets.empty_state import EmptyState
from app.views.widgets.fields.filter_bar import FilterBar
from tests.views.conftest import finish
from tests.views.test_access import STATES


def test_every_list_that_is_searched_says_that_nothing_was_found(
    look: Theme, open_workplace: Callable[..., Workplace], demo_context: PageContext, qtbot: QtBot
) -> None:
    demo_context.set_year(years.work_year(demo_context.workspace.clock.today()))
    workplace = open_workplace(demo_context)
    searched, offenders = 0, list[str]()
    for state, spot in STATES.items():
        workplace.show_way(spot)
        finish(demo_context, qtbot)
        for bar in workplace.current_page.findChildren(FilterBar):
            if not bar.isVisible() or not bar.search.isEnabled():
                continue
            searched += 1
            bar.search.setText("нет такого")
            bar.search.tell_now()
            finish(demo_context, qtbot)
            said = _said(workplace)
            if said is None:
                offenders.append(f"{state}: {bar.search.placeholderText()}")
                bar.reset()
            else:
                said.button.click()
            finish(demo_context, qtbot)
            if bar.text:
                offenders.append(f"{state}: no way back")
    assert searched > 5
    assert not offenders, "\n".join(offenders)


def _said(workplace: Workplace) -> EmptyState | None:
    shown = (one for one in workplace.findChildren(EmptyState) if one.isVisible())
    return next((one for one in shown if one.title.text() == "Ничего не найдено"), None)
