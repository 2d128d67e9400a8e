"""Blocks of office forms: who signs, columns side by side, a page of its own for the title."""

from itertools import product
from pathlib import Path

import pytest

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.blocks import (
    AnnexMark,
    ApprovalMark,
    Block,
    Document,
    Heading,
    Section,
    Signature,
    body,
)
from app.services.documents.model.core import tree
from app.services.documents.model.core.form_grids import BOX, DATE_TO_FILL, TICKED_BOX
from app.services.documents.model.core.lowering import lower
from app.services.documents.model.core.tree import Element, Grid, GridRow, Paragraph, Picture
from app.services.documents.model.form_blocks import (
    Addressee,
    Card,
    CornerHead,
    Figure,
    FillLine,
    SideBySide,
    Signers,
    TickBox,
    TitlePage,
)
from app.services.documents.model.geometry import Align, Orientation
from app.services.documents.model.images import Image
from app.services.documents.model.styles import PRESETS, Part, make_style
from app.services.documents.pdf import render as render_pdf
from tests.services.documents import samples

STYLE = make_style()
MM = 72 / 25.4


def lowered(*blocks: Block) -> tuple[Element, ...]:
    (section,) = lower(Document(title="Проба", sections=(Section(blocks),)), STYLE)
    return section.elements


def grid(block: Block) -> Grid:
    element = lowered(block)[0]
    assert isinstance(element, Grid)
    return element


def lines(cell: tree.CellLike) -> list[str]:
    if not isinstance(cell, tree.Cell):
        return [cell or ""]
    return ["".join(run.text for run in one.runs) for one in cell.content]


def told(row: GridRow) -> list[str]:
    return [" / ".join(lines(cell)) for cell in row.cells if cell is not None]


def test_an_addressee_stands_where_a_mark_stands() -> None:
    texts = ("Директору школы", "Л.И. Ли")
    assert lowered(Addressee(texts)) == lowered(AnnexMark(texts))


def test_the_sender_stands_in_the_corner_and_the_addressee_beside_it() -> None:
    head = CornerHead(
        name="Управление\nокруга", requisites=("тел. 5",), numbers=("№ 7",), addressee=("Школам",)
    )
    (row,) = grid(head).rows
    assert told(row) == ["Управление / округа / тел. 5 / № 7", "", "Школам"]
    assert told(grid(CornerHead(name="А")).rows[0]) == ["А", "", ""]


def test_two_columns_share_the_width_and_have_no_lines() -> None:
    parties = SideBySide((body("Первая"), samples.SIGNERS[0]), (body("Вторая"),))
    made = grid(parties)
    left, gutter, right = (column.width for column in made.columns)
    assert left == right
    assert left + gutter + right == pytest.approx(170)
    assert not made.borders
    cells = [cell for cell in made.rows[0].cells if isinstance(cell, tree.Cell)]
    assert {(one.part, one.align) for cell in cells for one in cell.content} == {
        (Part.PLAIN, Align.LEFT)
    }
    assert told(made.rows[0]) == [
        f"Первая / Начальник управления образования / {'_' * 14}\u00a0И.В. Соболева", "", "Вторая",
    ]  # fmt: skip


def test_signers_stand_under_each_other_each_with_a_line() -> None:
    made = grid(Signers(signers=samples.SIGNERS[::2], title="Члены комиссии:"))
    line = "_" * 14
    assert [told(row) for row in made.rows] == [
        ["Члены комиссии:"],
        ["Начальник управления образования", line, "И.В. Соболева"],
        ["Методист", line, "К.К.\u00a0Ли"],
    ]
    assert [row.keep_next for row in made.rows] == [True, True, False]


def test_long_names_send_the_posts_over_their_lines_and_no_name_is_divided() -> None:
    made = grid(Signers(signers=samples.SIGNERS, dated=True))
    rows = [told(row) for row in made.rows]
    assert rows[3:6] == [
        [samples.SIGNERS[1].post], ["", "_" * 14, samples.SIGNERS[1].name], [DATE_TO_FILL],
    ]  # fmt: skip
    widths = fonts.Widths(fonts.FAMILY, 14)
    assert widths.of(samples.SIGNERS[1].name) <= made.columns[2].width * MM
    assert [row.keep_next for row in made.rows] == [True, True, False, *[True] * 5, False]


