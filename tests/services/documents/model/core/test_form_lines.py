"""Names, offices and places of every length: in PDF, in DOCX and as measured."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.documents.docx import render as render_docx
from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.blocks import (
    AnnexMark,
    ApprovalMark,
    Block,
    Document,
    PageBreak,
    Registration,
    Section,
    Signature,
    Subject,
)
from app.services.documents.model.core.form_lines import (
    FormLine,
    registration_lines,
    signature_place,
)
from app.services.documents.model.core.lines import paragraphs_of
from app.services.documents.model.core.sheets import sheet_of
from app.services.documents.model.geometry import Orientation
from app.services.documents.model.lines.line_breaker import LineBreaker
from app.services.documents.model.styles import make_style
from app.services.documents.pdf import render as render_pdf
from tests.services.documents import samples
from tests.services.documents.samples import W

NBSP = "\u00a0"
MM = 72 / 25.4
SURNAMES = (
    "Ли", "Плюснина", "Иванова-Петровская", "Рождественская-Благовещенская",
    "Константинопольская-Задунайская",
)  # fmt: skip
NAMES = tuple(
    form.format(surname)
    for surname in SURNAMES
    for form in (f"К.К.{NBSP}{{}}", "К. К. {}", "{} Александра Константиновна")
)
LONG_POST = (
    "Исполняющая обязанности заместителя начальника муниципального казённого учреждения "
    "«Управление образования администрации Тунгиро-Олёкминского муниципального округа "
    "Забайкальского края»"
)
POSTS = (
    "Глава",
    "Начальник управления",
    "Начальник управления образования администрации Заречного муниципального округа",
    LONG_POST,
)
PLACES = (
    "",
    "г. Заречье",
    "пгт Новый Уренгой-Промышленный",
    "рабочий посёлок Верхнеднепровский Дорогобужского муниципального округа Смоленской области",
)
NUMBERS = (f"№{NBSP}5", f"№{NBSP}01-05-12/1234-ОД/2026-ДОПОЛНИТЕЛЬНЫЙ")
DATES = (f"от{NBSP}{'_' * 12}", f"от{NBSP}23.11.2020")
APPROVAL_DATE = f"«____»{NBSP}______________ 20___{NBSP}г."


def family() -> Iterator[Block]:
    for name in NAMES:
        for post in POSTS:
            yield ApprovalMark("УТВЕРЖДАЮ", post, name, APPROVAL_DATE)
            yield Signature(post, name)
            yield PageBreak()
    for place in PLACES:
        for number in NUMBERS:
            for date in DATES:
                yield Registration(date, place, number)
    yield AnnexMark(
        ("Приложение", "УТВЕРЖДЁН", f"приказом {LONG_POST}", " ".join((*DATES[1:], *NUMBERS[1:])))
    )
    yield Subject("О высокопревосходительствующемобразовании учебно-методического объединения")


def whole(orientation: Orientation) -> Document:
    return Document(title="Семейство", sections=(Section(tuple(family()), orientation),))


def boxes(page: pypdfium2.PdfPage) -> list[tuple[float, float, float, float, str]]:
    """Left, bottom, right, top and letter of everything printed on a page, drawn ink only."""
    text = page.get_textpage()
    letters = text.get_text_range()
    found: list[tuple[float, float, float, float, str]] = []
    for at in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(at, loose=True)
        if right > left and letters[at].strip(f" {NBSP}\r\n"):
            found.append((left, bottom, right, top, letters[at]))
    return found


def overprinted(found: list[tuple[float, float, float, float, str]]) -> list[str]:
    """Letters that begin before the one to their left has ended, by base line."""
    rows: dict[int, list[tuple[float, float, float, float, str]]] = {}
    for box in found:
        rows.setdefault(round(box[1]), []).append(box)
    return [
        "".join(box[4] for box in sorted(row))
        for row in rows.values()
        if any(after[0] < before[2] - 0.6 for before, after in pairwise(sorted(row)))
    ]


@pytest.mark.parametrize("orientation", list(Orientation))
@pytest.mark.parametrize("changes", [{}, {"font_size": 12.0, "mark_width": 50.0}])
def test_nothing_in_a_pdf_is_printed_over_anything(
    tmp_path: Path, orientation: Orientation, changes: dict[str, float]
) -> None:
    path = tmp_path / "a.pdf"
    style = make_style("gost-2016", hyphenate=True, **changes)
    render_pdf.render(whole(orientation), style, path)
    file = pypdfium2.PdfDocument(path)
    left = style.measures.margin_left * MM
    right = left + sheet_of(orientation, style).text_width * MM
    assert len(file) > len(NAMES) * len(POSTS)
    for page in file:
        found = boxes(page)
        assert overprinted(found) == []
        assert min(box[0] for box in found) >= left - 1
        assert max(box[2] for box in found) <= right + 1


def test_no_name_in_a_pdf_is_divided(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    render_pdf.render(whole(Orientation.PORTRAIT), make_style(), path)
    file = pypdfium2.PdfDocument(path)
    for number, (name, _post) in enumerate((name, post) for name in NAMES for post in POSTS):
        lines = file[number].get_textpage().get_text_range().split("\r\n")
        surname = next(part for part in name.replace(NBSP, " ").split() if len(part.strip(".")) > 1)
        assert sum(surname in line for line in lines) == 2, (name, lines)


def cells(path: Path) -> Iterator[tuple[str, float]]:
    """Text and width in points of the cells of the tables of signatures."""
    for cell in samples.docx_part(path, "word/document.xml").iter(f"{W}tc"):
        width = cell.find(f"{W}tcPr/{W}tcW")
        assert width is not None
        for paragraph in cell.iter(f"{W}p"):
            text = "".join(node.text or "" for node in paragraph.iter(f"{W}t"))
            yield text, int(width.get(f"{W}w", 0)) / 20


def style_of(paragraph: Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


@pytest.mark.parametrize("orientation", list(Orientation))
def test_the_cells_of_a_docx_are_as_wide_as_their_names(
    tmp_path: Path, orientation: Orientation
) -> None:
    path = tmp_path / "a.docx"
    style = make_style(mark_width=50.0)
    render_docx.render(whole(orientation), style, path)
    widths = fonts.Widths(fonts.FAMILY, 14)
    named = [(text, width) for text, width in cells(path) if text in NAMES]
    assert len(named) > len(NAMES)
    assert [text for text, width in named if widths.of(text) > width] == []
    words = [(word, width) for text, width in cells(path) for word in text.split(" ") if word]
    assert [word for word, width in words if widths.of(word) > width] == []
    full = sheet_of(orientation, style).text_width * MM
    for paragraph in samples.docx_part(path, "word/document.xml").iter(f"{W}p"):
        text = "".join(node.text or "" for node in paragraph.iter(f"{W}t"))
        indent = paragraph.find(f"{W}pPr/{W}ind")
        if indent is not None:
            taken = int(indent.get(f"{W}left") or indent.get(f"{W}right") or 0) / 20
            assert all(widths.of(word) <= full - taken + 0.1 for word in text.split(" ")), text
        if paragraph.find(f"{W}r/{W}tab") is not None:
            assert widths.of(text) + 2 * 14 <= full, text
        elif style_of(paragraph) == "OporaRegistration":
            assert widths.of(text) <= full, text


def signature_lines(block: Signature, size: float, width: float) -> list[FormLine]:
    """The lines that a signature comes to in the place that is measured for it."""
    place = signature_place(block, size, width)
    posts = LineBreaker(fonts.widths_of(fonts.FAMILY, size)).lines(block.post, place.post)
    if place.beside:
        *above, last = posts
        return [*(FormLine(left=line) for line in above), FormLine(left=last, right=place.names[0])]
    names = (FormLine(right=name) for name in place.names)
    return [*(FormLine(left=line) for line in posts), FormLine(), *names]


@given(
    st.sampled_from(NAMES),
    st.sampled_from(POSTS),
    st.floats(120, 257),
    st.sampled_from([12.0, 13.0, 14.0]),
)
def test_a_measured_signature_has_room_to_sign(
    name: str, post: str, width: float, size: float
) -> None:
    widths = fonts.Widths(fonts.FAMILY, size)
    block, room = Signature(post, name), width * MM
    lines = signature_lines(block, size, room)
    assert " ".join(line.left for line in lines if line.left).replace("- ", "-") == post
    assert " ".join(line.right for line in lines if line.right).replace(NBSP, " ") == (
        name.replace(NBSP, " ")
    )
    for line in lines:
        used = widths.of(line.left) + widths.of(line.right)
        assert used <= room + 0.01
        if line.left and line.right:
            assert room - used >= 30 * MM - 0.01
    place = signature_place(block, size, room)
    assert place.names == (name,) or widths.of(name) > room


@given(
    st.sampled_from(DATES),
    st.sampled_from(PLACES),
    st.sampled_from(NUMBERS),
    st.floats(60, 257),
    st.sampled_from([12.0, 14.0]),
)
def test_measured_dates_places_and_numbers_keep_apart(
    date: str, place: str, number: str, width: float, size: float
) -> None:
    widths = fonts.Widths(fonts.FAMILY, size)
    lines = registration_lines(Registration(date, place, number), size, width * MM)
    assert " ".join(line.middle for line in lines if line.middle).replace("- ", "-") == place
    for line in lines:
        sides = max(widths.of(line.left), widths.of(line.right)) if line.middle else 0
        assert 2 * sides + widths.of(line.middle) <= width * MM + 0.01
        assert widths.of(line.left) + widths.of(line.right) <= width * MM + 0.01


def test_short_texts_stand_on_one_line() -> None:
    width = 170 * MM
    registration = Registration(DATES[1], "г. Заречье", NUMBERS[0])
    assert registration_lines(registration, 14, width) == [
        FormLine(DATES[1], "г. Заречье", NUMBERS[0])
    ]
    assert signature_lines(Signature("Начальник управления", NAMES[0]), 14, width) == [
        FormLine("Начальник управления", "", NAMES[0])
    ]
    mark = ApprovalMark("УТВЕРЖДАЮ", "Глава", f"Н.В.{NBSP}Плюснина", "20.11.2026")
    texts = [line.runs[0].text for line in paragraphs_of(mark, make_style(), 170)]
    assert texts[2] == f"{'_' * 14}{NBSP}Н.В.{NBSP}Плюснина"


def test_a_long_name_stands_below_the_line_to_sign_on() -> None:
    mark = ApprovalMark("УТВЕРЖДАЮ", "Глава", f"К.К.{NBSP}{SURNAMES[-1]}", "20.11.2026")
    texts = [line.runs[0].text for line in paragraphs_of(mark, make_style(), 170)]
    assert texts[2:] == ["_" * 14, f"К.К.{NBSP}{SURNAMES[-1]}", "20.11.2026"]
    lines = paragraphs_of(mark, make_style(mark_width=50.0), 170)
    assert lines[0].width == pytest.approx(85.5, abs=0.5)
