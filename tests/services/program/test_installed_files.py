import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.services.program import installed_files, self_check
from app.services.program.installed_files import FileCheck, check_files

CONTENT = {"Opora.exe": b"MZ", "lib/a/b.pyc": b"\0", "program/app/x.py": b"x = 1\n"}
FONT = "program/resources/fonts/a.ttf"


UPDATE = {"update/program/app/x.py": b"x = 2\n", "update/program/release.json": b"{}"}


def lay_out(root: Path, program: str, content: Mapping[str, bytes]) -> Path:
    """Write files and the list of them into a program's folder; returns the list."""
    for name, data in content.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    path = installed_files.file_list(root / program)
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in content.items()}
    path.write_text(json.dumps(hashes), encoding="utf-8")
    return path


@pytest.fixture
def listing(tmp_path: Path) -> Path:
    """The list of a small installed program."""
    return lay_out(tmp_path, "program", CONTENT)


@pytest.fixture
def updated(listing: Path) -> Path:
    """The list of an update over that program, which has a font too."""
    lay_out(listing.parents[1], "program", {**CONTENT, FONT: b"font"})
    return lay_out(listing.parent.parent, "update/program", UPDATE)


def test_the_files_of_the_installer_are_sound(listing: Path) -> None:
    assert check_files(listing) == FileCheck(3, (), ())


def test_a_missing_and_a_changed_file_are_named(listing: Path) -> None:
    root = listing.parent.parent
    (root / "Opora.exe").unlink()
    (root / "lib/a/b.pyc").write_bytes(b"\1")
    assert check_files(listing) == FileCheck(3, ("Opora.exe",), ("lib/a/b.pyc",))


def test_the_self_check_of_a_damaged_program_says_what_to_do(
    listing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (listing.parent / "app/x.py").write_bytes(b"x = 2\n")
    monkeypatch.setattr(installed_files, "file_list", lambda: listing)
    row = next(self_check.checked_rows(listing.parent))
    assert not row.ok
    assert "изменён: program/app/x.py" in row.detail
    assert "Установите программу ещё раз" in row.detail


def test_an_update_is_checked_with_the_libraries_of_the_full_package(updated: Path) -> None:
    assert check_files(updated) == FileCheck(5, (), ())
    root = updated.parents[2]
    (root / "program/app/x.py").write_bytes(b"x = 3\n")  # not the one that runs
    assert check_files(updated) == FileCheck(5, (), ())
    (root / "lib/a/b.pyc").write_bytes(b"\1")
    (root / FONT).write_bytes(b"other")
    (root / "update/program/app/x.py").unlink()
    changed = ("lib/a/b.pyc", FONT)
    assert check_files(updated) == FileCheck(5, ("update/program/app/x.py",), changed)


def test_an_update_that_does_not_run_is_told(
    listing: Path, updated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert check_files(listing).idle_update == ""
    release = updated.parent / "release.json"
    release.write_text(json.dumps({"version": "9.8.7"}), encoding="utf-8")
    assert check_files(listing).idle_update == "9.8.7"
    monkeypatch.setattr(installed_files, "file_list", lambda: listing)
    row = next(self_check.checked_rows(listing.parent))
    assert not row.ok
    assert "обновление до версии 9.8.7 повреждено или не подходит" in row.detail


@pytest.mark.parametrize("damaged", [b"", b"\xff", b"{"])
def test_a_damaged_list_is_a_changed_file(updated: Path, damaged: bytes) -> None:
    updated.write_bytes(damaged)
    assert "update/program/files.json" in check_files(updated).changed
    base = updated.parents[2] / "program/files.json"
    base.write_bytes(damaged)
    assert check_files(base).changed == ("program/files.json",)
