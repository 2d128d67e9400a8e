"""A second start shows the first window."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.views.shell.start.second_start import FirstWindow

_KNOCK = (
    "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
    "from app.views.shell.start import second_start; app = QCoreApplication([]);"
    "second_start._PATIENCE_MS = 60_000;"  # that of a user ends before a busy computer answers
    "sys.exit(0 if second_start.show_first_window(Path(sys.argv[1])) else 3)"
)
_ROOT = Path(__file__).resolve().parents[4]


def knock(root, qtbot):
    """Knock from another process; returns the answer."""
    with subprocess.Popen([sys.executable, "-c", _KNOCK, str(root)], cwd=_ROOT) as other:
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
    assert not knock(tmp_path, qtbot)


def test_another_workspace_is_another_window(qtbot, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    first = FirstWindow(tmp_path / "а", window)
    assert not knock(tmp_path / "б", qtbot)
    first.close()


def test_a_killed_process_leaves_no_obstacle(qtbot, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    left = FirstWindow(tmp_path, window)
    later = FirstWindow(tmp_path, window)
    assert knock(tmp_path, qtbot)
    later.close()
    left.close()
