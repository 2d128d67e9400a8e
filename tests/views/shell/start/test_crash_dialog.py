"""The one dialog of the crash path."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app.crash import CrashReport
from app.views.shell.start.crash_dialog import CrashDialog, CrashRelay

REPORT = CrashReport("ZeroDivisionError: division by zero", "Опора\n\nTraceback …", None)


def named(dialog, words):
    return next(made for made in dialog.findChildren(QPushButton) if made.text() == words)


@pytest.fixture
def relay(look, qtbot):
    made = CrashRelay()
    yield made
    if made.dialog is not None:
        made.dialog.accept()


def test_from_another_thread_it_appears_on_the_window_s_thread_and_once(relay, qtbot):
    worker = threading.Thread(target=lambda: [relay.show_report(REPORT) for _ in range(3)])
    worker.start()
    worker.join()
    assert relay.dialog is None
    qtbot.waitUntil(lambda: relay.dialog is not None)
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, CrashDialog)]
    assert len([dialog for dialog in shown if dialog.isVisible()]) == 1
    relay.dialog.accept()
    assert relay.dialog is None


def test_the_report_can_be_read_and_copied(look, qtbot):
    dialog = CrashDialog(REPORT)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.text.isVisible()
    qtbot.mouseClick(named(dialog, "Подробности"), Qt.MouseButton.LeftButton)
    assert dialog.text.isVisible()
    qtbot.mouseClick(named(dialog, "Скопировать отчёт"), Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == REPORT.text
    assert named(dialog, "Показать в папке").isHidden()
    qtbot.mouseClick(named(dialog, "Продолжить работу"), Qt.MouseButton.LeftButton)
    assert dialog.isHidden()


def test_the_same_bug_gives_rest_after_its_dialog_and_another_one_does_not(look, qtbot):
    moment = [100.0]
    relay = CrashRelay(now=lambda: moment[0])

    def shows(report):
        relay.show_report(report)
        QApplication.processEvents()
        shown = relay.dialog is not None
        if shown:
            relay.dialog.accept()
        return shown

    other = CrashReport("KeyError: 1", "Опора", None)
    assert shows(REPORT)
    assert not shows(REPORT)
    assert shows(other)
    moment[0] += 61
    assert shows(REPORT)
