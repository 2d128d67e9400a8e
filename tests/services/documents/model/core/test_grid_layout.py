from dataclasses import replace

import pytest

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.core import tree
from app.services.documents.model.core.grid_layout import GridLayout, lay_out
from app.services.documents.model.core.grid_rows import LINE
from app.services.documents.model.core.tables import grid_of
from app.services.documents.model.core.tree import Place
from app.services.documents.model.geometry import Align
from app.services.documents.model.paragraphs import Run
from app.services.documents.model.styles import Part, make_style
from app.services.documents.model.tables import Cell, Column, Row, RowGroup, SectionRow, Table
from tests.services.documents import samples

STYLE = make_style(table_font_size=10.0)
LEADING = fonts.line_height(10.0)
PADDING = 2 * STYLE.cell_padding_vertical * 72 / 25.4 + LINE
COLUMNS = (Column("№", 1, Align.CENTRE), Column("Название", 4))


def laid(*rows: Row | SectionRow | RowGroup, page: float = 700) -> GridLayout:
    grid = grid_of(
        Table(COLUMNS, rows),
        STYLE,
        replace(samples.SHEET, height=page / 72 * 25.4 + 40),
        keep=False,
    )
    return lay_out(grid, STYLE, page, fonts.register(), set())


def test_the_height_of_a_row_is_that_of_its_tallest_cell() -> None:
    layout = laid(Row(("1", "а\nб\nв")), Row(("2", "а")))
    tall, low = (row.height for row in layout.rows)
    assert tall == pytest.approx(3 * LEADING + PADDING)
    assert low == pytest.approx(LEADING + PADDING)
    assert layout.height(0, 2) == pytest.approx(tall + low)
    assert layout.height(1, 1) == 0


def test_a_group_is_at_least_as_tall_as_its_merged_cells() -> None:
    group = RowGroup(("а\nб\nв\nг",), (("1",), ("2",)))
    layout = laid(group)
    assert layout.height(0, 2) == pytest.approx(4 * LEADING + PADDING)
    assert [row.covered for row in layout.rows] == [frozenset(), frozenset({0})]


def test_a_cell_may_differ_from_its_column() -> None:
    layout = laid(Row((Cell("1", align=Align.RIGHT), Cell("имя", bold=True))))
    number, name = (cell.texts[0] for cell in layout.rows[0].cells)
    assert [text.manner.font for text in (number, name)] == [fonts.FAMILY, fonts.BOLD]
    padding = STYLE.cell_padding * 72 / 25.4
    widths = fonts.Widths(fonts.FAMILY, 10)
    assert number.left == pytest.approx(layout.edges[1] - padding - widths.of("1"))
    assert name.left == pytest.approx(layout.edges[1] + padding)


def test_texts_stand_in_the_middle_or_at_the_foot_of_their_cells() -> None:
    def cell(text: str, place: Place) -> tree.Cell:
        content = tuple(
            tree.Paragraph(part=Part.TABLE_LEFT, runs=(Run(line),)) for line in text.split("\n")
        )
        return tree.Cell(content=content, place=place)

    columns = (tree.GridColumn(width=40.0, part=Part.TABLE_LEFT),) * 3
    row = tree.GridRow((cell("а\nб\nв", Place.TOP), *map(cell, "гд", list(Place)[1:])))
    grid = tree.Grid(columns=columns, rows=(row,))
    (laid_row,) = lay_out(grid, STYLE, 700, fonts.register(), set()).rows
    tops = [cell.texts[0].top for cell in laid_row.cells]
    assert tops == [pytest.approx(LINE / 2 + LEADING * lines) for lines in (0, 1, 2)]


def test_a_cell_over_rows_and_columns_has_no_lines_inside() -> None:
    def plain(text: str, columns: int = 1, rows: int = 1) -> tree.Cell:
        content = (tree.Paragraph(part=Part.TABLE_LEFT, runs=(Run(text),)),)
        return tree.Cell(content=content, columns=columns, rows=rows)

    columns = (tree.GridColumn(width=20.0, part=Part.TABLE_LEFT),) * 4
    rows = (
        tree.GridRow(("а", plain("б", 2, 3), None, "в")),
        tree.GridRow(("г", None, None, plain("д", 1, 2))),
        tree.GridRow(("е", None, None, None)),
    )
    made = lay_out(tree.Grid(columns=columns, rows=rows), STYLE, 700, fonts.register(), set()).rows
    assert [row.crossed for row in made] == [frozenset({2})] * 3
    assert [row.covered for row in made] == [frozenset(), {1, 2}, {1, 2, 3}]


