"""Where the user's folders lie; and that no test ever reaches the real ones."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from app import paths
from app.services.storage.files.places import own_workspace
from app.views.look.window_state import WindowState

ROOT = Path(__file__).resolve().parents[1]
_TELL = """
import json
from app import paths
from app.services.storage.files.places import own_workspace
from app.views.look.window_state import WindowState
places = [paths.default_workspace(), paths.default_documents(), own_workspace()]
print(json.dumps([*map(str, places), WindowState()._settings.fileName()]))
"""


def test_an_update_uses_the_fonts_of_the_full_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert paths.resource("fonts", "OFL.txt").is_file()
    program = tmp_path / "update" / "program"
    monkeypatch.setattr(paths, "RESOURCES", program / "resources")
    assert paths.resource("fonts", "a.ttf") == tmp_path / "program/resources/fonts/a.ttf"
    assert paths.resource("qss", "a.qss") == program / "resources/qss/a.qss"


def test_no_folder_of_a_test_is_a_real_one(strange_home: Path) -> None:
    location = QStandardPaths.StandardLocation
    found = {
        "workspace": paths.default_workspace(),
        "own workspace": own_workspace(),
        "documents": paths.default_documents(),
        "home": Path.home(),
        "window": Path(WindowState()._settings.fileName()),
    }
    for name in ("HomeLocation", "AppDataLocation", "ConfigLocation", "DocumentsLocation"):
        found[name] = Path(QStandardPaths.writableLocation(getattr(location, name)))

    assert {
        name: str(path) for name, path in found.items() if strange_home not in _above(path)
    } == {}


def test_no_folder_of_a_program_that_a_test_starts_is_a_real_one(strange_home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _TELL],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    for told in json.loads(done.stdout):
        assert strange_home in _above(Path(told)), told


def _above(path: Path) -> tuple[Path, ...]:
    return (path, *path.parents)
