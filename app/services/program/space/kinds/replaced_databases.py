"""Databases that could not be opened and were replaced by a copy."""

from datetime import datetime
from typing import TYPE_CHECKING

from app.services.language.dates import date_digits
from app.services.program.space.description.item import SpaceItem, SpaceKind, files_in
from app.services.storage.files.removing import remove_file

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.storage.workspace import Workspace


def _items(workspace: "Workspace") -> list[SpaceItem]:
    return [
        SpaceItem(
            name=path.name,
            title=path.name,
            note=f"изменён {_day(path)}",
            size=path.stat().st_size,
        )
        for path in files_in(workspace.backups, "damaged-*")
    ]


def _day(path: "Path") -> str:
    return date_digits(datetime.fromtimestamp(path.stat().st_mtime).astimezone().date())


def _remove(workspace: "Workspace", name: str) -> None:
    remove_file(workspace.backups / name)


KIND = SpaceKind(
    name="replaced-databases",
    title="Базы, заменённые копией",
    about="Файл базы данных, который не открывался и вместо которого восстановили копию. Из него "
    "ещё можно попытаться достать данные; когда всё на месте, он не нужен.",
    position=30,
    items=_items,
    remove=_remove,
)
