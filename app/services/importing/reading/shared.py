"""What the files of one call share, whatever their kinds."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from sqlalchemy import Connection

T = TypeVar("T")


class SharedFacts:
    """Facts that a kind keeps for all files of a call, loaded when the first of them needs them.

    Attributes:
        connection: the workspace as it is, for rows that depend on what is stored.
        files: number of files that are read.
    """

    def __init__(self, connection: "Connection", *, files: int) -> None:
        self.connection = connection
        self.files = files
        self._facts: dict[Callable[[Connection], Any], Any] = {}

    def of(self, load: Callable[["Connection"], T]) -> T:
        """What `load` gives for the workspace: loaded once, one and the same for every file."""
        if load not in self._facts:
            self._facts[load] = load(self.connection)
        facts: T = self._facts[load]
        return facts
