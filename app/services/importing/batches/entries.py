"""The accepted rows of a file on their way to the writer of their aggregate."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from app.services.findings.finding import Weight
from app.services.importing.batches.ledger import (
    ColumnOf,
    Conflict,
    Ledger,
    Part,
    Said,
    Told,
)
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
        others: dict[int, Mapping[str, Said]] = {}
        found: dict[int, Conflict] = {}
        part = Part(file, column_of, self)
        if ledger is not None:
            ledger.begin(part)
            writer = type(self.target)
            for place, thing in enumerate(self.target.identities(self.entries)):
                said = ledger.about(writer, thing)
                conflict = None
                if said:
                    others[place] = said
                    told[place] = {field: one.fact for field, one in said.items()}
                    conflict = self._clash(place, said, part, ledger)
                if conflict is None:
                    ledger.add(writer, thing, place)
                else:
                    found[place] = conflict
        for place, wrong in self.target.check_beside(connection, self.entries, told).items():
            if place in found:
                continue
            shown = wrong
            if ledger is not None and place in others and wrong.weight >= Weight.ERROR:
                shown = self._together(place, wrong, others[place], part, ledger)
            found[place] = self._conflict(place, shown, column_of)
        return [found[place] for place in sorted(found)]

    def facts_at(self, place: int) -> Mapping[str, Fact]:
        """What the row at a position says."""
        return self.target.facts(self.entries[place])

    def address_at(self, place: int) -> tuple[str, int]:
        """Its sheet and the number of its row."""
        entry = self.entries[place]
        return entry.sheet, entry.row

    def _clash(
        self,
        place: int,
        said: Mapping[str, Said],
        part: Part,
        ledger: Ledger,
    ) -> Conflict | None:
        """The contradiction at this row, or None."""
        facts = self.facts_at(place)
        fields = self.target.clash(facts, {field: one.fact for field, one in said.items()})
        if fields is None:
            return None
        wrong = self._told_at_both(place, fields, said[fields[1]], part, ledger, _differs)
        return self._conflict(place, wrong, part.column_of)

    def _together(
        self,
        place: int,
        wrong: Wrong,
        said: Mapping[str, Said],
        part: Part,
        ledger: Ledger,
    ) -> Wrong:
        """What is wrong of this row and another one together, as it is told at this row.

        It is as it was where only what is stored is at fault.
        """
        facts = self.facts_at(place)
        fields = (wrong.field, *wrong.against)
        mine = next((one for one in fields if one in facts), None)
        theirs = next((one for one in fields if one in said and one not in facts), None)
        if mine is None or theirs is None:
            return wrong
        words = partial(_impossible, wrong)
        return self._told_at_both(place, (mine, theirs), said[theirs], part, ledger, words)

    def _told_at_both(
        self,
        place: int,
        fields: tuple[str, str],
        other: Said,
        part: Part,
        ledger: Ledger,
        words: Callable[[str, Said, Said, tuple[str, str]], Wrong],
    ) -> Wrong:
        """What a field of this row and one of another are together, in words for this row.

        Those for the other row are left in the ledger when it stands in another file.
        """
        mine, theirs = fields
        school_id = self.entries[place].school_id
        about = "" if school_id is None else f"{self.names[school_id]}: "
        here = Said(self.facts_at(place)[mine], part.source_at(place))
        if other.source.file != part.file:
            ledger.told.append(Told(other.source, words(about, other, here, (theirs, mine))))
        return words(about, here, other, fields)

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


def _impossible(
    wrong: Wrong, about: str, here: Said, other: Said, fields: tuple[str, str]
) -> Wrong:
    """That what two rows say cannot be together, as it is told at the first of them."""
    place = other.source.place(fields[1], here.source.file)
    several = here.source.file != other.source.file
    return replace(
        wrong,
        text=f"{about}{wrong.text} Здесь {_named(here)}, а {place} – {_named(other)}.",
        cell_hint=f"Исправьте одно из чисел{' или уберите один из файлов' if several else ''}.",
        field=fields[0],
    )


def _named(said: Said) -> str:
    return f"{said.fact.title}: {said.fact.text}"


def _differs(about: str, here: Said, other: Said, fields: tuple[str, str]) -> Wrong:
    """That two rows say different things of one, as it is told at the first of them."""
    several = here.source.file != other.source.file
    return Wrong(
        code="files_differ",
        text=f"{about}{here.fact.title} – здесь «{here.fact.text}», а"
        f" {other.source.place(fields[1], here.source.file)} – «{other.fact.text}».",
        hint=f"Оставьте верное значение{' или уберите один из файлов' if several else ''}.",
        field=fields[0],
    )
