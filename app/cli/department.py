"""Command `department`: what the department says of itself in its documents."""

import argparse
from pathlib import Path

from app.cli.answer import Answer
from app.cli.opened import open_workspace
from app.cli.settings import parse_settings
from app.errors import UserError
from app.services.department import region_terms
from app.services.department.region_terms import CHOICES
from app.services.storage.workspace import Workspace


def department(options: argparse.Namespace, root: Path) -> Answer:
    """Change what is asked for, then show all of it."""
    changes = parse_settings(options.settings)
    with open_workspace(root, read_only=not changes) as workspace:
        _require_known(changes)
        for name, value in changes.items():
            region_terms.save_term(workspace, name, value)
        return _told(workspace)


def _require_known(changes: dict[str, str]) -> None:
    for name in changes:
        if name not in CHOICES:
            raise UserError(f"Нет настройки «{name}».", f"Есть: {', '.join(CHOICES)}.")


def _told(workspace: Workspace) -> Answer:
    with workspace.database.reading() as reader:
        keys = region_terms.read_keys(reader)
    titles = {name: known[keys[name]].title for name, known in CHOICES.items()}
    return Answer(
        {"terms": keys},
        [f"{name}={keys[name]}: {title}" for name, title in titles.items()],
    )
