"""An empty workbook of ours is saved where the user wants it, from any page."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from app.views.base.messages import ToastAction
from app.views.base.opening import open_file, show_in_folder, usual_folder
from app.views.tables.saving import named_workbook

if TYPE_CHECKING:
    from app.views.base.page import Page


def ask_for_blank(page: "Page", kind: str, title: str) -> None:
    """Ask for a place, then save the blank of a kind of file there; `title` names the file."""
    name, _filter = QFileDialog.getSaveFileName(
        page, "Сохранить бланк", str(usual_folder() / f"{title}.xlsx"), "Книга Excel (*.xlsx)"
    )
    out = named_workbook(page.context.messages, name)
    if out is not None:
        save_blank(page, kind, out)


def save_blank(page: "Page", kind: str, out: Path) -> None:
    """Write the blank of a kind of file in the background, then offer to open it."""
    from app.services.importing.blanks import templates

    workspace = page.context.workspace
    task = page.context.tasks.run(
        lambda: templates.write_template(kind, out, workspace),
        lambda _result: _tell(page, out),
        title="Бланк Excel",
    )
    page.progress.follow(task, can_cancel=False)


def _tell(page: "Page", out: Path) -> None:
    messages = page.context.messages
    messages.toast(
        f"Книга «{out.name}» сохранена",
        [
            ToastAction("Открыть", lambda: open_file(messages, out)),
            ToastAction("Показать в папке", lambda: show_in_folder(messages, out)),
        ],
    )
