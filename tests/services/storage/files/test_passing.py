"""Passing folders go with their process, also when it is killed; those of living ones stay."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from app.services.storage.files.passing import (
    lasting_folder,
    noted,
    passing_folder,
    remove_left,
    sweep_passing,
)

_KILLED = """
import os, sys
from pathlib import Path
from app.services.storage.files.passing import noted, passing_folder
place = Path(sys.argv[1])
with passing_folder() as folder, noted(place):
    (folder / "packed.zip").write_bytes(b"x" * 1000)
    place.mkdir()
    (place / "opora.sqlite").write_bytes(b"x" * 1000)
    print(folder, flush=True)
    if sys.argv[2] == "killed":
        os._exit(9)
    sys.stdin.readline()
"""
_LATER_S, _AT_ONCE_S = 3600, 10


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of temporary files for the test and the processes it starts."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


def process(place: Path, end: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", _KILLED, str(place), end],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def later() -> float:
    return time.time() + _LATER_S


def test_a_folder_goes_with_its_block(temporary: Path) -> None:
    with passing_folder() as folder:
        (folder / "a.txt").write_text("x")
        assert folder.parent == temporary
        assert sweep_passing(now=later()) == 0, "it is at work"
    assert list(temporary.iterdir()) == []


def test_what_a_killed_process_left_goes_wherever_it_lies(temporary: Path, tmp_path: Path) -> None:
    place = tmp_path / f".opora-unpack-{'0123456789abcdef' * 2}"
    killed = process(place, "killed")
    killed.communicate()
    made = [folder.stat().st_mtime for folder in temporary.iterdir()]
    assert len(made) == 2
    assert sweep_passing(now=min(made) + 1) == 0, "just made: its owner may not have locked it yet"
    assert sweep_passing(now=time.time() + _AT_ONCE_S) == 2, "the next start, be it at once"
    assert list(temporary.iterdir()) == []
    assert not place.exists()


def test_what_a_living_process_needs_stays(temporary: Path, tmp_path: Path) -> None:
    place = tmp_path / f".opora-unpack-{'0123456789abcdef' * 2}"
    living = process(place, "living")
    assert living.stdout is not None
    folder = Path(living.stdout.readline().strip())
    assert sweep_passing(now=later()) == 0
    assert (folder / "packed.zip").exists()
    assert place.exists()
    living.kill()
    living.communicate()
    assert sweep_passing(now=later()) == 2
    assert list(temporary.iterdir()) == []
    assert not place.exists()


def test_nothing_that_is_not_ours_goes(temporary: Path, tmp_path: Path) -> None:
    foreign = [
        temporary / name for name in ("opora", "opora-", "opora-мои файлы", "opora-ABCDEFGH")
    ]
    foreign += [temporary / "other-abcdefgh", temporary / "opora-check-list-2026"]
    for path in foreign:
        path.mkdir()
        os.utime(path, (0, 0))
    file = temporary / "opora-abcdefgh"
    file.write_text("файл")
    target = tmp_path / "важное"
    target.mkdir()
    (target / "а.txt").write_text("x")
    link = temporary / "opora-aaaaaaaa"
    link.symlink_to(target)
    assert sweep_passing(now=later()) == 0
    assert all(path.exists() for path in [*foreign, file, link])
    assert (target / "а.txt").exists()


def test_folders_of_the_first_version_go_after_a_week(temporary: Path) -> None:
    old = [temporary / f"opora-{kind}a1b2c3d_" for kind in ("", "pack-", "check-")]
    for path in old:
        path.mkdir()
        (path / "Приказ.docx").write_text("x")
        (path / "Приказ.docx").chmod(0o444)
    assert sweep_passing(now=later()) == 0
    assert sweep_passing(now=time.time() + 8 * 24 * 3600) == 3
    assert list(temporary.iterdir()) == []


def test_a_note_removes_only_what_has_a_passing_name(temporary: Path, tmp_path: Path) -> None:
    precious = tmp_path / "Документы"
    precious.mkdir()
    assert not remove_left(precious)
    with passing_folder() as folder:
        name = folder.name
    again = temporary / name
    again.mkdir()
    (again / ".in-use").touch()
    (again / ".places").write_text(f"{precious}\n", encoding="utf-8")
    assert sweep_passing(now=later()) == 1
    assert precious.exists()
    with pytest.raises(AssertionError), noted(precious):
        pass


def test_a_lasting_folder_is_one_a_call_and_of_this_process(temporary: Path) -> None:
    first, second = lasting_folder(), lasting_folder()
    assert first != second
    assert first.parent == second.parent
    assert sweep_passing(now=later()) == 0
    assert first.is_dir()
