"""The history of a school on its card."""

from pytestqt.qtbot import QtBot

from app.services.schools import schools
from app.views.base.page_context import PageContext
from app.views.schools.card.history_tab import HistoryTab
from tests.views.conftest import shown_alone
from tests.views.samples import District


def widths(tab: HistoryTab) -> dict[str, int]:
    return {
        column.key: tab.table.columnWidth(number) for number, column in enumerate(tab.model.columns)
    }


def test_what_was_done_gets_a_share_of_the_room_in_a_wide_window(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    tab = HistoryTab(context)
    shown_alone(tab, qtbot, tab.model, size=(960, 480))
    tab.show_school(schools.get_school(context.workspace, district.school_id))
    least, most = 184, 344
    assert widths(tab)["what"] == most
    assert widths(tab)["details"] > most
    tab.resize(600, 480)
    qtbot.waitUntil(lambda: widths(tab)["what"] == least)
    tab.resize(960, 480)
    qtbot.waitUntil(lambda: widths(tab)["what"] == most)
    assert widths(tab)["who"]  # given up in a narrow window only
