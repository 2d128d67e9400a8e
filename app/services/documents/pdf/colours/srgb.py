"""The colours of the screen as an ICC profile: what «black» in a file for the archive means.

Built here from the figures of IEC 61966-2-1, adapted to the white of D50 as ICC.1:2004-10 (version
4.2, the newest that PDF 1.7 names) asks; so nobody's profile is shipped.
"""

import struct
from functools import cache
from itertools import accumulate

_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_FROM_D65 = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
# ((a·x + b) to the power of g from d on, c·x below it
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_HEADER, _ENTRY = 128, 12


@cache
def srgb_profile() -> bytes:
    """The profile, 500 bytes; the same bytes always."""
    curve = b"para" + struct.pack(">4xHxx", 3) + _numbers(_CURVE)
    tags = {
        b"desc": _words("sRGB"),
        b"cprt": _words("Public domain"),
        b"wtpt": _colour(_WHITE),
        b"chad": b"sf32" + bytes(4) + _numbers(_FROM_D65),
        **{name: _colour(values) for name, values in _PRIMARIES.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    parts = list(dict.fromkeys(tags.values()))
    begin = _HEADER + 4 + _ENTRY * len(tags)
    places = dict(zip(parts, accumulate(map(len, parts), initial=begin), strict=False))
    table = b"".join(
        name + struct.pack(">II", places[part], len(part)) for name, part in tags.items()
    )
    size = begin + sum(map(len, parts))
    return _header(size) + struct.pack(">I", len(tags)) + table + b"".join(parts)


def _header(size: int) -> bytes:
    moment = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    start = struct.pack(">II", size, 0) + bytes((4, 0x20, 0, 0)) + b"mntrRGB XYZ " + moment
    return (start + b"acsp").ljust(68, b"\0") + _numbers(_WHITE) + bytes(_HEADER - 80)


def _words(text: str) -> bytes:
    words = text.encode("utf-16-be")
    head = b"mluc" + struct.pack(">4xII", 1, 12) + b"enUS" + struct.pack(">II", len(words), 28)
    return _padded(head + words)


def _colour(values: tuple[float, ...]) -> bytes:
    return b"XYZ " + bytes(4) + _numbers(values)


def _numbers(values: tuple[float, ...]) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)
