"""The text of DOCX and PDF is the same, in the same order."""

from pathlib import Path

import pytest

from app.services.documents.docx import render as render_docx
from app.services.documents.model.blocks import Document
from app.services.documents.model.styles import make_style
from app.services.documents.pdf import render as render_pdf
from tests.services.documents import samples


def assert_same_text(document: Document, folder: Path, preset: str = "gost-2025") -> None:
    """Both renderers print the same letters; the PDF repeats headers of continued tables."""
    word, pdf = folder / "a.docx", folder / "a.pdf"
    style = make_style(preset)
    render_docx.render(document, style, word)
    render_pdf.render(document, style, pdf)
    expected, notes = samples.docx_text(word), samples.docx_footnotes(word)
    for number, page in enumerate(samples.pdf_pages(pdf), start=1):
        shown = _without_notes(_without_foot(samples.bare(page), document), notes)
        if not expected.startswith(shown):
            repeated = [head for head in samples.headers(document) if shown.startswith(head)]
            shown = shown.removeprefix(max(repeated, key=len, default=""))
        assert expected[: len(shown)] == shown, f"page {number}"
        expected = expected.removeprefix(shown)
    assert expected == ""
    assert notes == []


def _without_notes(page: str, notes: list[str]) -> str:
    """A page without the footnotes at its end, which are the next of all."""
    for count in range(len(notes), 0, -1):
        foot = "".join(notes[:count])
        if page.endswith(foot):
            del notes[:count]
            return page.removesuffix(foot)
    return page


def _without_foot(page: str, document: Document) -> str:
    """A page without the lines of its section's own foot; in DOCX they are a part of their own."""
    feet = {samples.bare(section.edges.foot) for section in document.sections}
    return page.removesuffix(next((foot for foot in feet if foot and page.endswith(foot)), ""))


@pytest.mark.parametrize("preset", ["gost-2025", "gost-2016"])
def test_every_block_prints_the_same_text_in_both_formats(tmp_path: Path, preset: str) -> None:
    assert_same_text(samples.everything(), tmp_path, preset)


@pytest.mark.parametrize("preset", ["gost-2025", "gost-2016"])
def test_every_form_prints_the_same_text_in_both_formats(tmp_path: Path, preset: str) -> None:
    assert_same_text(samples.forms(), tmp_path, preset)


@pytest.mark.parametrize("preset", ["gost-2025", "gost-2016"])
def test_every_detail_prints_the_same_text_in_both_formats(tmp_path: Path, preset: str) -> None:
    assert_same_text(samples.details(), tmp_path, preset)
