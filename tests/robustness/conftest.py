"""The real window in a process of its own, under conditions that a test chooses."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
_KEPT = ("PATH", "SYSTEMROOT", "PYTHONPATH", "LD_LIBRARY_PATH", "TMPDIR")


@dataclass
class Window:
    """A started window.

    Attributes:
        process: its process.
        errors: where its standard error goes.
    """

    process: "subprocess.Popen[str]"
    errors: Path

    def line(self) -> dict[str, Any]:
        """The next thing it tells."""
        assert self.process.stdout is not None
        text = self.process.stdout.readline()
        assert text, self.errors.read_text(encoding="utf-8")
        return json.loads(text)

    def rest(self, code: int = 0) -> list[dict[str, Any]]:
        """Everything else until it ended with `code`."""
        output, _errors = self.process.communicate(timeout=240)
        assert self.process.returncode == code, self.errors.read_text(encoding="utf-8")
        return [json.loads(line) for line in output.splitlines()]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Window]]:
    """Starts a window: `start("start", folder, LANG="C")`; None takes a variable away."""
    started: list[subprocess.Popen[str]] = []
    home = tmp_path / "home"
    home.mkdir()

    def make(
        scenario: str, workspace: Path | None = None, *, prefix: Any = (), **variables: Any
    ) -> Window:
        errors = tmp_path / f"errors {len(started)}.txt"
        with errors.open("w", encoding="utf-8") as stream:
            process = subprocess.Popen(
                [
                    *prefix,
                    sys.executable,
                    "-m",
                    "tests.robustness.driving",
                    scenario,
                    *([str(workspace)] if workspace is not None else []),
                ],
                cwd=ROOT,
                env=_environment(home, variables),
                stdout=subprocess.PIPE,
                stderr=stream,
                text=True,
                encoding="utf-8",
            )
        started.append(process)
        return Window(process, errors)

    yield make
    for process in started:
        if process.poll() is None:
            process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def _environment(home: Path, variables: Mapping[str, str | None]) -> dict[str, str]:
    wanted: dict[str, str | None] = {
        **{name: os.environ.get(name) for name in _KEPT},
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(home),
        "LOCALAPPDATA": str(home),
        **variables,
    }
    if wanted["HOME"] is None:  # the home of the account would be taken, and that is a real one
        for name in ("CONFIG", "DATA", "CACHE"):
            wanted.setdefault(f"XDG_{name}_HOME", str(home / name.lower()))
    return {name: value for name, value in wanted.items() if value is not None}


@pytest.fixture
def without_power() -> list[str]:
    """What to put before a command so that the rights of folders hold for root too."""
    if not hasattr(os, "geteuid"):
        pytest.skip("rights of POSIX")
    if os.geteuid() != 0:
        return []
    found = shutil.which("setpriv")
    if found is None:
        pytest.skip("needs setpriv to take root's power away")
    dropped = "-dac_override,-dac_read_search,-fowner"
    return [found, f"--bounding-set={dropped}", f"--inh-caps={dropped}"]
