"""Values of criteria of a file against the stored ones, and their storing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.enums import ExpectedOperator, ValueUnit
from app.services.criteria.values import Current, Expected, Previous
from app.services.criteria.wording import REACHED, expected_text, result_text
from app.services.importing.batches.preview import Comparison, LineStatus, PreviewLine
from app.services.importing.reading.known_criteria import KnownCriterion
from app.services.language.dates import year_name
from app.services.writing.bulk import bulk_insert, bulk_update

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.services.log.changes import Work

_KEYS = ("school_id", "criterion_id", "year")
# Columns that one cell of the workbook fills: what a file leaves empty does not erase them.
CURRENT = ("current_h", "current_count", "current_base", "current_text", "not_applicable")
PREVIOUS = ("previous_h", "previous_year", "previous_text")
EXPECTED = ("expected_operator", "expected_h", "expected_text")
_COLUMNS = (*CURRENT, *PREVIOUS, *EXPECTED, "reached")
_EMPTY = {"current_text": "", "previous_text": "", "expected_text": "", "not_applicable": False}


@dataclass(frozen=True, slots=True)
class CriterionEntry:
    """A row of the workbook: what it gives, as columns of `criterion_value`."""

    school_id: int
    criterion: KnownCriterion
    year: int
    values: Mapping[str, Any]
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class CriteriaBatch:
    """The accepted values of a file.

    Attributes:
        entries: in the order of the file.
        names: short names of the schools by id.
    """

    entries: Sequence[CriterionEntry]
    names: Mapping[int, str]

    @property
    def rows(self) -> int:
        """Number of accepted rows."""
        return len(self.entries)

    @property
    def years(self) -> frozenset[int]:
        """School years of the values and of the previous ones."""
        previous = (entry.values.get("previous_year") for entry in self.entries)
        named = {year for year in previous if year is not None}
        return frozenset({entry.year for entry in self.entries} | named)

    @property
    def schools(self) -> frozenset[int]:
        """Schools of the rows."""
        return frozenset(entry.school_id for entry in self.entries)

    def compare(self, connection: "Connection") -> Comparison:
        """The values against the stored ones."""
        stored = _stored(connection)
        lines = [
            self._line(entry, stored.get((entry.school_id, entry.criterion.id, entry.year)))
            for entry in self.entries
        ]
        return Comparison.of(lines)

    def store(self, work: "Work", ids: dict[int, int]) -> None:
        """Insert new values in bulk, update changed ones with a log entry each."""
        connection = work.session.connection()
        stored = _stored(connection)
        fresh: list[tuple[Any, ...]] = []
        changed: dict[int, Mapping[str, Any]] = {}
        for entry in self.entries:
            key = (ids.get(entry.school_id, entry.school_id), entry.criterion.id, entry.year)
            old = stored.get(key)
            if old is None:
                values = (entry.values.get(name, _EMPTY.get(name)) for name in _COLUMNS)
                fresh.append((*key, *values, work.change_set_id))
            elif _differs(old[1], entry):
                changed[old[0]] = {**old[1], **entry.values}
        if fresh:
            columns = (*_KEYS, *_COLUMNS, "change_set_id")
            bulk_insert(connection, "criterion_value", columns, fresh)
            work.tables.add("criterion_value")
        bulk_update(work, "criterion_value", changed)

    def _line(
        self, entry: CriterionEntry, old: tuple[int, Mapping[str, Any]] | None
    ) -> PreviewLine:
        status: LineStatus = "new"
        if old is not None:
            status = "changed" if _differs(old[1], entry) else "same"
        unit = entry.criterion.unit
        return PreviewLine(
            entry.row,
            status,
            self.names[entry.school_id],
            f"{entry.criterion.number}. {entry.criterion.title}, {year_name(entry.year)}",
            "" if old is None else _words(old[1], unit),
            _words({**({} if old is None else old[1]), **entry.values}, unit),
        )


def _stored(connection: "Connection") -> dict[tuple[int, int, int], tuple[int, Mapping[str, Any]]]:
    from sqlalchemy import select
    from sqlmodel import SQLModel

    rows = connection.execute(select(SQLModel.metadata.tables["criterion_value"])).mappings()
    return {
        (row["school_id"], row["criterion_id"], row["year"]): (
            row["id"],
            {name: row[name] for name in _COLUMNS},
        )
        for row in rows
    }


def _differs(old: Mapping[str, Any], entry: CriterionEntry) -> bool:
    return any(old[name] != value for name, value in entry.values.items())


def _words(given: Mapping[str, Any], unit: ValueUnit) -> str:
    """«63 балла (в 2017/2018 г. – 69); ожидается: более 70 баллов»."""
    values: dict[str, Any] = {**dict.fromkeys(_COLUMNS), **_EMPTY, **given}
    previous = None
    if values["previous_h"] is not None or values["previous_text"]:
        previous = Previous(values["previous_h"], values["previous_year"], values["previous_text"])
    current = Current(
        values["current_h"],
        values["current_count"],
        values["current_base"],
        values["current_text"],
        previous,
        bool(values["not_applicable"]),
    )
    said = [result_text(current, unit)]
    if values["expected_operator"] is not None:
        operator = ExpectedOperator(values["expected_operator"])
        expected = Expected(operator, values["expected_h"], values["expected_text"])
        said.append(f"ожидается: {expected_text(expected, unit)}")
    if values["reached"] is not None:
        said.append(REACHED[values["reached"]])
    return "; ".join(said)
