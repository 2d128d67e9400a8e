"""The accepted rows of a file on their way to the writer of their aggregate."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from app.services.importing.batches.ledger import ColumnOf, Conflict, Ledger, Said, Source
from app.services.importing.batches.preview import Comparison, Lines, PreviewLine
from app.services.writing.target import Fact, Target, Wrong

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.services.log.changes import Work
    from app.services.progress import Steps


class FileEntry(Protocol):
    """What an entry of any aggregate tells the import."""

    @property
    def sheet(self) -> str:
        """The sheet of the file."""
        ...

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

    def without(self, places: Collection[int]) -> "EntryBatch[E]":
        """The batch without the entries at these positions."""
        kept = [one for place, one in enumerate(self.entries) if place not in places]
        return EntryBatch(kept, self.target, self.names)

    def conflicts(
        self,
        connection: "Connection",
        file: Path,
        column_of: ColumnOf,
        ledger: Ledger | None = None,
    ) -> list[Conflict]:
        """Entries that cannot be stored beside what is stored, and what the other files say.

        What the other rows say is written into the ledger, for the tables and files that follow.
        """
        told: list[Mapping[str, Fact]] = [{}] * len(self.entries)
        found: dict[int, Conflict] = {}
        if ledger is not None:
            writer = type(self.target)
            for place, thing in enumerate(self.target.identities(self.entries)):
                entry, said = self.entries[place], ledger.about(writer, thing)
                facts = self.target.facts(entry)
                told[place] = {field: one.fact for field, one in said.items()}
                conflict = self._clash(place, facts, said, file, column_of) if said else None
                if conflict is None:
                    source = Source(file, entry.sheet, entry.row, column_of)
                    ledger.add(writer, thing, facts, source)
                else:
                    found[place] = conflict
        for place, wrong in self.target.check_beside(connection, self.entries, told).items():
            found.setdefault(place, self._conflict(place, wrong, column_of))
        return [found[place] for place in sorted(found)]

    def _clash(
        self,
        place: int,
        facts: Mapping[str, Fact],
        said: Mapping[str, Said],
        file: Path,
        column_of: ColumnOf,
    ) -> Conflict | None:
        entry = self.entries[place]
        fields = self.target.clash(facts, {field: one.fact for field, one in said.items()})
        if fields is None:
            return None
        here, other = facts[fields[0]], said[fields[1]]
        about = "" if entry.school_id is None else f"{self.names[entry.school_id]}: "
        wrong = Wrong(
            code="files_differ",
            text=f"{about}{here.title} – здесь «{here.text}», а"
            f" {other.source.place(fields[1], file)} – «{other.fact.text}».",
            hint="Оставьте верное значение.",
            field=fields[0],
        )
        return self._conflict(place, wrong, column_of)

    def _conflict(self, place: int, wrong: Wrong, column_of: ColumnOf) -> Conflict:
        entry = self.entries[place]
        column = column_of(entry.sheet, entry.row, wrong.field)
        school = "" if entry.school_id is None else self.names[entry.school_id]
        return Conflict(
            place=place,
            sheet=entry.sheet,
            row=entry.row,
            column=column,
            school=school,
            wrong=wrong,
        )

    def store(self, work: "Work", ids: dict[int, int]) -> "Steps[None] | None":
        """Write the rows; `ids` gives the keys of the schools just made, and takes new ones."""
        return self.target.store(work, self.entries, ids)
