"""Commands about the text of a document: taken out, checked, replaced, given back."""

import argparse
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from app.cli.answer import DONE, WRONG_INPUT, Answer
from app.cli.opened import open_workspace
from app.errors import UserError
from app.services.documents.making.texts import (
    SlipsError,
    check_text,
    reset_text,
    set_text,
    standing_words,
    text_of,
)
from app.services.documents.text.slips import Slip
from app.services.importing.files.text.encoding import decoded
from app.services.storage.files.files import write_atomic
from app.services.storage.workspace import Workspace

ACTIONS = ("text", "check-text", "set-text", "reset-text")


def texts(options: argparse.Namespace, root: Path) -> Answer:
    """Run one of the actions."""
    if options.action == "check-text":
        return _problems(check_text(_typed(options.file)), "Ошибок нет.")
    if options.action == "text":
        return _text(options, root)
    with open_workspace(root) as workspace:
        return _changed(options, workspace)


def _text(options: argparse.Namespace, root: Path) -> Answer:
    """The text that a document is made of, for an editor of texts."""
    kind, out = options.kind, options.out
    if options.own:
        with open_workspace(root, read_only=True) as workspace:
            text = standing_words(workspace, kind)
    else:
        text = text_of(kind)
    if out is None:
        return Answer({"kind": kind, "text": text}, text.splitlines())
    write_atomic(out, partial(_write, text))
    return Answer({"kind": kind, "file": str(out)}, [f"Сохранено: {out}"])


def _changed(options: argparse.Namespace, workspace: Workspace) -> Answer:
    """Store another text, refused with all its slips, or go back to that of the program."""
    if options.action == "reset-text":
        reset_text(workspace, options.kind)
        return _problems((), "Документ составляется по тексту программы.")
    try:
        set_text(workspace, options.kind, _typed(options.file))
    except SlipsError as refused:
        return _problems(refused.slips, "")
    return _problems((), "Документ составляется по вашему тексту.")


def _problems(slips: Sequence[Slip], done: str) -> Answer:
    lines = [str(slip) for slip in slips] or [done]
    document = {"problems": [slip.as_json() for slip in slips]}
    return Answer(document, lines, code=WRONG_INPUT if slips else DONE)


def _write(text: str, path: Path) -> None:
    path.write_text(text, "utf-8", newline="\n")


def _typed(file: Path) -> str:
    """A file of text, in whatever encoding the editor stored it.

    Raises:
        UserError: it is not there or no text.
    """
    if file.is_dir():
        raise UserError(f"«{file}» – папка, а нужен файл с текстом.", "Укажите сам файл.")
    if not file.is_file():
        raise UserError(f"Файла «{file}» нет.", "Проверьте путь.")
    text = decoded(file.read_bytes())
    if text is None:
        raise UserError(f"«{file.name}» – не текстовый файл.", "Сохраните его как текст (TXT).")
    return text.replace("\r\n", "\n").replace("\r", "\n")
