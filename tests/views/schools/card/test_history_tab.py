"""The history of a school on its card."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.services.language.plural import RECORD, plural
from app.services.school_card.history import find_school_history
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.views.base.page_context import PageContext
from app.views.schools.card.history_tab import HistoryTab
from app.views.widgets.details_panel import ScrolledColumn
from tests.views.conftest import finish, shown_alone
from tests.views.hands import turn_wheel
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


def shown_after_notes(context: PageContext, school_id: int, count: int, qtbot: QtBot) -> HistoryTab:
    """The tab with a school of which the note was typed so many times."""
    row = schools.get_school(context.workspace, school_id)
    for number in range(count):
        draft = SchoolDraft(short_name=row.short_name, note=f"Заметка {number:03}")
        schools.save_school(context.workspace, draft, school_id)
    tab = shown_alone(HistoryTab(context), qtbot)
    tab.show_school(schools.get_school(context.workspace, school_id))
    return tab


def test_a_long_history_is_shown_and_searched_whole(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    workspace, school_id = context.workspace, district.school_id
    tab = shown_after_notes(context, school_id, 260, qtbot)
    finish(context, qtbot)
    every = len(find_school_history(workspace, school_id).keys)
    assert tab.model.rowCount() == tab.model.every == every > 260
    assert tab.filters.count == f"{every}\u00a0{plural(every, RECORD)}"

    tab.filters.search.setText("ЗАМЕТКА 003")
    tab.filters.search.tell_now()
    finish(context, qtbot)
    assert [row.details for row in tab.model.rows] == [
        "примечание: Заметка 003 → Заметка 004",
        "примечание: Заметка 002 → Заметка 003",
    ]
    tab.filters.set_value("kind", "support")
    finish(context, qtbot)
    assert tab.model.rowCount() == 0
    assert not tab.table.isVisible(), "it says that nothing fits, and how to go on"
    tab.filters.reset()
    finish(context, qtbot)
    assert tab.model.rowCount() == every
    assert tab.table.sheet().count == every


def test_the_last_events_stand_there_before_the_others_are_found(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    tab = shown_after_notes(context, district.school_id, 60, qtbot)
    assert tab.model.rowCount() == 50
    assert tab.model.rows[0].details == "примечание: Заметка 058 → Заметка 059"
    assert tab.filters.count == "Более ранние записи читаются…", "the number is not known yet"
    assert "более ранние ещё читались" in tab.table.sheet().filtered
    tab.table.selectRow(1)
    tab.filters.search.setText("заметка 003")
    tab.filters.search.tell_now()
    assert tab.model.rowCount() == 0
    assert tab.filters.count == "Идёт поиск…"
    assert tab.table.isVisible(), "it does not say yet that nothing fits"
    finish(context, qtbot)
    assert tab.model.rowCount() == 2
    tab.filters.reset()
    finish(context, qtbot)
    assert tab.model.rowCount() > 60
    assert tab.table.sheet().filtered == ""


def test_what_is_found_later_of_a_school_that_is_left_is_not_shown(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    workspace, school_id = context.workspace, district.school_id
    tab = shown_after_notes(context, school_id, 60, qtbot)
    tab.table.selectRow(7)
    chosen = tab.whole.text()
    finish(context, qtbot)
    assert tab.whole.text() == chosen, "what is selected stays so"
    tab.show_school(schools.get_school(workspace, school_id))
    tab.show_school(schools.get_school(workspace, district.other_id))
    finish(context, qtbot)
    other = len(find_school_history(workspace, district.other_id).keys)
    assert tab.model.rowCount() == other < 50


def shown_after_aliases(
    context: PageContext, school_id: int, count: int, qtbot: QtBot
) -> HistoryTab:
    """The tab in a low window; the last event of the school has a line for each alias."""
    row = schools.get_school(context.workspace, school_id)
    aliases = tuple(f"Школа {number}" for number in range(count))
    draft = SchoolDraft(short_name=row.short_name, aliases=aliases)
    schools.save_school(context.workspace, draft, row.id)
    tab = shown_alone(HistoryTab(context), qtbot, size=(524, 320))
    tab.show_school(schools.get_school(context.workspace, school_id))
    tab.table.selectRow(0)
    return tab


def test_a_large_event_is_scrolled_to_its_end_by_mouse_and_keys(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    tab = shown_after_aliases(context, district.school_id, 50, qtbot)
    told = next(one for one in tab.findChildren(ScrolledColumn) if one.isAncestorOf(tab.whole))
    bar = told.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.isVisible() and bar.maximum() > 800)
    assert told.height() < tab.table.height(), "the list stays a list"
    tab.activateWindow()
    tab.table.setFocus()
    qtbot.waitUntil(tab.table.hasFocus)
    QTest.keyClick(tab.table, Qt.Key.Key_Tab)
    assert told.hasFocus()
    QTest.keyClick(told, Qt.Key.Key_PageDown)
    assert 0 < bar.value() < bar.maximum()
    for _notch in range(50):
        turn_wheel(told.viewport(), up=False)
    assert bar.value() == bar.maximum()
    assert tab.whole.visibleRegion().contains(tab.whole.rect().bottomLeft())
    tab.table.selectRow(1)
    assert bar.value() == 0
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert tab.whole.visibleRegion().boundingRect() == tab.whole.rect()


def test_the_tooltip_of_a_large_event_counts_the_rest(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    tab = shown_after_aliases(context, district.school_id, 50, qtbot)
    every = len(tab.model.rows[0].lines)
    assert every > 50
    assert len(tab.whole.text().splitlines()) == every
    tip = tab.table.tooltip_at(tab.model.index(0, 2))
    assert tip.splitlines()[-1] == f"и ещё {every - 12}"
    assert tip.splitlines()[:-1] == list(tab.model.rows[0].lines[:12]), "each line once"
    tab.filters.search.setText("школа 49")
    tab.filters.search.tell_now()
    finish(context, qtbot)
    assert tab.model.rowCount() == 1, "also by what is not shown of it"
