"""The top-level window: its size and its one content."""

import pytest
from PySide6.QtCore import QSettings, QSize
from PySide6.QtWidgets import QLabel

from app.views.look.window_state import WindowState
from app.views.shell.start.main_window import MainWindow, least_size


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


def test_the_smallest_window_fits_small_screens():
    assert least_size(QSize(1920, 1040)) == QSize(1024, 640)
    assert least_size(QSize(1092, 614)) == QSize(1024, 582)  # 1366x768 at 125 %
    assert least_size(QSize(911, 480)) == QSize(911, 520)
