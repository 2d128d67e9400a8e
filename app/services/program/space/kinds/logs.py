"""The log of the program of before."""

from typing import TYPE_CHECKING

from app.services.program.space.description.item import SpaceItem, SpaceKind, files_in
from app.services.storage.files.removing import remove_file

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

_EARLIER = "*.1.log"


def _items(workspace: "Workspace") -> list[SpaceItem]:
    earlier = files_in(workspace.logs, _EARLIER)
    return [
        SpaceItem(
            name=path.name,
            title=f"Журнал {path.name}",
            size=path.stat().st_size,
            held="" if path in earlier else "программа пишет в него сейчас",
        )
        for path in files_in(workspace.logs, "*.log")
    ]


def _remove(workspace: "Workspace", name: str) -> None:
    remove_file(workspace.logs / name)


KIND = SpaceKind(
    name="logs",
    title="Прежний журнал программы",
    about="Что программа записала о своей работе до нынешнего журнала. Для работы не нужен.",
    position=50,
    items=_items,
    remove=_remove,
)
