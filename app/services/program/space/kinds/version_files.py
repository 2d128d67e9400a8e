"""Files in the folders «Прежние версии» among the finished documents."""

from pathlib import Path
from typing import TYPE_CHECKING

from app.services.documents.made.versions import VERSIONS
from app.services.program.space.description.item import SpaceItem, SpaceKind, files_in
from app.services.storage.files.removing import remove_file

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


def _items(workspace: "Workspace") -> list[SpaceItem]:
    return [
        SpaceItem(
            name=path.relative_to(workspace.documents).as_posix(),
            title=path.name,
            note=f"папка «{folder.parent.name}»" if folder.parent != workspace.documents else "",
            size=path.stat().st_size,
        )
        for folder in _folders(workspace)
        for path in files_in(folder, "*")
    ]


def _folders(workspace: "Workspace") -> list[Path]:
    documents = workspace.documents
    try:
        below = [path for path in documents.iterdir() if path.is_dir()]
    except OSError:
        return []
    return [folder / VERSIONS for folder in (documents, *below) if folder.name != VERSIONS]


def _remove(workspace: "Workspace", name: str) -> None:
    for folder in _folders(workspace):
        for path in files_in(folder, "*"):
            if path.relative_to(workspace.documents).as_posix() == name:
                remove_file(path)


KIND = SpaceKind(
    name="version-files",
    title="Папки «Прежние версии»",
    about="Файлы, которые программа отложила, когда на их место записала новые, вместе с тем, что "
    "в них исправили вручную. История документов открывает вместо них то, что было сделано.",
    position=15,
    items=_items,
    remove=_remove,
)
