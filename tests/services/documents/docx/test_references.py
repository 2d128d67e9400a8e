"""References in Word: links to bookmarks, and fields for pages whose result is our own."""

from xml.etree.ElementTree import Element

import pytest

from app.services.documents.docx import render as render_docx
from app.services.documents.model.blocks import Contents, Document, Section
from app.services.documents.model.styles import make_style
from tests.services.documents import samples
from tests.services.documents.samples import W


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Element:
    """Details under a list of contents: a heading may be called by both."""
    details = samples.details()
    sections = (Section((Contents(depth=3),)), *details.sections)
    path = tmp_path_factory.mktemp("docx") / "а.docx"
    render_docx.render(Document(title="А", sections=sections), make_style(), path)
    return samples.docx_part(path, "word/document.xml")


def shown(node: Element) -> str:
    return "".join(one.text or "" for one in node.iter(f"{W}t")).replace("\u00a0", " ")


def test_every_link_leads_to_a_bookmark_that_is_there_once(content: Element) -> None:
    marks = [mark.get(f"{W}name") for mark in content.iter(f"{W}bookmarkStart")]
    led = {link.get(f"{W}anchor") for link in content.iter(f"{W}hyperlink")}
    assert led <= set(marks)
    assert len(marks) == len(set(marks))


def test_what_is_referred_to_stands_at_the_bookmark(content: Element) -> None:
    places = {
        mark.get(f"{W}name"): shown(paragraph)
        for paragraph in content.iter(f"{W}p")
        for mark in paragraph.iter(f"{W}bookmarkStart")
    }
    (told,) = (one for one in content.iter(f"{W}p") if shown(one).startswith("Порядок изложен"))
    links = [(shown(link), places[link.get(f"{W}anchor")]) for link in told.iter(f"{W}hyperlink")]
    numbers = [(text, place) for text, place in links if not text.isdigit() or place != "Порядок"]
    assert numbers == [
        ("3.1", f"3.1. Меры по разделу «Знаки». {samples.SENTENCE}"),
        ("приложении № 2", "Приложение № 2"),
        ("4", "Приложение № 2"),
        ("1", "Таблица 1"),
        ("«Итоги»", "Итоги"),
    ]
    codes = [code.text for code in told.iter(f"{W}instrText")]
    assert [(code or "").split()[0] for code in codes] == ["PAGEREF", "PAGEREF"]


def test_numbers_of_bookmarks_are_their_own(content: Element) -> None:
    starts = [mark.get(f"{W}id") for mark in content.iter(f"{W}bookmarkStart")]
    ends = [mark.get(f"{W}id") for mark in content.iter(f"{W}bookmarkEnd")]
    assert starts == ends
    assert len(starts) == len(set(starts))
