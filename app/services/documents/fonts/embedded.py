"""A TrueType font that encodes each word of a document once.

Two thirds of writing a table go into reportlab's encoding of text, character by character. Words
repeat; which code a character got in a document never changes, so the codes of a word are kept.
"""

from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase.ttfonts import TTFont

_Chunks = list[tuple[int, bytes]]


class EmbeddedFont(TTFont):
    """Liberation Serif for reportlab, with the codes of each word remembered per document."""

    def __init__(self, name: str, filename: str) -> None:
        super().__init__(name, filename)
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
