"""What a line of a plan writes into its measure: texts, points of the deadline, parties."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from app.enums import PartyKind
from app.services.language.deadlines.deadline import Deadline, parse_deadline
from app.services.language.deadlines.placing import Span
from app.services.language.school_names import name_key
from app.services.log.changes import LoggedRow, plain
from app.services.plans.deadlines.terms import PlanTerms

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.models import Measure
    from app.services.log.changes import Work
    from app.services.plans.entries import MeasureEntry

_BETWEEN_PARTIES = re.compile(r"[;\n]")


class Line(NamedTuple):
    """A line of a plan and its measure, which has its place in a section."""

    entry: "MeasureEntry"
    measure: "Measure"
    is_new: bool


class MeasureWriter:
    """Writes lines into measures: texts, deadline, parties; marks are no part of it.

    Attributes:
        whole: whether a line says everything, as a form does: what it leaves empty is taken away.
            What a file leaves empty stays.
    """

    def __init__(self, work: "Work", schools: Mapping[str, int], *, whole: bool = False) -> None:
        self._work, self._session = work, work.session
        self._schools = schools
        self.whole = whole
        self._filled: list[tuple[Line, Deadline | None]] = []

    def fill(self, line: Line, terms: PlanTerms) -> None:
        """Give a measure its texts and its deadline as its plan reads it."""
        entry, measure, _is_new = line
        if self.whole:
            measure.title, measure.note = entry.title, entry.note
            measure.number, measure.expected_joined = entry.number, entry.expected_joined
        elif line.is_new:
            measure.number, measure.expected_joined = entry.number, entry.expected_joined
        measure.expected = entry.expected if self.whole else entry.expected or measure.expected
        deadline = None
        if (
            self.whole
            or not measure.deadline_text
            or entry.deadline not in ("", measure.deadline_text)
        ):
            deadline = set_deadline(measure, entry.deadline, terms)
        self._session.add(measure)
        self._filled.append((line, deadline))

    def finish(self) -> None:
        """Write the measures that were filled, then what is theirs."""
        filled, self._filled = self._filled, []
        self._session.flush()
        new = [(line, deadline) for line, deadline in filled if line.is_new]
        self._add_occurrences(new)
        self._add_parties([line for line, _deadline in new])
        for line, deadline in filled:
            measure_id, names = line.measure.id, line.entry.responsible
            if line.is_new or measure_id is None:
                continue
            if deadline is not None:
                set_occurrences(self._session, measure_id, deadline)
            if names or self.whole:
                set_parties(self._session, measure_id, names, self._schools)
        self._session.flush()

    def _add_occurrences(self, lines: Sequence[tuple[Line, Deadline | None]]) -> None:
        """Occurrences of new measures, in one statement."""
        self._insert(
            "measure_occurrence",
            ("measure_id", "position", "starts_on", "ends_on"),
            [
                (line.measure.id, position, span.start, span.end)
                for line, deadline in lines
                if deadline is not None
                for position, span in enumerate(several(deadline), start=1)
            ],
        )

    def _add_parties(self, lines: Sequence[Line]) -> None:
        """Parties of new measures, in one statement."""
        columns = ("measure_id", "position", "name", "school_id", "person_id", "kind", "agreed")
        parties = [
            (
                line.measure.id,
                position,
                name,
                self._schools.get(_key(name)),
                None,
                PartyKind.UNKNOWN.value,
                False,
            )
            for line in lines
            for position, name in enumerate(party_names(line.entry.responsible), start=1)
        ]
        self._insert("measure_party", columns, parties)

    def _insert(self, table: str, columns: Sequence[str], rows: list[tuple[Any, ...]]) -> None:
        """Rows of a table whose key are its first two columns, with their entries in the log."""
        from sqlalchemy import insert
        from sqlmodel import SQLModel

        if not rows:
            return
        named = [dict(zip(columns, row, strict=True)) for row in rows]
        self._session.connection().execute(insert(SQLModel.metadata.tables[table]), named)
        logged = [{name: plain(value) for name, value in row.items()} for row in named]
        self._work.log_rows(
            table,
            [
                LoggedRow(f"{measure}|{position}", None, after)
                for (measure, position, *_rest), after in zip(rows, logged, strict=True)
            ],
        )


@lru_cache(maxsize=1024)
def _key(name: str) -> str:
    """`name_key`, kept for the lines to come: a plan names a party again and again."""
    return name_key(name)


def set_deadline(measure: "Measure", text: str, terms: PlanTerms) -> Deadline:
    """Give a measure the typed deadline and what it means in its plan."""
    deadline = parse_deadline(text.strip(), *terms)
    measure.deadline_text, measure.deadline_kind = deadline.text, deadline.kind
    measure.deadline_start, measure.deadline_end = deadline.start, deadline.end
    return deadline


def several(deadline: Deadline) -> list[Span]:
    """The occurrences of a measure that is due several times, by due date; else none."""
    spans = {span.end: span for span in deadline.occurrences if span.end is not None}
    return [] if len(spans) < 2 else [span for _end, span in sorted(spans.items())]


def set_occurrences(session: "Session", measure_id: int, deadline: Deadline) -> None:
    """Keep the occurrences of a deadline instead of the stored ones."""
    from sqlmodel import select

    from app.models import MeasureOccurrence

    query = select(MeasureOccurrence).where(MeasureOccurrence.measure_id == measure_id)
    former = {row.position: row for row in session.exec(query)}
    for position, span in enumerate(several(deadline), start=1):
        assert span.end is not None
        row = former.pop(position, None) or MeasureOccurrence(
            measure_id=measure_id, position=position, ends_on=span.end
        )
        row.starts_on, row.ends_on = span.start, span.end
        session.add(row)
    for row in former.values():
        session.delete(row)


def set_parties(
    session: "Session",
    measure_id: int,
    names: Sequence[str],
    schools: Mapping[str, int],
) -> None:
    """Keep the parties in order instead of the stored ones; one named like a school is bound to it.

    Args:
        session: where they are stored.
        measure_id: key of the measure.
        names: as typed; blank and repeated ones are left out.
        schools: what `load_school_keys` gives; not looked at without names.
    """
    from sqlmodel import select

    from app.models import MeasureParty

    query = select(MeasureParty).where(MeasureParty.measure_id == measure_id)
    former = {party.position: party for party in session.exec(query)}
    for position, name in enumerate(party_names(names), start=1):
        party = former.pop(position, None) or MeasureParty(
            measure_id=measure_id, position=position, name=name
        )
        party.name, party.school_id = name, schools.get(name_key(name))
        session.add(party)
    for party in former.values():
        session.delete(party)


def party_names(names: Iterable[str]) -> list[str]:
    """Names of parties as they are stored: on one line, none twice."""
    return list(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))


def split_parties(text: str) -> list[str]:
    """The parties that a cell names, one a line or between semicolons, as they are stored."""
    return party_names(_BETWEEN_PARTIES.split(text))
