"""Several documents in one file."""

from pathlib import Path

import pytest

from app.services.documents.model.blocks import Document, Heading, Section, body
from app.services.documents.model.core.lowering import lower
from app.services.documents.model.core.tree import text_of
from app.services.documents.model.inline import Reference
from app.services.documents.model.joining import joined
from app.services.documents.model.paragraphs import Paragraph, Run
from app.services.documents.model.styles import make_style
from app.services.documents.pdf import render as render_pdf
from tests.services.documents import samples


def order(number: int) -> Document:
    text = body(samples.SENTENCE * 20)
    return Document(
        title=f"Приказ {number}", sections=(Section((Heading(f"Приказ {number}"), text)),)
    )


def test_each_document_is_counted_from_its_first_page(tmp_path: Path) -> None:
    whole = joined([order(number) for number in (1, 2, 3)], "Приказы за год")
    assert whole.title == "Приказы за год"
    assert [part.restart_numbering for part in whole.sections] == [False, True, True]
    path = tmp_path / "a.pdf"
    render_pdf.render(whole, make_style(), path)
    pages = samples.page_numbers(path)
    assert pages == ["", "2"] * 3
    assert [f"Приказ {at // 2 + 1}" in page for at, page in enumerate(samples.pdf_pages(path))] == [
        True, False,
    ] * 3  # fmt: skip


def test_one_document_stays_as_it_is_and_none_is_refused() -> None:
    assert joined([order(1)], "Приказ 1") == order(1)
    with pytest.raises(ValueError, match="no documents"):
        joined([], "Ничего")


def test_references_lead_to_places_of_their_own_document() -> None:
    def one(title: str) -> Document:
        told = Paragraph((Run("", special=Reference("порядок")),))
        return Document(title=title, sections=(Section((told, Heading(title, anchor="порядок"))),))

    sections = lower(joined((one("1. Первый"), one("2. Второй")), "Все"), make_style())
    told = [text_of(line) for section in sections for line in section.elements[:1]]  # type: ignore[arg-type]
    assert told == ["1", "2"]
