from pytestqt.qtbot import QtBot

from app.views.look.theme import Theme
from app.views.tables.column_fit import ColumnFit
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
