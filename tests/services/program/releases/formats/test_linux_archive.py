"""The archive for Linux: read through the system's `xz`, every file against the list."""

import json
import shutil
from pathlib import Path

import pytest

from app.errors import UserError
from app.services.program.releases.formats import linux_archive
from app.services.program.releases.formats.linux_archive import FORMAT
from app.services.program.releases.installation import System
from app.services.program.releases.version import Version
from app.services.progress import run_steps
from tests.services.program.releases.packages import TREE, installed, write_archive


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "opora-1.2.0-linux-x86_64.tar.xz"


def test_what_an_archive_says_is_read(path: Path) -> None:
    inside = run_steps(FORMAT.read(write_archive(path)))
    assert (inside.description.version, inside.description.kind) == (Version(1, 2, 0), "linux")
    assert not inside.signed


def test_files_that_are_not_those_of_the_list_are_refused(path: Path) -> None:
    long = TREE["program/resources/long.txt"]
    trees = {
        "a changed file": {"changed": {"program/main.py": b"print(1)\n"}},
        "a file more": {"changed": {"program/more.py": b""}},
        "a file of the list less": {"listed": json.dumps({"install.sh": "0" * 64}).encode()},
        "one byte of a long file": {"changed": {"program/resources/long.txt": long[:-1] + b"!"}},
        "no script": {"tree": {"program/main.py": b""}},
        "no list": {"listed": b"[]"},
        "another list": {"payload": "c" * 64},
        "outside of the folder": {"changed": {"../../x": b""}},
        "an absolute path": {"changed": {"/tmp/x": b""}},
    }
    taken: list[str] = []
    for what, other in trees.items():
        write_archive(path, **other)
        try:
            run_steps(FORMAT.read(path))
        except UserError:
            continue
        taken.append(what)
    assert taken == []


def test_what_does_not_lie_in_one_folder_of_its_own_is_refused(path: Path) -> None:
    """Whatever its list says: it would be unpacked anywhere."""
    taken: list[str] = []
    for folder in ("", "/", "//", "..", "../..", "/tmp/opora-1.2.0", "opora/opora"):
        write_archive(path, folder=folder)
        try:
            run_steps(FORMAT.read(path))
        except UserError:
            continue
        taken.append(folder)
    assert taken == []


def test_an_archive_that_was_cut_off_or_spoilt_is_refused(path: Path) -> None:
    whole = write_archive(path).read_bytes()
    taken: list[int] = []
    for size in range(6, len(whole) - 1, max(1, len(whole) // 24)):
        path.write_bytes(whole[:size])
        try:
            run_steps(FORMAT.read(path))
        except UserError:
            continue
        taken.append(size)
    path.write_bytes(whole[:200] + bytes([whole[200] ^ 255]) + whole[201:])
    with pytest.raises(UserError, match="повреждён"):
        run_steps(FORMAT.read(path))
    assert taken == []


def test_another_archive_is_none_of_ours(path: Path) -> None:
    import tarfile

    with tarfile.open(path, "w:xz") as archive:
        archive.add(Path(__file__), "opora/readme.txt")
    with pytest.raises(UserError, match="не выпуск «Опоры»"):
        run_steps(FORMAT.read(path))


def test_without_xz_it_is_said_what_is_missing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_archive(path)
    monkeypatch.setattr(linux_archive.shutil, "which", lambda _name: None)
    with pytest.raises(UserError, match="xz-utils"):
        run_steps(FORMAT.read(path))


def test_it_is_unpacked_with_its_modes_and_installed_by_its_own_script(path: Path) -> None:
    write_archive(path)
    here = installed(path.parent, System.LINUX)
    command = run_steps(FORMAT.stage(path, here))
    folder = path.parent / "opora-1.2.0"
    assert command == ("/bin/sh", str(folder / "install.sh"), "--after")
    assert {name: (folder / name).read_bytes() for name in TREE} == dict(TREE)
    assert (folder / "install.sh").stat().st_mode & 0o777 == 0o755
    assert (folder / "program/main.py").stat().st_mode & 0o777 == 0o644
    assert (folder / "release.json").is_file()
    assert shutil.which("xz")
