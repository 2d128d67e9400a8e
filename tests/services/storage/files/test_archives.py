"""An archive that is damaged is told apart from a disk that does not give it now."""

import os
import struct
import zipfile
from pathlib import Path
from typing import IO

import pytest

from app.services.storage.files.archives import opened_archive

_TEXT = b"0123456789" * 5000


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "копия.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("one", _TEXT)
        made.writestr("two", b"x")
    return path


def read(path: Path) -> bytes:
    with opened_archive(path) as opened:
        return opened.read("one") + opened.read("two")


def test_it_is_read_as_any_archive(archive: Path) -> None:
    assert read(archive) == _TEXT + b"x"


def test_no_damage_looks_like_an_error_of_the_disk(archive: Path) -> None:
    whole = archive.read_bytes()
    contents = [whole[:at] for at in range(0, len(whole), 7)]
    for value in (0x00, 0x7F, 0xFF):
        contents += [whole[:at] + bytes([value]) + whole[at + 1 :] for at in range(len(whole))]
        contents += [whole[:at] + bytes([value] * 4) + whole[at + 4 :] for at in range(len(whole))]
    like_a_disk: list[object] = []
    found = 0
    for content in contents:
        archive.write_bytes(content)
        try:
            read(archive)
        except OSError as error:
            like_a_disk.append(error)
        except (struct.error, OverflowError) as error:
            like_a_disk.append(error)
        except Exception:
            found += 1
    assert not like_a_disk
    assert found > len(contents) / 2


def test_places_outside_of_the_file_are_damage(archive: Path) -> None:
    whole = archive.read_bytes()
    for start in (0, 1, 0x7FFFFFFF, 0xFFFFFFFE):  # where the central directory is said to begin
        at = len(whole) - 6
        archive.write_bytes(whole[:at] + struct.pack("<I", start) + whole[at + 4 :])
        with pytest.raises(zipfile.BadZipFile):
            read(archive)


def taken_away(stream: IO[bytes], other: Path) -> None:
    """Let what is open refuse every further reading."""
    handle = os.open(other, os.O_WRONLY | os.O_CREAT)
    os.dup2(handle, stream.fileno())
    os.close(handle)


def test_an_error_of_the_disk_stays_one(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`zipfile` takes one for damage when it comes while the end of the archive is read."""
    other = tmp_path / "other"
    other.write_bytes(archive.read_bytes())
    with opened_archive(archive) as opened:
        assert opened.fp is not None
        taken_away(opened.fp, other)
        with pytest.raises(OSError, match="descriptor"):
            opened.read("one")
    whole = zipfile.ZipFile

    def open_late(stream: IO[bytes]) -> zipfile.ZipFile:
        taken_away(stream, other)
        return whole(stream)

    monkeypatch.setattr(zipfile, "ZipFile", open_late)
    with pytest.raises(OSError, match="descriptor"):
        read(archive)
    monkeypatch.undo()
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "нет.zip")


def test_other_ways_of_packing_are_no_archive_of_ours(archive: Path) -> None:
    for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        with zipfile.ZipFile(archive, "w", method) as made:
            made.writestr("one", _TEXT)
        with pytest.raises(zipfile.BadZipFile):
            read(archive)
