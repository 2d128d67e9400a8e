"""Contents say where the headings are: in the PDF, and as the stored result of Word's field."""

import re
from pathlib import Path

from app.services.documents.docx import render as render_docx
from app.services.documents.model.blocks import (
    AnnexMark,
    Contents,
    Document,
    Heading,
    Section,
    body,
)
from app.services.documents.model.geometry import Orientation
from app.services.documents.model.styles import make_style
from app.services.documents.model.typography import glue
from app.services.documents.pdf import render as render_pdf
from tests.services.documents import samples
from tests.services.documents.samples import W
from tests.services.documents.test_parity import assert_same_text

_LONG = "Сопровождение общеобразовательных организаций с низкими образовательными результатами"


def programme(chapters: int = 6, depth: int = 2) -> Document:
    """A title, contents, chapters of a page or more, an annex whose pages are counted anew."""
    blocks: list[samples.Block] = []
    for number in range(1, chapters + 1):
        title = _LONG if number % 3 == 0 else "Глава"
        blocks += [Heading(f"{number}. {title} {number}", 1), body(samples.SENTENCE * 25)]
        blocks += [Heading(f"{number}.1. Меры", 2), body(samples.SENTENCE * 2)]
    annex = (AnnexMark(("Приложение № 1",)), Heading("План мероприятий", 0), samples.plan_table(30))
    return glue(
        Document(
            title="Программа",
            sections=(
                Section((Heading("Программа развития", 0), Contents(depth=depth))),
                Section(tuple(blocks)),
                Section(annex, Orientation.LANDSCAPE, restart_numbering=True),
            ),
        )
    )


def entries(page: str) -> list[tuple[str, str]]:
    """Titles and numbers of the entries on a page of contents."""
    text = " ".join(page.split()).partition("Содержание")[2]
    return re.findall(r"\s((?:\d\.|Приложение).*?) (\d+)(?= \d\.|\s*Приложение|$)", text)


def test_every_entry_names_the_page_that_its_heading_stands_on(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    facts = render_pdf.render(programme(), make_style(), path)
    pages = samples.pdf_pages(path)
    printed = samples.page_numbers(path)
    assert facts.pages == len(pages) > 10
    listed = entries(pages[0])
    assert len(listed) == 7  # the chapters and the annex, not the title of the whole
    for title, number in listed:
        words = title.removeprefix("Приложение № 1. ")
        found = [
            shown or "1"
            for page, shown in zip(pages[1:], printed[1:], strict=True)
            if words in " ".join(page.split())
        ]
        assert found == [number], title
    assert listed[-1] == ("Приложение № 1. План мероприятий", "1")


def test_entries_lead_to_their_pages_and_go_on_to_a_second_page(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    render_pdf.render(programme(chapters=30, depth=3), make_style(), path)
    pages = samples.pdf_pages(path)
    first, second = (len(re.findall(r"\d\.1\. Меры", page)) for page in pages[:2])
    assert first + second == 30
    assert min(first, second) > 5
    links = re.findall(rb"/XYZ [\d. ]+\] /F 4 /Rect [^/]*/Subtype /Link", path.read_bytes())
    assert len(links) == 61


def test_words_field_holds_the_pages_of_the_pdf(tmp_path: Path) -> None:
    pdf, word = tmp_path / "a.pdf", tmp_path / "a.docx"
    render_pdf.render(programme(), make_style(), pdf)
    render_docx.render(programme(), make_style(), word)
    root = samples.docx_part(word, "word/document.xml")
    shown = [
        "".join(node.text or "" for node in link.iter(f"{W}t"))
        for link in root.iter(f"{W}hyperlink")
    ]
    expected = entries(samples.pdf_pages(pdf)[0])
    assert [samples.bare(line) for line in shown] == [samples.bare("".join(e)) for e in expected]
    anchors = [link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")]
    assert anchors == [mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")]
    codes = [node.text or "" for node in root.iter(f"{W}instrText")]
    assert r'TOC \o "1-2" \h' in codes[0]
    assert [code.split()[1] for code in codes[1:]] == anchors
    marks = [node.get(f"{W}fldCharType") for node in root.iter(f"{W}fldChar")]
    assert marks.count("begin") == marks.count("end") == len(anchors) + 1


def test_what_goes_over_to_the_next_page_does_so_in_both_passes(tmp_path: Path) -> None:
    style = make_style()
    for lines in range(34, 42):
        blocks = [body(f"Строка {number}") for number in range(lines)]
        long = (body(samples.SENTENCE * 2), body(samples.SENTENCE), samples.plan_table(5))
        chapter = Section((*blocks, Heading("1. Глава", 1), *long))
        document = Document(title="Проба", sections=(Section((Contents(),)), chapter))
        render_pdf.render(document, style, tmp_path / "a.pdf")
        pages = samples.pdf_pages(tmp_path / "a.pdf")
        place = next(at for at, page in enumerate(pages[1:], start=2) if "1. Глава" in page)
        assert entries(pages[0]) == [("1. Глава", str(place))], lines


def test_contents_read_alike_in_both_formats(tmp_path: Path) -> None:
    assert_same_text(programme(), tmp_path)


def test_a_document_without_headings_has_empty_contents(tmp_path: Path) -> None:
    document = Document(title="Проба", sections=(Section((Contents(), body("Текст."))),))
    render_pdf.render(document, make_style(), tmp_path / "a.pdf")
    render_docx.render(document, make_style(), tmp_path / "a.docx")
    assert samples.pdf_pages(tmp_path / "a.pdf")[0].split() == ["Содержание", "Текст."]
    assert samples.docx_text(tmp_path / "a.docx") == "СодержаниеТекст."
