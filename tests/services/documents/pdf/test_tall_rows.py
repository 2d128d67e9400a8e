"""Tables of tall rows and of tall groups: no sheet but the last stays half empty."""

from pathlib import Path

import pypdfium2

from app.services.documents.model.blocks import Document, Heading, Section, plain
from app.services.documents.model.core.sheets import sheet_of
from app.services.documents.model.geometry import Orientation
from app.services.documents.model.paragraphs import ParagraphKind
from app.services.documents.model.styles import make_style
from app.services.documents.model.tables import Column, Row, RowGroup, Table
from app.services.documents.pdf import render as render_pdf
from tests.services.documents import samples

COLUMNS = (Column("№ п/п", 10), Column("Школа", 40), Column("Основание", 90))
_LEAST = 0.5  # of the height of the text


def used(path: Path, orientation: Orientation) -> list[float]:
    """How much of the height of the text each page takes."""
    parts: list[float] = []
    style = make_style()
    whole = sheet_of(orientation, style).text_height * 72 / 25.4
    foot = style.measures.margin_bottom * 72 / 25.4
    with pypdfium2.PdfDocument(path) as file:
        for page in file:
            text = page.get_textpage()
            lowest = min(text.get_charbox(at)[1] for at in range(text.count_chars()))
            parts.append(1 - (lowest - foot) / whole)
            text.close()
            page.close()
    return parts


def test_no_sheet_but_the_last_is_half_empty_however_tall_the_rows_are(tmp_path: Path) -> None:
    empty: list[tuple[str, int, Orientation, int]] = []
    note = plain(f"Примечание. {samples.SENTENCE}", ParagraphKind.NOTE)
    path = tmp_path / "a.pdf"
    for orientation in Orientation:
        for size in (3, 11, 30):
            rows = tuple(
                Row((str(at), "МБОУ «СОШ № 30»", samples.SENTENCE * (size if at % 2 else 2)))
                for at in range(8)
            )
            inside = tuple(("ВПР " + samples.SENTENCE,) for _ in range(size))
            groups = tuple(RowGroup((str(at), f"МБОУ «СОШ № {at}»"), inside) for at in range(5))
            for name, body in (("rows", rows), ("groups", groups)):
                blocks = (Heading("Перечень", 0), Table(COLUMNS, body), note)
                document = Document(title="А", sections=(Section(blocks, orientation),))
                render_pdf.render(document, make_style(), path)
                *pages, _last = used(path, orientation)
                over, _note = samples.pdf_pages(path)[-1].split("Примечание")
                assert "СОШ" in over or "помощь" in over, (name, size, orientation)
                empty += [
                    (name, size, orientation, at) for at, part in enumerate(pages) if part < _LEAST
                ]
    assert empty == []
