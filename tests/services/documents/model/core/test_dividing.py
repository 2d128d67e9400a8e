"""Where the pages of a table may end."""

from itertools import pairwise

import pytest

from app.services.documents.model.core import tree
from app.services.documents.model.core.dividing import CONTINUED
from app.services.documents.model.core.tables import grid_of
from app.services.documents.model.core.tree import Grid
from app.services.documents.model.styles import make_style
from app.services.documents.model.tables import Cell, Column, Form, Row, RowGroup, SectionRow, Table
from tests.services.documents import samples

ONE = (Column("Графа", 1),)


def grid(table: Table) -> Grid:
    return grid_of(table, make_style(), samples.SHEET, keep=False)


def kept(table: Table) -> list[bool]:
    return [row.keep_next for row in grid(table).rows]


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
    assert kept(table) == expected


def test_tall_rows_stay_with_no_other() -> None:
    columns = (Column("№", 10), Column("Основание", 80))
    low, tall = Row(("1", "слово")), Row(("2", "слово " * 200))
    assert kept(Table(columns, (low,) * 4)) == [True, False, True, False]
    assert kept(Table(columns, (tall, low, low, tall))) == [False] * 4
    assert kept(Table(columns, (low, tall, low, low))) == [False, False, True, False]


def test_the_rows_beside_the_text_of_a_joined_cell_stay_together() -> None:
    columns = (Column("А", 1), Column("Б", 1))

    def joined(text: str) -> Table:
        rows = [Row((str(number),)) for number in range(1, 9)]
        return Table(columns, (Row(("0", Cell(text, form=Form(rows=9)))), *rows))

    few_lines, many = "слово " * 30, "слово " * 600
    assert kept(joined("слово")) == [True, False, False, False, False, False, False, True, False]
    assert kept(joined(few_lines))[:5] == [True, True, True, False, False]
    first, second, *_others = grid(joined(many)).rows
    assert first.breakable
    assert not first.keep_next
    assert [cell.rows for cell in first.cells if isinstance(cell, tree.Cell)] == [1]
    below = second.cells[1]
    assert isinstance(below, tree.Cell)
    assert (below.rows, below.content[0].runs) == (8, ())


def test_a_group_that_is_not_tall_stays_whole() -> None:
    columns = (Column("А", 1), Column("Б", 1))
    small = RowGroup(("1",), tuple((str(n),) for n in range(5)))
    large = RowGroup(("2",), tuple((str(n),) for n in range(11)))
    flags = kept(Table(columns, (small, large)))
    assert flags[:5] == [True] * 4 + [False]
    assert flags[5:] == [True] * 10 + [False]  # low rows: all of them take a quarter of a page


def test_a_table_longer_than_a_page_is_never_held_together() -> None:
    flags = kept(Table(ONE, rows(41), together=True))
    assert not all(first for first, _second in pairwise(flags[1:-1]))
    tall = tuple(Row((samples.SENTENCE * 4,)) for _ in range(30))
    for few, held in ((tall[:4], True), (tall, False)):
        assert all(kept(Table(ONE, few, together=True))[:-1]) is held


def test_a_table_of_most_of_a_page_leaves_no_page_empty_to_stay_whole() -> None:
    """Low rows count too: one more than fill the greater part lets all of them part."""
    row = Row(("Доля участников\nсо средним баллом",))
    held = [all(kept(Table(ONE, (row,) * number, together=True))[:-1]) for number in range(5, 40)]
    assert held[0]
    assert not held[-1]
    assert held == sorted(held, reverse=True)
    height = (held.index(False) + 5) * (2 * grid(Table(ONE, (row,))).padding + 2 * 11 * 1.15)
    assert 0.5 < height / (samples.SHEET.text_height * 72 / 25.4) < 0.7


def test_a_row_of_a_third_of_a_page_may_be_divided_and_any_other_may_not() -> None:
    columns = (Column("№", 10), Column("Основание", 80))
    texts = ("кратко", samples.SENTENCE * 16, samples.SENTENCE * 8, samples.SENTENCE * 40)
    rows = tuple(Row((str(at), text)) for at, text in enumerate(texts))
    assert [row.breakable for row in grid(Table(columns, rows)).rows] == [False, True, False, True]


def test_a_tall_group_goes_on_under_its_number_and_its_repeated_name() -> None:
    columns = (Column("№", 8), Column("Школа", 40), Column("Процедура", 60))
    school = RowGroup(("7", "МБОУ «СОШ № 30»"), tuple((f"ВПР {n}",) for n in range(45)))
    made = grid(Table(columns, (school,)))
    names = [
        (at, "".join(run.text for run in cell.content[0].runs), cell.rows)
        for at, row in enumerate(made.rows)
        if isinstance(cell := row.cells[1], tree.Cell)
    ]
    (first, name, rows), *others = names
    assert (first, name) == (0, "МБОУ «СОШ № 30»")
    assert {name for _at, name, _rows in others} == {f"МБОУ «СОШ № 30» {CONTINUED}"}
    assert rows + sum(more for _at, _name, more in others) == 45
    assert max(more for _at, _name, more in names) <= 18  # 0.4 of a page at most
    ends = [at - 1 for at, _name, _rows in others] + [44]
    assert [at for at, row in enumerate(made.rows) if not row.keep_next] == ends
