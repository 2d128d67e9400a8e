"""Copies of the database."""

from typing import TYPE_CHECKING

from app.services.language.dates import moment_digits
from app.services.program.space.description.item import SpaceItem, SpaceKind
from app.services.storage.backup import (
    BackupRow,
    check_newest,
    delete_backup,
    last_sound,
    list_backups,
)
from app.services.storage.keeping import Kept

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

_NEWER = "понадобится, если снова установите более новую версию программы"


def _items(workspace: "Workspace") -> list[SpaceItem]:
    check_newest(workspace.backups)
    rows = list_backups(workspace.backups)
    kept = last_sound(rows)
    return [
        SpaceItem(
            name=row.path.name,
            title=f"Копия от {moment_digits(row.made_at)}",
            note=_note(row),
            size=row.size,
            held="это последняя исправная копия" if row is kept else "",
            needed=_NEWER if row.newer else "",
        )
        for row in rows
    ]


def _note(row: BackupRow) -> str:
    parts = [row.reason]
    if row.damaged:
        parts.append("повреждена")
    elif row.newer:
        parts.append(Kept.NEWER.value)
    elif row.kept is not None:
        parts.append(row.kept.value)
    return ", ".join(parts)


def _remove(workspace: "Workspace", name: str) -> None:
    delete_backup(workspace.backups / name)


KIND = SpaceKind(
    name="backups",
    title="Резервные копии",
    about="Прежние состояния базы данных. Лишние программа убирает сама; к удалённой копии "
    "вернуться нельзя.",
    position=20,
    items=_items,
    remove=_remove,
)
