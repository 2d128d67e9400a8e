"""Files of an import as a user loads and saves them."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.views.results.page import ResultsPage
from tests.views.results.conftest import (
    KNOWN,
    YEAR,
    settle,
)

# The list under a choice is a window, which this platform can neither raise nor give the keyboard.
POPUPS = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
FLAT_ROW = (YEAR, 6, "Математика", "", "", KNOWN[0].split("(")[0], 42, 30, 40, 20, 10)


def load(page: ResultsPage, qtbot: QtBot, *paths: Path) -> None:
    page.load_files(paths)
    settle(page, qtbot)
    assert page.preview.isVisible()


def save(page: ResultsPage, qtbot: QtBot) -> None:
    page.preview.save_button.click()
    settle(page, qtbot)
