"""The list of copies says whole why each was made and what becomes of it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.services.storage import backup
from app.services.storage.backup import BackupRow
from app.services.storage.keeping import Kept
from app.views.first_start.copy_choice import CopyChoice
from app.views.settings.sections.backups import KEPT_WIDTH, kept_status
from app.views.tables.copy_columns import copy_columns
from app.views.tables.row_delegate import content_width
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView

pytestmark = pytest.mark.usefixtures("look")
_CARD = 670  # what the page of a closed folder leaves the list in any window


def _rows() -> list[BackupRow]:
    """Each reason, each way to stay, and what is damaged."""
    reasons = list(backup._REASONS.values())  # pyright: ignore[reportPrivateUsage]
    kept = [*Kept, None]
    return [
        BackupRow(
            path=Path(f"{number}.sqlite"),
            made_at=datetime(2028, 12, 28, 20, 48, tzinfo=UTC),
            reason=reasons[number % len(reasons)],
            size=987_600_000,
            schools=None if number == len(kept) else 188,
            results=28_888,
            kept=kept[number % len(kept)],
            goes=False,
        )
        for number in range(max(len(reasons), len(kept) + 1))
    ]


def _cut(table: TableView, *, besides: str = "") -> list[str]:
    found: list[str] = []
    for number, column in enumerate(table.rows_model.columns):
        if table.isColumnHidden(number) or column.key == besides:
            continue
        for row in range(table.rows_model.rowCount()):
            index = table.rows_model.index(row, number)
            lacking = content_width(table.fontMetrics(), index) - table.columnWidth(number)
            if lacking > 0:
                found.append(f"{column.key} {index.data()}: {lacking}")
    return found


def test_the_page_of_a_closed_folder_says_every_reason_whole(qtbot: QtBot) -> None:
    choice = CopyChoice(lambda _row: None, "Выберите, к какой вернуться.")
    qtbot.addWidget(choice)
    choice.setFixedWidth(_CARD)
    choice.show_copies(_rows())
    choice.show()
    assert _cut(choice.table) == []


def test_what_becomes_of_a_copy_is_said_whole_in_the_lowest_window(qtbot: QtBot) -> None:
    model = RowTableModel(
        copy_columns(lambda row: row.damaged, kept_status, state_width=KEPT_WIDTH),
        key=lambda row: row.path,
    )
    model.set_rows(_rows())
    table = TableView(model, name="copies")
    qtbot.addWidget(table)
    table.resize(_CARD, 400)
    table.show()
    assert _cut(table, besides="reason") == []
