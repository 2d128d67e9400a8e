"""The parts that people take in a programme, as its form proposes them."""

from typing import TYPE_CHECKING

from app.services.registers.kinds.working_group import WORKING_GROUP
from app.services.registers.offered import joined, offered_words, used_words

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


def offered_roles(workspace: "Workspace") -> tuple[str, ...]:
    """The department's own first: those of its programmes, then those of its working groups."""
    own = used_words(workspace, "programme_member", "role")
    return joined(own, offered_words(workspace, WORKING_GROUP.name, "role"))
