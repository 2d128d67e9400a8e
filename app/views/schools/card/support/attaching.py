"""Attaching a file that proves a step of support or an event."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from app.services.orders.attachments import attach_file
from app.services.schools.papers import Paper

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext
    from app.views.tables.table_view import TableView


def attach_to_row(table: "TableView", title: str, attach: Callable[[Any, Path], object]) -> None:
    """Ask for a file in a dialog; `attach` gets the selected row and the file."""
    row = table.selected_row()
    path = "" if row is None else QFileDialog.getOpenFileName(table, title)[0]
    if path:
        attach(row, Path(path))


def attach(context: "PageContext", path: Path, save: Callable[[Paper], object]) -> None:
    """Copy a file into the workspace, in the background; `save` gets it as a paper."""
    context.tasks.run(
        lambda: attach_file(context.workspace, path),
        on_done=lambda key: save(Paper(None, key)),
        title=f"Копирование файла «{path.name}»",
    )
