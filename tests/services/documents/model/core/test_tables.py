"""Tables as grids: which rows stay together, what is merged and what repeats."""

from itertools import pairwise

import pytest

from app.services.documents.model.blocks import (
    Align,
    Cell,
    Column,
    Row,
    RowGroup,
    Run,
    SectionRow,
    Table,
)
from app.services.documents.model.core import tree
from app.services.documents.model.core.tables import grid_of, kept_rows
from app.services.documents.model.core.tree import Grid, GridRow, Place
from app.services.documents.model.styles import Part, make_style
from tests.services.documents import samples

ONE = (Column("Графа", 1),)


def rows(count: int) -> tuple[Row, ...]:
    return tuple(Row((str(number),)) for number in range(count))


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (Table(ONE, ()), []),
        (Table(ONE, rows(3)), [False, False, False]),
        (Table(ONE, rows(5)), [True, False, False, True, False]),
        (Table(ONE, (SectionRow("Раздел"), *rows(2))), [True, False, False]),
        (Table(ONE, (SectionRow("Раздел"), *rows(4))), [True, True, False, True, False]),
        (Table(ONE, rows(4), together=True), [True, True, True, False]),
    ],
)
def test_which_rows_stay_with_the_next(table: Table, expected: list[bool]) -> None:
    assert kept_rows(table) == expected


def test_tall_rows_stay_with_no_other() -> None:
    columns = (Column("№", 10), Column("Основание", 80))
    low, tall = Row(("1", "слово")), Row(("2", "слово " * 200))
    assert kept_rows(Table(columns, (low,) * 4)) == [True, False, True, False]
    assert kept_rows(Table(columns, (tall, low, low, tall))) == [False] * 4
    assert kept_rows(Table(columns, (low, tall, low, low))) == [False, False, True, False]


def test_a_small_group_stays_whole_and_a_large_one_may_be_divided() -> None:
    columns = (Column("А", 1), Column("Б", 1))
    small = RowGroup(("1",), tuple((str(n),) for n in range(5)))
    large = RowGroup(("2",), tuple((str(n),) for n in range(11)))
    kept = kept_rows(Table(columns, (small, large)))
    assert kept[:5] == [True] * 4 + [False]
    assert kept[5:] == [False] * 11


def test_a_table_longer_than_a_page_is_never_held_together() -> None:
    kept = kept_rows(Table(ONE, rows(41), together=True))
    assert not all(first for first, _second in pairwise(kept[1:-1]))


def grid(table: Table) -> Grid:
    return grid_of(table, make_style(), 170.0, keep=False)


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


def test_a_row_of_half_a_page_may_be_divided() -> None:
    columns = (Column("№", 10), Column("Основание", 80))
    texts = ("кратко", samples.SENTENCE * 120, samples.SENTENCE * 3)
    rows = tuple(Row((str(at), text)) for at, text in enumerate(texts))
    assert [row.breakable for row in grid(Table(columns, rows)).rows] == [False, True, False]
