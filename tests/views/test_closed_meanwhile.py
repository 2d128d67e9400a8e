"""What is closed while its jobs wait in the queue is not there any more when they end."""

from threading import Event

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from app.views.base.page_context import PageContext
from tests.views.conftest import finish
from tests.views.test_access import dialogs, opened


@pytest.mark.usefixtures("look")
def test_no_dialog_that_was_closed_is_told_anything(
    demo_context: PageContext, qtbot: QtBot
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    offenders: list[str] = []
    asked = 0
    for kind in dialogs():
        gate = Event()
        demo_context.tasks.run(gate.wait, casual=True)
        dialog = opened(kind, window, demo_context)
        dialog.show()
        QApplication.processEvents()
        asked += len(demo_context.tasks._running) > 1
        dialog.close()
        dialog.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        with capture_exceptions() as raised:
            gate.set()
            finish(demo_context, qtbot)
        offenders += [f"{kind.__name__}: {error}" for _type, error, _trace in raised]
    assert asked > 1, "some of them have jobs"
    assert offenders == []
