"""The list of copies says whole why each was made and what becomes of it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.services.storage import backup
from app.services.storage.backup import BackupRow
from app.services.storage.keeping import Kept
from app.views.base.page_context import PageContext
from app.views.base.tasks import TaskRunner
from app.views.first_start.copy_choice import CopyChoice
from app.views.settings.sections.backups import BackupsSection
from app.views.tables.row_delegate import content_width
from app.views.tables.table_view import TableView

pytestmark = pytest.mark.usefixtures("look")
_CARD = 670  # what the page of a closed folder leaves the list in any window
_SETTINGS = 560  # what the settings leave a section in a window of 1024


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


def _cut(table: TableView) -> list[str]:
    found: list[str] = []
    for number, column in enumerate(table.rows_model.columns):
        if table.isColumnHidden(number):
            continue
        for row in range(table.rows_model.rowCount()):
            index = table.rows_model.index(row, number)
            lacking = content_width(table.fontMetrics(), index) - table.columnWidth(number)
            if lacking > 0:
                found.append(f"{column.key} {index.data()}: {lacking}")
    return found


def test_the_page_of_a_closed_folder_says_every_reason_whole(qtbot: QtBot) -> None:
    choice = CopyChoice(lambda _row: None, "Выберите, к какой вернуться.", TaskRunner())
    qtbot.addWidget(choice)
    choice.setFixedWidth(_CARD)
    choice.show_copies(_rows())
    choice.show()
    assert _cut(choice.table) == []


def test_the_settings_say_every_reason_and_state_whole_in_the_lowest_window(
    context: PageContext, qtbot: QtBot
) -> None:
    section = BackupsSection(context)
    qtbot.addWidget(section)
    section.setFixedSize(_SETTINGS, 400)
    section.model.set_rows(_rows())
    section.content.show_content(section.model.all_rows)
    section.show()
    assert section.table.verticalScrollBar().isVisible()
    assert _cut(section.table) == []
