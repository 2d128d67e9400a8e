"""Footnotes in Word: a part of their own with the rule above them, and marks that Word counts."""

import zipfile
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from app.services.documents.docx import render as render_docx
from app.services.documents.model.styles import make_style
from tests.services.documents import samples
from tests.services.documents.samples import W


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("docx") / "а.docx"
    render_docx.render(samples.details(), make_style(), path)
    return path


def numbers(node: Element, tag: str) -> list[int]:
    return [int(one.get(f"{W}id", "")) for one in node.iter(f"{W}{tag}")]


def test_every_mark_has_its_note_and_word_its_rules(path: Path) -> None:
    notes = samples.docx_part(path, "word/footnotes.xml")
    assert numbers(notes, "footnote") == [-1, 0, *range(1, 26)]
    assert numbers(samples.docx_part(path, "word/document.xml"), "footnoteReference") == [
        *range(1, 26)
    ]
    settings = samples.docx_part(path, "word/settings.xml")
    assert numbers(settings, "footnote") == [-1, 0]
    sorts = [one.get(f"{W}type") for one in notes][:3]
    assert sorts == ["separator", "continuationSeparator", None]
    assert len(list(notes.iter(f"{W}footnoteRef"))) == 25


def test_marks_in_cells_are_raised_texts(path: Path) -> None:
    main = samples.docx_part(path, "word/document.xml")
    cells = [cell for cell in main.iter(f"{W}tc") if list(cell.iter(f"{W}rStyle"))]
    told = ["".join(one.text or "" for one in cell.iter(f"{W}t")) for cell in cells]
    assert told[:2] == ["Школа1)", "Итоги2)"]
    assert not any(list(cell.iter(f"{W}footnoteReference")) for cell in cells)


def test_a_document_without_notes_has_no_such_part(tmp_path: Path) -> None:
    path = tmp_path / "б.docx"
    render_docx.render(samples.everything(), make_style(), path)
    with zipfile.ZipFile(path) as archive:
        assert "word/footnotes.xml" not in archive.namelist()
        assert b"footnotePr" not in archive.read("word/settings.xml")
