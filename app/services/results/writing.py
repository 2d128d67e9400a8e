"""The one writer of results: files by the thousand and cells typed one by one.

Rows are named tuples, made by position and from columns: one by one and by keywords, the 20 000
rows of a large file would make the whole import longer by a twentieth.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from app.enums import ResultState
from app.errors import UserError
from app.services.language import numbers
from app.services.language.dates import FIRST_YEAR, LAST_YEAR, year_name
from app.services.reference import ensure_school_year
from app.services.results.merging import (
    facts_of,
    leaves_nothing,
    main_words,
    merged,
    noted_beside,
    numbers_of,
    share_clash,
    values_of,
    wrong_beside,
)
from app.services.results.recovery import Share
from app.services.results.rules import ResultValues, wrong_numbers
from app.services.writing.bulk import bulk_insert, bulk_update
from app.services.writing.limits import no_school_year
from app.services.writing.target import Compared, Fact, Status, Words, Wrong, first_clash

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.services.log.changes import Work

_KEYS = ("school_id", "procedure_id", "year")
_SOURCE = ("source_file", "source_sheet", "source_row")
_COLUMNS = (*_KEYS, *ResultValues._fields, *_SOURCE)
_HELD = ResultState.HELD.value
_FEW = 400
_KEPT = ("high", "high_percent_h", "mean_score_h")
Key = tuple[int, int, int]


class ResultEntry(NamedTuple):
    """A result of a school in a procedure and a year.

    Attributes:
        key: school (negative for one that the import will make), procedure, year.
        values: its numbers.
        sheet: the sheet of the file; empty for what is typed.
        row: number of the row of the file; 0 for what is typed.
        share: the percent that a file gives in place of those who failed.
    """

    key: Key
    values: ResultValues
    sheet: str = ""
    row: int = 0
    share: Share | None = None

    @property
    def school_id(self) -> int:
        """Key of the school."""
        return self.key[0]

    @property
    def procedure_id(self) -> int:
        """Key of the procedure."""
        return self.key[1]

    @property
    def year(self) -> int:
        """School year."""
        return self.key[2]


class _Stored(NamedTuple):
    """A stored result."""

    id: int
    values: ResultValues


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultTarget:
    """Writes results.

    Attributes:
        titles: short titles of the procedures by id, for the words of a comparison.
        source_file: name of the file; empty for what is typed.
        whole: whether an entry says everything, as a cell does: it takes the place of what is
            stored, and every row is logged by itself. What a file does not say stays, and its new
            rows are known by their change set.
    """

    titles: Mapping[int, str] = field(default_factory=dict[int, str])
    source_file: str = ""
    whole: bool = False

    def check(self, entry: ResultEntry) -> list[Wrong]:
        """Why a result cannot be stored: its year, or its numbers."""
        if not FIRST_YEAR <= entry.year <= LAST_YEAR:
            return [no_school_year(str(entry.year))]
        values = entry.values
        wrong = wrong_numbers(numbers_of(values))
        return [] if wrong is None else [wrong]

    def identities(self, entries: Sequence[ResultEntry]) -> Sequence[Key]:
        """School, procedure, year."""
        return [entry.key for entry in entries]

    def facts(self, entry: ResultEntry) -> Mapping[str, Fact]:
        """The state and the numbers."""
        return facts_of(entry.values, entry.share)

    def clash(self, facts: Mapping[str, Fact], told: Mapping[str, Fact]) -> tuple[str, str] | None:
        """A number that differs, or a percent that is not the share of the other's counts."""
        counts = {name: fact for name, fact in facts.items() if name != "failed_percent"}
        return first_clash(counts, told) or share_clash(facts, told)

    def check_beside(
        self,
        connection: "Connection",
        entries: Sequence[ResultEntry],
        told: Sequence[Mapping[str, Fact]],
    ) -> Mapping[int, Wrong]:
        """Numbers of a file that cannot be together with those that it does not say.

        A stored mean score that stays beside other counts is only noted.
        """
        problems: dict[int, Wrong] = {}
        counted = all(entry.values.failed is not None and entry.share is None for entry in entries)
        if self.whole or not (any(told) or not counted or _some_kept(connection, entries)):
            return problems
        former = _former(connection, entries)
        for place, (entry, old, others) in enumerate(zip(entries, former, told, strict=True)):
            before = _before(old, others)
            if before is None or leaves_nothing(entry.values, before, entry.share):
                continue
            wrong = noted_beside(entry.values, before, entry.share)
            if wrong is not None:
                problems[place] = wrong
        return problems

    def years(self, entries: Sequence[ResultEntry]) -> frozenset[int]:
        """School years of the results."""
        return years_in(entries)

    def compare(
        self, connection: "Connection", entries: Sequence[ResultEntry]
    ) -> Compared[ResultEntry]:
        """The results against the stored ones."""
        former = _former(connection, entries)
        statuses: list[Status] = [
            "new" if old is None else self._status(old, entry)
            for old, entry in zip(former, entries, strict=True)
        ]
        return Compared(
            entries=entries,
            statuses=statuses,
            words=lambda place: self._words(former[place], entries[place]),
        )

    def store(self, work: "Work", entries: Sequence[ResultEntry], ids: dict[int, int]) -> None:
        """Insert new results, update changed ones with a log entry each.

        Raises:
            UserError: beside what is stored by now, the numbers of a file cannot be.
        """
        for year in sorted(self.years(entries)):
            ensure_school_year(work.session, year)
        former = _former(work.session.connection(), entries)
        fresh = [entry for entry, old in zip(entries, former, strict=True) if old is None]
        self._insert(work, fresh, ids)
        changed: dict[int, dict[str, Any]] = {}
        rows = zip(entries, former, strict=True) if len(fresh) < len(entries) else ()
        for entry, old in rows:
            if old is not None and self._status(old, entry) == "changed":
                self._require_possible(old, entry)
                row = entry._replace(values=self._merged(old, entry))
                changed[old.id] = dict(zip(_COLUMNS, self._row(row), strict=True))
        bulk_update(work, "result", changed)

    def _insert(self, work: "Work", fresh: Sequence[ResultEntry], ids: Mapping[int, int]) -> None:
        from app.models import Result

        if not fresh:
            return
        if self.whole:
            for entry in fresh:
                columns = dict(zip(_COLUMNS, self._row(entry), strict=True))
                work.session.add(Result(**columns))
            work.session.flush()
            return
        file, owner = self.source_file, work.change_set_id
        if ids:
            fresh = [
                entry._replace(key=(ids.get(entry.school_id, entry.school_id), *entry.key[1:]))
                for entry in fresh
            ]
        rows = [key + values + (file, sheet, row, owner) for key, values, sheet, row, _ in fresh]
        bulk_insert(work.session.connection(), "result", (*_COLUMNS, "change_set_id"), rows)
        work.tables.add("result")

    def _row(self, entry: ResultEntry) -> tuple[Any, ...]:
        source = (self.source_file, entry.sheet, entry.row or None)
        return (*entry.key, *entry.values, *source)

    def _status(self, old: _Stored, entry: ResultEntry) -> Status:
        if self.whole:
            return "same" if entry.values == old.values else "changed"
        return "same" if self._merged(old, entry).says_same(old.values) else "changed"

    def _merged(self, old: _Stored, entry: ResultEntry) -> ResultValues:
        """Values of an entry, with what a file does not say taken from the stored result."""
        return entry.values if self.whole else merged(entry.values, old.values, entry.share)

    def _require_possible(self, old: _Stored, entry: ResultEntry) -> None:
        wrong = None if self.whole else wrong_beside(entry.values, old.values, entry.share)
        if wrong is not None:
            what = f"{self.titles.get(entry.procedure_id, '')}, {year_name(entry.year)}"
            raise UserError(f"{what}. {wrong.text}", "Прочитайте файл ещё раз и исправьте числа.")

    def _words(self, old: _Stored | None, entry: ResultEntry) -> Words:
        return Words(
            f"{self.titles[entry.procedure_id]}, {year_name(entry.year)}",
            "" if old is None else _said(old.values),
            _said(entry.values if old is None else self._merged(old, entry)),
        )


