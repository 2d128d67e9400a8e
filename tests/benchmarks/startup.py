"""First paint and memory of the real window against a bare QMainWindow with a QLabel."""

import tempfile
from pathlib import Path

from app.services.demo import create_demo

from tests.benchmarks.measure import ROOT, Ratio, fresh_process, interleaved

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


def measure(runs: int = 9) -> list[Ratio]:
    """Two ratios: time to the first paint, memory at the first screen with data."""
    with tempfile.TemporaryDirectory() as name:
        workspace = Path(name) / "demo"
        create_demo(workspace).close()
        ours_script = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n" + _OURS
        samples: dict[str, list[list[float]]] = {"ours": [], "bare": []}

        def ours() -> float:
            samples["ours"].append(fresh_process(ours_script, str(workspace)))
            return samples["ours"][-1][0]

        def bare() -> float:
            samples["bare"].append(fresh_process(_BARE))
            return samples["bare"][-1][0]

        time_pair = interleaved(ours, bare, runs)
    memory_pair = (
        sorted(sample[1] for sample in samples["ours"])[len(samples["ours"]) // 2],
        sorted(sample[1] for sample in samples["bare"])[len(samples["bare"]) // 2],
    )
    return [
        Ratio("first paint / bare window", *time_pair, "ms", 1.5),
        Ratio("memory at the first screen / bare window", *memory_pair, "MB", 1.4),
    ]


_OURS = ""
