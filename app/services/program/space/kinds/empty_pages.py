"""Room inside the file of the database that holds nothing."""

from typing import TYPE_CHECKING

from app.errors import EnvironmentProblem
from app.services.program.space.description.item import SpaceItem, SpaceKind
from app.services.storage import compaction
from app.services.storage.files import sqlite

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

_NAME = "database"


def _items(workspace: "Workspace") -> list[SpaceItem]:
    free, _size = sqlite.free_bytes(workspace.database.path)
    if free < compaction.LEAST:
        return []
    return [SpaceItem(name=_NAME, title="Пустое место в файле базы данных", size=free)]


def _remove(workspace: "Workspace", _name: str) -> None:
    path = workspace.database.path
    if not compaction.has_room(path):
        raise EnvironmentProblem(
            "На диске мало места, чтобы сжать базу данных: для этого нужно место на две её копии.",
            "Удалите сначала что-нибудь другое.",
        )
    workspace.database.dispose()
    compaction.compact(path)


KIND = SpaceKind(
    name="empty-pages",
    title="База данных",
    about="Место, которое осталось в файле базы от удалённых и заменённых записей. Данные не "
    "меняются. Когда пустует четверть файла и не меньше 1 МБ, программа сжимает его сама при "
    "выходе.",
    position=60,
    items=_items,
    remove=_remove,
    action="Сжать базу данных",
    forever=False,
)
