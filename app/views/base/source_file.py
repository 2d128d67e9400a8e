"""«Показать файл»: the imported file that a number came from, or calm words when it is gone."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from app.services.program.source_files import find_file, point_at
from app.views.base.messages import ToastAction
from app.views.base.opening import open_file, show_in_folder

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext

_OTHER = "содержимое не такое, как у"
_SAFE = "Числа из него сохранены в базе. Если файл есть, укажите, где он лежит."


def show_source(context: "PageContext", name: str, change_set_id: int | None = None) -> None:
    """Show the file of an import, or of the newest one, and what to do when it is not there."""
    source = find_file(context.workspace, name, change_set_id)
    path = source.path
    if path is None:
        _offer(context, name, change_set_id, f"Где лежал файл «{name}», программа не запомнила.")
    elif source.state == "gone":
        told = f"Файла «{name}» больше нет в папке «{path.parent}»: его переместили или удалили."
        _offer(context, name, change_set_id, told, path.parent)
    elif source.state == "changed":
        told = f"Файл «{name}» изменён после загрузки: числа в нём могут быть другими."
        _show(context, path, told, tone="warning")
    elif source.state == "unchecked":
        _show(context, path, f"Файл «{name}» на месте.")
    else:
        _show(context, path, f"Файл «{name}» на месте и не менялся после загрузки.")


def choose_source(
    context: "PageContext", name: str, folder: Path | None, change_set_id: int | None
) -> None:
    """Ask where the file lies now and keep the answer when it is that file."""
    chosen, _filter = QFileDialog.getOpenFileName(
        context.messages.window, f"Где лежит файл «{name}»", "" if folder is None else str(folder)
    )
    if not chosen:
        return
    path, tone = Path(chosen), "positive"
    with context.messages.attempt("Место файла"):
        source = point_at(context.workspace, name, path, change_set_id)
        if source.state == "there":
            told = f"Это тот самый файл «{name}». Его место запомнено."
        elif source.state == "unchecked":
            told = f"Место файла «{name}» запомнено. Менялся ли он после загрузки, неизвестно."
        else:
            tone = "warning"
            told = f"Это другой файл или его изменили: {_OTHER} «{name}» при загрузке."
        _show(context, path, told, tone=tone)


def _offer(
    context: "PageContext",
    name: str,
    change_set_id: int | None,
    told: str,
    folder: Path | None = None,
) -> None:
    choose = ToastAction(
        "Указать файл…", lambda: choose_source(context, name, folder, change_set_id)
    )
    context.messages.toast(told, [choose], hint=_SAFE, tone="accent")


def _show(context: "PageContext", path: Path, told: str, *, tone: str = "positive") -> None:
    messages = context.messages
    messages.toast(
        told,
        [
            ToastAction("Открыть", lambda: open_file(messages, path)),
            ToastAction("Показать в папке", lambda: show_in_folder(messages, path)),
        ],
        tone=tone,
    )
