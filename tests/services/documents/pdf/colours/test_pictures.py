"""What an archive does not take is taken out of a picture; the rest of it stays."""

import io
from pathlib import Path

import pypdfium2
import pypdfium2.raw
import pytest
from PIL import Image as Drawing

from app.services.documents.model.blocks import Document, Section
from app.services.documents.model.form_blocks import LetterHead
from app.services.documents.model.geometry import Align
from app.services.documents.model.images import Image
from app.services.documents.model.paragraphs import Paragraph, Run
from app.services.documents.model.styles import make_style
from app.services.documents.model.tables import Cell, Column, Form, Row, Table
from app.services.documents.pdf import render as render_pdf
from app.services.documents.pdf.colours.pictures import opaque
from app.services.documents.pdf.pages import PdfPages

MM = 72 / 25.4
_IMAGE = pypdfium2.raw.FPDF_PAGEOBJ_IMAGE


def packed(drawing: Drawing.Image, form: str = "PNG") -> bytes:
    content = io.BytesIO()
    drawing.save(content, form)
    return content.getvalue()


def shield(mode: str = "RGBA") -> Drawing.Image:
    """Arms on a clear background; in a mode without one, on white."""
    drawing = Drawing.new("RGBA", (120, 150), (0, 0, 0, 0))
    drawing.paste("navy", (20, 20, 100, 130))
    if mode == "RGBA":
        return drawing
    white = Drawing.new("RGBA", drawing.size, "white")
    return Drawing.alpha_composite(white, drawing).convert(mode)


def test_every_sort_of_picture_is_printed_without_transparency_and_cmyk(tmp_path: Path) -> None:
    pictures = {mode: packed(shield(mode)) for mode in ("RGBA", "RGB", "L", "1", "P", "LA")}
    pictures["CMYK"] = packed(shield("RGB").convert("CMYK"), "JPEG")
    clear = shield("RGB").quantize()
    clear.info["transparency"] = 0
    pictures["clear colour"] = packed(clear)
    for name, content in pictures.items():
        head = LetterHead("Управление", emblem=Image(content, 20, 25, "Герб"))
        path = tmp_path / "a.pdf"
        document = Document(title="Проба", sections=(Section((head,)),))
        render_pdf.render(document, make_style(), path)
        data = path.read_bytes()
        assert b"/Subtype /Image" in data, name
        for mark in (b"/SMask", b"/Mask", b"/DeviceCMYK"):
            assert mark not in data, (name, mark)


def test_a_clear_background_is_white_on_the_page(tmp_path: Path) -> None:
    head = LetterHead("Управление", emblem=Image(packed(shield()), 20, 25, "Герб"))
    path = tmp_path / "a.pdf"
    render_pdf.render(Document(title="Проба", sections=(Section((head,)),)), make_style(), path)
    picture = PdfPages(path.read_bytes()).draw(0, 1)
    rows = [picture.pixels[at * picture.stride :][: picture.stride] for at in range(62, 125)]
    colours = {row[at : at + 3] for row in rows for at in range(0, picture.width * 4, 4)}
    assert b"\xff\xff\xff" in colours
    assert b"\x80\x00\x00" in colours  # navy, blue first
    assert b"\x00\x00\x00" not in colours


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_plain_picture_is_not_packed_anew(form: str) -> None:
    content = packed(shield("RGB"), form)
    assert opaque(content).read() == content


def test_pictures_of_cells_are_printed_inside_them_and_not_cut_at_the_end_of_a_page(
    tmp_path: Path,
) -> None:
    image = Image(packed(shield("RGB")), 40, 50, "Герб")
    line = Paragraph((Run("строка " * 12),))
    tall = Cell("", form=Form(texts=(*[line] * 40, image, *[line] * 40, image)))
    beside = Cell("", form=Form(texts=tuple(Paragraph((Run("слово"),)) for _ in range(150))))
    rows = (Row((tall, beside)),)
    table = Table((Column("А", 60, Align.RIGHT), Column("Б", 110)), rows)
    path = tmp_path / "a.pdf"
    render_pdf.render(Document(title="А", sections=(Section((table,)),)), make_style(), path)
    with pypdfium2.PdfDocument(path) as file:
        places = [one.get_bounds() for page in file for one in page.get_objects(filter=[_IMAGE])]
    assert len(places) == 2
    for left, bottom, right, top in places:
        assert (right - left, top - bottom) == pytest.approx((40 * MM, 50 * MM), abs=0.1)
        assert left > 30 * MM
        assert right == pytest.approx((30 + 60 - 1.5) * MM, abs=0.1)
        assert bottom > 20 * MM
