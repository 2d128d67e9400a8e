from pathlib import Path

from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from app.views.look.theme import Theme
from app.views.look.window_state import WindowState
from app.views.tables.column_fit import ColumnFit, ColumnGrowth
from app.views.tables.columns import Column
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView

COLUMNS = (
    Column[str](key="name", title="Имя", text=lambda row: row, width=100, stretch=True),
    Column[str](key="first", title="Первый", text=lambda row: row, width=100),
    Column[str](key="second", title="Второй", text=lambda row: row, width=100),
)


def test_columns_go_in_order_and_come_back(qtbot: QtBot, look: Theme) -> None:
    model = RowTableModel(COLUMNS, key=lambda row: row)
    table = TableView(model, name="fit")
    qtbot.addWidget(table)
    fit = ColumnFit(table, ("second", "first"))

    def hidden() -> list[bool]:
        return [table.isColumnHidden(number) for number in range(3)]

    fit.fit(310)
    assert hidden() == [False, False, False]
    fit.fit(250)
    assert hidden() == [False, False, True]
    fit.fit(150)
    assert hidden() == [False, True, True]
    fit.fit(400)
    assert hidden() == [False, False, False]
    assert table.columnWidth(2) == 100


def test_the_room_of_a_stretched_column_that_is_given_up_is_taken(
    qtbot: QtBot, look: Theme, tmp_path: Path
) -> None:
    state = WindowState(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    model = RowTableModel(COLUMNS[::-1], key=lambda row: row)
    table = TableView(model, name="fit", state=state)
    qtbot.addWidget(table)
    ColumnFit(table, ("name",))
    table.resize(400, 200)
    table.show()
    table.setColumnWidth(0, 120)
    room = table.viewport().width
    assert sum(table.columnWidth(number) for number in range(3)) == room()
    table.resize(280, 200)
    assert table.isColumnHidden(2)
    assert (table.columnWidth(0) + table.columnWidth(1), table.columnWidth(1)) == (room(), 100)
    table.resize(400, 200)
    qtbot.waitUntil(lambda: "second" in state.widths("fit"))
    assert state.widths("fit") == {"second": 120, "first": 100}
    assert (table.columnWidth(0), table.columnWidth(1)) == (120, 100)
    assert sum(table.columnWidth(number) for number in range(3)) == room()


def test_what_has_grown_is_given_back_before_a_column_is_given_up(
    qtbot: QtBot, look: Theme
) -> None:
    table = TableView(RowTableModel(COLUMNS, key=lambda row: row), name="both")
    qtbot.addWidget(table)
    ColumnGrowth(table, {"first": 150, "second": 120})
    ColumnFit(table, ("second",))
    table.show()
    seen: list[tuple[int, int]] = []
    for width in (900, 310, 290, 900):
        table.resize(width + table.width() - table.viewport().width(), 200)
        seen.append((table.columnWidth(1), table.columnWidth(2)))
    assert seen == [(150, 120), (103, 103), (145, 0), (150, 120)]


def test_columns_grow_with_the_table_until_the_user_gives_one_a_width(
    qtbot: QtBot, look: Theme, tmp_path: Path
) -> None:
    state = WindowState(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))

    def opened() -> TableView:
        made = TableView(RowTableModel(COLUMNS, key=lambda row: row), name="grow", state=state)
        qtbot.addWidget(made)
        ColumnGrowth(made, {"first": 150, "second": 400})
        made.show()
        return made

    def widths(table: TableView, width: int) -> list[int]:
        table.resize(width + table.width() - table.viewport().width(), 200)
        return [table.columnWidth(number) for number in range(3)]

    table = opened()
    assert widths(table, 300) == [100, 100, 100]
    assert widths(table, 900) == [450, 150, 300]
    assert widths(table, 330) == [110, 110, 110]
    assert widths(table, 250)[1:] == [100, 100]
    widths(table, 900)
    for width in (310, 320):  # dragged
        table.setColumnWidth(2, width)
    qtbot.waitUntil(lambda: state.widths("grow") == {"second": 320})
    assert widths(table, 700) == [230, 150, 320]
    assert widths(opened(), 700) == [230, 150, 320]
