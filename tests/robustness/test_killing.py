"""kill -9 at any moment: nothing committed is lost, nothing half-done is seen."""

import json
import os
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from app.services.clock import Clock
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.files import sqlite
from app.services.storage.workspace import DATABASE_NAME, open_workspace
from tests.robustness.killing import ACTIONS

ROOT = Path(__file__).resolve().parents[2]
MOMENTS = 10

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")


@pytest.fixture(scope="session")
def worked_on(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory, clock: Clock) -> Path:
    """The demo district without its newest results, with an earlier copy and a change since."""
    root = tmp_path_factory.mktemp("killing") / "Учебный округ"
    shutil.copytree(demo_folder, root)
    sqlite.backup(root / DATABASE_NAME, root / "earlier.sqlite")
    later = Clock(clock.now() + timedelta(minutes=5))
    with open_workspace(root, clock=later) as workspace:
        schools.save_school(workspace, SchoolDraft("СОШ № 900"))
        with workspace.database.writing() as session:
            session.connection().exec_driver_sql("DELETE FROM result WHERE year >= 2024")
    return root


@pytest.mark.parametrize("action", [*ACTIONS, "migration"])
def test_a_killed_action_is_done_whole_or_not_at_all(
    action: str, worked_on: Path, tmp_path: Path
) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.robustness.killing",
            action,
            worked_on,
            tmp_path,
            str(MOMENTS),
        ],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert all(answer["killed"] for answer in found["answers"])
    for answer in found["answers"]:
        assert answer["problems"] == []
        assert answer["left"] == []
        assert answer["damaged"] == []
    # In the order of the moments: first the state before, and from some moment on the one after.
    states = [answer["state"] for answer in found["answers"]]
    after = next((state for state in states if state != found["before"]), None)
    if after is not None:
        assert states == sorted(states, key=lambda state: state == after)
        assert set(states) <= {found["before"], after}
