"""A column of days is filtered from a day to a day, typed or chosen in the calendar."""

from datetime import UTC, date, datetime
from typing import NamedTuple

import pytest
from PySide6.QtCore import QDate, QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from app.services.sheets.filtering import ColumnFilter
from app.views.look.theme import Theme
from app.views.tables.columns import Column, count_column, day_column, moment_column
from app.views.tables.filter_popup import FilterPopup
from app.views.tables.foot import FilterLine
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.fields.date_field import CalendarPopup, DateField
from tests.views.hands import Hands

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
_DAY, _MADE, _COUNT = 1, 2, 3


class Row(NamedTuple):
    """An order: its name, its day, when it was entered, how many schools."""

    name: str
    day: date | None
    made: datetime
    count: int


ROWS = [
    Row("проект", None, datetime(2026, 11, 20, 9, tzinfo=UTC), 1),
    Row("№ 1", date(2026, 8, 31), datetime(2026, 9, 1, 9, tzinfo=UTC), 2),
    Row("№ 2", date(2026, 9, 1), datetime(2026, 9, 2, 9, tzinfo=UTC), 3),
    Row("№ 3", date(2026, 11, 30), datetime(2026, 12, 1, 9, tzinfo=UTC), 4),
]


@pytest.fixture
def view(look: Theme, qtbot: QtBot) -> TableView:
    """Orders with their days."""
    columns = (
        Column[Row](key="name", title="Приказ", text=lambda row: row.name, stretch=True),
        day_column("day", "Дата", lambda row: row.day, width=96),
        moment_column("made", "Внесён", lambda row: row.made, width=136),
        count_column(
            "count", "Школ", lambda row: row.count, width=80, title_tip="Сколько школ в нём названо"
        ),
    )
    model = RowTableModel(columns, key=lambda row: row.name)
    model.set_rows(ROWS)
    made = TableView(model, name="days")
    made.setAccessibleName("Приказы")
    qtbot.addWidget(made)
    made.resize(640, 300)
    made.show()
    return made


def names(view: TableView) -> list[str]:
    return [row.name for row in view.rows_model.rows]


def popup(view: TableView) -> FilterPopup:
    return next(one for one in view.findChildren(FilterPopup) if one.isVisible())


def test_days_are_typed_and_said_under_the_table(view: TableView, qtbot: QtBot) -> None:
    hands = Hands(qtbot)
    view.open_filter(_DAY)
    hands.press(popup(view).least)
    hands.write("1.9.2026")
    hands.key(Qt.Key.Key_Tab)
    hands.write("31.11.2026")
    hands.key(Qt.Key.Key_Return)
    said = popup(view).error.text().replace("\u00a0", " ")
    assert said.startswith("«31.11.2026» – не дата")
    hands.key(Qt.Key.Key_Home)
    for _digit in "31":
        hands.key(Qt.Key.Key_Delete)
    hands.write("30")
    assert not popup(view).error.isVisible()
    hands.key(Qt.Key.Key_Return)
    assert names(view) == ["№ 2", "№ 3"]
    line = view.findChild(FilterLine)
    assert isinstance(line, FilterLine)
    words = line.text.accessibleName().replace("\u00a0", " ")
    assert words == "Показано 2 из 4. Отбор: «Дата»: с 01.09.2026 по 30.11.2026"
    view.open_filter(_DAY)
    assert popup(view).least.text() == "01.09.2026"
    hands.press(popup(view).clear_button)
    assert len(names(view)) == len(ROWS)


def test_a_day_is_chosen_in_the_calendar_over_the_popup(view: TableView, qtbot: QtBot) -> None:
    view.open_filter(_DAY)
    field = popup(view).least
    assert isinstance(field, DateField)
    field.actions()[0].trigger()
    calendar = field.findChild(CalendarPopup)
    assert isinstance(calendar, CalendarPopup)
    assert QApplication.activePopupWidget() is calendar
    assert calendar.screen().availableGeometry().contains(calendar.geometry())
    calendar.calendar.setSelectedDate(QDate(2026, 9, 2))
    days = calendar.calendar.findChild(QAbstractItemView, "qt_calendar_calendarview")
    qtbot.keyClick(days, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is popup(view))
    assert field.text() == "02.09.2026"
    Hands(qtbot).press(popup(view).apply_button)
    assert names(view) == ["№ 3"]


def test_the_first_day_is_not_behind_the_last(view: TableView, qtbot: QtBot) -> None:
    view.open_filter(_MADE)
    popup(view).least.setText("02.12.2026")
    popup(view).most.setText("01.12.2026")
    qtbot.keyClick(popup(view).most, Qt.Key.Key_Return)
    assert popup(view).error.text() == "«С» позже, чем «по»."
    popup(view).least.setText("01.12.2026")
    qtbot.keyClick(popup(view).most, Qt.Key.Key_Return)
    assert names(view) == ["№ 3"]  # a moment lies in its day


def test_nothing_in_the_popup_lies_over_anything_else(view: TableView, qtbot: QtBot) -> None:
    view.rows_model.set_rows([row._replace(name=f"№ {n}") for n in range(30) for row in ROWS])
    for number in range(4):
        view.rows_model.filter_column(number, ColumnFilter(frozenset({"", "№ 1", "4"})))
        view.open_filter(number)
        shown = popup(view)
        for wrong in ("", "непонятно") if shown.least.isVisible() else ("",):
            if wrong:
                shown.least.setText(wrong)
                qtbot.keyClick(shown.least, Qt.Key.Key_Return)
            QApplication.processEvents()
            parts = [shown.values, shown.apply_button, shown.clear_button, shown.search]
            parts += [one for one in (shown.least, shown.most, shown.error) if one.isVisible()]
            places = [QRect(one.mapTo(shown, QPoint()), one.size()) for one in parts]
            assert all(shown.rect().contains(place) for place in places)
            crossing = [
                (parts[a], parts[b])
                for a in range(len(parts))
                for b in range(a)
                if places[a].intersects(places[b])
            ]
            assert not crossing
            if shown.error.isVisible():
                assert shown.error.height() >= shown.error.heightForWidth(shown.error.width())
        shown.close()
        view.rows_model.clear_filters()
