from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.errors import EnvironmentProblem
from app.services.documents.model.blocks import BLANK, Document, Section, body
from app.services.documents.model.styles import make_style
from app.services.documents.pdf import render as render_pdf
from app.services.documents.pdf.pages import PdfPages


def pdf_of(path: Path, *texts: str) -> bytes:
    """A PDF with a section, so a page, for each text."""
    sections = tuple(Section((body(text),)) for text in texts)
    render_pdf.render(Document(title="Проба", sections=sections), make_style(), path)
    return path.read_bytes()


def test_pages_are_drawn_at_the_wanted_size(tmp_path: Path) -> None:
    pages = PdfPages(pdf_of(tmp_path / "a.pdf", "Первая", "Вторая"))
    assert len(pages.sizes) == 2
    assert pages.sizes[0] == pytest.approx((595.28, 841.89), abs=0.01)
    picture = pages.draw(1, 0.5)
    assert (picture.page, picture.width, picture.height) == (1, 298, 421)
    assert len(picture.pixels) == picture.stride * picture.height
    rows = [picture.pixels[at * picture.stride :][: picture.stride] for at in range(421)]
    assert rows[200] == b"\xff" * picture.stride  # white below the only line
    assert any(min(row) < 128 for row in rows[:60])


def test_lines_to_fill_in_are_found_where_they_stand(tmp_path: Path) -> None:
    pages = PdfPages(
        pdf_of(
            tmp_path / "a.pdf",
            "Ничего не пропущено, подпись ______________",
            f"Назначить координатором {BLANK}, должность {BLANK * 2}.",
            f"от {BLANK * 2} № {BLANK}",
        )
    )
    one, other = pages.blanks()  # what stands on one line is one line to fill in
    assert (one.page, other.page) == (1, 2)
    assert one.text == f"Назначить координатором {BLANK}, должность {BLANK * 2}."
    assert other.text == f"от {BLANK * 2} № {BLANK}"
    assert one.left > other.left
    assert one.width > other.width > one.width / 2
    assert 0 < one.top < 120


def test_a_file_that_is_no_pdf_gives_a_calm_message() -> None:
    with pytest.raises(EnvironmentProblem, match="не удаётся показать"):
        PdfPages("это не PDF".encode())


def test_pages_are_drawn_from_several_threads_at_once(tmp_path: Path) -> None:
    pages = PdfPages(pdf_of(tmp_path / "a.pdf", "Первая", "Вторая"))
    alone = [pages.draw(number, 1) for number in (0, 1)]
    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(lambda at: pages.draw(at % 2, 1), range(16)))
    assert drawn == alone * 8
