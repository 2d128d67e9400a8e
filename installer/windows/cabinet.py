"""A cabinet file with MSZIP compression.

The one that wixl makes compresses every block of 32 KB by itself. The format lets a block refer to
the one before it, which makes the package 6 % smaller, so the cabinet is written here.
"""

import struct
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

BLOCK = 32768
LEVEL = 9
_MEMORY, _RAW_DEFLATE = 9, -15
_MSZIP = 1
_ARCHIVE = 0x20
# The moment of every file, so that equal files make an equal cabinet: 1 January 2026, 00:00.
_DATE, _TIME = (2026 - 1980) << 9 | 1 << 5 | 1, 0
_HEADER, _FOLDER = struct.Struct("<4sIIIIIBBHHHHH"), struct.Struct("<IHH")
_FILE, _DATA = struct.Struct("<IIHHHH"), struct.Struct("<IHH")


@dataclass(frozen=True)
class Member:
    """A file of the cabinet: its name inside (ASCII), and where its bytes are."""

    name: str
    path: Path


def write_cabinet(members: Sequence[Member], target: Path, level: int = LEVEL) -> None:
    """Write a cabinet of one folder with the files in this order."""
    entries, offset = b"", 0
    for member in members:
        size = member.path.stat().st_size
        entries += _FILE.pack(size, offset, 0, _DATE, _TIME, _ARCHIVE)
        entries += member.name.encode("ascii") + b"\0"
        offset += size
    with ThreadPoolExecutor() as threads:  # zlib lets other threads run
        pairs = _with_previous(_blocks(members))
        blocks = list(threads.map(lambda pair: _data(pair[0], pair[1], level), pairs))
    files_at = _HEADER.size + _FOLDER.size
    data_at = files_at + len(entries)
    size = data_at + sum(map(len, blocks))
    version = (3, 1)
    counts = (1, len(members), 0, 0, 0)
    header = _HEADER.pack(b"MSCF", 0, size, 0, files_at, 0, *version, *counts)
    with target.open("wb") as stream:
        stream.write(header + _FOLDER.pack(data_at, len(blocks), _MSZIP) + entries)
        stream.writelines(blocks)


def checksum(data: bytes, seed: int = 0) -> int:
    """The checksum of a cabinet's data block."""
    whole = len(data) // 4 * 4
    words = np.frombuffer(data[:whole], dtype="<u4")
    rest = int.from_bytes(data[whole:], "big")
    return seed ^ int(np.bitwise_xor.reduce(words)) ^ rest


def _blocks(members: Sequence[Member]) -> Iterator[bytes]:
    """The bytes of all files after one another, cut into blocks."""
    kept = b""
    for member in members:
        kept += member.path.read_bytes()
        whole = len(kept) // BLOCK * BLOCK
        for start in range(0, whole, BLOCK):
            yield kept[start : start + BLOCK]
        kept = kept[whole:]
    if kept:
        yield kept


def _with_previous(blocks: Iterator[bytes]) -> Iterator[tuple[bytes, bytes]]:
    previous = b""
    for block in blocks:
        yield block, previous
        previous = block


def _data(block: bytes, previous: bytes, level: int) -> bytes:
    options = (level, zlib.DEFLATED, _RAW_DEFLATE, _MEMORY, zlib.Z_DEFAULT_STRATEGY)
    packer = zlib.compressobj(*options, zdict=previous) if previous else zlib.compressobj(*options)
    packed = b"CK" + packer.compress(block) + packer.flush()
    sizes = struct.pack("<HH", len(packed), len(block))
    return _DATA.pack(checksum(sizes, checksum(packed)), len(packed), len(block)) + packed
