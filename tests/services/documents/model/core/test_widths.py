"""Columns are as wide as told, but no word and no number is cut where it would fit."""

from dataclasses import replace
from itertools import product

import pytest

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.core.grid_layout import lay_out
from app.services.documents.model.core.tables import grid_of
from app.services.documents.model.core.widths import between, shared
from app.services.documents.model.geometry import Align
from app.services.documents.model.styles import make_style
from app.services.documents.model.tables import Cell, Column, Row, Table
from tests.services.documents import samples

NBSP = "\u00a0"
PIECES = ("2025/2026", "17,5", "1117,55", "общеобразовательная", "Константинополь", f"№{NBSP}30")


def widths_of(*columns: Column, rows: tuple[Row, ...] = ()) -> list[float]:
    grid = grid_of(Table(columns, rows), make_style(), samples.SHEET, keep=False)
    return [column.width for column in grid.columns]


def test_no_word_and_no_number_is_cut_in_narrow_columns() -> None:
    cut: list[tuple[str, str, float]] = []
    for piece, size in product(PIECES, (9.0, 11.0, 12.0)):
        for count in (3, 5, 7) if len(piece) < 18 else (3, 5):
            columns = (*(Column("Г", 5) for _ in range(count)), Column("Основание", 150))
            row = Row((*(piece if at % 2 else "а" for at in range(count)), samples.SENTENCE))
            style = make_style(table_font_size=size)
            grid = grid_of(Table(columns, (row,)), style, samples.SHEET, keep=False)
            laid = lay_out(grid, style, 700.0, fonts.register(), set()).rows[0]
            printed = [[text.text for text in cell.texts] for cell in laid.cells[1:count:2]]
            cut += [(piece, str(lines), size) for lines in printed if lines != [piece]]
    assert cut == []


def test_columns_are_shared_as_told_where_their_words_have_room() -> None:
    told = widths_of(Column("№", 10), Column("Школа", 60), Column("Срок", 100))
    assert told == [pytest.approx(width) for width in (10, 60, 100)]
    narrow = widths_of(Column("№", 10), Column("Общеобразовательная", 20), Column("Срок", 140))
    assert narrow[1] > 37
    assert narrow[2] / narrow[0] == pytest.approx(14)


def test_a_column_of_no_width_takes_that_of_its_content() -> None:
    rows = (Row(("1", "2025/2026", samples.SENTENCE)), Row(("12", "2026", "кратко")))
    number, year, text = widths_of(Column("№"), Column("Год"), Column("Текст"), rows=rows)
    assert number < year < text
    assert number + year < 50


def test_what_does_not_fit_is_divided_in_the_widest_column_only() -> None:
    words = ("Константинопольско", "округ", "администрация", "год")
    columns = tuple(Column(word, 10) for word in words * 2)
    style = make_style(table_font_size=12.0)
    grid = grid_of(Table(columns, ()), style, samples.SHEET, keep=False)
    header = lay_out(grid, style, 700.0, fonts.register(), set()).header[0]
    lines = {
        word: [t.text for t in cell.texts]
        for word, cell in zip(words, header.cells[:4], strict=True)
    }
    assert (lines["год"], lines["округ"]) == (["год"], ["округ"])
    assert len(lines["Константинопольско"]) == 2
    assert sum(column.width for column in grid.columns) == pytest.approx(170)


def test_addresses_are_cut_before_words_and_words_before_numbers_and_days() -> None:
    address = f"на сайте https://{'imckabinet' * 5}.example.ru/2026"
    row = Row(("17.10.2026,", address, "2026/2027", "администрация", "17.10.2026,", "12 345"))
    for size, whole in ((14.0, 160.0), (14.0, 120.0), (12.0, 100.0)):
        style = make_style(table_font_size=size)
        room = replace(samples.SHEET, width=whole + samples.SHEET.left + samples.SHEET.right)
        table = Table(tuple(Column("Г", 5) for _cell in row.cells), (row,))
        grid = grid_of(table, style, room, keep=False)
        pieces = lay_out(grid, style, 700.0, fonts.register(), set()).rows
        lines = [
            [text.text for piece in pieces for text in piece.cells[at].texts] for at in range(5)
        ]
        assert [lines[at] for at in (0, 2, 4)] == [["17.10.2026,"], ["2026/2027"], ["17.10.2026,"]]
        assert len(lines[1]) > 4
        assert sum(column.width for column in grid.columns) == pytest.approx(whole)


def test_widths_are_shared_and_none_is_less_than_its_least() -> None:
    assert shared([1, 1, 2], [0, 0, 0], 8) == [2, 2, 4]
    assert shared([1, 1, 2], [3, 0, 0], 9) == [3, 2, 4]
    assert between([1, 1, 1], [2, 2, 8], 9) == pytest.approx([2, 2, 5])
    assert sum(between([3, 3], [10, 20], 12)) == pytest.approx(12)


def test_numbers_stand_under_each_other_by_their_commas() -> None:
    columns = (Column("Школа", 60), Column("Доля", 30, Align.DECIMAL))
    numbers = ("17,5", "8", "1 117,25", "0,5", Cell("–3,75", bold=True))
    rows = (*(Row(("а", number)) for number in numbers), Row(("б", "нет")))
    style = make_style()
    grid = grid_of(Table(columns, rows), style, samples.SHEET, keep=False)
    laid = lay_out(grid, style, 700.0, fonts.register(), set())
    commas: list[float] = []
    for row in laid.rows[: len(numbers)]:
        (text,) = row.cells[1].texts
        widths = fonts.Widths(text.manner.font, text.manner.size)
        commas.append(text.left + widths.of(text.text.split(",")[0]))
    assert commas == [pytest.approx(commas[0], abs=0.01)] * len(commas)
    (word,) = laid.rows[-1].cells[1].texts
    middle = (laid.edges[1] + laid.edges[2]) / 2
    widths = fonts.Widths(fonts.FAMILY, 11)
    assert word.left + widths.of(word.text) / 2 == pytest.approx(middle, abs=0.01)
