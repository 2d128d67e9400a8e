"""What an archive does not take is taken out of a picture; the rest of it stays."""

import io
from pathlib import Path

import pytest
from PIL import Image as Drawing

from app.services.documents.model.blocks import Document, LetterHead, Section
from app.services.documents.model.images import Image
from app.services.documents.model.styles import make_style
from app.services.documents.pdf import render as render_pdf
from app.services.documents.pdf.pages import PdfPages
from app.services.documents.pdf.pictures import opaque


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
