"""Attaching a file that proves a step of support or an event."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from app.services.orders.attachments import attach_file
from app.services.schools.papers import Paper

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext


def asked_file(parent: QWidget, title: str) -> Path | None:
    """The file that is chosen in a dialog."""
    path, _kind = QFileDialog.getOpenFileName(parent, title)
    return Path(path) if path else None


def attach(context: "PageContext", path: Path, save: Callable[[Paper], object]) -> None:
    """Copy a file into the workspace, in the background; `save` gets it as a paper."""
    context.tasks.run(
        lambda: attach_file(context.workspace, path),
        on_done=lambda key: save(Paper(None, key)),
        title=f"Копирование файла «{path.name}»",
    )
