"""The accepted rows of a file on their way to the writer of their aggregate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from app.services.importing.batches.preview import Comparison, Lines, PreviewLine
from app.services.writing.target import Target

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.services.log.changes import Work
    from app.services.progress import Steps


class FileEntry(Protocol):
    """What an entry of any aggregate tells the import."""

    @property
    def row(self) -> int:
        """Number of the row as the spreadsheet shows it."""
        ...

    @property
    def school_id(self) -> int | None:
        """The school that it is about; negative for one that the import will make."""
        ...


E = TypeVar("E", bound=FileEntry)


@dataclass(slots=True)
class EntryBatch(Generic[E]):
    """The accepted rows of a file and their writer.

    Attributes:
        entries: in the order of the file.
        target: compares and stores them.
        names: short names of the schools by id.
        years: school years that the rows belong to.
        schools: schools that the rows are about.
    """

    entries: Sequence[E]
    target: Target[E]
    names: Mapping[int, str]
    years: frozenset[int] = field(init=False)
    schools: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        self.years = self.target.years(self.entries)
        named = {entry.school_id for entry in self.entries}
        self.schools = frozenset(school for school in named if school is not None)

    @property
    def rows(self) -> int:
        """Number of accepted rows."""
        return len(self.entries)

    def compare(self, connection: "Connection") -> Comparison:
        """The rows against the workspace as it is."""
        compared = self.target.compare(connection, self.entries)
        statuses = compared.statuses

        def line(place: int) -> PreviewLine:
            entry = self.entries[place]
            what, old, new = compared.words(place)
            return PreviewLine(
                row=entry.row,
                status=statuses[place],
                school="" if entry.school_id is None else self.names[entry.school_id],
                what=what,
                old=old,
                new=new,
            )

        return Comparison(
            fresh=statuses.count("new"),
            changed=statuses.count("changed"),
            unchanged=statuses.count("same"),
            lines=Lines(len(statuses), line),
        )

    def store(self, work: "Work", ids: dict[int, int]) -> "Steps[None] | None":
        """Write the rows; `ids` gives the keys of the schools just made, and takes new ones."""
        return self.target.store(work, self.entries, ids)
