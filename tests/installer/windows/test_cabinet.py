"""The cabinet, read back by the description of the format."""

import hashlib
import random
import struct
import zlib
from pathlib import Path

import pytest

from installer.windows.cabinet import BLOCK, Member, checksum, write_cabinet


def unpack(cabinet: bytes) -> dict[str, bytes]:
    """Names and contents; the block before is the dictionary of each block."""
    signature, _, size, _, files_at, _, minor, major, folders, count, flags = struct.unpack_from(
        "<4sIIIIIBBHHH", cabinet
    )
    assert (signature, size, minor, major, folders, flags) == (b"MSCF", len(cabinet), 3, 1, 1, 0)
    data_at, blocks, method = struct.unpack_from("<IHH", cabinet, 36)
    assert method == 1
    content, previous, place = b"", b"", data_at
    for _ in range(blocks):
        stored, packed, plain = struct.unpack_from("<IHH", cabinet, place)
        data = cabinet[place + 8 : place + 8 + packed]
        assert stored == checksum(cabinet[place + 4 : place + 8], checksum(data))
        assert data[:2] == b"CK"
        reader = zlib.decompressobj(-15, zdict=previous) if previous else zlib.decompressobj(-15)
        previous = reader.decompress(data[2:])
        assert reader.eof
        assert len(previous) == plain <= BLOCK
        content += previous
        place += 8 + packed
    assert place == len(cabinet)
    found, place = {}, files_at
    for _ in range(count):
        length, offset = struct.unpack_from("<II", cabinet, place)
        end = cabinet.index(b"\0", place + 16)
        found[cabinet[place + 16 : end].decode()] = content[offset : offset + length]
        place = end + 1
    assert place == data_at
    return found


@pytest.fixture
def members(tmp_path: Path) -> list[Member]:
    """Files that end inside a block, on its edge, span several, and hold nothing."""
    noise = random.Random(5).randbytes(3 * BLOCK + 17)
    contents = {
        "f1": b"abc",
        "f2": b"",
        "f3": noise,
        "f4": b"\0" * (BLOCK - 20),
        "f5": noise[:BLOCK],
    }
    made = []
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
        made.append(Member(name, tmp_path / name))
    return made


def test_every_file_comes_out_as_it_went_in(members: list[Member], tmp_path: Path) -> None:
    write_cabinet(members, tmp_path / "x.cab")
    found = unpack((tmp_path / "x.cab").read_bytes())
    assert found == {member.name: member.path.read_bytes() for member in members}
    assert list(found) == [member.name for member in members]


def test_equal_files_make_an_equal_cabinet(members: list[Member], tmp_path: Path) -> None:
    for name in ("a.cab", "b.cab"):
        for member in members:
            member.path.touch()
        write_cabinet(members, tmp_path / name)
    hashes = [hashlib.sha256((tmp_path / name).read_bytes()) for name in ("a.cab", "b.cab")]
    assert hashes[0].digest() == hashes[1].digest()


def test_a_block_refers_to_the_one_before_it(tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(BLOCK // 2)
    (tmp_path / "a").write_bytes(noise * 4)
    write_cabinet([Member("a", tmp_path / "a")], tmp_path / "x.cab")
    assert (tmp_path / "x.cab").stat().st_size < BLOCK


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\x01\x02\x03\x04", 0x04030201),
        (b"\x01\x02\x03\x04\x05", 0x04030201 ^ 0x05),
        (b"\x01\x02\x03\x04\x05\x06\x07", 0x04030201 ^ 0x050607),
        (b"\x01\x02\x03\x04\x01\x02\x03\x04", 0),
    ],
)
def test_the_checksum_is_the_one_of_the_format(data: bytes, expected: int) -> None:
    assert checksum(data) == expected
