"""DOCX: the block tree as WordprocessingML inside an empty document of our own.

python-docx keeps the package and its properties. The main part is written as one string and put
into the file as it is: python-docx's own way through cells is a hundred times slower, and even to
parse the string into its tree and write it out again would double the time.
"""

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from app.services.documents.docx import oxml
from app.services.documents.docx.shell import HEADER_RELATION, open_shell
from app.services.documents.model.blocks import (
    Block,
    Document,
    Orientation,
    PageBreak,
    Registration,
    Section,
    Signature,
    Table,
)
from app.services.documents.model.form_lines import (
    FormLine,
    registration_lines,
    signature_lines,
    signature_place,
)
from app.services.documents.model.keeping import stays_with_next
from app.services.documents.model.layout import Line, LineBlock, lines_of
from app.services.documents.model.styles import HEADER_DISTANCE, DocumentStyle, Part
from app.services.storage.files.files import require_clock

if TYPE_CHECKING:
    from docx.document import Document as WordDocument


_MAIN_PART = "word/document.xml"
_LONGEST_PROPERTY = 255
_POINT = 25.4 / 72


def render(document: Document, style: DocumentStyle, path: Path) -> None:
    """Write the document to `path`, which is replaced.

    Raises:
        EnvironmentProblem: the computer's clock is impossible for such a file.
    """
    require_clock()
    shell = io.BytesIO()
    word = open_shell(style)
    _describe(word, document)
    word.save(shell)
    content = document_xml(document, style).encode()
    with (
        zipfile.ZipFile(shell) as parts,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file,
    ):
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name)  # without the time: the same content, the same bytes
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, content if name == _MAIN_PART else parts.read(name))


def document_xml(document: Document, style: DocumentStyle) -> str:
    """The main part of the package."""
    parts: list[str] = []
    last = len(document.sections) - 1
    for index, section in enumerate(document.sections):
        written = _Section(section, style).parts()
        properties = _section_properties(section, style, first=index == 0)
        if index < last:
            _end_section(written, properties)
        else:
            written.append(properties)
        parts.extend(written)
    return (
        f"{oxml.DECLARATION}<w:document {oxml.NAMESPACES}><w:body>{''.join(parts)}"
        "</w:body></w:document>"
    )


class _Section:
    """Writes the blocks of one section."""

    def __init__(self, section: Section, style: DocumentStyle) -> None:
        self._blocks = section.blocks
        self._stays = stays_with_next(section, style)
        self._style = style
        self._width = style.text_width(section.orientation)

    def parts(self) -> list[str]:
        """The XML of the blocks, one string for each paragraph or table."""
        written: list[str] = []
        following = (*self._blocks, None)[1:]
        for block, after, keep in zip(self._blocks, following, self._stays, strict=True):
            written.extend(self._block(block, after, keep=keep))
        return written

    def _block(self, block: Block, after: Block | None, *, keep: bool) -> list[str]:
        match block:
            case Registration():
                return self._registration(block)
            case Signature():
                return self._signature(block, keep=keep)
            case Table():
                table = oxml.table(block, self._style, self._width, keep_last=keep)
                return [table, oxml.gap(keep=keep)]
            case PageBreak():
                return [oxml.page_break()]
            case _:  # every other block is made of lines, or the types do not fit here
                return self._lines(block, keep=keep, table_follows=isinstance(after, Table))

    def _lines(self, block: LineBlock, *, keep: bool, table_follows: bool) -> list[str]:
        kept = oxml.keep_next(keep)
        lines = lines_of(block, self._style, self._width)
        written: list[str] = []
        for line in lines:
            spaced = ""
            if table_follows and line is lines[-1]:
                space = max(self._style.gap, self._style.look(line.part).after)
                spaced = f'<w:spacing w:after="{round(space * 20)}"/>'
            extra = kept + spaced + self._indent(line)
            written.append(oxml.paragraph(line.part, oxml.runs(line.runs), extra))
        return written

    def _indent(self, line: Line) -> str:
        """Indents of a narrow block: they depend on the width of the page."""
        if line.width is None:
            return ""
        side = "left" if self._style.look(line.part).on_right else "right"
        return f'<w:ind w:{side}="{oxml.twips(max(0.0, self._width - line.width))}"/>'

    def _signature(self, block: Signature, *, keep: bool) -> list[str]:
        """One line when it has room; otherwise a table that keeps office and name apart."""
        size, width = self._style.look(Part.SIGNATURE).size, self._width / _POINT
        place = signature_place(block, size, width)
        if place.beside and len(signature_lines(block, size, width)) == 1:
            tab = f'<w:tabs><w:tab w:val="right" w:pos="{oxml.twips(self._width)}"/></w:tabs>'
            content = f"{oxml.run(block.post)}<w:r><w:tab/></w:r>{oxml.run(block.name)}"
            return [oxml.paragraph(Part.SIGNATURE, content, oxml.keep_next(keep) + tab)]
        table = oxml.signature(block.post, place, self._width, keep=keep)
        return [table, oxml.gap(thin=True, keep=keep)]

    def _registration(self, block: Registration) -> list[str]:
        """The measured lines; all but the last one stay close to the next."""
        size = self._style.look(Part.REGISTRATION).size
        lines = registration_lines(block, size, self._width / _POINT)
        written: list[str] = []
        for line in lines:
            close = "" if line is lines[-1] else '<w:spacing w:after="0"/>'
            written.append(self._registration_line(line, close))
        return written

    def _registration_line(self, line: FormLine, close: str) -> str:
        texts = [text for text in (line.left, line.middle, line.right) if text]
        if len(texts) == 1:
            place = "" if line.left else f'<w:jc w:val="{"center" if line.middle else "right"}"/>'
            return oxml.paragraph(Part.REGISTRATION, oxml.run(texts[0]), close + place)
        middle, right = oxml.twips(self._width / 2), oxml.twips(self._width)
        tabs = (
            f'<w:tabs><w:tab w:val="center" w:pos="{middle}"/>'
            f'<w:tab w:val="right" w:pos="{right}"/></w:tabs>'
        )
        content = "<w:r><w:tab/></w:r>".join(
            oxml.run(text) if text else "" for text in (line.left, line.middle, line.right)
        )
        return oxml.paragraph(Part.REGISTRATION, content, tabs + close)


