"""The order of a start, in a fresh process: nothing slow before the first screen."""

import json
import os
import subprocess
import sys

from tests.architecture.modules import HEAVY, ROOT

SLOW = HEAVY | {"filelock"}
# Own modules whose weight belongs to editing and to what follows, not to the first screen.
FOR_EDITING = {
    "app.services.log.words.aggregate",
    "app.views.shell.remembered_profile",
    "app.services.log.changes",
    "app.services.department.department",
    "app.services.department.people",
    "app.services.schools.schools",
    "app.services.identification.evidence.facts",
    "app.services.storage.backup",
}
START = """
import json, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from app.views.shell.start.application import Launch, make_application
from app.views.look.window_state import WindowState
state = WindowState()
app = make_application(state)
launch = Launch(Path(sys.argv[1]), state, time.monotonic())
seen = {}
def names():
    return sorted({name if name.startswith('app.') else name.split('.')[0] for name in sys.modules})
painted = launch.window.first_painted
painted.disconnect(launch._on_painted)
painted.connect(lambda: seen.setdefault("frame", names()))
painted.connect(launch._on_painted)
def on_session():
    page = launch.window.centralWidget().current_page
    seen["place"] = launch.window.centralWidget().current_key
    seen["steps"] = len(page.steps.lines)
    page.repaint()
    seen["data"] = names()
launch.session_started.connect(on_session)
def later():
    if launch.session is not None and "sqlmodel" in sys.modules and not launch.session.tasks.busy:
        seen["family"] = app.font().families()
        seen["read_only"] = launch.session.context.workspace.read_only
        launch.window.close()
        print(json.dumps(seen))
        app.quit()
timer = QTimer(interval=20, timeout=later)
timer.start()
app.exec()
launch.end()
"""


def test_nothing_slow_is_imported_before_the_first_screen(empty_workspace_folder, tmp_path):
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(tmp_path),
        "HOME": str(tmp_path),
        "LANG": "C",
    }
    done = subprocess.run(
        [sys.executable, "-c", START, str(empty_workspace_folder)],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=100,
    )
    seen = json.loads(done.stdout.splitlines()[-1])
    assert not SLOW & set(seen["frame"])
    assert not SLOW & set(seen["data"])
    assert not (FOR_EDITING | {"copy", "dataclasses", "fractions"}) & set(seen["data"])
    assert "sqlite3" not in seen["frame"]
    assert (seen["place"], seen["steps"] >= 8) == ("overview", True)
    assert seen["read_only"] is False
    assert seen["family"][0] == "Segoe UI"
