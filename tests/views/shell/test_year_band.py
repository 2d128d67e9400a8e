"""The band under the top bar: it leads back to the running year of work, and on to the next."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app.services.clock import Clock
from app.views.look.room import FULL
from app.views.shell.start.notices import notice_above
from app.views.widgets.notice import Notice
from tests.conftest import opened_copy


@pytest.fixture
def shown_on(make_context, open_workplace, empty_workspace_folder, tmp_path):
    """The window in a year of work on a day: `shown_on(2027, 11, 29)` with the date of 2026."""
    copies = []

    def shown(year, month, day):
        clock = Clock(datetime(2026, month, day, 9, 0, tzinfo=UTC))
        copy = opened_copy(empty_workspace_folder, tmp_path / str(len(copies)), clock)
        copies.append(copy)
        return open_workplace(make_context(copy.__enter__(), year=year))

    yield shown
    for copy in copies:
        copy.__exit__(None, None, None)


def bands(workplace):
    """Text and button of every band in sight."""
    QApplication.processEvents()
    return [
        (band.text.text(), band.findChild(QPushButton))
        for band in workplace.findChildren(Notice)
        if band.isVisible()
    ]


def test_the_running_year_has_no_band(shown_on):
    assert bands(shown_on(2027, 11, 29)) == []
    assert bands(shown_on(2026, 7, 31)) == []


def test_another_year_is_named_and_its_button_leads_back(shown_on, qtbot):
    workplace = shown_on(2019, 11, 29)
    ((text, back),) = bands(workplace)
    assert text == "Открыт год работы 2018/2019."
    assert back.text() == "Вернуться к 2026/2027"
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert workplace.context.year == 2027
    assert workplace.top_bar.year.currentText() == "Год работы 2026/2027"
    assert bands(workplace) == []
    qtbot.keyClick(workplace.top_bar.year, Qt.Key.Key_Down)
    assert [text for text, _back in bands(workplace)] == ["Открыт год работы 2025/2026."]


def test_from_august_on_the_next_year_is_offered(shown_on, qtbot):
    workplace = shown_on(2026, 8, 25)
    ((text, on),) = bands(workplace)
    assert text == "Скоро начнётся год работы 2026/2027."
    assert on.text() == "Перейти к 2026/2027"
    qtbot.mouseClick(on, Qt.MouseButton.LeftButton)
    ((text, back),) = bands(workplace)
    assert workplace.context.year == 2027
    assert (text, back.text()) == ("Открыт год работы 2026/2027.", "Вернуться к 2025/2026")


@pytest.mark.parametrize("read_only", [True, False])
def test_a_band_and_a_notice_take_the_lines_of_one(
    make_context, open_workplace, workspace, qtbot, read_only
):
    workplace = open_workplace(make_context(workspace, year=2019))
    notice = notice_above((lambda: None) if read_only else None, lambda: None)
    workplace._notice_line().add(notice)
    window = workplace.window()
    window.setMinimumSize(1, 1)
    window.resize(FULL)
    qtbot.waitUntil(lambda: workplace.page_scroll.width() < 840)
    qtbot.waitUntil(lambda: bands(workplace)[0][0] == "Год работы 2018/2019.")
    (_band, back), (said, button) = bands(workplace)
    assert workplace._notices.height() == notice.height()
    assert back.text() == "Вернуться к 2026/2027"
    assert said == ("Только для чтения." if read_only else "Демонстрационный район.")
    assert notice.text.toolTip() == notice.text.accessibleName()
    for pressed in (back, button):
        assert pressed.visibleRegion().boundingRect() == pressed.rect()
    window.resize(1700, 900)
    qtbot.waitUntil(lambda: bands(workplace)[1][0] == notice.text.accessibleName())
    assert notice.text.toolTip() == ""
    window.resize(800, 470)  # one above the other
    qtbot.waitUntil(lambda: workplace._notices.height() > notice.height())
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: workplace._notices.height() == notice.height())
    assert [words for words, _button in bands(workplace)] == [notice.text.text()]
