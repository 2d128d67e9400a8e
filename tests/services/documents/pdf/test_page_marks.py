"""What stands around the text of pages."""

from pathlib import Path

import pytest

from app.services.documents.model.blocks import Document, Section, body
from app.services.documents.model.geometry import Edges
from app.services.documents.model.styles import make_style
from app.services.documents.pdf import render as render_pdf
from tests.services.documents import samples

FOOT = "Приложение № 2 к приказу"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five pages: two with a foot, two without numbers, one that begins to count again."""
    long = (body(samples.SENTENCE * 30),)
    sections = (
        Section(long, edges=Edges(foot=FOOT)),
        Section(long, edges=Edges(numbered=False)),
        Section((body("Текст"),), restart_numbering=True, edges=Edges(foot=FOOT)),
    )
    path = tmp_path_factory.mktemp("pdf") / "a.pdf"
    render_pdf.render(Document(title="А", sections=sections), make_style(), path)
    return path


def test_the_foot_stands_on_every_page_of_its_section(path: Path) -> None:
    ends = [samples.bare(page).endswith(samples.bare(FOOT)) for page in samples.pdf_pages(path)]
    assert ends == [True, True, False, False, True]


def test_pages_without_numbers_are_counted(path: Path, tmp_path: Path) -> None:
    assert samples.page_numbers(path) == ["", "2", "", "", ""]
    long = (body(samples.SENTENCE * 30),)
    sections = (Section(long, edges=Edges(numbered=False)), Section((body("Текст"),)))
    other = tmp_path / "b.pdf"
    render_pdf.render(Document(title="А", sections=sections), make_style(), other)
    assert samples.page_numbers(other) == ["", "", "3"]
