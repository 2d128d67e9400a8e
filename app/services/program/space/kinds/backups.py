"""Copies of the database."""

from typing import TYPE_CHECKING

from app.services.language.dates import moment_digits
from app.services.program.space.description.item import SpaceItem, SpaceKind
from app.services.storage.backup import BackupRow, list_backups, remove_copy
from app.services.storage.keeping import Kept
from app.services.storage.sound_copy import newest_sound

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.storage.workspace import Workspace

_NEWER = "понадобится, если снова установите более новую версию программы"


def _items(workspace: "Workspace") -> list[SpaceItem]:
    kept = newest_sound(workspace.backups)  # read before each removal, too
    return [
        SpaceItem(
            name=row.path.name,
            title=f"Копия от {moment_digits(row.made_at)}",
            note=_note(row),
            size=row.size,
            held=_held(row, kept),
            needed=_NEWER if row.newer else "",
        )
        for row in list_backups(workspace.backups)
    ]


def _held(row: BackupRow, kept: "Path | None") -> str:
    """Why it may not go; where no copy is sound, any that cannot be read now may be the last."""
    if row.path == kept:
        return "это последняя исправная копия"
    if kept is None and row.may_be_sound:
        return "она сейчас не читается, а исправной копии не нашлось"
    return ""


def _note(row: BackupRow) -> str:
    parts = [row.reason]
    if row.damaged:
        parts.append("повреждена")
    elif row.unread:
        parts.append("сейчас не читается")
    elif row.newer:
        parts.append(Kept.NEWER.value)
    elif row.kept is not None:
        parts.append(row.kept.value)
    return ", ".join(parts)


def _remove(workspace: "Workspace", name: str) -> None:
    remove_copy(workspace.backups / name)


KIND = SpaceKind(
    name="backups",
    title="Резервные копии",
    about="Прежние состояния базы данных. Лишние программа убирает сама; к удалённой копии "
    "вернуться нельзя.",
    position=20,
    items=_items,
    remove=_remove,
)
