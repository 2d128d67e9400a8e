"""Copying from a PDF and searching in it give whole words, wherever its lines end."""

import re
import zlib
from collections import Counter
from pathlib import Path

from app.services.documents.model.blocks import Document, Section, body
from app.services.documents.model.paragraphs import Paragraph, Run
from app.services.documents.model.styles import make_style
from app.services.documents.model.tables import Cell, Column, Form, Row, Table
from app.services.documents.model.typography import glue
from app.services.documents.pdf import render as render_pdf
from tests.services.documents import samples

_LONG = "общеобразовательная организация, семинар-практикум результативности сопровождения "
_ADDRESS = "https://edu.example.ru/ocenka/kachestva/perechni/prikazy/2026-2027/prikaz.pdf"


def written(path: Path, *blocks: samples.Block) -> list[str]:
    """The text of every page."""
    document = Document(title="Проба", sections=(Section(blocks),))
    render_pdf.render(glue(document), make_style(), path)
    return samples.pdf_pages(path)


def marked_words(path: Path) -> list[str]:
    """Words that are marked with what they stand for, as the pages hold them."""
    contents = [
        zlib.decompress(stream)
        for stream in re.findall(rb"stream\n(x.*?)\nendstream", path.read_bytes(), re.DOTALL)
    ]
    found = re.findall(rb"/ActualText <FEFF([0-9A-F]+)>>> BDC", b"".join(contents))
    assert b"".join(contents).count(b"BDC") == b"".join(contents).count(b"EMC") == len(found)
    return [bytes.fromhex(word.decode()).decode("utf-16-be") for word in found]


def test_a_word_divided_at_a_line_end_is_found_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    texts = [f"{'а' * (number % 9 + 1)} {_LONG * 3}конец." for number in range(12)]
    page = "\n".join(written(path, *map(body, texts)))
    assert Counter(page.split()) == Counter(" ".join(texts).split())
    words = marked_words(path)
    assert len(words) > 8
    assert set(words) <= {"общеобразовательная", "семинар-практикум", "результативности"} | {
        "сопровождения",
        "организация,",
    }


def test_a_word_in_two_faces_and_an_address_of_two_lines_are_found_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    for before in range(1, 30):
        runs = (
            Run("д" * before + " слово " * 9),
            Run("общеобразовательная", bold=True),
            Run("-переподготовка", italic=True),
            Run(f" и далее на сайте {_ADDRESS} всё."),
        )
        (page,) = written(path, Paragraph(runs))
        words = page.split()
        assert "общеобразовательная-переподготовка" in words, before
        assert _ADDRESS in words, before


def test_glued_spaces_come_out_as_spaces(tmp_path: Path) -> None:
    text = "В соответствии с приказом от 5 мая 2026 г. № 30, ул. Лесная, д. 5, 30 % школ. " * 3
    (page,) = written(tmp_path / "a.pdf", body(text), samples.group_table())
    assert " ".join(page.split()).startswith(text.strip())
    assert "\u00a0" not in page
    assert "МБОУ «СОШ № 30»" in " ".join(page.split())


def test_words_that_go_on_in_a_cell_are_found_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    mixed = Paragraph((Run("из "), Run("семинара-практикума", bold=True), Run(" отдела.")))
    rows = tuple(
        Row((f"{'д' * n} семинар-практикум", Cell("", form=Form(texts=(mixed,))), ""))
        for n in range(1, 9)
    )
    columns = (Column("Что", 12), Column("Кто", 12), Column("Пусто", 130))
    (page,) = written(path, Table(columns, rows))
    words = page.split()
    assert words.count("семинар-практикум") == words.count("семинара-практикума") == 8
    assert len(marked_words(path)) >= 8
