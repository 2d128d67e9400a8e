"""Where an action is seen."""

from typing import TYPE_CHECKING

from app.services.log.catalogue import by_rank
from app.services.log.parts.reading import entries_of
from app.services.log.sides import is_whole, whole_sides
from app.services.log.words.places import Rows, Seen

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

_LOOKED_AT = 200  # rows of an action: what it is about stands among the first


def place_of_change(workspace: "Workspace", change_set_id: int) -> Seen | None:
    """The place of an action by its most telling row; None when it wrote no rows down."""
    with workspace.database.reading() as reader:
        entries = entries_of(reader, change_set_id, limit=_LOOKED_AT)
        changed = [
            (entry.table, values)
            for entry, sides in zip(entries, whole_sides(reader, entries), strict=True)
            if (values := sides.after or sides.before) and is_whole(entry.table, values)
        ]
        for words in by_rank():
            for table, values in changed:
                if table == words.table and words.shown is not None:
                    return words.shown(Rows(reader, changed), values)
    return None
