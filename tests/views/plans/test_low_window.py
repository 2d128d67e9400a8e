"""A plan in a window of 1024x528: enough rows, and everything else a press away."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QMenu, QPushButton, QStyle, QStyleOptionComboBox, QWidget
from pytestqt.qtbot import QtBot

from app.enums import MeasureStatus
from app.views.base.links import PlansSpot
from app.views.base.page_context import PageContext
from app.views.look.room import FULL
from app.views.plans.month_strip import MonthCell
from app.views.plans.page import PlansPage
from app.views.shell.workplace import Workplace
from tests.views.conftest import finish, sized
from tests.views.hands import Hands

_MEASURES = 6  # in sight at once, at least
_HIGH = QSize(1280, 800)
_FRAMED = QSize(1093, 614)  # the whole screen of 1366x768 at 125 %
_SCREEN = 566  # 768 pixels at 125 % without the bar of the system


@pytest.fixture
def low(
    open_workplace: Callable[..., Workplace], demo_context: PageContext, qtbot: QtBot
) -> PlansPage:
    """The page with the plan of the demo district, in the smallest window."""
    demo_context.set_year(2027)
    workplace = open_workplace(demo_context)
    sized(workplace, FULL)
    workplace.show_way(PlansSpot())
    finish(demo_context, qtbot)
    page = workplace.current_page
    assert isinstance(page, PlansPage)
    qtbot.waitUntil(lambda: page.top.filters.isVisible())
    return page


def whole_rows(page: PlansPage) -> list[int]:
    """Rows of measures that are seen from their upper to their lower edge."""
    table = page.table
    room = table.viewport().rect()
    return [
        number
        for number, line in enumerate(table.lines.rows)
        if line.measure is not None
        and room.contains(table.visualRect(table.lines.index(number, 1)).adjusted(0, 0, -1, 0))
    ]


def test_six_measures_are_seen_below_the_heading_of_their_section(low: PlansPage) -> None:
    assert low.months.isVisible()
    assert low.table.lines.rows[0].heading
    assert whole_rows(low)[:_MEASURES] == list(range(1, 1 + _MEASURES))
    assert not low.filters.isVisible()


def test_the_menu_of_a_measure_stands_whole_on_the_screen(
    low: PlansPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    low.table.select_key(low.table.lines.rows[1].key)
    menu = low.plan_actions.menu
    monkeypatch.setattr(menu, "popup", lambda _where: None)
    low.plan_actions.show_line_menu(QPoint(0, 0))
    assert 300 < menu.sizeHint().height() <= _SCREEN
    parts = {part.title(): part for part in menu.findChildren(QMenu)}
    assert set(parts) == {"Переместить", "В раздел", "Таблица целиком"}
    moves = [action.text() for action in parts["Переместить"].actions()]
    assert moves == ["Выше\tAlt+Вверх", "Ниже\tAlt+Вниз", "В раздел"]


def test_what_a_row_has_no_room_for_is_in_its_tooltip(low: PlansPage, qtbot: QtBot) -> None:
    titles = [low.table.lines.index(number, 1) for number in whole_rows(low)]
    (first,) = [index for index in titles if str(index.data()).startswith("Обновить состав")]
    four_lines = low.table.fontMetrics().lineSpacing() * 4
    assert low.table.rowHeight(first.row()) < four_lines
    assert low.table.tooltip_at(first) == first.data()
    (short,) = [index for index in titles if str(index.data()).startswith("Утвердить перечень")]
    assert low.table.tooltip_at(short) == ""
    low.window().resize(_HIGH)
    qtbot.waitUntil(lambda: low.table.rowHeight(first.row()) > four_lines)
    assert low.table.tooltip_at(first) == ""


def test_a_press_shows_the_choices_and_what_filters_stays_in_sight(
    low: PlansPage, qtbot: QtBot
) -> None:
    hands = Hands(qtbot)
    hands.press(low.top.filters)
    qtbot.waitUntil(low.filters.isVisible)
    hands.press(low.top.filters)
    qtbot.waitUntil(lambda: not low.filters.isVisible())
    low.filters.set_value("status", MeasureStatus.DONE)
    qtbot.waitUntil(low.filters.isVisible)
    assert low.top.filters.isChecked()
    assert not low.top.filters.isEnabled()
    hands.press_words(low.filters, "Сбросить")
    qtbot.waitUntil(lambda: not low.filters.isVisible())
    assert low.top.filters.isEnabled()


def test_the_search_is_reached_by_its_key_and_goes_back_in_a_high_window(
    low: PlansPage, qtbot: QtBot
) -> None:
    hands = Hands(qtbot)
    hands.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert low.search.hasFocus()
    hands.write("соглашения")
    qtbot.waitUntil(lambda: len(low.table.lines.rows) < 6)
    assert low.filters.isVisible()  # how many are left, and «Сбросить»
    low.window().resize(_HIGH)
    qtbot.waitUntil(lambda: low.search.parentWidget() is low.filters)
    assert low.search.hasFocus()
    assert low.search.text() == "соглашения"
    assert not low.top.filters.isVisible()
    hands.key(Qt.Key.Key_Escape)
    assert low.search.text() == ""
    low.window().resize(FULL)
    qtbot.waitUntil(lambda: low.search.parentWidget() is low.top)


def test_months_of_one_line_say_what_those_of_two_lines_say(low: PlansPage, qtbot: QtBot) -> None:
    cells = [cell for cell in low.months.cells if cell.isVisible()]
    assert all(cell.is_short() for cell in cells)
    heights, words = {cell.height() for cell in cells}, [cell.accessibleName() for cell in cells]
    low.window().resize(_HIGH)
    qtbot.waitUntil(lambda: {MonthCell.height(cell) for cell in cells} != heights)
    assert [cell.accessibleName() for cell in cells] == words
    assert not any(cell.is_short() for cell in cells)


def test_what_is_chosen_in_a_filter_is_read_whole(low: PlansPage, qtbot: QtBot) -> None:
    Hands(qtbot).press(low.top.filters)
    qtbot.waitUntil(low.filters.isVisible)
    cut: list[str] = []
    for key in ("status", "due"):
        box = low.filters._choices[key]
        for number in range(1, box.count()):
            box.setCurrentIndex(number)
            words = box.currentText()
            qtbot.wait(20)
            style = box.style()
            option = QStyleOptionComboBox()
            box.initStyleOption(option)
            room = style.subControlRect(
                QStyle.ComplexControl.CC_ComboBox,
                option,
                QStyle.SubControl.SC_ComboBoxEditField,
                box,
            ).width()
            if box.fontMetrics().horizontalAdvance(words) > room:
                cut.append(f"{words}: {room}")
        box.setCurrentIndex(0)
    assert not cut


def test_what_a_state_waits_for_is_brought_into_sight(low: PlansPage, qtbot: QtBot) -> None:
    low.top.details.setChecked(True)
    low.table.select_key(next(row.key for row in low.table.lines.rows if row.measure is not None))
    form, room = low.panel.form, low.panel.column.viewport()
    for status, field in (
        (MeasureStatus.POSTPONED, form.moved),
        (MeasureStatus.CANCELLED, form.text),
    ):
        low.panel.column.verticalScrollBar().setValue(0)
        form.statuses.button(status).click()
        assert field.hasFocus()
        qtbot.waitUntil(lambda field=field: _in_sight(field, room))
    low.table.select_key([row.key for row in low.table.lines.rows if row.measure is not None][1])
    assert low.panel.column.verticalScrollBar().value() == 0  # the next one is read from its title


def test_the_states_of_a_measure_are_in_sight_and_its_details_a_press_away(
    low: PlansPage, qtbot: QtBot
) -> None:
    hands, panel, room = Hands(qtbot), low.panel, low.panel.column.viewport()
    low.window().resize(_FRAMED)
    low.top.details.setChecked(True)
    measures = [row for row in low.table.lines.rows if row.measure is not None]
    buttons = panel.form.statuses.findChildren(QPushButton)  # in the order of their keys
    qtbot.waitUntil(lambda: low.window().size() == _FRAMED)
    for line in measures:
        low.table.select_key(line.key)
        wanted = buttons[:4] if panel.places.isVisible() else buttons
        qtbot.waitUntil(lambda wanted=wanted: all(_in_sight(one, room) for one in wanted))
    (remarked,) = [one for one in measures if one.measure and one.measure.number == "7"]
    low.table.select_key(remarked.key)
    head = panel.fold.head
    assert head.text() == "Подробности · 1\u00a0замечание"
    assert not panel.remarks.isVisible()
    hands.press(head)
    assert panel.remarks.isVisible()
    low.window().resize(_HIGH)
    qtbot.waitUntil(lambda: not head.isVisible())
    assert panel.remarks.isVisible()
    low.window().resize(FULL)
    qtbot.waitUntil(head.isVisible)
    assert not panel.remarks.isVisible()


def _in_sight(field: QWidget, room: QWidget) -> bool:
    return room.rect().contains(QRect(field.mapTo(room, QPoint()), field.size()))
