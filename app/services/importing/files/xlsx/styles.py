"""Styles of cells, as far as they say how a number is shown."""

from dataclasses import dataclass, field

from app.services.importing.cells.package import Package, parse, xml_parser
from app.services.importing.files.formats.number_format import (
    BUILT_IN,
    NumberFormat,
    number_format,
)
from app.services.importing.files.xlsx.names import names

_NAMES = names("numFmt", "cellXfs", "xf")
_GENERAL = "General"


@dataclass
class Styles:
    """The number formats of a workbook by the number of the style.

    Attributes:
        epoch_1904: whether days are counted from 1904.
        codes: format code of every style.
    """

    epoch_1904: bool = False
    codes: list[str] = field(default_factory=list[str])

    def shape(self, style: int) -> NumberFormat:
        """The number format of a style; «Общий» for one that is not there."""
        code = self.codes[style] if 0 <= style < len(self.codes) else _GENERAL
        return number_format(code, epoch_1904=self.epoch_1904)

    def plain(self) -> frozenset[int]:
        """The styles whose numbers all look like themselves."""
        styles = range(max(1, len(self.codes)))
        return frozenset(style for style in styles if self.shape(style).is_plain)


def read_styles(package: Package, part: str | None, *, epoch_1904: bool) -> Styles:
    """The styles of a workbook; all are «Общий» where it has none."""
    styles = Styles(epoch_1904)
    if part is None or not package.has(part):
        return styles
    own: dict[str, str] = {}
    used: list[str] = []
    inside = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        element = _NAMES.get(tag)
        if element == "numFmt":
            own[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif element == "cellXfs":
            inside = True
        elif element == "xf" and inside:
            used.append(attributes.get("numFmtId", "0"))

    def end(tag: str) -> None:
        nonlocal inside
        if _NAMES.get(tag) == "cellXfs":
            inside = False

    parser = xml_parser()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parse(parser, package.blocks(part))
    styles.codes = [own.get(key) or _built_in(key) for key in used]
    return styles


def _built_in(key: str) -> str:
    return BUILT_IN.get(int(key), _GENERAL) if key.isdecimal() else _GENERAL
