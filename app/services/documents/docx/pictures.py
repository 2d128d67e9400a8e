"""Pictures as WordprocessingML: in a line of their own, with words for who cannot see them."""

from xml.sax.saxutils import quoteattr

from app.services.documents.docx import oxml
from app.services.documents.docx.package import Package
from app.services.documents.docx.paragraphs import ALONE, Around
from app.services.documents.docx.shell import MAIN
from app.services.documents.model.core.tree import Picture
from app.services.documents.model.images import Image

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_DOTS = 36000  # units of a drawing in a millimetre


class PictureWriter:
    """Writes the pictures of one document, in their order: each has a number of its own."""

    def __init__(self, package: Package) -> None:
        self._package, self._number = package, 0

    def xml(self, element: Picture, around: Around = ALONE) -> str:
        """The paragraph of a picture, whose bytes join the package."""
        self._number += 1
        identifier = self._package.picture(MAIN, element.image.content)
        drawing = _drawing(element.image, identifier, self._number)
        properties = oxml.KEEP_NEXT if element.keep_next else ""
        properties += oxml.NEW_PAGE if around.new_page else ""
        if around.before:
            properties += f'<w:spacing w:before="{round(around.before * 20)}"/>'
        return oxml.paragraph(element.part, f"<w:r>{drawing}</w:r>", properties)


def _drawing(image: Image, identifier: str, number: int) -> str:
    size = f'cx="{round(image.width * _DOTS)}" cy="{round(image.height * _DOTS)}"'
    told = f'id="{number}" name="Рисунок {number}" descr={quoteattr(image.title)}'
    return (
        f'<w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" '
        f'distL="0" distR="0"><wp:extent {size}/><wp:docPr {told}/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {told}/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{identifier}"/><a:stretch><a:fillRect/>'
        f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )
