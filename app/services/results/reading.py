"""Stored results as lists and as the grid of a school year: plain SQL, no ORM."""

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, NamedTuple

from app.enums import ResultState
from app.services.expected.gaps import MissingResults
from app.services.results.missing import list_missing
from app.services.results.procedures import ProcedureRow, read_procedures
from app.services.results.stored.cells import StoredCells
from app.services.results.stored.rows import ResultRow
from app.services.schools.known import read_register
from app.services.schools.schools import natural_key
from app.services.storage.files.sqlite import shared

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from app.services.storage.files.sqlite import Reader, Row
    from app.services.storage.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolCell:
    """A school as the head of a row of the grid."""

    id: int
    name: str
    login: str | None
    kind: str
    active: bool
    municipality: str = ""
    settlement: str = ""


@dataclass(frozen=True, slots=True)
class ResultGrid:
    """Schools by procedures of one school year.

    Attributes:
        year: later calendar year of the school year.
        procedures: all procedures, in their order.
        schools: active schools and archived ones with a result in the year, by name.
        cells: (school id, procedure id) -> the stored result; a missing key is «нет данных».
    """

    year: int
    procedures: tuple[ProcedureRow, ...]
    schools: tuple[SchoolCell, ...]
    cells: StoredCells


class YearResults(NamedTuple):
    """What the grid of a school year needs.

    Attributes:
        grid: the results.
        missing: who has not sent what.
    """

    grid: ResultGrid
    missing: tuple[MissingResults, ...]


def list_results(
    workspace: "Workspace", *, year: int | None = None, school_id: int | None = None
) -> list[ResultRow]:
    """Results, by school, then newest year first, then in the order of the procedures."""
    with workspace.database.reading() as reader:
        rows = _read(reader, year, school_id)
    order = {row.school: natural_key(row.school) for row in rows}
    return sorted(rows, key=lambda row: (order[row.school], row.school_id))


def newest_year(workspace: "Workspace", school_ids: "Collection[int]", until: int) -> int | None:
    """The newest year of which any of the schools has results, not later than `until`."""
    marks = ", ".join("?" * len(school_ids))
    with workspace.database.reading() as reader:
        return reader.scalar(
            f"SELECT max(year) FROM result WHERE year <= ? AND school_id IN ({marks})",
            (until, *school_ids),
        )


def schools_with_results(workspace: "Workspace", year: int) -> frozenset[int]:
    """Keys of the schools that have a result of a year of a procedure that was held."""
    with workspace.database.reading() as reader:
        rows = reader.rows(
            "SELECT DISTINCT school_id FROM result WHERE year = ? AND state = ?",
            (year, ResultState.HELD.value),
        )
    return frozenset(row["school_id"] for row in rows)


def get_grid(workspace: "Workspace", year: int) -> ResultGrid:
    """Everything that the grid of a school year shows."""
    with workspace.database.reading() as reader:
        procedures = tuple(read_procedures(reader))
        keys = _keys(reader, year)
        schools = read_register(reader)
    with_results = {school_id for school_id, _procedure_id in keys}
    shown = tuple(_by_name(row for row in schools if row["active"] or row["id"] in with_results))
    order = [school.id for school in shown]
    return ResultGrid(year, procedures, shown, _stored_cells(workspace, year, keys, order))


def get_cells(workspace: "Workspace", year: int, order: "Sequence[int]") -> StoredCells:
    """The results of another year for a grid whose schools stand in this order."""
    with workspace.database.reading() as reader:
        keys = _keys(reader, year)
    shown = set(order)
    return _stored_cells(workspace, year, [key for key in keys if key[0] in shown], order)


def _keys(reader: "Reader", year: int) -> list[tuple[int, int]]:
    rows = reader.rows("SELECT school_id, procedure_id FROM result WHERE year = ?", (year,))
    return [(row[0], row[1]) for row in rows]


def _stored_cells(
    workspace: "Workspace",
    year: int,
    keys: "Sequence[tuple[int, int]]",
    order: "Sequence[int]",
) -> StoredCells:
    def read(school_ids: "Sequence[int]") -> list[ResultRow]:
        with workspace.database.reading() as reader:
            return _read_schools(reader, year, school_ids)

    def read_procedure(procedure_id: int) -> list[ResultRow]:
        with workspace.database.reading() as reader:
            where = " WHERE r.year = ? AND r.procedure_id = ?"
            rows = reader.rows(_RESULTS + where, (year, procedure_id))
        return [_row(row) for row in rows]

    return StoredCells(keys, order, read, read_procedure)


def read_year(workspace: "Workspace", year: int, procedures: "Sequence[str]") -> YearResults:
    """The grid of a school year, and who lacks results in these procedures, given by codes."""
    return YearResults(get_grid(workspace, year), list_missing(workspace, year, procedures))


