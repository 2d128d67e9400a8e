from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.errors import UserError
from app.views.theme import Theme
from app.views.widgets.date_field import CalendarPopup, DateField, parse_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("17.08.2018", date(2018, 8, 17)),
        (" 1.9.18 ", date(2018, 9, 1)),
        ("01,09,2018", date(2018, 9, 1)),
        ("5/3/2020", date(2020, 3, 5)),
        ("17.08.2018 г.", date(2018, 8, 17)),
        ("", None),
        ("   ", None),
    ],
)
def test_dates_are_read_as_people_type_them(text: str, day: date | None) -> None:
    assert parse_day(text) == day


@pytest.mark.parametrize("text", ["31.02.2018", "2018", "август", "17.08", "0.1.2018", "1.13.2018"])
def test_what_is_no_date_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(UserError, match="не дата"):
        parse_day(text)


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
