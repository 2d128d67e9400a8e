"""Workspaces with the same content for many tests: written once, copied afterwards."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

from app.services.storage.workspace import Workspace

if TYPE_CHECKING:
    from datetime import date

T = TypeVar("T")
Fill = Callable[[Workspace], T]


def made_once(fill: Fill[T]) -> Fill[T]:
    """Let a function that fills workspaces through the services do so once.

    The next empty workspaces get a copy of that database and the same answer, which therefore
    must hold keys and no objects of a workspace. A workspace that somebody has changed before is
    filled by the function itself, and one whose clock shows another day gets a content of that day.
    """
    kept: dict[date, tuple[bytes, T]] = {}

    @wraps(fill)
    def filled(workspace: Workspace) -> T:
        if _is_changed(workspace):
            return fill(workspace)
        today = workspace.clock.today()
        if today not in kept:
            answer = fill(workspace)
            kept[today] = _image(workspace), answer
        else:
            image, answer = kept[today]
            _put(image, workspace)
        return answer

    return filled


def _is_changed(workspace: Workspace) -> bool:
    with workspace.database.reading() as reader:
        return reader.scalar("SELECT EXISTS (SELECT 1 FROM change_set)")


def _image(workspace: Workspace) -> bytes:
    with (
        closing(sqlite3.connect(workspace.database.path)) as origin,
        closing(sqlite3.connect(":memory:")) as copy,
    ):
        origin.backup(copy)
        image = copy.serialize()
    # The header says that a WAL belongs to the file; in memory there is none.
    return image[:18] + b"\x01\x01" + image[20:]


def _put(image: bytes, workspace: Workspace) -> None:
    with (
        closing(sqlite3.connect(":memory:")) as origin,
        closing(sqlite3.connect(workspace.database.path)) as target,
    ):
        origin.deserialize(image)
        origin.backup(target)
