"""PDF/A-2u (ISO 19005-2, level U) for what reportlab writes: what archives take.

To a file of the library lack: metadata as XMP, an output intent that says what its colours are, and
the line end before `endstream`. The rest of the norm follows from how the pages are made: all fonts
are embedded and every glyph says which character it is, nothing is transparent or encrypted.
"""

from datetime import datetime, timedelta, timezone
from html import escape
from typing import Any, BinaryIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import (
    NoEncryption,
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFStream,
    PDFString,
)
from reportlab.platypus import BaseDocTemplate

from app import MADE_BY
from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.blocks import Document
from app.services.documents.pdf.colours.srgb import srgb_profile
from app.services.documents.pdf.outline import show
from app.services.progress import stop_if_asked

_VERSION = (1, 7)
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>ru-RU</rdf:li></rdf:Bag></dc:language>
{elements}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
# An element of XMP for each entry of the file's own dictionary; both must say the same.
_TITLE = '<rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>'
_ELEMENTS = {
    "title": ("dc:title", _TITLE),
    "subject": ("dc:description", _TITLE),
    "author": ("dc:creator", "<rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq>"),
    "keywords": ("pdf:Keywords", "{}"),
    "producer": ("pdf:Producer", "{}"),
    "creator": ("xmp:CreatorTool", "{}"),
}


def archival_file(stream: BinaryIO, document: Document, *, invariant: bool) -> "ArchivalFile":
    """A file to be written to a stream, with what the document says about itself."""
    return ArchivalFile(
        stream,
        title=document.title,
        author=document.author,
        subject=document.subject,
        keywords=list(document.keywords),
        creator=MADE_BY,
        producer="ReportLab",
        lang="ru-RU",
        displayDocTitle=1,
        invariant=1 if invariant else None,
        initialFontName=fonts.FAMILY,
    )


class UnnamedFile(BaseDocTemplate):
    """A file of reportlab that goes as soon as nobody has it.

    The library gives each a name for programs in the text, by which it holds itself and its pages
    until the collector comes. The texts have no programs.
    """

    def __init__(self, *arguments: Any, **settings: Any) -> None:  # noqa: ANN401 - as the library's
        super().__init__(*arguments, **settings)
        self._nameSpace.clear()  # pyright: ignore[reportAttributeAccessIssue]


class ArchivalFile(UnnamedFile):
    """A file that an archive takes; `bookmarks` is how many there will be."""

    bookmarks = 0

    def beforeDocument(self) -> None:  # noqa: N802 - reportlab's name
        """Called when the canvas is there and nothing is on it."""
        make_archival(self.canv)
        show(self.canv, self.bookmarks)


def make_archival(canvas: Any) -> None:  # noqa: ANN401 - reportlab has no types
    """Make what a canvas of reportlab will write a PDF/A-2u file; before its first page."""
    document = canvas._doc  # noqa: SLF001 - reportlab's only way
    document._pdfVersion = _VERSION  # noqa: SLF001 - likewise
    document.encrypt = _NoEncryption()
    catalog = document.Catalog
    catalog.Metadata = pdfdoc.XMP(creator=_metadata)
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    profile = PDFStream(PDFDictionary({"N": 3}), srgb_profile(), filters=[pdfdoc.PDFZCompress])
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
        "DestOutputProfile": document.Reference(profile),
    }
    catalog.OutputIntents = PDFArray([PDFDictionary(intent)])


class _NoEncryption(NoEncryption):
    """What every stream passes when a file is written: the place for the line end behind it."""

    def encode(self, t: bytes | str) -> "_Content":
        """The bytes of a stream, to be followed by a line end that its length does not count."""
        stop_if_asked()
        return _Content(pdfdoc.pdfdocEnc(t) if isinstance(t, str) else t)


class _Content(bytes, PDFObject):
    def format(self, _document: object) -> bytes:  # pyright: ignore[reportIncompatibleMethodOverride]
        """As it is written."""
        return self + b"\n"


def _metadata(document: Any) -> bytes:  # noqa: ANN401 - reportlab has no types
    elements = [
        f"<{name}>{form.format(escape(value, quote=False))}</{name}>"
        for field, (name, form) in _ELEMENTS.items()
        if (value := str(getattr(document.info, field) or ""))
    ]
    stamp = document._timeStamp  # noqa: SLF001 - as the dictionary of the file has it
    zone = timezone(timedelta(hours=stamp.dhh, minutes=stamp.dmm))
    moment = datetime(*stamp.YMDhms[:6], tzinfo=zone).isoformat(timespec="seconds")
    elements += [f"<{name}>{moment}</{name}>" for name in ("xmp:CreateDate", "xmp:ModifyDate")]
    return _XMP.format(elements="\n".join(elements)).encode()
