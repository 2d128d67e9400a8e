"""Copies of exactly what was made, of files whose place a later one took."""

from typing import TYPE_CHECKING

from app.services.documents.made.copies import KeptCopy, list_copies
from app.services.language.dates import date_digits
from app.services.program.space.description.item import SpaceItem, SpaceKind, remove_file

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


def _items(workspace: "Workspace") -> list[SpaceItem]:
    return [
        SpaceItem(
            name=copy.path.name,
            title=copy.title or copy.path.name,
            note=_note(copy),
            size=copy.size,
            held="история документов открывает именно этот файл" if copy.current else "",
        )
        for copy in list_copies(workspace)
    ]


def _note(copy: KeptCopy) -> str:
    if copy.made_at is None:
        return "ни один документ истории на неё не ссылается"
    day = date_digits(copy.made_at.astimezone().date())
    return f"{copy.kind}, {day}" if copy.current else f"{copy.kind}, {day}, потом заменён"


def _remove(workspace: "Workspace", name: str) -> None:
    for copy in list_copies(workspace):
        if copy.path.name == name and not copy.current:
            remove_file(copy.path)


KIND = SpaceKind(
    name="document-copies",
    title="Прежние версии документов",
    about="Точные копии документов, вместо которых потом сделали новые. После удаления запись "
    "в истории документов останется, но открыть эту версию будет нельзя.",
    position=10,
    items=_items,
    remove=_remove,
)
