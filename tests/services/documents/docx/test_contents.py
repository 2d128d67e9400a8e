"""Contents in Word: a field that already shows its lines, each leading to its heading."""

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from app.services.documents.docx import render as render_docx
from app.services.documents.model.blocks import (
    Contents,
    Document,
    Heading,
    PageBreak,
    Section,
    body,
)
from app.services.documents.model.styles import make_style
from app.services.documents.pdf import render as render_pdf
from tests.services.documents import samples
from tests.services.documents.samples import W

TITLES = ("1. Цели", "1.1. Задачи", "2. Мероприятия")


@pytest.fixture(scope="module")
def programme() -> Document:
    first, inner, second = TITLES
    blocks = (
        Heading("Программа", 0),
        Contents(depth=3),
        PageBreak(),
        Heading(first, 1),
        body(samples.SENTENCE * 20),
        Heading(inner, 2),
        body(samples.SENTENCE * 30),
        Heading(second, 1),
        body(samples.SENTENCE * 5),
    )
    annex = (samples.AnnexMark(("Приложение № 1",)), Heading("Перечень", 0))
    return Document(title="Программа", sections=(Section(blocks), Section(annex)))


@pytest.fixture(scope="module")
def content(programme: Document, tmp_path_factory: pytest.TempPathFactory) -> Element:
    path = tmp_path_factory.mktemp("docx") / "а.docx"
    render_docx.render(programme, make_style(), path)
    return samples.docx_part(path, "word/document.xml")


def shown(node: Element) -> str:
    return "".join(one.text or "" for one in node.iter(f"{W}t")).replace("\u00a0", " ")


def test_every_line_leads_to_its_heading_and_shows_its_page(
    content: Element, programme: Document, tmp_path: Path
) -> None:
    places = {
        mark.get(f"{W}name"): shown(paragraph)
        for paragraph in content.iter(f"{W}p")
        for mark in paragraph.iter(f"{W}bookmarkStart")
    }
    lines = [
        (shown(link), places[link.get(f"{W}anchor")]) for link in content.iter(f"{W}hyperlink")
    ]
    path = tmp_path / "а.pdf"
    render_pdf.render(programme, make_style(), path)
    pages = samples.pdf_pages(path)

    def page_of(title: str) -> int:
        return max(
            at for at, page in enumerate(pages, 1) if samples.bare(title) in samples.bare(page)
        )

    # The numbers of headings are counted by Word and are no text of theirs.
    assert lines == [
        *((f"{title}{page_of(title)}", title.split(" ", 1)[1]) for title in TITLES),
        (f"Приложение № 1. Перечень{len(pages)}", "Перечень"),
    ]


def test_it_is_one_field_that_word_can_make_anew(content: Element) -> None:
    codes = [(node.text or "").split() for node in content.iter(f"{W}instrText")]
    (made,) = (code for code in codes if code[0] == "TOC")
    assert made[:3] == ["TOC", "\\o", '"1-3"']
    assert {code[0] for code in codes} == {"TOC", "PAGEREF"}
    marks = [node.get(f"{W}fldCharType") for node in content.iter(f"{W}fldChar")]
    assert marks.count("begin") == marks.count("separate") == marks.count("end")
    assert (marks[0], marks[-1]) == ("begin", "end")


def test_marks_have_numbers_of_their_own(content: Element) -> None:
    marks = [node.get(f"{W}id") for node in content.iter(f"{W}bookmarkStart")]
    ends = [node.get(f"{W}id") for node in content.iter(f"{W}bookmarkEnd")]
    assert marks == ends
    assert len(set(marks)) == len(marks) >= len(TITLES)


def test_lines_have_the_styles_that_word_gives_them(content: Element) -> None:
    lines = [line for line in content.iter(f"{W}p") if list(line.iter(f"{W}hyperlink"))]
    styles = {node.get(f"{W}val") for line in lines for node in line.iter(f"{W}pStyle")}
    assert styles == {"Toc1", "Toc2", "Toc3"}
    leaders = {node.get(f"{W}leader") for line in lines for node in line.iterfind(TABS)}
    assert leaders == {"dot"}


TABS = f"{W}pPr/{W}tabs/{W}tab"


def test_contents_of_nothing_are_nothing(tmp_path: Path) -> None:
    document = Document(title="А", sections=(Section((Contents(), body("Текст"))),))
    render_docx.render(document, make_style(), tmp_path / "а.docx")
    assert not list(samples.docx_part(tmp_path / "а.docx", "word/document.xml").iter(f"{W}fldChar"))
