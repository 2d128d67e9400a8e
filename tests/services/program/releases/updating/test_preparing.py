"""The way from a chosen file to the process that installs it."""

import errno
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from app import paths
from app.errors import EnvironmentProblem, UserError
from app.services.program.releases.installation import System
from app.services.program.releases.updating import preparing, waiting
from app.services.program.releases.updating.judging import Review
from app.services.program.releases.updating.preparing import Prepared
from app.services.progress import Progress, run_steps
from app.services.storage.backup import list_backups
from app.services.storage.workspace import Workspace, create_workspace
from tests.services.program.releases.packages import (
    TREE,
    installed,
    write_archive,
    write_msi,
)

if TYPE_CHECKING:
    from typing import BinaryIO

# Waits for a process and tells what it was called with, as the installers do.
SCRIPT = b"""#!/bin/sh
test "$1" = --after
while kill -0 "$2" 2>/dev/null; do sleep 0.05; done
printf '%s\\n' "$@" > done.part && mv done.part done.txt
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return create_workspace(tmp_path / "данные")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "мои данные" / "update"


def reviewed_msi(tmp_path: Path) -> Review:
    program = tmp_path / "Opora"
    program.mkdir(exist_ok=True)
    (program / "Opora.exe").write_bytes(b"MZ launcher")
    file = write_msi(tmp_path / "Опора 1.2.0.msi")
    return run_steps(preparing.review_file(file, installed(program)))


def test_a_package_is_copied_aside_and_the_data_are_copied(
    tmp_path: Path, workspace: Workspace, folder: Path
) -> None:
    steps: list[Progress] = []
    with workspace:
        reviewed = reviewed_msi(tmp_path)
        ready = run_steps(preparing.prepare(reviewed, workspace, folder), steps.append)
        (copy,) = list_backups(workspace.backups)
    assert copy.reason == "перед обновлением"
    package, launcher = folder / "Опора 1.2.0.msi", folder / "Opora.exe"
    assert ready == Prepared((str(launcher), "--install", str(package)), folder)
    assert package.read_bytes() == reviewed.release.path.read_bytes()
    assert launcher.read_bytes() == b"MZ launcher"
    told = [step.text for step in steps]
    assert list(dict.fromkeys(told)) == [
        "Копирование файла",
        "Проверка файла",
        "Подготовка установки",
        "Резервная копия",
        "Проверка копии",
    ]
    preparing.give_up(ready)
    assert not folder.exists()


def test_nothing_is_left_when_it_does_not_fit_or_fails(
    tmp_path: Path, workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with workspace:
        older = write_msi(tmp_path / "старая.msi", version="0.9.0", news=[_old_news()])
        reviewed = run_steps(preparing.review_file(older, installed(tmp_path)))
        with pytest.raises(UserError, match="старше установленной"):
            run_steps(preparing.prepare(reviewed, workspace, folder))
        reviewed = reviewed_msi(tmp_path)
        write_msi(reviewed.release.path, version="1.2.1")  # another stick under the same name
        with pytest.raises(EnvironmentProblem, match="отличается"):
            run_steps(preparing.prepare(reviewed, workspace, folder))
        reviewed = reviewed_msi(tmp_path)
        reviewed.release.path.unlink()
        with pytest.raises(EnvironmentProblem, match="Верните носитель"):
            run_steps(preparing.prepare(reviewed, workspace, folder))
        assert list_backups(workspace.backups) == []

        def full(*_words: object) -> object:
            raise EnvironmentProblem("На диске не осталось места.")

        monkeypatch.setattr(preparing.backup, "make_backup", full)
        with pytest.raises(EnvironmentProblem, match="места"):
            run_steps(preparing.prepare(reviewed_msi(tmp_path), workspace, folder))
    assert not folder.exists()


def _old_news() -> dict[str, object]:
    return {"version": "0.9.0", "day": "2026-01-01", "lines": ["Было."]}


def test_a_read_only_workspace_is_not_copied_and_none_is_needed(
    tmp_path: Path, workspace: Workspace, folder: Path
) -> None:
    from app.services.storage.workspace import open_workspace

    root, reviewed = workspace.root, reviewed_msi(tmp_path)
    workspace.close()
    with open_workspace(root, read_only=True) as looked_at:
        run_steps(preparing.prepare(reviewed, looked_at, folder))
        assert list_backups(looked_at.backups) == []
    run_steps(preparing.prepare(reviewed, None, folder))
    assert folder.is_dir()


def test_the_installer_waits_for_the_program_and_hears_the_words_of_the_new_start(
    tmp_path: Path, folder: Path
) -> None:
    archive = write_archive(tmp_path / "opora.tar.xz", {**TREE, "install.sh": SCRIPT})
    here = installed(tmp_path, System.LINUX)
    reviewed = run_steps(preparing.review_file(archive, here))
    ready = run_steps(preparing.prepare(reviewed, None, folder))
    program = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    installer = preparing.install_after(ready, program.pid, ("--workspace", "/мои данные"))
    time.sleep(0.3)
    assert not (folder / "done.txt").exists(), "it has to wait"
    program.communicate(b"end\n")
    assert installer.wait(timeout=60) == 0
    words = (folder / "done.txt").read_text(encoding="utf-8").splitlines()
    assert words == ["--after", str(program.pid), "--workspace", "/мои данные"]


def test_an_installer_that_cannot_be_started_is_a_calm_message(folder: Path) -> None:
    folder.mkdir(parents=True)
    with pytest.raises(EnvironmentProblem, match="не дала запустить"):
        preparing.install_after(Prepared((str(folder / "нет"),), folder), os.getpid())


class Stick:
    """The disk of the copy or the stick of the file, which fails with an error at a time."""

    def __init__(self, stream: "BinaryIO", error: OSError, after: int) -> None:
        self._stream, self._error, self._left = stream, error, after

    def __enter__(self) -> "Stick":
        return self

    def __exit__(self, *_error: object) -> None:
        self._stream.close()

    def read(self, size: int) -> bytes:
        self._fail()
        return self._stream.read(size)

    def write(self, content: bytes) -> int:
        self._fail()
        return self._stream.write(content)

    def _fail(self) -> None:
        if self._left == 0:
            raise self._error
        self._left -= 1


def test_a_stick_that_is_pulled_out_and_a_disk_that_is_full_are_told_apart(
    tmp_path: Path, workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither error names a file: it comes from reading or writing one that is open."""
    monkeypatch.setattr(preparing, "_CHUNK", 1000)
    opened = Path.open
    cases = (
        ("rb", OSError(errno.EIO, "Input/output error"), "не читается", "Верните носитель"),
        ("xb", OSError(errno.ENOSPC, "No space left"), "не осталось места", "Освободите место"),
        ("xb", OSError(errno.EIO, "Input/output error"), "нельзя записать", "Проверьте права"),
    )
    with workspace:
        reviewed = reviewed_msi(tmp_path)
        for failing, error, words, way in cases:

            def fail(path: Path, mode: str = "r", *_words: Any, **_named: Any) -> Any:
                stream: Any = opened(path, mode, *_words, **_named)
                return Stick(stream, error, 3) if mode == failing else stream  # noqa: B023 - used in this round

            monkeypatch.setattr(Path, "open", fail)
            with pytest.raises(EnvironmentProblem, match=words) as refused:
                run_steps(preparing.prepare(reviewed, workspace, folder))
            monkeypatch.setattr(Path, "open", opened)
            assert way in refused.value.hint
            assert not folder.exists()
        assert list_backups(workspace.backups) == []


def test_a_folder_that_cannot_be_written_is_told(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_words: object, **_named: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(folder))

    reviewed = reviewed_msi(tmp_path)
    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(EnvironmentProblem, match="нельзя записать") as refused:
        run_steps(preparing.prepare(reviewed, None, folder))
    assert "двойным щелчком" in refused.value.hint


def test_a_file_in_its_place_is_told(tmp_path: Path, folder: Path) -> None:
    folder.parent.mkdir(parents=True)
    folder.write_text("чужое")
    with pytest.raises(EnvironmentProblem, match="нельзя записать"):
        run_steps(preparing.prepare(reviewed_msi(tmp_path), None, folder))
    assert folder.read_text() == "чужое"


def test_the_new_start_opens_the_same_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "default_workspace", lambda: tmp_path / "Opora" / "workspace")
    assert waiting.update_folder() == tmp_path / "Opora" / "update"
    assert preparing.words_of_start(tmp_path / "Opora" / "workspace") == ()
    other = tmp_path / "другая папка"
    assert preparing.words_of_start(other) == ("--workspace", str(other))
