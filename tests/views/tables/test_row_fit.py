"""Rows are as high as what is painted in them needs."""

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.views.look import theme
from app.views.look.elision import wrapped
from app.views.tables.columns import Column
from app.views.tables.row_delegate import PADDING
from app.views.tables.row_fit import RowFit
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView

_WORDS = (
    "Обновить состав муниципальной рабочей группы и назначить координатора работы со школами "
    "Общеобразовательные организации, профессионально-общественная экспертиза школьных документов "
    "до 20 октября 2026 года; № 5 «Об утверждении перечня»"
)
WORDS = _WORDS.split()
TEXTS = [" ".join(WORDS[start : start + count]) for start in range(9) for count in range(0, 19, 2)]
TEXTS.append("до конца октября 2026 года\nпросрочено на 22 дня")
_MOST = 12


def test_no_text_is_cut_at_any_width(qtbot: QtBot, look: theme.Theme) -> None:
    columns = (Column[str](key="text", title="Текст", text=str, wrap=True),)
    model = RowTableModel(columns, key=lambda text: text)
    table = TableView(model, name="fitted")
    qtbot.addWidget(table)
    fit = RowFit(table, _MOST, low=lambda text: not text)
    model.set_rows(list(dict.fromkeys(TEXTS)))
    metrics = table.fontMetrics()
    wrong: list[tuple[int, str]] = []
    for width in range(96, 400, 13):
        table.setColumnWidth(0, width)
        fit.fit()
        for row, text in enumerate(model.rows):
            lines = wrapped(metrics, text, width - 2 * PADDING, _MOST)
            room = (table.rowHeight(row) - PADDING) // metrics.lineSpacing()
            if text and (len(lines) > room or (lines[-1].endswith("…") and room < _MOST)):
                wrong.append((width, text))
    assert not wrong
    table.setColumnWidth(0, 2000)
    fit.fit()
    assert table.rowHeight(model.rows.index("")) == theme.ROW_HEIGHT
    one_line = model.rows.index("Обновить состав")
    assert table.rowHeight(one_line) == theme.TALL_ROW_HEIGHT


def test_what_is_typed_into_stays_in_sight_when_the_rows_above_it_grow(
    qtbot: QtBot, look: theme.Theme
) -> None:
    columns = (Column[str](key="text", title="Текст", text=str, wrap=True),)
    model = RowTableModel(columns, key=lambda text: text)
    table = TableView(model, name="fitted")
    qtbot.addWidget(table)
    fit = RowFit(table, _MOST)
    model.set_rows(list(dict.fromkeys(TEXTS)))
    table.setColumnWidth(0, 2000)
    fit.fit()
    table.resize(600, 400)
    table.show()
    typed = model.index(30, 0)
    table.setCurrentIndex(typed)
    fit.make_room(30, 80)
    before = sum(table.rowHeight(row) for row in range(30))
    table.setColumnWidth(0, 120)
    fit.fit()
    assert sum(table.rowHeight(row) for row in range(30)) > before + table.viewport().height()
    assert table.rowHeight(30) >= 80
    place = table.visualRect(typed)
    assert 0 <= place.top() <= place.bottom() <= table.viewport().height()


def test_rows_that_come_while_a_column_is_dragged_are_fitted_at_once_and_once(
    qtbot: QtBot, look: theme.Theme
) -> None:
    looked_at: list[str] = []

    def low(text: str) -> bool:
        looked_at.append(text)
        return False

    columns = (Column[str](key="text", title="Текст", text=str, wrap=True),)
    model = RowTableModel(columns, key=lambda text: text)
    table = TableView(model, name="fitted")
    qtbot.addWidget(table)
    fit = RowFit(table, _MOST, low=low)
    (waits,) = fit.findChildren(QTimer)
    table.setColumnWidth(0, 200)
    assert waits.isActive()
    model.set_rows(list(dict.fromkeys(TEXTS)))
    assert looked_at == list(model.rows)
    assert not waits.isActive()
