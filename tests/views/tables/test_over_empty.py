"""A reason is read where the values of a row would stand, in whichever part of it is painted."""

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.views.look import theme
from app.views.tables.columns import Column
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView


@dataclass(frozen=True)
class Row:
    id: int
    what: str
    old: str
    new: str


def _table(qtbot: QtBot, *rows: Row) -> TableView:
    columns = (
        Column[Row](key="what", title="Показатель", text=lambda row: row.what, width=120),
        Column[Row](key="old", title="Сейчас", text=lambda row: row.old, width=100),
        Column[Row](key="new", title="Станет", text=lambda row: row.new, width=90, over_empty=2),
    )
    model = RowTableModel(columns, key=lambda row: row.id)
    model.set_rows(rows)
    table = TableView(model, name="over-empty")
    table.resize(320, 200)
    qtbot.addWidget(table)
    table.show()
    return table


def _picture(table: TableView, row: int, column: int) -> QImage:
    rect = table.visualRect(table.rows_model.index(row, column))
    return table.viewport().grab(rect).toImage()


def _has_ink(picture: QImage) -> bool:
    inner = QRect(2, 2, picture.width() - 4, picture.height() - 6)
    colours = {
        picture.pixel(x, y)
        for x in range(inner.left(), inner.right())
        for y in range(inner.top(), inner.bottom())
    }
    return len(colours) > 1


def test_a_text_lies_over_the_empty_columns_before_it(qtbot: QtBot, look: theme.Theme) -> None:
    reason = "Школы нет в реестре: укажите, какая это"
    table = _table(qtbot, Row(1, "", "", reason), Row(2, "ВПР МА 5", "", "4 из 61"))
    # A value stays in its column, whatever is empty beside it.
    assert [_has_ink(_picture(table, 0, column)) for column in range(3)] == [True, True, True]
    assert [_has_ink(_picture(table, 1, column)) for column in range(3)] == [True, False, True]
    whole = _table(qtbot, Row(1, reason, "", ""))
    whole.setColumnWidth(0, 310)
    one = _picture(whole, 0, 0)
    for column in range(2):  # the same letters in the same places, cell by cell
        part = _picture(table, 0, column)
        left = table.columnViewportPosition(column)
        same = one.copy(QRect(left, 0, part.width(), part.height()))
        assert part.copy(4, 4, part.width() - 8, 20) == same.copy(4, 4, part.width() - 8, 20)


def test_a_text_keeps_its_place_behind_a_value(qtbot: QtBot, look: theme.Theme) -> None:
    table = _table(qtbot, Row(1, "ВПР МА 5", "3 из 60", ""), Row(2, "ВПР МА 5", "3 из 60", "4"))
    assert _picture(table, 0, 0) == _picture(table, 1, 0)
    assert _picture(table, 0, 1) == _picture(table, 1, 1)
