"""Reports of crashes."""

from typing import TYPE_CHECKING

from app.services.program.space.description.item import SpaceItem, SpaceKind, files_in
from app.services.storage.files.removing import remove_file

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


def _items(workspace: "Workspace") -> list[SpaceItem]:
    return [
        SpaceItem(name=path.name, title=f"Отчёт {path.name}", size=path.stat().st_size)
        for path in files_in(workspace.logs, "crash-*.txt")
    ]


def _remove(workspace: "Workspace", name: str) -> None:
    remove_file(workspace.logs / name)


KIND = SpaceKind(
    name="crash-reports",
    title="Отчёты об ошибках",
    about="Файлы, которые программа записывает при внутренней ошибке. Нужны разработчикам, "
    "пока ошибка не исправлена.",
    position=40,
    items=_items,
    remove=_remove,
)
