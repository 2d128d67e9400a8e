"""Texts that cells share, and texts as a workbook writes them."""

import re

from app.services.importing.cells.package import Package, parse, xml_parser
from app.services.importing.files.xlsx.names import names

_NAMES = names("si", "t", "rPh")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read_strings(package: Package, part: str | None) -> list[str]:
    """Shared texts in order; pieces of rich text together, hints of pronunciation left out."""
    reader = _Reader()
    if part is not None and package.has(part):
        parser = xml_parser()
        parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
        parser.CharacterDataHandler = reader.text
        parse(parser, package.blocks(part))
    return reader.texts


class _Reader:
    def __init__(self) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._inside = False
        self._hints = 0

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        element = _NAMES.get(tag)
        if element == "t":
            self._inside = not self._hints
        elif element == "rPh":
            self._hints += 1
        elif element == "si":
            self._pieces.clear()

    def end(self, tag: str) -> None:
        element = _NAMES.get(tag)
        if element == "t":
            self._inside = False
        elif element == "rPh":
            self._hints -= 1
        elif element == "si":
            self.texts.append(plain_text("".join(self._pieces)))

    def text(self, piece: str) -> None:
        if self._inside:
            self._pieces.append(piece)


def plain_text(text: str) -> str:
    """A text with the characters that XML cannot write: `_x000D_` is a carriage return."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda matched: chr(int(matched[1], 16)), text)
