"""What happens before the window is made."""

import subprocess
import sys
from pathlib import Path

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
