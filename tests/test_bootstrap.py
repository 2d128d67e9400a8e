"""What happens before the window is made."""

import subprocess
import sys
from pathlib import Path

import pytest

_LOADING = """
import builtins
own = builtins.__import__
from app.bootstrap import load_qt
load_qt()
assert builtins.__import__ is own, "PySide still reads the source of every module"
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel("Опора")
label.show()
try:
    label.setText(5)
except TypeError as error:
    assert "setText" in str(error)  # the signatures of Qt are still known
else:
    raise AssertionError("a number is no text")
print(label.text())
"""


def test_qt_loads_without_a_look_into_the_source_of_every_module() -> None:
    run = subprocess.run(
        [sys.executable, "-c", _LOADING],
        capture_output=True,
        cwd=Path(__file__).parents[1],
        encoding="utf-8",
        env={"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
        check=False,
    )
    assert (run.returncode, run.stdout.strip()) == (0, "Опора"), run.stderr


_SHARING = """
import threading
from app.bootstrap import share_memory
share_memory()
from ctypes import CDLL
libc = CDLL(None)
kept = []
def use():
    kept.extend(bytearray(4000) for _number in range(1000))
for _number in range(3):
    one = threading.Thread(target=use)
    one.start()
    one.join()
libc.malloc_stats()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="glibc is asked")
def test_all_threads_take_memory_from_one_pool() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _SHARING],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[1],
    )
    pools = [line for line in done.stderr.splitlines() if line.startswith("Arena")]
    assert pools == ["Arena 0:"]
