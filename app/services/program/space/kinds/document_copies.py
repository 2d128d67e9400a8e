"""Copies of exactly what was made, of files whose place a later one took.

After going back to an older copy of the database, documents that were made since are unknown to the
history, though a newer copy knows them: these may be needed.
"""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.services.documents.made.copies import KeptCopy, list_copies
from app.services.documents.made.known import known_to_copies
from app.services.documents.made.titles import told_title
from app.services.language.dates import date_digits, day_of_moment, local_day
from app.services.program.space.description.item import SpaceItem, SpaceKind
from app.services.storage.files.removing import remove_file

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

_NEEDED = "понадобится, если вернётесь к более новой резервной копии"


def _items(workspace: "Workspace") -> list[SpaceItem]:
    copies = list_copies(workspace)
    unknown = [copy.path.stem for copy in copies if not copy.title]
    known = known_to_copies(workspace.backups, unknown) if unknown else set[str]()
    return [
        _unknown(copy, needed=_NEEDED if copy.path.stem in known else "")
        if not copy.title
        else SpaceItem(
            name=copy.path.name,
            title=copy.title,
            note=_note(copy),
            size=copy.size,
            held="есть ссылка из истории документов" if copy.current else "",
        )
        for copy in copies
    ]


def _note(copy: KeptCopy) -> str:
    day = day_of_moment(copy.made_at)
    return f"{copy.kind}, {day}" if copy.current else f"{copy.kind}, {day}, потом заменён"


def _unknown(copy: KeptCopy, needed: str) -> SpaceItem:
    kept_at = datetime.fromtimestamp(copy.path.stat().st_mtime, UTC)
    day = date_digits(local_day(kept_at))
    return SpaceItem(
        name=copy.path.name,
        title=told_title(copy.path) or f"Документ без записи от {day}",
        note=f"файл {copy.path.suffix.lstrip('.').upper()} от {day}, в истории записи о нём нет",
        size=copy.size,
        needed=needed,
    )


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