def participants_by_kind(
    workspace: "Workspace", school_ids: "Collection[int]"
) -> dict[int, dict[tuple[str, int], list[int]]]:
    """Participants of each result of schools, by kind of procedure and school year; never 0.

    A school without any is not there.
    """
    marks = ", ".join("?" * len(school_ids))
    with workspace.database.reading() as reader:
        rows = reader.rows(
            "SELECT r.school_id, p.kind, r.year, r.participants FROM result r"
            " JOIN procedure p ON p.id = r.procedure_id"
            f" WHERE r.school_id IN ({marks}) AND r.participants > 0",
            tuple(school_ids),
        )
    counts: dict[int, dict[tuple[str, int], list[int]]] = {}
    for school_id, kind, year, participants in rows:
        counts.setdefault(school_id, {}).setdefault((kind, year), []).append(participants)
    return counts


def read_active(reader: "Reader", years: tuple[int, int, int]) -> "Iterable[Row]":
    """Results of the active schools in three years, within a running read; school by school.

    Columns in order: school, code of the procedure, year, state, participants, failed, whether only
    percents are known, failed in hundredths of a percent, whether derived, then the file, sheet and
    row of the source. Plain rows: the identification reads tens of thousands of them.
    """
    return reader.rows(
        "SELECT r.school_id, p.code, r.year, r.state, r.participants, r.failed, r.percents_only,"
        " r.failed_percent_h, r.derived, r.source_file, r.source_sheet, r.source_row FROM result r"
        " JOIN procedure p ON p.id = r.procedure_id JOIN school s ON s.id = r.school_id"
        " WHERE s.active AND r.year IN (?, ?, ?) ORDER BY r.school_id, p.position, r.year",
        years,
    )


def count_results(workspace: "Workspace", year: int) -> int:
    """How many results of a school year are stored."""
    with workspace.database.reading() as reader:
        return reader.scalar("SELECT count(*) FROM result WHERE year = ?", (year,))


def read_cells(
    workspace: "Workspace", year: int, school_ids: "Collection[int]"
) -> dict[tuple[int, int], ResultRow]:
    """The stored results of some schools in a year, as `ResultGrid.cells` has them."""
    with workspace.database.reading() as reader:
        rows = _read_schools(reader, year, list(school_ids))
    return {(row.school_id, row.procedure_id): row for row in rows}


def _by_name(rows: "Iterable[Row]") -> list[SchoolCell]:
    cells = [
        SchoolCell(
            id=row["id"],
            name=row["short_name"],
            login=row["login_digits"],
            kind=row["kind"],
            active=bool(row["active"]),
            municipality=row["municipality"],
            settlement=row["settlement"],
        )
        for row in rows
    ]
    return sorted(cells, key=lambda cell: (natural_key(cell.name), cell.id))


_RESULTS = """
    SELECT r.id, r.school_id, s.short_name, s.login_digits, r.procedure_id, p.code, p.title,
           r.year, r.state, r.participants, r.failed, r.high, r.mean_score_h, r.percents_only,
           r.failed_percent_h, r.high_percent_h, r.derived, r.source_file, r.source_sheet,
           r.source_row
    FROM result r
    JOIN procedure p ON p.id = r.procedure_id
    JOIN school s ON s.id = r.school_id
"""


def _read(reader: "Reader", year: int | None, school_id: int | None) -> list[ResultRow]:
    wanted = {"r.year = ?": year, "r.school_id = ?": school_id}
    conditions = {text: value for text, value in wanted.items() if value is not None}
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    rows = reader.rows(
        f"{_RESULTS}{where} ORDER BY r.year DESC, p.position, p.id", tuple(conditions.values())
    )
    return [_row(row) for row in rows]


def _read_schools(reader: "Reader", year: int, school_ids: "Sequence[int]") -> list[ResultRow]:
    marks = ", ".join("?" * len(school_ids))
    # «+»: SQLite would else take the index of the year and go through the whole district.
    where = f" WHERE +r.year = ? AND r.school_id IN ({marks})"
    return [_row(row) for row in reader.rows(_RESULTS + where, (year, *school_ids))]


_FIELDS = tuple(field.name for field in fields(ResultRow))
_STATES = {state.value: state for state in ResultState}


def _row(values: "Row") -> ResultRow:
    row: dict[str, Any] = dict(zip(_FIELDS, shared(values), strict=True))
    row["state"] = _STATES[row["state"]]
    row["percents_only"] = bool(row["percents_only"])
    row["derived"] = bool(row["derived"])
    return ResultRow(**row)


def shown_procedures(
    grid: ResultGrid, profile_codes: "Collection[str]", *, everything: bool
) -> tuple[ProcedureRow, ...]:
    """Procedures that have data or belong to the profile; all of them when asked."""
    if everything:
        return tuple(grid.procedures)
    filled = {procedure for _school, procedure in grid.cells}
    return tuple(row for row in grid.procedures if row.id in filled or row.code in profile_codes)
