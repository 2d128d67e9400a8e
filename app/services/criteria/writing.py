"""The one writer of values of criteria: rows of a workbook and the line of the form."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from app.services.criteria.beside import other_previous, stale_conclusion
from app.services.criteria.columns import (
    COLUMNS,
    CURRENT,
    EMPTY,
    EXPECTED,
    PREVIOUS,
    TypedValue,
    columns_of,
    is_said,
    said,
)
from app.services.criteria.known import KnownCriterion
from app.services.criteria.wording import REACHED
from app.services.findings.finding import Finding, Weight
from app.services.language.dates import year_name
from app.services.reference import ensure_school_year
from app.services.writing.bulk import batched, bulk_insert, bulk_update
from app.services.writing.error_texts import wrong_error
from app.services.writing.target import Compared, Fact, Status, Words, Wrong, first_clash

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.services.log.changes import Work

_KEYS = ("school_id", "criterion_id", "year")
_SCHOOLS_AT_ONCE = 500
_Key = tuple[int, int, int]
_Stored = tuple[int, Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionEntry:
    """The value of a criterion of a school in a year, read once.

    Attributes:
        school_id: key of the school.
        criterion: the criterion.
        year: school year.
        typed: the texts.
        columns: what they say, as columns of `criterion_value`.
        problems: what looks wrong in them: the field (`current`, `previous`, `expected`) and why.
        sheet: the sheet of the file; empty for what is typed.
        row: number of the row of the file; 0 for what is typed.
    """

    school_id: int
    criterion: KnownCriterion
    year: int
    typed: TypedValue
    columns: Mapping[str, Any]
    problems: tuple[tuple[str, Finding], ...]
    sheet: str = ""
    row: int = 0

    @classmethod
    def read(
        cls,
        school_id: int,
        criterion: KnownCriterion,
        year: int,
        typed: TypedValue,
        *,
        sheet: str = "",
        row: int = 0,
    ) -> Self:
        """The entry that texts make; reading never fails, what is wrong is in `problems`."""
        columns, problems = columns_of(criterion.unit, year, typed)
        return cls(
            school_id=school_id,
            criterion=criterion,
            year=year,
            typed=typed,
            columns=columns,
            problems=tuple(problems),
            sheet=sheet,
            row=row,
        )

    @property
    def doubts(self) -> list[Finding]:
        """What looks wrong and is stored all the same."""
        return [problem for _field, problem in self.problems if problem.weight < Weight.ERROR]


@dataclass(frozen=True, slots=True)
class CriterionTarget:
    """Writes values of criteria.

    Attributes:
        whole: whether an entry says everything, as the form does: what it leaves empty is taken
            away, and every row is logged by itself. What a file leaves empty stays, and its new
            rows are known by their change set.
    """

    whole: bool = False

    def check(self, entry: CriterionEntry) -> list[Wrong]:
        """Why values cannot be: an error of a spreadsheet, over 100 %, another unit."""
        typed = entry.typed
        texts = {"current": typed.current, "previous": typed.previous, "expected": typed.expected}
        errors = [wrong_error(text, field) for field, text in texts.items()]
        return [
            *(wrong for wrong in errors if wrong is not None),
            *(
                Wrong(
                    code=problem.code,
                    text=problem.text,
                    hint="Исправьте значение.",
                    cell_hint="",
                    field=field,
                )
                for field, problem in entry.problems
                if problem.weight >= Weight.ERROR
            ),
        ]

    def years(self, entries: Sequence[CriterionEntry]) -> frozenset[int]:
        """School years of the values and of the previous ones."""
        years = {entry.year for entry in entries}
        for entry in entries:
            previous = self._values(entry).get("previous_year")
            if previous is not None:
                years.add(previous)
        return frozenset(years)

    def identities(self, entries: Sequence[CriterionEntry]) -> Sequence[_Key]:
        """School, criterion, year."""
        return list(map(_key, entries))

    def facts(self, entry: CriterionEntry) -> Mapping[str, Fact]:
        """The values that are filled, each with the columns that it fills."""
        values, typed = self._values(entry), entry.typed
        told = {
            "current": (CURRENT, "текущее значение", typed.current),
            "previous": (PREVIOUS, "предыдущее значение", typed.previous or typed.current),
            "expected": (EXPECTED, "ожидаемое значение", typed.expected),
        }
        facts = {
            field: Fact(tuple(values[name] for name in columns), title, text.strip())
            for field, (columns, title, text) in told.items()
            if columns[0] in values
        }
        if typed.reached is not None:
            facts["reached"] = Fact(typed.reached, "вывод", REACHED[typed.reached])
        return facts

    def clash(self, facts: Mapping[str, Fact], told: Mapping[str, Fact]) -> tuple[str, str] | None:
        """A value that differs."""
        return first_clash(facts, told)

    def check_beside(
        self,
        connection: "Connection",
        entries: Sequence[CriterionEntry],
        told: Sequence[Mapping[str, Fact]],
    ) -> Mapping[int, Wrong]:
        """A conclusion of the user's own that new values, without a new one, would contradict.

        A previous value that is stored otherwise as the value of its year is only noted.
        """
        stored = _stored(connection, entries)
        problems: dict[int, Wrong] = {}
        for place, entry in enumerate(entries):
            values, old = self._values(entry), stored.get(_key(entry))
            before = {} if old is None else old[1]
            unit, year = entry.criterion.unit, values.get("previous_year") or 0
            earlier = stored.get((entry.school_id, entry.criterion.id, year))
            wrong = None if self.whole else stale_conclusion(unit, before, values, told[place])
            wrong = wrong or other_previous(unit, values, {} if earlier is None else earlier[1])
            if wrong is not None:
                problems[place] = wrong
        return problems

    def compare(
        self, connection: "Connection", entries: Sequence[CriterionEntry]
    ) -> Compared[CriterionEntry]:
        """The values against the stored ones."""
        stored = _stored(connection, entries)
        former = [stored.get(_key(entry)) for entry in entries]
        values = [self._values(entry) for entry in entries]
        statuses: list[Status] = [
            "new" if old is None else "changed" if _differs(old[1], new) else "same"
            for old, new in zip(former, values, strict=True)
        ]
        return Compared(
            entries=entries,
            statuses=statuses,
            words=lambda place: _words(entries[place], former[place], values[place]),
        )

    def store(self, work: "Work", entries: Sequence[CriterionEntry], ids: dict[int, int]) -> None:
        """Insert new values, update changed ones; a whole entry that says nothing is removed."""
        said = [entry for entry in entries if not (self.whole and entry.typed.is_empty)]
        for year in sorted(self.years(said)):
            ensure_school_year(work.session, year)
        stored = _stored(work.session.connection(), entries)
        fresh: list[tuple[_Key, Mapping[str, Any]]] = []
        changed: dict[int, Mapping[str, Any]] = {}
        for entry in entries:
            old, values = stored.get(_key(entry)), self._values(entry)
            if self.whole and entry.typed.is_empty:
                _remove(work, old)
            elif old is None:
                school_id = ids.get(entry.school_id, entry.school_id)
                fresh.append(((school_id, entry.criterion.id, entry.year), values))
            elif _differs(old[1], values):
                changed[old[0]] = {**old[1], **values}
        self._insert(work, fresh)
        bulk_update(work, "criterion_value", changed)

    def _values(self, entry: CriterionEntry) -> dict[str, Any]:
        """The columns that an entry gives: of a whole one all, otherwise those that are filled."""
        columns, typed = entry.columns, entry.typed
        if self.whole:
            return {**columns, "reached": typed.reached}
        kept: list[str] = []
        if is_said(columns, CURRENT):
            kept += CURRENT
        if is_said(columns, ("previous_h", "previous_text")):
            kept += PREVIOUS
        if typed.expected:
            kept += EXPECTED
        values = {name: columns[name] for name in kept}
        return values if typed.reached is None else values | {"reached": typed.reached}

    def _insert(self, work: "Work", fresh: Sequence[tuple[_Key, Mapping[str, Any]]]) -> None:
        from app.models import CriterionValue

        if not fresh:
            return
        if self.whole:
            for key, values in fresh:
                work.session.add(CriterionValue(**dict(zip(_KEYS, key, strict=True)), **values))
            work.session.flush()
            return
        rows = [
            (*key, *(values.get(name, EMPTY.get(name)) for name in COLUMNS), work.change_set_id)
            for key, values in fresh
        ]
        columns = (*_KEYS, *COLUMNS, "change_set_id")
        bulk_insert(work.session.connection(), "criterion_value", columns, rows)
        work.tables.add("criterion_value")


def _key(entry: CriterionEntry) -> _Key:
    return entry.school_id, entry.criterion.id, entry.year


def _stored(connection: "Connection", entries: Iterable[CriterionEntry]) -> dict[_Key, _Stored]:
    """The stored values of the schools of the entries: key of the row and its columns."""
    from sqlalchemy import select
    from sqlmodel import SQLModel

    table = SQLModel.metadata.tables["criterion_value"]
    columns = [table.c[name] for name in ("id", *_KEYS, *COLUMNS)]
    stored: dict[_Key, _Stored] = {}
    for schools in batched(sorted({entry.school_id for entry in entries}), _SCHOOLS_AT_ONCE):
        rows = connection.execute(select(*columns).where(table.c.school_id.in_(schools)))
        for row in rows.mappings():
            key = (row["school_id"], row["criterion_id"], row["year"])
            stored[key] = (row["id"], {name: row[name] for name in COLUMNS})
    return stored


def _differs(old: Mapping[str, Any], values: Mapping[str, Any]) -> bool:
    return any(old[name] != value for name, value in values.items())


def _remove(work: "Work", old: _Stored | None) -> None:
    from app.models import CriterionValue

    if old is not None:
        work.session.delete(work.session.get_one(CriterionValue, old[0]))


def _words(entry: CriterionEntry, old: _Stored | None, values: Mapping[str, Any]) -> Words:
    criterion = entry.criterion
    stored = {} if old is None else old[1]
    return Words(
        f"{criterion.number}. {criterion.title}, {year_name(entry.year)}",
        said(stored, criterion.unit) if stored else "",
        said({**stored, **values}, criterion.unit),
    )
