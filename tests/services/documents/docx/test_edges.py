"""Heads and feet of pages in Word: a section takes over what it says nothing about."""

import zipfile
from pathlib import Path
from xml.etree.ElementTree import Element

from app.services.documents.docx import render as render_docx
from app.services.documents.model.blocks import Document, Section, body
from app.services.documents.model.geometry import Edges
from app.services.documents.model.styles import make_style
from tests.services.documents import samples
from tests.services.documents.samples import W

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SORTS = (
    ("headerReference", "default"),
    ("footerReference", "default"),
    ("footerReference", "first"),
)


def written(folder: Path, *sections: Section) -> Path:
    path = folder / "проба.docx"
    render_docx.render(Document(title="А", sections=sections), make_style(), path)
    return path


def parts(path: Path) -> list[list[str | None]]:
    """What stands in the head, the foot and the foot of the first page of each section."""
    relations = samples.docx_part(path, "word/_rels/document.xml.rels")
    names = {one.get("Id"): f"word/{one.get('Target')}" for one in relations}
    main = samples.docx_part(path, "word/document.xml")
    return [
        [_shown(path, names, section, *sort) for sort in _SORTS]
        for section in main.iter(f"{W}sectPr")
    ]


def _shown(
    path: Path, names: dict[str | None, str], section: Element, sort: str, pages: str
) -> str | None:
    """The text of a part that a section refers to; None where it does not."""
    there = [one for one in section.iter(f"{W}{sort}") if one.get(f"{W}type") == pages]
    if not there:
        return None
    part = samples.docx_part(path, names[there[0].get(f"{_R}id")])
    lines = ("".join(text.text or "" for text in line.iter(f"{W}t")) for line in part)
    return "/".join(lines)


def test_a_document_of_usual_sections_says_once_that_pages_are_numbered(tmp_path: Path) -> None:
    path = written(tmp_path, *samples.everything().sections)
    assert parts(path) == [["2", None, None], *[[None, None, None]] * 3]
    with zipfile.ZipFile(path) as archive:
        assert not [name for name in archive.namelist() if "footer" in name]


def test_each_section_says_what_stands_around_it_where_they_differ(tmp_path: Path) -> None:
    text = (body("Текст"),)
    sections = (
        Section(text),
        Section(text, edges=Edges(foot="Приложение № 1\nк приказу")),
        Section(text, edges=Edges(foot="Приложение № 1\nк приказу", numbered=False)),
        Section(text, restart_numbering=True, edges=Edges(foot="Приложение № 2")),
    )
    assert parts(written(tmp_path, *sections)) == [
        ["2", "", ""],
        ["2", "Приложение № 1/к приказу", None],
        ["", "Приложение № 1/к приказу", None],
        ["2", "Приложение № 2", "Приложение № 2"],
    ]


def test_a_part_that_is_there_is_referred_to_again(tmp_path: Path) -> None:
    foot = Edges(foot="Приложение")
    path = written(tmp_path, *[Section((body("Текст"),), edges=foot)] * 3)
    with zipfile.ZipFile(path) as archive:
        edges = [name for name in archive.namelist() if "header" in name or "footer" in name]
    assert sorted(edges) == ["word/footer1.xml", "word/header1.xml"]
