"""First paint and memory of the real window against a bare QMainWindow with a QLabel."""

import tempfile
from pathlib import Path
from statistics import median

from tests.benchmarks.measure import ROOT, Ratio, fresh_process

# Prints: milliseconds from before the process start to the first paint, resident MB after it.
_BARE = """
import sys, time
begin = float(sys.argv[1])
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
class Label(QLabel):
    painted = 0.0
    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.painted:
            self.painted = time.monotonic()
            QTimer.singleShot(0, finish)
def finish():
    print((time.monotonic() - begin) * 1000, rss())
    sys.stdout.flush()
    app.quit()
def rss():
    with open("/proc/self/statm") as stream:
        return int(stream.read().split()[1]) * 4096 / 2**20
app = QApplication([])
window = QMainWindow()
label = Label("Опора")
window.setCentralWidget(label)
window.resize(1280, 720)
window.show()
app.exec()
"""


# The real window on the demo district: its first paint, then the first paint of the overview with
# data; each ends when the paint has ended, as the bare window's does. Prints milliseconds to the
# first and to the second, and resident MB at the second.
_OURS = """
import os, sys, time
begin = float(sys.argv[1])
from pathlib import Path
from app import bootstrap
bootstrap.hold_garbage()
bootstrap.load_qt()
from app.views.shell.start.application import Launch, make_application
from app.views.shell.start.main_window import MainWindow
from app.views.look.window_state import WindowState
from app.views.shell.workplace import Workplace
from PySide6.QtCore import QTimer
first = 0.0
def rss():
    with open("/proc/self/statm") as stream:
        return int(stream.read().split()[1]) * 4096 / 2**20
def on_painted():
    global first
    first = (time.monotonic() - begin) * 1000
def on_data_painted(self):
    paint_now(self)
    print(first, (time.monotonic() - begin) * 1000, rss())
    sys.stdout.flush()
    os._exit(0)
paint = MainWindow.paintEvent
def paint_window(self, event):
    if not self.painted:
        QTimer.singleShot(0, on_painted)
    paint(self, event)
MainWindow.paintEvent = paint_window
paint_now = Workplace.paint_now
Workplace.paint_now = on_data_painted
app = make_application(WindowState())
launch = Launch(Path(sys.argv[2]), WindowState(), begin)
QTimer.singleShot(20000, app.quit)
app.exec()
"""


def measure(runs: int = 9) -> list[Ratio]:
    """First paint, first screen with data, memory at that screen."""
    from app.services.program.demo import create_demo

    with tempfile.TemporaryDirectory() as name:
        workspace = Path(name) / "demo"
        create_demo(workspace).close()
        return measure_on(workspace, runs)


def measure_on(workspace: Path, runs: int) -> list[Ratio]:
    """The same on a given workspace; the two programs are started in turn."""
    ours, bare = [], []
    for _ in range(runs + 1):
        bare.append(fresh_process(_BARE))
        ours.append(
            fresh_process(f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{_OURS}", str(workspace))
        )
    paint, data, memory = (median(run[index] for run in ours[1:]) for index in range(3))
    bare_paint, bare_memory = (median(run[index] for run in bare[1:]) for index in range(2))
    return [
        Ratio("first paint / bare window", paint, bare_paint, "ms", 1.5),
        Ratio("first screen with data / bare window", data, bare_paint, "ms", 1.7),
        Ratio("memory at the first screen / bare window", memory, bare_memory, "MB", 1.4),
    ]
