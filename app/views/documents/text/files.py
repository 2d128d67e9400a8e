"""A text as a file: for a colleague, who takes it from there."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from app.errors import KnownProblem
from app.services.program.text_files import read_text, write_text
from app.services.storage.files.files import safe_name
from app.views.base.opening import named_file, usual_folder

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext
    from app.views.documents.text.window import TextWindow

_FOLDER = "folder of texts"
_KINDS = "Текст (*.txt)"
_SAVE, _TAKE = "Сохранить текст в файл", "Взять текст из файла"
_EMPTY = "Файл не взят: в «{}» нет ни одного слова."
_TAKEN = "Такой файл в этой папке уже есть."


def save_to_file(window: "TextWindow", context: "PageContext") -> None:
    """Ask for a file and put the text there as it is typed now, slips and all."""
    suggested = _folder(context) / safe_name(window.windowTitle(), ".txt")
    name, _kind = QFileDialog.getSaveFileName(window, _SAVE, str(suggested), _KINDS)
    out = named_file(context.messages, name, ".txt", _TAKEN)
    if out is None:
        return
    try:
        write_text(out, window.edited.as_file(window.editor.text))
    except KnownProblem as problem:
        window.say(str(problem), "error")
        return
    context.state.keep_text(_FOLDER, str(out.parent))
    window.say(f"Записан файл «{out.name}».")


def take_from_file(window: "TextWindow", context: "PageContext") -> None:
    """Ask for a file and type its text as one step of undo; nothing is stored yet."""
    folder, kinds = str(_folder(context)), f"{_KINDS};;Все файлы (*)"
    name, _kind = QFileDialog.getOpenFileName(window, _TAKE, folder, kinds)
    if not name:
        return
    try:
        text = read_text(Path(name))
        taken = window.edited.from_file(text)
    except KnownProblem as problem:
        window.say(str(problem), "error")
        return
    if not text.strip():
        window.say(_EMPTY.format(Path(name).name), "error")
        return
    context.state.keep_text(_FOLDER, str(Path(name).parent))
    window.editor.replace_all(taken)
    window.editor.setFocus()


def _folder(context: "PageContext") -> Path:
    """That of last time, at first that of the documents."""
    return usual_folder(context.state.text(_FOLDER) or str(context.workspace.documents))
