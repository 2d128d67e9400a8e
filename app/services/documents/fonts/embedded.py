"""A TrueType font that encodes each word of a document once, and a quick reading of its file.

Two thirds of writing a table go into reportlab's encoding of text, character by character. Words
repeat; which code a character got in a document never changes, so the codes of a word are kept.

The faces stay until the program ends. Their files are mapped, not read into memory: a document
takes the outlines of the letters that it has.
"""

import mmap
import struct
from array import array
from pathlib import Path
from typing import Any, Literal
from weakref import WeakKeyDictionary

from reportlab.pdfbase import ttfonts
from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

# Tables of numbers alone: how reportlab reads their numbers, and the format of one.
_NUMBERS = {
    "hmtx": (("read_ushort", "H", 2),),
    "loca": (("read_ushort", "H", 2), ("read_ulong", "L", 4)),
}
_Chunks = list[tuple[int, bytes]]


class EmbeddedFace(TTFontFace):
    """A face whose two long tables, of widths and of places of glyphs, are read in one go.

    reportlab asks for each of their 8000 numbers with a call of its own, half of the time that a
    document of 60 pages spends on the font.
    """

    def readFile(self, f: str) -> None:  # noqa: N802 - reportlab's name
        """Map the file of this path.

        Raises:
            OSError, ValueError: it cannot be read, or is empty.
        """
        self.filename = f
        with Path(f).open("rb") as file:
            self._ttf_data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._pos = 0

    def extractInfo(self, charInfo: Literal[0, 1] | bool = 1) -> None:  # noqa: N802, N803 - reportlab's names
        """Read the file as ever, then let the numbers be read one by one again."""
        super().extractInfo(charInfo)
        self._read_one_by_one()
        self._keep_little()

    def _keep_little(self) -> None:
        """Keep what was read in a third of its memory, with the values that it had."""
        kept: dict[Any, Any] = {}  # one of those that are equal
        self.charWidths = {char: kept.setdefault(aw, aw) for char, aw in self.charWidths.items()}
        self.hmetrics = [kept.setdefault(pair, pair) for pair in self.hmetrics]
        self.glyphPos = array("L", self.glyphPos)
        self.glyphToChar = {}  # is asked for by the shaping of other scripts alone

    def seek_table(self, tag: str, offset_in_table: int = 0) -> int:
        """Go to a table; one of numbers alone is unpacked here, and handed out from there."""
        self._read_one_by_one()
        at: int = super().seek_table(tag, offset_in_table)
        for name, code, size in _NUMBERS.get(tag, ()):
            table: bytes = self.get_table(tag)
            count = (len(table) - offset_in_table) // size
            numbers = struct.unpack_from(f">{count}{code}", table, offset_in_table)
            setattr(self, name, iter(numbers).__next__)
        return at

    def _read_one_by_one(self) -> None:
        for name in ("read_ushort", "read_ulong"):
            vars(self).pop(name, None)


class EmbeddedFont(TTFont):
    """Liberation Serif for reportlab, with the codes of each word remembered per document."""

    def __init__(self, name: str, filename: str) -> None:
        ttfonts.TTFontFace = EmbeddedFace  # by this name `TTFont` makes its face
        try:
            super().__init__(name, filename, shapable=False)
        finally:
            ttfonts.TTFontFace = TTFontFace
        self._words: WeakKeyDictionary[Any, dict[str, bytes | None]] = WeakKeyDictionary()

    def splitString(self, text: str, doc: object, encoding: str = "utf-8") -> _Chunks:  # noqa: N802 - reportlab's name
        """The text as chunks of (subset, codes); one chunk while all characters are in the first.

        A subset holds 256 characters, more than a Russian document has; a text beyond it goes the
        ordinary way.
        """
        if type(text) is not str:
            return super().splitString(text, doc, encoding)
        known = self._words.setdefault(doc, {})
        codes: list[bytes] = []
        for word in text.split(" "):
            code = known.get(word)
            if code is None:
                if word in known or (code := self._encode(word, doc, encoding)) is None:
                    known[word] = None
                    return super().splitString(text, doc, encoding)
                known[word] = code
            codes.append(code)
        return [(0, b" ".join(codes))]

    def _encode(self, word: str, doc: object, encoding: str) -> bytes | None:
        chunks: _Chunks = super().splitString(word, doc, encoding)
        if not chunks:
            return b""
        return chunks[0][1] if len(chunks) == 1 and chunks[0][0] == 0 else None
