"""Editing in a cell: a line that fills it, and what is typed reaches the column."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.views.tables.columns import Column
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from tests.views.typing import type_text


@dataclass(frozen=True)
class Row:
    id: int
    name: str


def test_f2_typing_and_enter_save_the_cell(look, qtbot):
    saved = []
    column = Column(
        key="name", title="Школа", text=lambda r: r.name, edit=lambda r, t: saved.append((r.id, t))
    )
    model = RowTableModel([column], key=lambda r: r.id)
    model.set_rows([Row(1, "СОШ")])
    view = TableView(model, name="edited")
    qtbot.addWidget(view)
    view.show()
    view.setCurrentIndex(model.index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_F2)
    (editor,) = view.viewport().findChildren(QLineEdit)
    assert editor.text() == "СОШ"
    type_text(editor, "Школа № 5")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: saved == [(1, "Школа № 5")])
