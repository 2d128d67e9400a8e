"""Old workbooks (BIFF 5 and 8) written record by record, without a compound file around them."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

_GLOBALS, _SHEET = 5, 16
_ERRORS = {"#REF!": 23, "#DIV/0!": 7, "#N/A": 42}
BiffCell = float | str | bool


@dataclass(kw_only=True)
class BiffSheet:
    """A sheet.

    Attributes:
        name: its title.
        rows: cells, None for an empty one; «#REF!» is an error.
        styles: (row, column) -> number of the style, 0 for «Общий».
        hidden_rows: positions of rows that are not shown.
        flat_rows: positions of rows without height.
        is_hidden: whether the sheet is not shown.
    """

    name: str
    rows: Sequence[Sequence[BiffCell | None]]
    styles: dict[tuple[int, int], int] = field(default_factory=dict[tuple[int, int], int])
    hidden_rows: frozenset[int] = frozenset()
    flat_rows: frozenset[int] = frozenset()
    is_hidden: bool = False


@dataclass(kw_only=True)
class BiffBook:
    """A workbook.

    Attributes:
        sheets: its sheets.
        formats: (key, code) of every style behind the first; a code of «» is a built-in format.
        is_unicode: BIFF 8, else BIFF 5 in Windows-1251.
        code_page: what the file says of its texts, or None.
        epoch_1904: whether days count from 1904.
    """

    sheets: Sequence[BiffSheet]
    formats: Sequence[tuple[int, str]] = ()
    is_unicode: bool = True
    code_page: int | None = None
    epoch_1904: bool = False

    def write(self, path: Path) -> Path:
        """Save it."""
        bodies = [self._sheet(sheet) for sheet in self.sheets]
        names = [self._name(sheet.name) for sheet in self.sheets]
        head = self._head()
        size = len(head) + sum(len(name) + 10 for name in names) + 4
        places = [size + sum(map(len, bodies[:place])) for place in range(len(bodies))]
        bounds = [
            _record(0x85, struct.pack("<IBB", place, int(sheet.is_hidden), 0) + name)
            for place, sheet, name in zip(places, self.sheets, names, strict=True)
        ]
        path.write_bytes(head + b"".join(bounds) + _record(0x0A) + b"".join(bodies))
        return path

    def _begin(self, kind: int) -> bytes:
        if self.is_unicode:
            return _record(0x809, struct.pack("<HHHHII", 0x600, kind, 0, 0x7CC, 0, 6))
        return _record(0x809, struct.pack("<HHHH", 0x500, kind, 0, 0x7CC))

    def _head(self) -> bytes:
        records = [self._begin(_GLOBALS)]
        if self.code_page is not None:
            records.append(_record(0x42, struct.pack("<H", self.code_page)))
        records.append(_record(0x22, struct.pack("<H", int(self.epoch_1904))))
        for key, code in self.formats:
            if code:
                records.append(_record(0x41E, struct.pack("<H", key) + self._long(code)))
        for key in (0, *(key for key, _code in self.formats)):
            size = 20 if self.is_unicode else 16
            records.append(_record(0xE0, struct.pack("<HHH", 0, key, 1) + bytes(size - 6)))
        return b"".join(records)

    def _name(self, name: str) -> bytes:
        if self.is_unicode:
            return struct.pack("<BB", len(name), 1) + name.encode("utf-16-le")
        return struct.pack("<B", len(name)) + name.encode("cp1251")

    def _long(self, text: str) -> bytes:
        if self.is_unicode:
            return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")
        return struct.pack("<B", len(text)) + text.encode("cp1251")

    def _sheet(self, sheet: BiffSheet) -> bytes:
        records = [self._begin(_SHEET)]
        for place, row in enumerate(sheet.rows):
            flags = 0x20 if place in sheet.hidden_rows else 0
            height = 0 if place in sheet.flat_rows else 255
            about = struct.pack("<HHHHHHI", place, 0, len(row), height, 0, 0, 0x100 | flags)
            records.append(_record(0x208, about))
        for place, row in enumerate(sheet.rows):
            for column, cell in enumerate(row):
                if cell is not None:
                    style = sheet.styles.get((place, column), 0)
                    records.append(self._cell(struct.pack("<HHH", place, column, style), cell))
        return b"".join(records) + _record(0x0A)

    def _cell(self, where: bytes, cell: BiffCell) -> bytes:
        if isinstance(cell, bool):
            return _record(0x205, where + struct.pack("<BB", int(cell), 0))
        if isinstance(cell, str) and cell in _ERRORS:
            return _record(0x205, where + struct.pack("<BB", _ERRORS[cell], 1))
        if isinstance(cell, str):
            if self.is_unicode:
                return _record(0x204, where + self._long(cell))
            return _record(0x204, where + struct.pack("<H", len(cell)) + cell.encode("cp1251"))
        return _record(0x203, where + struct.pack("<d", cell))


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content
