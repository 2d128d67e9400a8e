"""Tables as grids: what is merged, what repeats, what differs from its column."""

import pytest

from app.services.documents.model.blocks import item
from app.services.documents.model.core import tree
from app.services.documents.model.core.grid_layout import row_heights
from app.services.documents.model.core.tables import grid_of
from app.services.documents.model.core.tree import Grid, GridRow, Place
from app.services.documents.model.geometry import Align
from app.services.documents.model.paragraphs import Paragraph, Run
from app.services.documents.model.styles import Part, make_style
from app.services.documents.model.tables import Cell, Column, Form, Head, Row, Table
from tests.services.documents import samples


def grid(table: Table) -> Grid:
    return grid_of(table, make_style(), samples.SHEET, keep=False)


def told(row: GridRow) -> list[str | None]:
    """The texts of a row; None where a cell goes on."""
    return [
        "".join(run.text for one in cell.content for run in one.runs)
        if isinstance(cell, tree.Cell)
        else cell
        for cell in row.cells
    ]


def test_a_table_is_as_wide_as_the_text_and_its_columns_share_it() -> None:
    shared = grid(samples.plan_table(2))
    assert sum(column.width for column in shared.columns) == pytest.approx(170)
    assert [column.width for column in shared.columns] == [
        pytest.approx(170 * share / 170) for share in (10, 60, 25, 40, 35)
    ]
    assert [column.part for column in shared.columns][::4] == [Part.TABLE_CENTRE, Part.TABLE_RIGHT]


def test_titles_and_numbers_of_columns_repeat_and_stand_in_the_middle() -> None:
    header = grid(samples.group_table()).header
    assert [told(row) for row in header] == [
        ["№", "Организация", "Процедура", "Доля, %"], ["1", "2", "3", "4"],
    ]  # fmt: skip
    cells = [cell for row in header for cell in row.cells if isinstance(cell, tree.Cell)]
    assert {(cell.place, cell.content[0].part) for cell in cells} == {
        (Place.MIDDLE, Part.TABLE_HEAD)
    }


def test_a_section_row_goes_over_all_columns() -> None:
    heading = grid(samples.plan_table(1)).rows[0]
    assert told(heading)[1:] == [None] * 4
    cell = heading.cells[0]
    assert isinstance(cell, tree.Cell)
    assert (cell.columns, cell.content[0].part) == (5, Part.TABLE_SECTION)
    assert heading.keep_next


def test_the_first_cells_of_a_group_go_on_below() -> None:
    rows = grid(samples.group_table()).rows
    assert [told(row) for row in rows] == [
        ["1", "МБОУ «СОШ № 30»", "ВПР МА 5", "33"],
        [None, None, "ВПР РУ 6", "31"],
        ["2", "МБОУ «ООШ № 29»", "ОГЭ по математике", "40,5"],
        ["3", "МКОУ «НОШ № 1»", "–", "–"],
    ]
    assert [cell.rows for cell in rows[0].cells if isinstance(cell, tree.Cell)] == [2, 2]


def test_a_cell_that_differs_from_its_column_says_how() -> None:
    columns = (Column("А", 1), Column("Б", 1))
    (row,) = grid(Table(columns, (Row(("а", Cell("б", bold=True, align=Align.RIGHT))),))).rows
    plain, other = row.cells
    assert plain == "а"
    assert isinstance(other, tree.Cell)
    assert (other.content[0].part, other.content[0].runs) == (
        Part.TABLE_RIGHT, (Run("б", bold=True),),
    )  # fmt: skip


