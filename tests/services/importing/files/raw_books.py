"""Workbooks written part by part, so that they can be as odd as those of other programs."""

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from app.services.importing.cells.grid import Page
from app.services.importing.files.workbook import read_workbook

TRANSITIONAL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_DOCUMENT = {
    TRANSITIONAL: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    STRICT: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(kw_only=True)
class RawBook:
    """A workbook of one sheet.

    Attributes:
        sheet: what stands inside `<sheetData>`.
        formats: format code of every style behind the first, which is «Общий».
        strings: shared texts, each what stands inside `<si>`.
        strict: whether its namespaces are those of ISO 29500 strict.
        prefix: of the elements of styles and sheet.
        strings_at: target of the relationship to the shared texts.
        epoch_1904: whether days count from 1904.
        before: what stands in the sheet before its data.
        after: what stands in the sheet after its data.
        others: more parts.
    """

    sheet: str
    formats: Sequence[str] = ()
    strings: Sequence[str] = ()
    strict: bool = False
    prefix: str = ""
    strings_at: str = "sharedStrings.xml"
    epoch_1904: bool = False
    before: str = ""
    after: str = ""
    others: Mapping[str, str] = field(default_factory=dict[str, str])

    def write(self, path: Path) -> Path:
        """Save it."""
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in (self._parts() | self.others).items():
                archive.writestr(name, text)
        return path

    def _parts(self) -> dict[str, str]:
        space = STRICT if self.strict else TRANSITIONAL
        document = _DOCUMENT[space]
        at = self.strings_at
        strings = at.lstrip("/") if at.startswith("/") else f"xl/{at}"
        return {
            "[Content_Types].xml": _content_types(strings),
            "_rels/.rels": _relations({"r": (f"{document}/officeDocument", "xl/workbook.xml")}),
            "xl/workbook.xml": f'{_DECLARED}<workbook xmlns="{space}" xmlns:r="{document}">'
            f'<workbookPr date1904="{int(self.epoch_1904)}"/><sheets>'
            '<sheet name="Лист1" sheetId="1" r:id="s"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": _relations(
                {
                    "s": (f"{document}/worksheet", "worksheets/sheet1.xml"),
                    "t": (f"{document}/styles", "styles.xml"),
                    "x": (f"{document}/sharedStrings", at),
                }
            ),
            "xl/worksheets/sheet1.xml": self._element(
                space, "worksheet", f"{self.before}<sheetData>{self.sheet}</sheetData>{self.after}"
            ),
            "xl/styles.xml": self._element(space, "styleSheet", self._styles()),
            strings: _DECLARED
            + f'<sst xmlns="{space}">'
            + "".join(f"<si>{text}</si>" for text in self.strings)
            + "</sst>",
        }

    def _styles(self) -> str:
        formats = "".join(
            f'<numFmt numFmtId="{170 + place}" formatCode={quoteattr(code)}/>'
            for place, code in enumerate(self.formats)
        )
        used = "".join(
            f'<xf numFmtId="{170 + place}" xfId="0"/>' for place in range(len(self.formats))
        )
        return (
            f'<numFmts count="1">{formats}</numFmts><fills count="1"><fill/></fills>'
            '<cellStyleXfs count="1"><xf numFmtId="9"/></cellStyleXfs>'
            f'<cellXfs count="1"><xf numFmtId="0" xfId="0"/>{used}</cellXfs>'
        )

    def _element(self, space: str, root: str, inside: str) -> str:
        if not self.prefix:
            return f'{_DECLARED}<{root} xmlns="{space}">{inside}</{root}>'
        named = inside.replace("</", "\0").replace("<", f"<{self.prefix}:")
        named = named.replace("\0", f"</{self.prefix}:")
        name = f"{self.prefix}:{root}"
        return f'{_DECLARED}<{name} xmlns:{self.prefix}="{space}">{named}</{name}>'


def _content_types(strings: str) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "xl/workbook.xml": "sheet.main",
        "xl/worksheets/sheet1.xml": "worksheet",
        "xl/styles.xml": "styles",
        strings: "sharedStrings",
    }
    rows = "".join(
        f'<Override PartName="/{part}" ContentType="{kind}.{name}+xml"/>'
        for part, name in parts.items()
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_DECLARED}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'{_DECLARED}<Relationships xmlns="{_PACKAGE}">{rows}</Relationships>'


def row(number: int, *cells: str, attributes: str = "") -> str:
    """A row of ready cells."""
    return f'<row r="{number}"{attributes}>{"".join(cells)}</row>'


def number(address: str, value: object, style: int = 0) -> str:
    """A cell with a number."""
    return f'<c r="{address}" s="{style}"><v>{value}</v></c>'


def text(address: str, words: str) -> str:
    """A cell with a text of its own."""
    return f'<c r="{address}" t="inlineStr"><is><t>{escape(words)}</t></is></c>'


def pages(path: Path) -> list[Page]:
    """The sheets of a file."""
    return read_workbook(path.read_bytes(), most_unpacked=10**8, most_cells=10**6)
