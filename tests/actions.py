"""Many actions in a log, for tests of what tells histories."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import insert

from app.models import ChangeSet
from app.services.storage.workspace import Workspace


def keep_actions(workspace: Workspace, titles: Sequence[str], copies: int = 1) -> int:
    """Actions that changed nothing, a minute apart; every other is an import. Their number."""
    last = workspace.clock.now()
    number = len(titles) * copies
    rows = [
        {
            "created_at": last - timedelta(minutes=number - place),
            "actor": "Иванова",
            "action": "import" if place % 2 else "edit",
            "title": title,
            "source_file": "впр.xlsx" if place % 2 else "",
            "undone_at": last if place == 2 else None,
        }
        for place, title in enumerate([*titles] * copies)
    ]
    with workspace.database.writing() as session:
        session.connection().execute(insert(ChangeSet), rows)
    return number
