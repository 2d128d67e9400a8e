"""A second start shows the first window."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.views.shell.start import second_start
from app.views.shell.start.second_start import FirstWindow

_KNOCK = (
    "import sys; from pathlib import Path; from PySide6.QtWidgets import QApplication, QWidget;"
    "from app.views.shell.start import second_start; app = QApplication([]); window = QWidget();"
    "second_start._PATIENCE_S = float(sys.argv[2]);"  # that of a user ends before a busy computer
    "end = lambda came: app.exit(0 if came else 3);"
    "second_start.Knock(Path(sys.argv[1]), window, end);"
    "sys.exit(app.exec())"
)
_PATIENT, _HASTY = "60", "0.2"
_ROOT = Path(__file__).resolve().parents[4]


def knock(root, qtbot, patience=_PATIENT):
    """Knock from another process; returns the answer."""
    command = [sys.executable, "-c", _KNOCK, str(root), patience]
    with subprocess.Popen(command, cwd=_ROOT) as other:
        qtbot.waitUntil(lambda: other.poll() is not None)
    assert other.returncode in (0, 3)
    return other.returncode == 0


pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen: raise()


def test_the_first_window_comes_to_the_front(qtbot, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    first = FirstWindow(tmp_path, window)
    assert knock(tmp_path, qtbot)
    assert not window.windowState() & Qt.WindowState.WindowMinimized
    first.close()
    assert not knock(tmp_path, qtbot, _HASTY)


def test_a_maximised_window_comes_back_as_it_was(qtbot, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    window.showMaximized()
    window.setWindowState(window.windowState() | Qt.WindowState.WindowMinimized)
    first = FirstWindow(tmp_path, window)
    assert knock(tmp_path, qtbot)
    assert window.windowState() & Qt.WindowState.WindowMaximized
    assert not window.windowState() & Qt.WindowState.WindowMinimized
    first.close()


def test_who_knocks_a_moment_before_the_first_listens_is_heard(qtbot, tmp_path):
    """An icon is clicked twice, and both starts open the workspace at once."""
    window = QWidget()
    qtbot.addWidget(window)
    command = [sys.executable, "-c", _KNOCK, str(tmp_path), _PATIENT]
    with subprocess.Popen(command, cwd=_ROOT) as other:
        door = second_start._door(tmp_path)
        qtbot.waitUntil(lambda: [*door.glob("*")] != [])
        first = FirstWindow(tmp_path, window)
        qtbot.waitUntil(lambda: other.poll() is not None)
    assert other.returncode == 0
    first.close()


def test_another_workspace_is_another_window(qtbot, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    first = FirstWindow(tmp_path / "а", window)
    assert not knock(tmp_path / "б", qtbot, _HASTY)
    first.close()


def test_a_killed_process_leaves_no_obstacle(qtbot, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    left = FirstWindow(tmp_path, window)
    later = FirstWindow(tmp_path, window)
    assert knock(tmp_path, qtbot)
    later.close()
    left.close()
