"""Where the parts of a text stand on the pages, as the pages themselves show it."""

import pypdfium2
import pytest

from app.services.documents.model.blocks import (
    Block,
    Document,
    Section,
    Signature,
    body,
    item,
    plain,
)
from app.services.documents.model.paragraphs import ParagraphKind
from app.services.documents.model.styles import make_style
from app.services.documents.model.tables import Column, Row, Table
from app.services.documents.pdf import render as render_pdf
from app.services.documents.pdf.places import Place, Places

PARAGRAPHS = 60


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Places, pypdfium2.PdfDocument]:
    """Paragraphs of which one goes over to the next page, a table of several pages, a signature."""
    blocks: list[Block] = [
        item(f"{at}.", f"Пункт№{at:02} " + "слово " * (400 if at == 30 else 3))
        for at in range(1, PARAGRAPHS + 1)
    ]
    rows = tuple(Row((f"Ряд№{at:02}",)) for at in range(1, 99))
    blocks.append(Table(columns=(Column("Ряд"),), rows=rows))
    blocks.append(plain("Примечание№1", ParagraphKind.NOTE))
    blocks.append(Signature("Начальник№1", "Н.В. Плюснина"))
    lines = tuple(range(10, 10 * len(blocks) + 1, 10))
    section = Section((body("Над текстом"), *blocks))
    document = Document(title="Проба", sections=(section,), lines=((0, *lines),))
    path = tmp_path_factory.mktemp("places") / "a.pdf"
    facts = render_pdf.render(document, make_style(), path)
    return facts.places, pypdfium2.PdfDocument(path)


def heights(pages: pypdfium2.PdfDocument, words: str) -> list[tuple[int, float]]:
    """The pages on which words stand and how far below the upper edge."""
    stands: list[tuple[int, float]] = []
    for number in range(len(pages)):
        page = pages[number]
        found = page.get_textpage().search(words).get_next()
        if found is not None:
            _left, bottom, _right, top = page.get_textpage().get_charbox(found[0])
            stands.append((number, page.get_height() - (top + bottom) / 2))
    return stands


def is_in(place: Place, page: int, height: float) -> bool:
    return place.page == page and place.top <= height <= place.bottom


def test_a_line_leads_to_its_part_and_the_part_to_its_line(
    pages: tuple[Places, pypdfium2.PdfDocument],
) -> None:
    places, file = pages
    told = [(10 * at, f"Пункт№{at:02}") for at in range(1, PARAGRAPHS + 1)]
    behind = 10 * (PARAGRAPHS + 1)
    told += [(behind, "Ряд№01"), (behind + 10, "Примечание№1"), (behind + 20, "Начальник№1")]
    wrong = [
        words
        for line, words in told
        for (page, height) in heights(file, words)
        if not is_in(places.of_line(line)[0], page, height) or places.line_at(page, height) != line
    ]
    assert wrong == []


def test_what_goes_over_to_the_next_pages_stands_on_each(
    pages: tuple[Places, pypdfium2.PdfDocument],
) -> None:
    places, file = pages
    long = places.of_line(300)
    assert [place.page for place in long] == [long[0].page, long[0].page + 1]
    table = places.of_line(10 * (PARAGRAPHS + 1))
    assert len(table) > 1
    ((page, height),) = heights(file, "Ряд№98")
    assert is_in(table[-1], page, height)
    assert places.line_at(page, height) == 10 * (PARAGRAPHS + 1)


def test_a_line_without_a_part_of_its_own_belongs_to_the_part_before(
    pages: tuple[Places, pypdfium2.PdfDocument],
) -> None:
    places, file = pages
    assert places.of_line(9) == ()  # the head
    assert places.of_line(305) == places.of_line(300)
    assert places.of_line(10_000) == places.of_line(10 * (PARAGRAPHS + 3))
    assert places.line_at(0, 0.0) == 10
    assert places.line_at(len(file), 100.0) is None
