"""A text as a file: for a colleague, who takes it from there."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from app.errors import KnownProblem
from app.services.program.text_files import read_text, write_text
from app.services.storage.files.files import safe_name

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext
    from app.views.documents.text.window import TextWindow

_FOLDER = "folder of texts"
_KINDS = "Текст (*.txt)"
_SAVE, _TAKE = "Сохранить текст в файл", "Взять текст из файла"


def save_to_file(window: "TextWindow", context: "PageContext") -> None:
    """Ask for a file and put the text there as it is typed now, slips and all."""
    folder = Path(context.state.text(_FOLDER) or context.workspace.documents)
    suggested = folder / safe_name(window.windowTitle(), ".txt")
    name, _kind = QFileDialog.getSaveFileName(window, _SAVE, str(suggested), _KINDS)
    if not name:
        return
    out = Path(name) if Path(name).suffix else Path(f"{name}.txt")
    try:
        write_text(out, window.editor.text)
    except KnownProblem as problem:
        window.say(str(problem), "error")
        return
    context.state.keep_text(_FOLDER, str(out.parent))
    window.say(f"Записан файл «{out.name}».")


def take_from_file(window: "TextWindow", context: "PageContext") -> None:
    """Ask for a file and type its text as one step of undo; nothing is stored yet."""
    folder = context.state.text(_FOLDER) or str(context.workspace.documents)
    name, _kind = QFileDialog.getOpenFileName(window, _TAKE, folder, f"{_KINDS};;Все файлы (*)")
    if not name:
        return
    try:
        text = read_text(Path(name))
    except KnownProblem as problem:
        window.say(str(problem), "error")
        return
    context.state.keep_text(_FOLDER, str(Path(name).parent))
    window.editor.replace_all(text)
    window.editor.setFocus()
