"""kill -9 at any moment: nothing committed is lost, nothing half-done is seen."""

import json
import os
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

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
    sqlite.copy_database(root / DATABASE_NAME, root / "earlier.sqlite")
    later = Clock(clock.now() + timedelta(minutes=5))
    with open_workspace(root, clock=later) as workspace:
        schools.save_school(workspace, SchoolDraft(short_name="СОШ № 900"))
        with workspace.database.writing() as session:
            session.connection().exec_driver_sql("DELETE FROM result WHERE year >= 2024")
    return root


@pytest.mark.timeout(600)
def test_killed_actions_are_done_whole_or_not_at_all(worked_on: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.robustness.killing", worked_on, tmp_path, str(MOMENTS)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    outcomes = {told["action"]: told for told in map(json.loads, done.stdout.splitlines())}
    assert outcomes.keys() == {*ACTIONS, "migration"}
    assert {action: faults(told) for action, told in outcomes.items() if faults(told)} == {}


def faults(told: dict[str, Any]) -> list[str]:
    """What the starts after an action found that must not be; in the order of the moments."""
    answers, before = told["answers"], told["before"]
    wrong = [
        f"moment {number}: {answer}"
        for number, answer in enumerate(answers, start=1)
        if not answer["killed"] or answer["problems"] or answer["left"] or answer["damaged"]
    ]
    # First the state before, and from some moment on the one after.
    states = [answer["state"] for answer in answers]
    after = next((state for state in states if state != before), before)
    if set(states) - {before, after} or states != sorted(states, key=lambda one: one == after):
        wrong.append(f"states {[number_of(one, states) for one in states]}")
    return wrong


def number_of(state: str, states: list[str]) -> int:
    """A short name of a state."""
    return list(dict.fromkeys(states)).index(state)
