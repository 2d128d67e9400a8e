"""Several documents in one PDF: each with its own outline, numbers and links, all in one PDF/A."""

import re
from pathlib import Path

import pypdfium2

from app.services.documents.model.blocks import Contents, Document, Heading, Section, body
from app.services.documents.model.inline import Reference
from app.services.documents.model.paragraphs import Paragraph, Run
from app.services.documents.model.styles import make_style
from app.services.documents.pdf import render as render_pdf
from app.services.documents.pdf.bound.together import WrittenTogether, bind, write_together
from tests.services.documents import samples
from tests.services.documents.pdf.test_archival import metadata
from tests.services.documents.pdf.test_links import links

_DC = "{http://purl.org/dc/elements/1.1/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def linked(name: str) -> Document:
    """Contents, a reference and three pages with headings of the same names in every document."""
    blocks = (
        Heading(f"Документ {name}", 0),
        Contents(),
        Paragraph((Run("См. "), Run("приложение", special=Reference("annex:а")))),
        body(samples.SENTENCE * 60),
        Heading(f"Глава {name}", 1),
        body(samples.SENTENCE * 60),
        Heading(f"Приложение {name}", 1, anchor="annex:а"),
        body("Конец."),
    )
    return Document(title=name, sections=(Section(blocks),), author="Управление")


def together(path: Path, *documents: Document, invariant: bool = False) -> WrittenTogether:
    style = make_style()
    bound = [bind(f"№ {place + 1}", one, style, place) for place, one in enumerate(documents)]
    about = Document(title="Комплект", sections=(), author="Управление", subject="На подпись")
    return write_together(bound, about, path, invariant=invariant)


def texts(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as file:
        return [page.get_textpage().get_text_bounded() for page in file]


def test_each_document_has_the_pages_that_it_has_alone(tmp_path: Path) -> None:
    documents = [samples.everything(), linked("А"), linked("Б"), samples.everything()]
    written = together(tmp_path / "set.pdf", *documents)
    alone: list[str] = []
    begins: list[int] = []
    for place, document in enumerate(documents):
        begins.append(len(alone) + 1)
        path = tmp_path / f"{place}.pdf"
        render_pdf.render(document, make_style(), path)
        alone += texts(path)
    assert texts(tmp_path / "set.pdf") == alone
    assert (written.pages, list(written.begins)) == (len(alone), begins)


def outline(path: Path) -> list[tuple[int, str, int]]:
    """Level, title and page, from 1, of every bookmark."""
    told: list[tuple[int, str, int]] = []
    with pypdfium2.PdfDocument(path) as file:
        for entry in file.get_toc():
            place = entry.get_dest()
            assert place is not None
            told.append((entry.level, entry.get_title(), (place.get_index() or 0) + 1))
    return told


def test_each_document_is_a_bookmark_over_its_own(tmp_path: Path) -> None:
    written = together(tmp_path / "a.pdf", linked("А"), linked("Б"))
    expected: list[tuple[int, str, int]] = []
    for place, (name, begins) in enumerate(zip("АБ", written.begins, strict=True), start=1):
        render_pdf.render(linked(name), make_style(), tmp_path / "alone.pdf")
        own = outline(tmp_path / "alone.pdf")
        assert [title for _level, title, _page in own] == [
            f"Документ {name}",
            f"Глава {name}",
            f"Приложение {name}",
        ]
        expected.append((0, f"№ {place}", begins))
        expected += [(level + 1, title, page + begins - 1) for level, title, page in own]
    assert outline(tmp_path / "a.pdf") == expected


def test_links_lead_within_their_own_document(tmp_path: Path) -> None:
    written = together(tmp_path / "a.pdf", linked("А"), linked("Б"))
    render_pdf.render(linked("А"), make_style(), tmp_path / "alone.pdf")
    alone = list(links(tmp_path / "alone.pdf"))
    second = written.begins[1] - 1
    expected = [*alone, *((at + second, words, to + second) for at, words, to in alone)]
    assert len(alone) == 3
    assert [(at, to) for at, _words, to in links(tmp_path / "a.pdf")] == [
        (at, to) for at, _words, to in expected
    ]


def test_the_file_is_an_archival_one_and_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    together(path, linked("А"), samples.everything())
    data = path.read_bytes()
    told = metadata(data)
    assert told.findtext(f".//{_DC}title//{_RDF}li") == "Комплект"
    assert re.search(rb"/S /GTS_PDFA1", data)
    assert b"/PageMode /UseOutlines" in data
    again = tmp_path / "b.pdf"
    together(path, linked("А"), linked("Б"), invariant=True)
    together(again, linked("А"), linked("Б"), invariant=True)
    assert path.read_bytes() == again.read_bytes()
