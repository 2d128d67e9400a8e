"""The small update: what it consists of, and how its program starts."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from installer import compile_tree
from installer.layout import FILE_LIST, RELEASE
from installer.release import installed_release
from installer.windows.launcher import C_SOURCES, START
from installer.windows.payload import describe_release
from installer.windows.update import build_update

WORKS = "import sys\n\n\ndef main(words):\n    print('update', *words)\n    return 5\n"
NO_PYTHON = "def main(:\n"
# What the launcher does: runs the script and looks at the variable when that comes back.
LAUNCHED = """
import os, runpy, sys
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
print("without:", os.environ.get("OPORA_WITHOUT_UPDATE"))
"""
BASE = "def main(words):\n    return 0\n"


@pytest.fixture
def payload(tmp_path: Path) -> Path:
    folder = tmp_path / "payload"
    files = {"lib/a.pyc": "a", "runtime/b.dll": "b", "program/app/bootstrap.py": BASE}
    files["program/resources/fonts/a.ttf"] = "font"
    files["program/resources/a.txt"] = "text"
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "program/app/__init__.py").touch()
    describe_release(folder, "1.2.3", "full")
    return folder


def test_it_is_the_program_of_the_full_package_for_its_runtime(
    payload: Path, tmp_path: Path
) -> None:
    target = tmp_path / "update"
    files = build_update(payload, target)
    program = target / "update/program"
    full, own = (
        {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        for folder in (payload / "program", program)
    )
    assert own == full - {"resources/fonts/a.ttf"} | {START.name}
    release = installed_release(program)
    assert (release.version, release.kind) == ("1.2.3", "update")
    assert release.runtime == installed_release(payload / "program").runtime
    listed = json.loads((program / FILE_LIST).read_text("ascii"))
    assert set(listed) == set(files) - {f"update/program/{FILE_LIST}"}
    told = json.loads((program / RELEASE).read_text("ascii"))
    assert told["parts"] == len(files) - 2


def started(program: Path, bootstrap: str | None, *words: str) -> subprocess.CompletedProcess[str]:
    """Start it as the launcher does, with the folder of the full program in the search path."""
    (program / "app").mkdir(parents=True)
    (program / "app/__init__.py").touch()
    if bootstrap is not None:
        code = bootstrap if bootstrap != NO_PYTHON else "pass"
        (program / "app/bootstrap.py").write_text(code, encoding="utf-8")
    compile_tree.compile_program(program, "program")
    if bootstrap == NO_PYTHON:
        (program / "app/bootstrap.pyc").write_bytes(b"damaged")
    cut_off = (program / "app/__init__.pyc").read_bytes()[:20]
    (program / "app/damaged.pyc").write_bytes(cut_off)
    (program / "start.py").write_bytes(START.read_bytes())
    command = [sys.executable, "-I", "-B", "-c", LAUNCHED, program / "start.py", *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_the_program_of_the_update_is_the_one_that_starts(tmp_path: Path) -> None:
    done = started(tmp_path / "о б", WORKS, "a b")
    assert (done.returncode, done.stdout) == (5, "update a b\n")


@pytest.mark.parametrize(
    "bootstrap",
    [
        None,
        NO_PYTHON,
        "import not_there\n",
        "raise TypeError\n",
        "def main(words):\n    from app import not_there\n",
        "def main(words):\n    from app import damaged\n",
    ],
)
def test_what_cannot_be_loaded_is_told_to_the_launcher(
    tmp_path: Path, bootstrap: str | None
) -> None:
    done = started(tmp_path / "x", bootstrap)
    assert (done.returncode, done.stdout) == (0, "without: 1\n")
    source = (C_SOURCES / "launcher.h").read_text(encoding="utf-8")
    assert '#define WITHOUT_UPDATE L"OPORA_WITHOUT_UPDATE"' in source


def test_a_fault_of_the_program_stays_one(tmp_path: Path) -> None:
    done = started(tmp_path / "x", "def main(words):\n    raise ValueError(words)\n")
    assert done.returncode == 1
    assert "ValueError" in done.stderr
