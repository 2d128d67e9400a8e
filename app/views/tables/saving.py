"""Asks where a table goes as a workbook, writes it in the background, and says so."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QFileDialog, QWidget

from app.services.sheets.workbook import write_sheet
from app.views.base.messages import ToastAction
from app.views.base.opening import named_file, open_file, show_in_folder, usual_folder
from app.views.base.page import Page

if TYPE_CHECKING:
    from app.errors import KnownProblem
    from app.services.sheets.sheet import Sheet
    from app.views.base.messages import Messages
    from app.views.base.page_context import PageContext

_FOLDER = "tables.folder"
_FORBIDDEN = str.maketrans(dict.fromkeys('<>:"/\\|?*', "-"))


class Surroundings(NamedTuple):
    """The page that a table belongs to."""

    page: Page
    context: "PageContext"


def surroundings(table: QWidget) -> Surroundings | None:
    """The page around a table, or the shown one behind its dialog; None at the first start."""
    above: QWidget | None = table
    last = table
    while above is not None:
        if isinstance(above, Page):
            return Surroundings(above, above.context)
        last, above = above, above.parentWidget()
    shown = [page for page in last.findChildren(Page) if page.isVisible()]
    return Surroundings(shown[0], shown[0].context) if shown else None


def save_sheet(table: QWidget, sheet: "Sheet") -> None:
    """Ask for a file and write the sheet there."""
    around = surroundings(table)
    if around is None:
        return
    state = around.context.state
    folder = usual_folder(state.text(_FOLDER))
    suggested = folder / f"{sheet.title.translate(_FORBIDDEN)}.xlsx"
    name, _filter = QFileDialog.getSaveFileName(
        table, "Сохранить в Excel", str(suggested), "Книга Excel (*.xlsx)"
    )
    out = named_workbook(around.context.messages, name)
    if out is None:
        return
    state.keep_text(_FOLDER, str(out.parent))
    save_as(table, sheet, out)


def named_workbook(messages: "Messages", name: str) -> Path | None:
    """The workbook that was named in the dialog; None when it is to be left alone."""
    return named_file(messages, name, ".xlsx", "Такая книга в этой папке уже есть.")


def save_as(table: QWidget, sheet: "Sheet", out: Path) -> None:
    """Write the sheet into this file; progress and the outcome are told by the page."""
    around = surroundings(table)
    if around is not None:
        _write(around, sheet, out)


def _write(around: Surroundings, sheet: "Sheet", out: Path) -> None:
    context = around.context
    messages = context.messages

    def on_done(path: Path) -> None:
        messages.toast(
            f"Книга «{path.name}» сохранена",
            [
                ToastAction("Открыть", lambda: open_file(messages, path)),
                ToastAction("Показать в папке", lambda: show_in_folder(messages, path)),
            ],
            hint=" ".join(part for part in (sheet.filtered, sheet.note) if part),
        )

    def on_error(problem: "KnownProblem") -> None:
        again = ToastAction("Повторить", lambda: _write(around, sheet, out))
        messages.show_problem(problem, [again])

    task = context.tasks.run(
        lambda: write_sheet(sheet, out, made_at=context.workspace.clock.now()),
        on_done=on_done,
        on_error=on_error,
        title=f"Сохранение в Excel: {sheet.title}",
    )
    around.page.progress.follow(task)
