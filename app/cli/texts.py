"""Commands about the text of a document: taken out, checked, replaced, given back."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from app.cli.answer import DONE, WRONG_INPUT, Answer
from app.cli.opened import open_workspace
from app.services.documents.making.texts import (
    SlipsError,
    check_text,
    copy_kind,
    remove_kind,
    reset_text,
    set_text,
    standing_words,
    text_of,
)
from app.services.documents.text.slips import Slip
from app.services.program.text_files import read_text, write_text
from app.services.storage.workspace import Workspace

ACTIONS = ("text", "check-text", "set-text", "reset-text", "copy", "remove")


def texts(options: argparse.Namespace, root: Path) -> Answer:
    """Run one of the actions."""
    if options.action == "check-text":
        return _problems(check_text(read_text(options.file)), "Ошибок нет.")
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
    write_text(out, text)
    return Answer({"kind": kind, "file": str(out)}, [f"Сохранено: {out}"])


def _changed(options: argparse.Namespace, workspace: Workspace) -> Answer:
    """Store another text, refused with all its slips, go back, or make and remove own kinds."""
    if options.action == "copy":
        name, _changes = copy_kind(workspace, options.kind, options.title)
        return Answer({"kind": name}, [f"Создан вид документа: {name}"])
    if options.action == "remove":
        remove_kind(workspace, options.kind)
        return Answer({"kind": options.kind}, ["Свой вид документа удалён."])
    if options.action == "reset-text":
        reset_text(workspace, options.kind)
        return _problems((), "Документ составляется по тексту программы.")
    try:
        set_text(workspace, options.kind, read_text(options.file))
    except SlipsError as refused:
        return _problems(refused.slips, "")
    return _problems((), "Документ составляется по вашему тексту.")


def _problems(slips: Sequence[Slip], done: str) -> Answer:
    lines = [str(slip) for slip in slips] or [done]
    document = {"problems": [slip.as_json() for slip in slips]}
    return Answer(document, lines, code=WRONG_INPUT if slips else DONE)
