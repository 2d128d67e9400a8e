from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.views.look.theme import Theme
from app.views.widgets.fields.date_field import CalendarPopup, DateField


def test_the_field_shows_and_gives_a_date(qtbot: QtBot, look: Theme) -> None:
    field = DateField(date(2018, 8, 17))
    qtbot.addWidget(field)

    assert field.text() == "17.08.2018"
    field.set_value(None)
    assert field.value() is None


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_day_of_the_calendar_is_taken_and_told(qtbot: QtBot, look: Theme) -> None:
    field = DateField(date(2018, 8, 17))
    qtbot.addWidget(field)
    field.show()
    field.open_calendar()
    popup = field.findChild(CalendarPopup)
    assert popup is not None
    assert popup.calendar.selectedDate().toString("dd.MM.yyyy") == "17.08.2018"

    with qtbot.waitSignal(field.chosen):
        popup.calendar.clicked.emit(popup.calendar.selectedDate().addDays(1))

    assert field.value() == date(2018, 8, 18)