def test_titles_of_groups_stand_over_those_of_their_columns() -> None:
    columns = (
        Column("№", 10),
        Column("план", 20, head=Head(("Сроки", "начало"))),
        Column("факт", 20, head=Head(("Сроки", "начало"))),
        Column("конец", 20, head=Head(("Сроки",))),
        Column("начало", 20, head=Head(("Итоги",), upright=True)),
    )
    table = Table(columns, (), number_columns=True)
    assert [told(row) for row in grid(table).header] == [
        ["№", "Сроки", None, None, "Итоги"],
        [None, "начало", None, "конец", "начало"],
        [None, "план", "факт", None, None],
        ["1", "2", "3", "4", "5"],
    ]
    spans = {
        (at, "".join(run.text for run in cell.content[0].runs)): (cell.columns, cell.rows)
        for at, row in enumerate(grid(table).header[:3])
        for cell in row.cells
        if isinstance(cell, tree.Cell)
    }
    assert spans == {
        (0, "№"): (1, 3),
        (0, "Сроки"): (3, 1),
        (0, "Итоги"): (1, 1),
        (1, "начало"): (1, 2),
        (1, "конец"): (1, 2),
        (2, "план"): (1, 1),
        (2, "факт"): (1, 1),
    }
    assert table.header_rows[0] == ("№", "Сроки", "Итоги")


def test_an_upright_title_is_higher_than_wide_and_its_column_narrow() -> None:
    columns = (
        Column("Школа", 60),
        Column("Доля участников, не достигших порога", 5, head=Head(upright=True)),
    )
    made = grid(Table(columns, (Row(("а", "5")),)))
    title = made.header[0].cells[1]
    assert isinstance(title, tree.Cell)
    assert title.upright
    assert made.header[0].height > 30
    assert made.columns[1].width < 15


def test_columns_without_titles_have_no_header() -> None:
    assert grid(Table((Column("", 1), Column("", 2)), (Row(("а", "б")),))).header == ()


def test_a_cell_goes_over_columns_and_rows_and_others_take_the_free_places() -> None:
    columns = (Column("А", 1), Column("Б", 1), Column("В", 1))
    rows = (
        Row((Cell("а", form=Form(columns=2, rows=2)), "б")),
        Row(("в",)),
        Row(("г", Cell("д", form=Form(columns=2)))),
    )
    assert [told(row) for row in grid(Table(columns, rows)).rows] == [
        ["а", None, "б"], [None, None, "в"], ["г", "д", None],
    ]  # fmt: skip
    for wrong in (rows[1:], (*rows, Row(("е", "ж"))), (rows[0], Row(("в", "г")))):
        with pytest.raises(ValueError, match="cells in a table"):
            Table(columns, wrong)


def test_a_cell_holds_paragraphs_points_and_pieces_in_other_letters() -> None:
    texts = (Paragraph((Run("Приказ "), Run("№ 5", bold=True))), item("а)", "первое"))
    row = Row((Cell("", form=Form(texts=texts)),))
    (cell,) = grid(Table((Column("А", 1),), (row,))).rows[0].cells
    assert isinstance(cell, tree.Cell)
    assert [(one.label, one.runs) for one in cell.content] == [
        ("", (Run("Приказ "), Run("№ 5", bold=True))),
        ("а)", (Run("первое"),)),
    ]
    assert {one.part for one in cell.content} == {Part.TABLE_LEFT}


def test_a_total_is_heavy_and_stays_with_the_row_above() -> None:
    columns = (Column("А", 1), Column("Б", 1))
    rows = (Row(("а", "1")), Row(("б", "2")), Row(("Всего", "3"), total=True))
    made = grid(Table(columns, rows)).rows
    assert [row.keep_next for row in made] == [False, True, False]
    cells = [cell for cell in made[2].cells if isinstance(cell, tree.Cell)]
    assert [cell.content[0].runs[0].bold for cell in cells] == [True, True]


def test_pictures_are_no_larger_than_their_cells() -> None:
    style, made = make_style(), grid(samples.picture_table())
    images = [
        (column, one.image)
        for row in made.rows
        for column, cell in enumerate(row.cells)
        if isinstance(cell, tree.Cell)
        for one in cell.content
        if one.image
    ]
    assert [column for column, _image in images] == [0, 1, 2]
    sizes = [(round(image.width, 1), round(image.height, 1)) for _column, image in images]
    rooms = [column.width - 2 * style.cell_padding for column in made.columns]
    assert sizes[:2] == [(20.0, 10.0), (20.0, 10.0)]
    assert sizes[2] == (round(rooms[2], 1), round(rooms[2] / 2, 1))
    assert rooms[0] >= 20  # a small picture is shown as large as it is
    heights = row_heights(made, style)
    assert sum(heights) * 25.4 / 72 > images[2][1].height
