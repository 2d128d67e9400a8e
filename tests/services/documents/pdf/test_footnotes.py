"""Footnotes stand at the foot of the page of their mark, under a rule, and over nothing else."""

import re
from pathlib import Path

import pytest

from app.services.documents.model.blocks import (
    Contents,
    Document,
    Heading,
    Section,
    Signature,
    body,
)
from app.services.documents.model.inline import Footnote
from app.services.documents.model.paragraphs import Paragraph, Run
from app.services.documents.model.styles import make_style
from app.services.documents.pdf import render as render_pdf
from tests.services.documents import samples


def noted(number: int, text: str = samples.SENTENCE, told: str = "Сноска") -> Paragraph:
    return Paragraph((Run(f"Слово{number}", special=Footnote(f"{told}{number}.")), Run(f" {text}")))


def pages(folder: Path, *blocks: samples.Block) -> list[str]:
    path = folder / "a.pdf"
    render_pdf.render(Document(title="А", sections=(Section(blocks),)), make_style(), path)
    return samples.pdf_pages(path)


@pytest.mark.parametrize("sentences", [1, 3, 17])
def test_a_note_stands_on_the_page_of_its_mark(tmp_path: Path, sentences: int) -> None:
    text = samples.SENTENCE * sentences
    blocks = [noted(number, text) for number in range(1, 41)]
    made = pages(tmp_path, *blocks, Signature("Начальник управления", "И.В. Соболева"))
    for page in made:
        marks = re.findall(r"Слово(\d+)", page)
        notes = re.findall(r"Сноска(\d+)", page)
        # the number of the mark is printed behind that of the word
        assert [number[: len(number) // 2] for number in marks] == notes
    assert sum(page.count("Сноска") for page in made) == 40


def test_notes_take_the_room_of_the_text(tmp_path: Path) -> None:
    import pypdfium2

    pages(tmp_path, *[noted(number, samples.SENTENCE * 2) for number in range(1, 20)])
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as file:
        for page in file:
            text = page.get_textpage()
            heights = sorted(text.get_rect(at)[1] for at in range(text.count_rects()))
            assert heights[0] > 20 * 72 / 25.4 - 4  # nothing in the lower margin
            feet = [one for one in page.get_objects() if one.type == 2]  # the rule
            assert len(feet) == 1
            rule = feet[0].get_bounds()[1]
            near = [low for low in heights if abs(low - rule) < 5]
            assert near == []


def test_a_heading_is_not_left_by_a_text_whose_notes_do_not_fit(tmp_path: Path) -> None:
    for lines in range(12):
        above = [body("Строка.")] * (20 + lines)
        made = pages(tmp_path, *above, Heading("Заголовок"), noted(1, told=samples.SENTENCE * 6))
        with_heading = [page for page in made if "Заголовок" in page]
        assert "Слово1" in with_heading[0]


def test_many_long_notes_are_printed_all_the_same(tmp_path: Path) -> None:
    runs = [Run(f"с{at}", special=Footnote(samples.SENTENCE * 4)) for at in range(2)]
    made = pages(tmp_path, *[Paragraph(tuple(runs))] * 8, noted(1, told=samples.SENTENCE * 90))
    assert sum(samples.bare(page).count("Управление") for page in made) == 8 * 2 * 4 + 90 + 1


def test_contents_name_the_pages_that_notes_leave(tmp_path: Path) -> None:
    blocks = [noted(number, samples.SENTENCE * 4) for number in range(1, 30)]
    made = pages(tmp_path, Contents(), *blocks, Heading("Конец", 0))
    (last,) = [at for at, page in enumerate(made[1:], start=2) if "Конец" in page]
    assert re.search(rf"Конец\s+{last}\b", made[0])
