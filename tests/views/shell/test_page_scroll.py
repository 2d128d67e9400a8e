"""The pages in their room."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.views.shell.workplace import Workplace
from tests.views.conftest import finish


def test_a_page_that_is_shown_is_painted_once(workplace: Workplace, qtbot: QtBot) -> None:
    class Painted(QObject):
        whole = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt
            if isinstance(event, QPaintEvent) and isinstance(watched, QWidget):
                self.whole += event.rect().contains(watched.rect())
            return False

    for key in ("schools", "results", "schools"):
        workplace.show_place(key)
        finish(workplace.context, qtbot)
        qtbot.wait(50)
    painted = Painted()
    workplace.pages["results"].installEventFilter(painted)
    workplace.show_place("results")
    qtbot.waitUntil(lambda: painted.whole > 0)
    assert painted.whole == 1
