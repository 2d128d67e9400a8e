"""A writer of small compound files (MS-CFB, version 3), the container of an MSI."""

import struct
from collections.abc import Mapping

SECTOR, MINI_SECTOR, CUTOFF = 512, 64, 4096
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._"


def stored_name(name: str) -> str:
    """A name as Windows Installer stores it: two letters in one sign."""
    if not set(name) <= set(_LETTERS):
        return name
    numbers = [_LETTERS.index(letter) for letter in name]
    pairs = [numbers[place : place + 2] for place in range(0, len(numbers), 2)]
    return "".join(
        chr(0x3800 + pair[0] + (pair[1] << 6)) if len(pair) == 2 else chr(0x4800 + pair[0])
        for pair in pairs
    )


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A file with these streams: large ones in sectors, small ones in the mini stream."""
    sectors: list[bytes] = []
    chains: list[int] = []

    def put(content: bytes, size: int, parts: list[bytes], chain: list[int]) -> int:
        if not content:
            return END
        first = len(parts)
        for place in range(0, len(content), size):
            parts.append(content[place : place + size].ljust(size, b"\0"))
            chain.append(len(parts))
        chain[-1] = END
        return first

    minis: list[bytes] = []
    mini_chain: list[int] = []
    entries: list[tuple[str, int, int]] = []
    for name, content in streams.items():
        if len(content) < CUTOFF:
            start = put(content, MINI_SECTOR, minis, mini_chain)
        else:
            start = put(content, SECTOR, sectors, chains)
        entries.append((stored_name(name), start, len(content)))
    mini_start = put(b"".join(minis), SECTOR, sectors, chains)
    mini_fat = put(_table(mini_chain), SECTOR, sectors, chains)
    folder = _entry("Root Entry", 5, mini_start, len(minis) * MINI_SECTOR, child=1)
    for number, (name, start, size) in enumerate(entries, 1):  # a list is a tree too
        right = number + 1 if number < len(entries) else FREE
        folder += _entry(name, 2, start, size, right=right)
    directory = put(folder, SECTOR, sectors, chains)
    first_fat = len(sectors)
    count = -(-(first_fat + 1) // (SECTOR // 4))
    count = -(-(first_fat + count) // (SECTOR // 4))
    fat = _table(chains + [FAT] * count)
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6),
        *(0, count, directory, 0, CUTOFF, mini_start if mini_fat == END else mini_fat),
        *(-(-len(mini_chain) // (SECTOR // 4)), END, 0),
        first_fat,
    )
    difat = struct.pack(f"<{count - 1}I", *range(first_fat + 1, first_fat + count))
    return (header + difat).ljust(SECTOR, b"\xff") + b"".join(sectors) + fat


def _table(chain: list[int]) -> bytes:
    content = struct.pack(f"<{len(chain)}I", *chain)
    return content.ljust(-(-len(content) // SECTOR) * SECTOR, b"\xff")


def _entry(
    name: str, kind: int, start: int, size: int, *, child: int = FREE, right: int = FREE
) -> bytes:
    stored = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII16xI16xIQ", stored, len(stored), kind, 1, FREE, right, child, 0, start, size
    )
