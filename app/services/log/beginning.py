"""When the log of a workspace begins: what tells one workspace from another."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Reader


def first_moment(reader: "Reader") -> str:
    """The moment of the first action as it is stored, to the microsecond; empty before it.

    It stays when the workspace is moved, copied, packed or restored, and when actions are undone.
    """
    return str(
        reader.scalar(
            "SELECT created_at FROM change_set WHERE id = (SELECT min(id) FROM change_set)"
        )
        or ""
    )
