"""Command `department`: what the department says of itself in its documents."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from app.cli.answer import Answer
from app.cli.opened import open_workspace
from app.cli.settings import parse_settings
from app.errors import UserError
from app.services.department import letterhead, region_terms
from app.services.department.department import get_department
from app.services.department.letterhead import FIELDS
from app.services.department.region_terms import CHOICES
from app.services.documents.settings import (
    LOOK_SETTINGS,
    checked_settings,
    department_look,
    save_look,
)
from app.services.language.numbers import measured
from app.services.storage.workspace import Workspace

_LOOK = {spec.name: spec for spec in LOOK_SETTINGS}
_NAMES = (*CHOICES, *FIELDS, *_LOOK)


def department(options: argparse.Namespace, root: Path) -> Answer:
    """Change what is asked for, then show all of it.

    Settings are changed one after another: what stands before one that is refused is kept.
    """
    changes = parse_settings(options.settings)
    for name in changes:
        if name not in _NAMES:
            raise UserError(f"Нет настройки «{name}».", f"Есть: {', '.join(_NAMES)}.")
    changing = bool(changes or options.emblem or options.no_emblem)
    with open_workspace(root, read_only=not changing) as workspace:
        if options.emblem is not None:
            letterhead.take_emblem(workspace, options.emblem)
        elif options.no_emblem:
            letterhead.remove_emblem(workspace)
        for name, value in changes.items():
            _save(workspace, name, value)
        region_terms.speak(workspace)
        return _told(workspace)


def _save(workspace: Workspace, name: str, value: str) -> None:
    if name in CHOICES:
        region_terms.save_term(workspace, name, value)
    elif name in FIELDS:
        letterhead.save_letterhead(workspace, name, value)
    else:
        save_look(workspace, name, value)


def _told(workspace: Workspace) -> Answer:
    with workspace.database.reading() as reader:
        keys = region_terms.read_keys(reader)
    head, emblem = letterhead.get_letterhead(workspace), letterhead.get_emblem(workspace)
    stored = {name: getattr(head, name) for name in FIELDS}
    look = checked_settings(LOOK_SETTINGS, department_look(workspace), {})
    printed = letterhead.printed_requisites(get_department(workspace), head)
    picture = None
    if emblem is not None:
        picture = {"file": emblem.name, "width": emblem.width, "height": emblem.height}
    terms = [f"{name}={keys[name]}: {known[keys[name]].title}" for name, known in CHOICES.items()]
    drawn = "Рисунок в бланке: нет"
    if emblem is not None:
        drawn = f"Рисунок в бланке: {emblem.name}, {emblem.width}×{emblem.height} точек"
    return Answer(
        {
            "terms": keys,
            "letterhead": {**stored, "emblem": picture, "printed_requisites": list(printed)},
            "look": look,
        },
        [*terms, drawn, *_lines(stored), *_look_lines(look)],
    )


def _lines(stored: Mapping[str, object]) -> list[str]:
    return [f"{name}={_word(stored[name])}: {field.title}" for name, field in FIELDS.items()]


def _look_lines(look: Mapping[str, str]) -> list[str]:
    return [f"{name}={look[name]}: {spec.title}" for name, spec in _LOOK.items()]


def _word(value: object) -> str:
    """A value as it may be typed."""
    if isinstance(value, bool):
        return "да" if value else "нет"
    return measured(value) if isinstance(value, float) else repr(str(value))[1:-1]