def test_rows_that_stay_together_do_not_part() -> None:
    plain = [Row((str(number), "а")) for number in range(6)]
    layout = laid(*plain[:3], SectionRow("Раздел"), *plain[3:])
    row, line = LEADING + PADDING, LINE / 2  # the line over the table takes half of itself more
    # The section row goes over with its measure.
    assert layout.last_fitting(0, 4 * row + line) == 3
    assert layout.last_fitting(0, 5 * row + line) == 5
    assert layout.last_fitting(0, 5 * row) == 3
    assert layout.last_fitting(0, 6 * row + line) == 5  # the last row does not go over alone
    assert layout.last_fitting(0, row) == 0
    assert layout.last_fitting(0, 7 * row + line) == 7


def test_what_is_taller_than_a_page_is_divided_all_the_same() -> None:
    group = RowGroup(("школа",), tuple((str(n),) for n in range(9)))
    row = LEADING + PADDING
    assert laid(group, page=700).last_fitting(0, 3 * row) == 0
    assert laid(group, page=6 * row).last_fitting(0, 3 * row) == 2  # a piece of it


def test_a_row_taller_than_a_page_becomes_several() -> None:
    layout = laid(Row(("1", "\n".join("абвгдежзик"))), page=60)
    assert len(layout.rows) > 1
    assert [row.covered for row in layout.rows[1:]] == [{0, 1}] * (len(layout.rows) - 1)
    printed = [text.text for row in layout.rows for text in row.cells[1].texts]
    assert printed == list("абвгдежзик")


def test_the_last_line_of_a_tall_row_may_stand_on_the_next_page() -> None:
    """So it is in an office program, which keeps no two lines of a cell together."""
    layout = laid(Row(("1", "\n".join("абвгд"))), page=40)
    assert not any(row.keep for row in layout.rows)
    assert layout.last_fitting(0, 4 * LEADING + PADDING + LINE) == 4


def test_a_row_that_goes_on_keeps_its_padding_on_both_pages() -> None:
    layout = laid(Row(("1", "\n".join("абвгдежзик"))), Row(("2", "л")), page=60)
    padding = PADDING / 2
    first, second = layout.height(0, 3), layout.height(3, 6)
    assert first == pytest.approx(3 * LEADING + 2 * padding + LINE / 2)
    assert second == pytest.approx(3 * LEADING + 2 * padding + LINE / 2)
    # There is room for all of the line under the page, and for all of that over the table.
    assert layout.last_fitting(0, 3 * LEADING + 2 * padding + LINE) == 3
    assert layout.last_fitting(0, 3 * LEADING + 2 * padding + LINE / 2) == 2
    assert layout.last_fitting(0, 3 * LEADING + padding) == 2
    assert layout.last_fitting(3, 3 * LEADING + padding) == 5
    assert layout.height(3, len(layout.rows)) == pytest.approx(8 * LEADING + 4 * padding)


def test_pieces_of_a_cell_in_other_letters_follow_each_other() -> None:
    runs = (Run("Приказ "), Run("от 05.03.2018", bold=True), Run(" о школах района", italic=True))
    content = (tree.Paragraph(part=Part.TABLE_LEFT, runs=runs),)
    columns = (tree.GridColumn(width=50.0, part=Part.TABLE_LEFT),)
    grid = tree.Grid(columns=columns, rows=(tree.GridRow((tree.Cell(content=content),)),))
    (row,) = lay_out(grid, STYLE, 700, fonts.register(), set()).rows
    texts = row.cells[0].texts
    assert [text.manner.font for text in texts] == [
        fonts.FAMILY,
        fonts.BOLD,
        fonts.ITALIC,
        fonts.ITALIC,
    ]
    first, second, *_others = texts
    assert second.left == pytest.approx(first.left + fonts.Widths(fonts.FAMILY, 10).of(first.text))
    assert "".join(text.text for text in texts).split() == [
        "Приказ",
        "от",
        "05.03.2018",
        "о",
        "школахрайона",
    ]
    assert row.height == pytest.approx(2 * LEADING + LINE)
