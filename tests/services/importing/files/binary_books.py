"""Binary workbooks .xlsb written record by record."""

import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path

_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_ERRORS = {"#REF!": 0x17, "#DIV/0!": 0x07}
BinaryCell = float | str | None


def write_xlsb(
    path: Path,
    rows: Sequence[Sequence[BinaryCell]],
    *,
    hidden: frozenset[int] = frozenset(),
    flat: frozenset[int] = frozenset(),
    corner: tuple[int, int] | None = None,
) -> Path:
    """A workbook of the sheet «Лист1»; `flat` rows have no height.

    `corner` adds a number in a far row and column.
    """
    numbered = [(place, list(enumerate(row))) for place, row in enumerate(rows)]
    if corner is not None:
        numbered.append((corner[0], [(corner[1], 1.0)]))
    sheet = _record(129) + _record(148, struct.pack("<IIII", 0, 0, 0, 0)) + _record(145)
    for place, cells in numbered:
        flags = 0x10 if place in hidden else 0x20 if place in flat else 0
        height = 0 if place in flat else 300
        sheet += _record(0, struct.pack("<IIHBBBI", place, 0, height, 0, flags, 0, 0))
        sheet += b"".join(_cell(column, cell) for column, cell in cells if cell is not None)
    sheet += _record(146) + _record(130)
    bundle = struct.pack("<II", 0, 1) + _text("rId1") + _text("Лист1")
    book = _record(131) + _record(143) + _record(156, bundle) + _record(144) + _record(132)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("_rels/.rels", _relations("officeDocument", "xl/workbook.bin"))
        archive.writestr("xl/workbook.bin", book)
        archive.writestr(
            "xl/_rels/workbook.bin.rels", _relations("worksheet", "worksheets/sheet1.bin")
        )
        archive.writestr("xl/worksheets/sheet1.bin", sheet)
    return path


def _cell(column: int, cell: float | str) -> bytes:
    where = struct.pack("<II", column, 0)
    if isinstance(cell, str) and cell in _ERRORS:
        return _record(3, where + bytes([_ERRORS[cell]]))
    if isinstance(cell, str):
        return _record(6, where + _text(cell))
    return _record(5, where + struct.pack("<d", cell))


def _text(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _record(kind: int, content: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = b"", len(content)
    while True:
        size += bytes([length & 0x7F | (0x80 if length > 0x7F else 0)])
        length >>= 7
        if not length:
            return number + size + content


def _relations(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_DOCUMENT}/{kind}"'
        f' Target="{target}"/></Relationships>'
    )
