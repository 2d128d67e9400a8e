"""Accepted results of a file: compared with the stored ones, stored in bulk.

A row is a plain tuple in the order of `FIELDS`; objects per row would cost more than reading the
file.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.enums import ResultState
from app.services.importing.batches.preview import Comparison, Lines, LineStatus, PreviewLine
from app.services.importing.reading.context import ProcedureIndex
from app.services.language import numbers
from app.services.language.dates import year_name
from app.services.writing.bulk import bulk_insert, bulk_update

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.services.log.changes import Work

FIELDS = (
    "school_id",
    "procedure_id",
    "year",
    "state",
    "participants",
    "failed",
    "high",
    "mean_score_h",
    "percents_only",
    "failed_percent_h",
    "high_percent_h",
    "derived",
    "source_file",
    "source_sheet",
    "source_row",
)
_VALUES = slice(3, 11)
_SOURCE_ROW = 14
ResultTuple = tuple[Any, ...]
Key = tuple[int, int, int]


@dataclass
class ResultBatch:
    """The accepted results of one file.

    Attributes:
        entries: rows in the order of the file, as `FIELDS`.
        names: short names of the schools by id.
        procedures: all procedures.
        years: school years of the rows.
        schools: schools of the rows.
    """

    entries: list[ResultTuple]
    names: Mapping[int, str]
    procedures: ProcedureIndex
    years: frozenset[int] = field(init=False)
    schools: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        self.years = frozenset({entry[2] for entry in self.entries})
        self.schools = frozenset({entry[0] for entry in self.entries})

    @property
    def rows(self) -> int:
        """Number of accepted rows."""
        return len(self.entries)

    def compare(self, connection: "Connection") -> Comparison:
        """The rows against the stored results."""
        stored = _stored(connection, self.years)
        former = [stored.get(entry[:3]) for entry in self.entries] if stored else []
        if not former:
            former = [None] * len(self.entries)
        statuses: list[LineStatus] = [
            "new" if old is None else _status(old[1], entry)
            for old, entry in zip(former, self.entries, strict=True)
        ]
        fresh, same = statuses.count("new"), statuses.count("same")

        def line(place: int) -> PreviewLine:
            old = former[place]
            return self._line(
                self.entries[place], statuses[place], "" if old is None else _words(old[1])
            )

        return Comparison(fresh, len(statuses) - fresh - same, same, Lines(len(self.entries), line))

    def store(self, work: "Work", ids: dict[int, int]) -> None:
        """Insert new results in bulk, update changed ones with a log entry each."""
        connection = work.session.connection()
        stored = _stored(connection, self.years)
        fresh: list[ResultTuple] = []
        changed: dict[int, dict[str, Any]] = {}
        owner = (work.change_set_id,)
        entries = _with_new_schools(self.entries, ids)
        if not stored:
            fresh, entries = [entry + owner for entry in entries], ()
        for entry in entries:
            old = stored.get(entry[:3])
            if old is None:
                fresh.append(entry + owner)
            elif _status(old[1], entry) == "changed":
                values = (*entry[:3], *_merged(old[1], entry), *entry[11:])
                changed[old[0]] = dict(zip(FIELDS, values, strict=True))
        if fresh:
            bulk_insert(connection, "result", (*FIELDS, "change_set_id"), fresh)
            work.tables.add("result")
        bulk_update(work, "result", changed)

    def _line(self, entry: ResultTuple, status: LineStatus, old: str) -> PreviewLine:
        procedure = self.procedures.by_id[entry[1]]
        return PreviewLine(
            entry[_SOURCE_ROW],
            status,
            self.names[entry[0]],
            f"{procedure.short_title}, {year_name(entry[2])}",
            old,
            _words(entry[_VALUES]),
        )


def _stored(connection: "Connection", years: Iterable[int]) -> dict[Key, tuple[int, ResultTuple]]:
    """(school, procedure, year) -> key of the stored result and its values."""
    from sqlalchemy import select
    from sqlmodel import SQLModel

    table = SQLModel.metadata.tables["result"]
    columns = [table.c.id, *(table.c[name] for name in FIELDS[:11])]
    rows: Any = connection.execute(select(*columns).where(table.c.year.in_(sorted(years))))
    return {(row[1], row[2], row[3]): (row[0], tuple(row)[4:]) for row in rows}


def _status(old: ResultTuple, entry: ResultTuple) -> LineStatus:
    return "same" if _merged(old, entry) == old else "changed"


def _merged(old: ResultTuple, entry: ResultTuple) -> ResultTuple:
    """Values of the file, with what it does not say taken from the stored result."""
    state, participants, failed, high, mean, percents_only, percent_h, high_percent_h = entry[
        _VALUES
    ]
    if state == ResultState.HELD:
        mean = old[4] if mean is None else mean
        if high is None and high_percent_h is None:
            fits = old[3] is not None and participants is not None and old[3] <= participants
            high, high_percent_h = old[3] if fits else None, old[7]
    return state, participants, failed, high, mean, percents_only, percent_h, high_percent_h


def _words(values: Sequence[Any]) -> str:
    """«11 из 89 (12,4 %)», «33 %» or the state."""
    state, participants, failed = values[0], values[1], values[2]
    if state != ResultState.HELD:
        return ResultState(state).label
    if failed is None:
        text = numbers.percent_h(values[6] or 0)
    else:
        text = numbers.count_of(failed, participants)
    more = [
        f"{label}{numbers.NBSP}{shown}"
        for label, shown in (
            ("высокие", None if values[3] is None else numbers.whole(values[3])),
            ("высокие", None if values[7] is None else numbers.percent_h(values[7])),
            ("средний балл", None if values[4] is None else numbers.hundredths(values[4])),
        )
        if shown is not None
    ]
    return "; ".join([text, *more])


def _with_new_schools(entries: list[ResultTuple], ids: Mapping[int, int]) -> Iterable[ResultTuple]:
    if not ids:
        return entries
    return ((ids.get(entry[0], entry[0]), *entry[1:]) for entry in entries)