def test_a_list_of_acquaintance_has_lines_names_and_dates() -> None:
    readers = tuple(Signature("", one.name) for one in samples.SIGNERS[::2])
    made = grid(Signers(signers=readers, title="С приказом ознакомлены:", dated=True))
    assert [told(row) for row in made.rows[1:]] == [
        ["_" * 14, reader.name, DATE_TO_FILL] for reader in readers
    ]


def test_a_line_to_fill_in_reaches_the_margin_and_never_farther() -> None:
    widths = fonts.Widths(fonts.FAMILY, 14)
    for label in ("", "Должность", "Наименование организации, в которой работает педагог школы"):
        *_label, line = lowered(FillLine(label))
        hinted = lowered(FillLine(label, "подпись"))
        assert isinstance(line, Paragraph)
        used = widths.of(line.runs[0].text)
        assert 170 * MM - widths.of("_") <= used <= 170 * MM, label
        *over, hint = (one for one in hinted if isinstance(one, Paragraph))
        assert all(one.keep_next for one in over)
        assert (hint.part, hint.runs[0].text) == (Part.NOTE, "подпись")


def test_boxes_are_ticked_or_not() -> None:
    boxes = lowered(TickBox("да", ticked=True), TickBox("нет"))
    assert [one.label for one in boxes if isinstance(one, Paragraph)] == [TICKED_BOX, BOX]


def test_a_card_stays_on_one_page() -> None:
    made = grid(Card("Карточка", (("Школа", "СОШ"), ("Основание", "ВПР"))))
    assert [told(row) for row in made.rows] == [
        ["Карточка"], ["Школа", "СОШ"], ["Основание", "ВПР"],
    ]  # fmt: skip
    assert made.header == ()
    assert [row.keep_next for row in made.rows] == [True, True, False]


def test_a_title_page_is_one_page_with_its_foot_at_the_foot(tmp_path: Path) -> None:
    """Whatever the look and the length of the names."""
    date = "«____» ______________ 20___ г."
    marks = tuple(
        ApprovalMark("УТВЕРЖДАЮ", one.post, one.name, date) for one in samples.SIGNERS[:2]
    )
    wrong: list[tuple[str, float, Orientation, int]] = []
    for preset, size, orientation, count in product(PRESETS, (12.0, 14.0), Orientation, (0, 1, 2)):
        page = TitlePage(
            title="ПРОГРАММА\nподдержки школ", above="Управление образования",
            marks=marks[:count], lines=("на 2025/2026 год",), foot="Заречье, 2026",
        )  # fmt: skip
        blocks = (page, Heading("Введение"), body(samples.SENTENCE))
        path = tmp_path / "a.pdf"
        document = Document(title="Проба", sections=(Section(blocks, orientation),))
        facts = render_pdf.render(document, make_style(preset, font_size=size), path)
        first, second = samples.pdf_pages(path)
        if facts.pages != 2 or not first.strip().endswith("2026") or "Введение" not in second:
            wrong.append((preset, size, orientation, count))
    assert wrong == []


def test_a_figure_stands_over_its_caption_and_is_never_larger_than_the_sheet() -> None:
    for width, height in ((60.0, 30.0), (400.0, 100.0), (100.0, 900.0)):
        figure = Figure(Image(samples.picture(), width, height, "Доля школ"), "Рисунок 1 – Доля")
        shown, caption = lowered(figure)
        assert isinstance(shown, Picture)
        assert isinstance(caption, Paragraph)
        assert shown.keep_next
        assert shown.image.width / shown.image.height == pytest.approx(width / height)
        assert shown.image.width <= 170
        assert shown.image.height <= 257 * 0.8 + 0.01
        assert (caption.part, caption.align) == (Part.CAPTION, Align.CENTRE)
    (alone,) = lowered(Figure(Image(samples.picture(), 60, 30)))
    assert isinstance(alone, Picture)
    assert not alone.keep_next
