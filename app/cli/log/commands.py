"""Command `history`: what was done in the workspace, newest first."""

import argparse
from pathlib import Path
from typing import Any

from app.cli.answer import Answer
from app.cli.opened import open_workspace
from app.services.language.dates import moment_digits
from app.services.language.numbers import whole
from app.services.language.plural import ROW, counted
from app.services.log.details import file_counts
from app.services.log.listing import (
    ACTION_WORDS,
    UNDONE,
    ChangeSetRow,
    find_changes,
    read_changes,
)


def history(options: argparse.Namespace, root: Path) -> Answer:
    """The newest actions, or all; those of one kind, or with these words."""
    with open_workspace(root, read_only=True) as workspace:
        numbers = find_changes(workspace, action=options.kind, text=options.find)
        shown = numbers if options.all else numbers[: options.limit]
        rows = read_changes(workspace, shown)
    lines = [_line(row) for row in rows] or ["Таких действий нет."]
    if len(shown) < len(numbers):
        lines.append(f"Показано {whole(len(shown))} из {whole(len(numbers))}, все действия: --all.")
    return Answer({"actions": [_told(row) for row in rows], "total": len(numbers)}, lines)


def _line(row: ChangeSetRow) -> str:
    who = f", {row.actor}" if row.actor else ""
    undone = f" {UNDONE}" if row.undone else ""
    kind = ACTION_WORDS.get(row.action, row.action)
    return (
        f"{row.id}. {moment_digits(row.created_at)}{who}: {row.title}{undone}"
        f" – {kind}, {counted(row.rows, ROW)}"
    )


def _told(row: ChangeSetRow) -> dict[str, Any]:
    return {
        "action": row.id,
        "created_at": None if row.created_at is None else row.created_at.isoformat(),
        "actor": row.actor,
        "kind": row.action,
        "title": row.title,
        "undone": row.undone,
        "rows": row.rows,
        "files": [str(file.get("file", "")) for file in file_counts(row.summary)],
    }
