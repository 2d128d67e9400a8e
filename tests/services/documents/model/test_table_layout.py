import pytest

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.blocks import (
    Align,
    Cell,
    Column,
    Row,
    RowGroup,
    SectionRow,
    Table,
)
from app.services.documents.model.table_layout import CellMeasures, TableLayout, lay_out

MEASURES = CellMeasures(size=10, padding=4, padding_vertical=2, page=700)
COLUMNS = (Column("№", 1, Align.CENTRE), Column("Название", 4))


def laid(*rows: Row | SectionRow | RowGroup, page: float = 700) -> TableLayout:
    measures = CellMeasures(10, 4, 2, page)
    return lay_out(Table(COLUMNS, rows), 250, measures, fonts.register(), set())


def test_the_height_of_a_row_is_that_of_its_tallest_cell() -> None:
    layout = laid(Row(("1", "а\nб\nв")), Row(("2", "а")))
    tall, low = (row.height for row in layout.rows)
    assert tall == pytest.approx(3 * MEASURES.leading + 4)
    assert low == pytest.approx(MEASURES.leading + 4)
    assert layout.height(0, 2) == pytest.approx(tall + low)
    assert layout.height(1, 1) == 0


def test_a_group_is_at_least_as_tall_as_its_merged_cells() -> None:
    group = RowGroup(("а\nб\nв\nг",), (("1",), ("2",)))
    layout = laid(group)
    assert layout.height(0, 2) == pytest.approx(4 * MEASURES.leading + 4)
    assert [row.lead for row in layout.rows] == [0, 1]


def test_a_cell_may_differ_from_its_column() -> None:
    layout = laid(Row((Cell("1", align=Align.RIGHT), Cell("имя", bold=True))))
    number, name = layout.rows[0].cells
    assert (number.align, number.bold) == (Align.RIGHT, False)
    assert (name.align, name.bold) == (Align.LEFT, True)


def test_rows_that_stay_together_do_not_part() -> None:
    plain = [Row((str(number), "а")) for number in range(6)]
    layout = laid(*plain[:3], SectionRow("Раздел"), *plain[3:])
    row = MEASURES.leading + 4
    assert layout.last_fitting(0, 4 * row) == 3  # the section row goes over with its measure
    assert layout.last_fitting(0, 5 * row) == 5
    assert layout.last_fitting(0, 6 * row) == 5  # the last row does not go over alone
    assert layout.last_fitting(0, row) == 0
    assert layout.last_fitting(0, 7 * row) == 7


def test_what_is_taller_than_a_page_is_divided_all_the_same() -> None:
    group = RowGroup(("школа",), tuple((str(n),) for n in range(9)))
    row = MEASURES.leading + 4
    assert laid(group, page=700).last_fitting(0, 3 * row) == 0
    assert laid(group, page=6 * row).last_fitting(0, 3 * row) == 3


def test_a_row_taller_than_a_page_becomes_several() -> None:
    layout = laid(Row(("1", "\n".join("абвгдежзик"))), page=60)
    assert len(layout.rows) > 1
    assert [row.lead for row in layout.rows[1:]] == [2] * (len(layout.rows) - 1)
    printed = [line for row in layout.rows for line in row.cells[1].lines]
    assert printed == list("абвгдежзик")
