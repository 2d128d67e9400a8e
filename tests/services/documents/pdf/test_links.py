"""Links inside a PDF: their words, and the page that they lead to."""

import ctypes
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from app.services.documents.docx import render as render_docx
from app.services.documents.model.blocks import BLANK, Document, Heading, PageBreak, Section, body
from app.services.documents.model.form_blocks import Figure, SideBySide
from app.services.documents.model.images import Image
from app.services.documents.model.inline import Reference, Shown
from app.services.documents.model.paragraphs import Paragraph, ParagraphKind, Run
from app.services.documents.model.styles import make_style
from app.services.documents.pdf import render as render_pdf
from tests.services.documents import samples


def links(path: Path) -> Iterator[tuple[int, str, int]]:
    """The page of each link, its words, and the page that it leads to."""
    with pypdfium2.PdfDocument(path) as file:
        for number in range(len(file)):
            with closing(file[number]) as page, closing(page.get_textpage()) as text:
                at, link, area = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
                while pdfium.FPDFLink_Enumerate(page, ctypes.byref(at), ctypes.byref(link)):
                    pdfium.FPDFLink_GetAnnotRect(link, ctypes.byref(area))
                    words = text.get_text_bounded(area.left, area.bottom, area.right, area.top - 4)
                    place = pdfium.FPDFLink_GetDest(file, link)
                    led = pdfium.FPDFDest_GetDestPageIndex(file, place)
                    yield number + 1, words.strip(), led + 1


def written(document: Document, folder: Path) -> Path:
    path = folder / "a.pdf"
    render_pdf.render(document, make_style(), path)
    return path


def test_words_lead_to_the_page_of_their_place(tmp_path: Path) -> None:
    made = list(links(written(samples.details(), tmp_path)))
    assert made == [
        (2, "2", 2),
        (2, "2", 2),
        (2, "3.1", 2),
        (2, "приложении", 3),
        (2, "№ 2", 3),  # on the next line
        (2, "3", 3),
        (2, "1", 1),
        (2, "«Итоги»", 2),
        (2, "1", 1),  # in a cell
    ]


@pytest.mark.parametrize("count", [3, 120])
def test_a_page_is_the_one_that_is_printed_there(count: int, tmp_path: Path) -> None:
    to_end = Run("", special=Reference("конец", Shown.PAGE))
    told = Paragraph((Run("Итоги на с. "), to_end))
    leaf = (body(samples.SENTENCE), PageBreak())
    blocks = (told, *leaf * count, Heading("Итоги", 1, anchor="конец"))
    path = written(Document(title="А", sections=(Section(blocks),)), tmp_path)
    pages = samples.pdf_pages(path)
    assert len(pages) == count + 1
    assert samples.bare(pages[0]).startswith(f"Итогинас.{len(pages)}Управление")
    assert [led for _page, _words, led in links(path)] == [len(pages)]


def test_a_file_is_made_where_a_reference_has_nothing_to_lead_to(tmp_path: Path) -> None:
    picture = Figure(Image(samples.picture(), 20, 10), anchor="без слов")
    column = Paragraph((Run("Таблица 9"),), ParagraphKind.CAPTION, anchor="в колонке")
    told = Paragraph(tuple(Run("", special=Reference(name)) for name in ("без слов", "в колонке")))
    blocks = (told, picture, SideBySide((column,), ()))
    document = Document(title="А", sections=(Section(blocks),))
    assert list(links(written(document, tmp_path))) == []
    render_docx.render(document, make_style(), tmp_path / "a.docx")
    assert samples.docx_text(tmp_path / "a.docx") == f"{BLANK * 2}Таблица9"
