import hashlib
import json
from pathlib import Path

import pytest

from app.services.program import installed_files, self_check
from app.services.program.installed_files import FileCheck, check_files

CONTENT = {"Opora.exe": b"MZ", "lib/a/b.pyc": b"\0", "program/app/x.py": b"x = 1\n"}


@pytest.fixture
def listing(tmp_path: Path) -> Path:
    """The list of a small installed program."""
    for name, data in CONTENT.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    path = installed_files.file_list(tmp_path / "program")
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in CONTENT.items()}
    path.write_text(json.dumps(hashes), encoding="utf-8")
    return path


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