def years_in(entries: Sequence[ResultEntry]) -> frozenset[int]:
    """School years of results; a large table names few, so nothing else is asked row by row."""
    return frozenset({entry[0][2] for entry in entries})


def _before(old: _Stored | None, told: Mapping[str, Fact]) -> ResultValues | None:
    """What an entry stands beside: the stored result as other files of the action change it."""
    if not told:
        return None if old is None else old.values
    values = values_of(told)
    return values if old is None else merged(values, old.values)


def _some_kept(connection: "Connection", entries: Sequence[ResultEntry]) -> bool:
    """Whether high results or means are stored at all: only they may contradict counts."""
    from sqlalchemy import or_, select
    from sqlmodel import SQLModel

    table = SQLModel.metadata.tables["result"]
    query = (
        select(table.c.id)
        .where(table.c.year.in_(sorted(years_in(entries))))
        .where(or_(*(table.c[name].is_not(None) for name in _KEPT)))
        .limit(1)
    )
    return connection.execute(query).first() is not None


def _former(connection: "Connection", entries: Sequence[ResultEntry]) -> Sequence[_Stored | None]:
    """What is stored in the place of every entry."""
    stored = _stored(connection, entries)
    if not stored:
        return [None] * len(entries)
    return list(map(stored.get, map(itemgetter(0), entries)))


def _stored(connection: "Connection", entries: Sequence[ResultEntry]) -> dict[Key, _Stored]:
    """The stored results of the years of the entries; for a few entries only of their schools."""
    from sqlalchemy import select
    from sqlmodel import SQLModel

    table = SQLModel.metadata.tables["result"]
    columns = [table.c[name] for name in ("id", *_KEYS, *ResultValues._fields)]
    query = select(*columns).where(table.c.year.in_(sorted(years_in(entries))))
    if len(entries) <= _FEW:
        schools = {entry.school_id for entry in entries}
        query = query.where(table.c.school_id.in_(sorted(schools)))
    rows: Any = connection.execute(query)
    return {
        (school, procedure, year): _Stored(key, ResultValues._make(values))
        for key, school, procedure, year, *values in rows
    }


def _said(values: ResultValues) -> str:
    """«11 из 89 (12,4 %)», «33 %» or the state."""
    if values.state != _HELD:
        return main_words(values)
    high, high_h, mean_h = values.high, values.high_percent_h, values.mean_score_h
    more = [
        f"{label}{numbers.NBSP}{shown}"
        for label, shown in (
            ("высокие", None if high is None else numbers.whole(high)),
            ("высокие", None if high_h is None else numbers.percent_h(high_h)),
            ("средний балл", None if mean_h is None else numbers.hundredths(mean_h)),
        )
        if shown is not None
    ]
    return "; ".join([main_words(values), *more])
