"""What is at work in the folder of an update is left alone; what was left there goes."""

import os
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.errors import EnvironmentProblem
from app.services.program.releases.news import own_version
from app.services.program.releases.updating import waiting
from app.services.program.releases.version import Version

LATER = Version(99, 0, 0)
CLAIM = """
import sys
from pathlib import Path
from app.services.program.releases.updating import waiting
lock = waiting.claim(Path(sys.argv[1]))
(Path(sys.argv[1]) / "half").write_text("x")
print("claimed", flush=True)
input()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "мои данные" / "update"


@contextmanager
def other_window(folder: Path) -> Generator["subprocess.Popen[bytes]"]:
    """Another process that gets a package ready, until it is killed."""
    with subprocess.Popen(
        [sys.executable, "-c", CLAIM, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"claimed\n"
        yield process
        process.kill()


def grow_old(folder: Path) -> None:
    moment = time.time() - 3600
    os.utime(folder, (moment, moment))


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != ".in-use")


def test_what_another_window_gets_ready_stays_until_it_is_gone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "_PATIENCE_S", 0)
    with other_window(folder) as process:
        grow_old(folder)
        assert waiting.sweep(folder) == ""
        with pytest.raises(EnvironmentProblem, match="другое окно") as refused:
            waiting.claim(folder)
        assert refused.value.hint.endswith("выберите файл снова.")
        assert left(folder) == ["half"]
        process.kill()
        process.wait()
        lock = waiting.claim(folder)
        assert left(folder) == [], "the next who claims it begins with an empty folder"
        waiting.clear(folder, lock)
    assert not folder.exists()


def test_what_a_killed_window_left_goes_at_the_next_start(folder: Path) -> None:
    with other_window(folder):
        pass
    assert left(folder) == ["half"]
    assert waiting.sweep(folder) == ""
    assert not folder.exists()


def test_an_installer_at_work_keeps_the_folder_and_one_that_has_ended_does_not(
    folder: Path,
) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as installer:
        waiting.claim(folder).release()
        waiting.note_version(folder, LATER)
        waiting.note_installer(folder, installer.pid)
        assert waiting.sweep(folder) == ""
        with pytest.raises(EnvironmentProblem, match="уже устанавливается"):
            waiting.claim(folder)
        assert left(folder) == ["installer.txt", "version.txt"]
        installer.communicate(b"\n")
    assert waiting.sweep(folder) == ""
    assert not folder.exists()


def test_who_began_to_install_is_not_known_for_ever(folder: Path) -> None:
    """Its number is another process's by then, or it was killed before the number was noted."""
    for installer, age, stays in (("", 0, True), ("", 1, False), (str(os.getppid()), 1, False)):
        waiting.claim(folder).release()
        waiting.note_version(folder, LATER)
        if installer:
            waiting.note_installer(folder, int(installer))
        if age:
            grow_old(folder)
        assert waiting.sweep(folder) == ""
        assert folder.exists() is stays, (installer, age)


def test_the_installer_that_became_this_program_is_at_work_no_more(folder: Path) -> None:
    waiting.claim(folder).release()
    waiting.note_version(folder, LATER)
    waiting.note_installer(folder, os.getpid())
    waiting.clear(folder, waiting.claim(folder))
    assert not folder.exists()


def test_a_version_that_runs_by_now_and_a_failure_are_over(folder: Path) -> None:
    assert waiting.sweep(folder) == "", "nothing there"
    waiting.claim(folder).release()
    waiting.note_version(folder, own_version())
    assert waiting.sweep(folder) == ""
    assert not folder.exists()
    waiting.claim(folder).release()
    waiting.note_version(folder, LATER)
    waiting.note_failure(folder, "На диске не осталось места.")
    assert waiting.sweep(folder) == "На диске не осталось места."
    assert not folder.exists()
