"""The installation as install.sh and the running program start it: a process of its own."""

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from installer.linux.installation import __main__ as entry
from installer.linux.installation.installing import install
from installer.linux.installation.places import Places, places_of_user, version_of

Release = Callable[[str], Path]
Done = subprocess.CompletedProcess[str]


@pytest.fixture
def user(places: Places, monkeypatch: pytest.MonkeyPatch) -> Places:
    places.home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(places.home))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    assert places_of_user() == places
    return places


def run(tree: Path, *words: str) -> Done:
    """Run the installation that lies in a release or in the installed program."""
    command = [sys.executable, "-B", "-X", "utf8", "-m", "installation", *words]
    folder = tree / "program"
    return subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)


def started(places: Places) -> str:
    """What the program noted when it was started."""
    return (places.home / "started").read_text(encoding="utf-8")


def test_it_is_installed_and_removed(release: Release, user: Places) -> None:
    done = run(release("1.0.0"), "install")
    assert (done.returncode, done.stderr) == (entry.DONE, "")
    assert "«Опора» 1.0.0 установлена" in done.stdout
    done = run(user.program, "remove")
    assert (done.returncode, done.stderr) == (entry.DONE, "")
    assert str(user.workspace) in done.stdout
    assert not user.program.exists()


def test_it_waits_for_the_program_and_starts_the_new_one(release: Release, user: Places) -> None:
    install(release("1.0.0"), user)
    newer = release("1.1.0")
    user.reason.parent.mkdir(parents=True)
    user.reason.write_text("of the last time")
    old = subprocess.Popen([user.program / "runtime/bin/opora", "1"])
    reaper = threading.Thread(target=old.wait)  # as the desktop does; else it stays a zombie
    reaper.start()
    done = run(newer, "install", "--after", str(old.pid), "--workspace", "Мой район")
    assert old.poll() == 0
    reaper.join()
    assert done.returncode == 0
    assert version_of(user.program) == "1.1.0"
    assert started(user) == "1.1.0 --workspace Мой район\n"
    assert not user.reason.exists()


def test_when_it_fails_the_old_one_starts_and_knows_why(release: Release, user: Places) -> None:
    install(release("2.0.0"), user)
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    run(release("1.0.0"), "install", "--after", str(ended.pid), "--workspace", "x")
    assert started(user) == "2.0.0 --workspace x\n"
    assert "более новая версия" in user.reason.read_text(encoding="utf-8")


def test_words_that_are_not_understood(user: Places, capsys: pytest.CaptureFixture[str]) -> None:
    for words in ([], ["install", "--after"], ["install", "--after", "x"], ["other"]):
        assert entry.main(words) == entry.REFUSED
    assert "Команда не понята" in capsys.readouterr().err
    assert entry.main(["remove"]) == entry.REFUSED
    assert "Программы здесь нет" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_told(release: Release, user: Places) -> None:
    (user.home / ".local").write_text("a file in the place of the folder")
    done = run(release("1.0.0"), "install")
    assert done.returncode == entry.FAILED
    assert "Не получилось записать файлы" in done.stderr
