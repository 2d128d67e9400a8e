"""The top-level window: its size and its one content."""

import pytest
import shiboken6
from PySide6.QtCore import QRect, QSettings, QSize
from PySide6.QtWidgets import QLabel

from app.views.look.room import FULL, fits_at, least_size, room_on
from app.views.look.window_state import WindowState
from app.views.shell.start.main_window import MainWindow


@pytest.fixture
def make_window(look, qtbot, tmp_path):
    def make():
        state = WindowState(QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat))
        window = MainWindow(state)
        qtbot.addWidget(window)
        return window

    return make


def test_the_first_paint_is_told_once(make_window, qtbot):
    window, told = make_window(), []
    window.first_painted.connect(lambda: told.append(1))
    window.show_content(QLabel("Обзор"))
    window.show()
    qtbot.waitUntil(lambda: told == [1])
    window.repaint()
    assert told == [1]


def test_a_window_that_goes_with_its_first_paint_tells_nothing(look, qtbot, tmp_path):
    window = MainWindow(WindowState(QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)))
    window.grab()
    assert window.painted
    shiboken6.delete(window)
    qtbot.wait(5)  # what is raised in the event loop fails the test


def test_the_size_comes_back(make_window, qtbot):
    window = make_window()
    window.resize(1100, 700)
    window.show()
    window.close()
    # The screen of the tests is 800 pixels wide, so only the height can come back.
    assert make_window().height() == 700


def test_a_new_content_takes_the_place_of_the_old_one(make_window):
    window = make_window()
    window.show_content(QLabel("один"))
    second = QLabel("два")
    window.show_content(second, "Школы")
    assert window.centralWidget() is second
    assert window.windowTitle() == "Школы – Опора"


def test_it_closes_only_when_it_may(make_window):
    window = make_window()
    window.show()
    window.may_close = lambda: False
    assert not window.close()
    window.may_close = lambda: True
    assert window.close()


def test_a_window_is_never_larger_than_its_screen(make_window, qtbot):
    window = make_window()
    window.resize(5000, 4000)
    window.show()
    window.close()
    again = make_window()
    again.show()
    room = room_on(again.screen().availableGeometry())
    assert again.size() == again.size().boundedTo(room.size())
    assert again.minimumSize() == again.minimumSize().boundedTo(room.size())


def test_a_window_that_comes_to_another_screen_is_made_to_fit_it(make_window):
    window = make_window()
    window.show()
    window.follow_screens()
    window.resize(5000, 4000)
    window.windowHandle().screenChanged.emit(window.screen())
    room = room_on(window.screen().availableGeometry())
    assert window.size() == window.size().boundedTo(room.size())


def test_screens_of_the_office_have_room_for_a_whole_page():
    at_125, at_150 = QRect(0, 0, 1092, 582), QRect(0, 0, 910, 480)  # 1366x768 and its task bar
    at_175 = QRect(0, 0, 1097, 577)  # 1920x1080
    for screen in (at_125, at_175):
        assert room_on(screen).size() == room_on(screen).size().expandedTo(FULL)
    assert room_on(at_150).size() == QSize(908, 447)
    assert least_size(at_150) == QSize(800, 420)
    assert least_size(QRect(0, 0, 640, 360)) == QSize(638, 327)
    assert fits_at(at_125, 1.0)
    assert not fits_at(at_125, 1.1)
    assert fits_at(QRect(0, 0, 1920, 1040), 1.75)
