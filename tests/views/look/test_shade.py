"""Light and dark: chosen, or as the system."""

import pytest
from PySide6.QtCore import QSettings, Qt

from app.views.look import theme
from app.views.look.shade import Shade
from app.views.look.window_state import WindowState


@pytest.fixture
def state(tmp_path, look):
    yield WindowState(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    look.apply(dark=False)


def test_the_system_is_followed_until_something_is_chosen(state):
    shade = Shade(state)
    shade.follow(Qt.ColorScheme.Dark)
    assert theme.current().dark
    shade.toggle()
    assert not theme.current().dark
    assert state.text("shade") == "light"
    shade.follow(Qt.ColorScheme.Dark)
    assert not theme.current().dark