def _section_properties(section: Section, style: DocumentStyle, *, first: bool) -> str:
    width, height = style.page_size(section.orientation)
    landscape = section.orientation is Orientation.LANDSCAPE
    measures = style.measures
    # Later sections take the header over from the first one.
    reference = f'<w:headerReference w:type="default" r:id="{HEADER_RELATION}"/>' if first else ""
    restart = '<w:pgNumType w:start="1"/>' if section.restart_numbering else ""
    # A section inherits nothing here: only where counting starts is the first page unnumbered.
    unnumbered = "<w:titlePg/>" if first or section.restart_numbering else ""
    distance = oxml.twips(HEADER_DISTANCE)
    turned = ' w:orient="landscape"' if landscape else ""
    return (
        f'<w:sectPr>{reference}<w:type w:val="nextPage"/><w:pgSz w:w="{oxml.twips(width)}" '
        f'w:h="{oxml.twips(height)}"{turned}/>'
        f'<w:pgMar w:top="{oxml.twips(measures.margin_top)}" '
        f'w:right="{oxml.twips(measures.margin_right)}" '
        f'w:bottom="{oxml.twips(measures.margin_bottom)}" '
        f'w:left="{oxml.twips(measures.margin_left)}" '
        f'w:header="{distance}" w:footer="{distance}" w:gutter="0"/>{restart}'
        f'<w:cols w:space="708"/>{unnumbered}</w:sectPr>'
    )


def _end_section(parts: list[str], properties: str) -> None:
    """Put the section's properties into its last paragraph, where Word looks for them."""
    if not parts or not parts[-1].startswith("<w:p>"):
        parts.append(oxml.gap())
    parts[-1] = parts[-1].replace("</w:pPr>", f"{properties}</w:pPr>", 1)


def _property(text: str) -> str:
    """A property of the file; a longer one is refused by python-docx and by Word."""
    return text if len(text) <= _LONGEST_PROPERTY else f"{text[: _LONGEST_PROPERTY - 1].rstrip()}…"


def _describe(word: "WordDocument", document: Document) -> None:
    properties = word.core_properties
    author = _property(document.author)
    properties.title = _property(document.title)
    properties.author = author
    properties.last_modified_by = author
    properties.subject = _property(document.subject)
    properties.keywords = _property(", ".join(document.keywords))
    properties.language = "ru-RU"
    properties.comments = ""
