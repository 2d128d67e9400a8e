from dataclasses import replace
from pathlib import Path

from app.services.documents.model.blocks import (
    AnnexMark,
    Document,
    DocumentName,
    Heading,
    PageBreak,
    Section,
    body,
)
from app.services.documents.model.manner import Manner
from app.services.documents.model.styles import make_style
from app.services.documents.model.typography import glue
from app.services.documents.pdf import render as render_pdf
from tests.services.documents import samples


def bookmarks(path: Path, *sections: Section, spaced: bool = False) -> list[tuple[str, int, int]]:
    """(title, level, page from 0) of every bookmark of a document."""
    import pypdfium2

    style = make_style()
    if spaced:
        style = replace(style, manner=Manner(spaced_name=True))
    render_pdf.render(glue(Document(title="Проба", sections=sections)), style, path)
    with pypdfium2.PdfDocument(path) as file:
        found: list[tuple[str, int, int]] = []
        for entry in file.get_toc():
            place = entry.get_dest()
            assert place is not None
            found.append((entry.get_title(), entry.level, place.get_index() or 0))
        return found


def test_names_and_headings_are_the_bookmarks_with_their_pages(tmp_path: Path) -> None:
    order = Section((DocumentName("ПРИКАЗ"), body("Текст."), PageBreak(), Heading("Итоги № 5")))
    annex = Section(
        (
            AnnexMark(("Приложение № 1", "УТВЕРЖДЁН")),
            Heading("Перечень общеобразовательных организаций\nЗаречного района", 0),
            Heading("1. Школы", 1),
            Heading("1.1. Городские", 2),
            body(samples.SENTENCE * 60),
            Heading("2. Прочие", 1),
        )
    )
    assert bookmarks(tmp_path / "a.pdf", order, annex) == [
        ("ПРИКАЗ", 0, 0),
        ("Итоги № 5", 1, 1),
        ("Приложение № 1. Перечень общеобразовательных организаций Заречного района", 0, 2),
        ("1. Школы", 1, 2),
        ("1.1. Городские", 2, 2),
        ("2. Прочие", 1, 5),
    ]
    assert b"/PageMode /UseOutlines" in (tmp_path / "a.pdf").read_bytes()


def test_a_bookmark_is_at_most_one_level_deeper_and_reads_as_a_word(tmp_path: Path) -> None:
    section = Section((Heading("1.1. Глубокий", 2), DocumentName("ПРИКАЗ"), Heading("Далее", 2)))
    assert bookmarks(tmp_path / "a.pdf", section, spaced=True) == [
        ("1.1. Глубокий", 0, 0),
        ("ПРИКАЗ", 0, 0),
        ("Далее", 1, 0),
    ]


def test_a_text_without_headings_has_no_bookmarks(tmp_path: Path) -> None:
    assert bookmarks(tmp_path / "a.pdf", Section((body("Текст."),))) == []
    assert b"/UseOutlines" not in (tmp_path / "a.pdf").read_bytes()
