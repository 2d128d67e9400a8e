"""A section of the settings, shown by itself."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


@pytest.fixture
def show_section(qtbot: QtBot) -> Callable[[Any], Any]:
    """Shows a section as wide as the settings page gives it, with its data read."""

    def shown(section: QWidget) -> QWidget:
        qtbot.addWidget(section)
        section.resize(900, 700)
        section.show()
        section.refresh()  # pyright: ignore[reportAttributeAccessIssue]
        return section

    return shown
