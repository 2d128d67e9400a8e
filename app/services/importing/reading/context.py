"""What the readers of the kinds share: the register, the procedures, the problems of the file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from app.services.importing.batches.preview import Correction
from app.services.importing.binding.index import SchoolIndex, SchoolRef, bare_name
from app.services.importing.cells.cell import Cell
from app.services.importing.files.reader import Book
from app.services.importing.findings.problems import ProblemLog
from app.services.importing.findings.questions import FileQuestions
from app.services.importing.reading.procedure_names import meant_by
from app.services.importing.reading.shared import SharedFacts
from app.services.importing.tables.parsers import parse_login, parse_oo_code, parse_text
from app.services.importing.tables.table import Parsed, Table
from app.services.language.headers import header_key
from app.services.results.known import KnownProcedure, known_procedures
from app.services.writing.target import Wrong

if TYPE_CHECKING:
    from sqlalchemy import Connection

_SAME_SUBJECT = {
    "литературное чтение": "литература",
    "история россии": "история",
    "иностранный язык (английский)": "английский язык",
    "иностранный язык (немецкий)": "немецкий язык",
    "иностранный язык (французский)": "французский язык",
}


@dataclass(frozen=True, slots=True)
class ProcedureIndex:
    """Procedures by what files call them.

    Attributes:
        by_id: all of them.
        by_name: code, short title and title, as header keys.
        vpr: (subject, class) -> key of the ВПР.
    """

    by_id: dict[int, KnownProcedure]
    by_name: dict[str, int]
    vpr: dict[tuple[str, int], int]
    _meant: dict[str, list[KnownProcedure]] = field(default_factory=dict[str, list[KnownProcedure]])

    def find(self, text: str) -> int | None:
        """A procedure by its code or one of its titles, or by a name that means it alone."""
        known = self._named(text)
        if known is not None:
            return known
        meant = self.meant(text)
        return meant[0].id if len(meant) == 1 else None

    def meant(self, text: str) -> list[KnownProcedure]:
        """The procedures that a name may mean, in their order; see `procedure_names`."""
        key = text.strip()
        known = self._meant.get(key)
        if known is None:
            known = self._meant[key] = meant_by(key, self.by_id.values())
        return known

    def _named(self, text: str) -> int | None:
        return self.by_name.get(procedure_key(text))

    def find_vpr(self, subject: str, grade: int) -> int | None:
        """The ВПР of a subject, in full or as in «ВПР МА 5», and a class."""
        key = header_key(subject)
        known = self.vpr.get((_SAME_SUBJECT.get(key, key), grade))
        return self._named(f"ВПР {key} {grade}") if known is None else known


def procedure_key(text: str) -> str:
    """A procedure's name without case and with the code written one way."""
    plain = re.sub(r"\s*:\s*", ":", text.strip().casefold())
    return plain if ":" in plain else header_key(text)


def load_procedures(connection: "Connection") -> ProcedureIndex:
    """All procedures of the workspace."""
    index = ProcedureIndex({}, {}, {})
    for one in known_procedures(connection):
        index.by_id[one.id] = one
        for name in (one.code, one.short_title, one.title):
            index.by_name.setdefault(procedure_key(name), one.id)
        if one.kind == "vpr" and one.grade is not None:
            index.vpr.setdefault((header_key(one.subject_title), one.grade), one.id)
    return index


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadContext:
    """Everything around one file while it is read.

    Attributes:
        book: the file.
        schools: the register, with the schools that this call will make.
        procedures: all procedures.
        shared: what a kind knows for all files of this call.
        problems: of this file.
        today: local date.
        correction: what the user says about the file, or None.
        questions: what is asked about the file as a whole, with the answers.
    """

    book: Book
    schools: SchoolIndex
    procedures: ProcedureIndex
    shared: SharedFacts
    problems: ProblemLog
    today: date
    correction: Correction | None = None
    questions: FileQuestions = field(default_factory=FileQuestions)


@dataclass(frozen=True, slots=True)
class BoundRows:
    """The school of each row of a table.

    Attributes:
        ids: key of the school per row; None for a row that is not taken.
        rejected: positions of rows whose login or code is wrong or that name no school.
    """

    ids: list[int | None]
    rejected: frozenset[int]


def report_bad(context: ReadContext, table: Table, key: str, column: Parsed) -> None:
    """Write down every wrong cell of a column."""
    for place, wrong in column.bad.items():
        report_cell(context, table, place, key, wrong)


def report_columns(context: ReadContext, table: Table, columns: Mapping[str, Parsed]) -> set[int]:
    """Write down every wrong cell of columns by their keys; positions of the rows with one."""
    for key, column in columns.items():
        report_bad(context, table, key, column)
    return set[int]().union(*(column.bad for column in columns.values()))


def report_cell(
    context: ReadContext, table: Table, place: int, key: str | None, wrong: Wrong
) -> None:
    """Write down one wrong cell as an error."""
    context.problems.error(
        wrong.code,
        wrong.in_cell + (_MERGED if key is not None and _may_be_merged(table, place, key) else ""),
        sheet=table.sheet.name,
        row=table.numbers[place],
        column=None if key is None else table.title(key),
    )


def report_empty(context: ReadContext, table: Table, place: int, key: str, what: str) -> None:
    """Write down that a cell which must be filled is not; `what` it should say."""
    message = f"Не указано: {what}. Заполните ячейку."
    report_cell(context, table, place, key, Wrong(code="missing_number", text=message))


_MERGED = (
    " Возможно, ячейки столбца объединены: тогда значение есть только в верхней из них. Снимите"
    " объединение и повторите значение в каждой строке."
)
_OFTEN_MERGED = frozenset(("year", "school", "login", "procedure", "grade", "subject", "criterion"))


def _may_be_merged(table: Table, place: int, key: str) -> bool:
    """Whether a cell is blank under a filled one in a column whose cells are often merged."""
    column = table.places.get(key) if key in _OFTEN_MERGED else None
    if column is None or table.rows[place][column] != "":
        return False
    return any(row[column] != "" for row in table.rows[:place])


def bind_rows(context: ReadContext, table: Table) -> BoundRows:
    """Find the school of every row by login, code and name."""
    names = table.parsed("school", _bare)
    logins = table.parsed("login", parse_login)
    codes = table.parsed("oo_code", parse_oo_code)
    places = table.parsed("municipality", parse_text)
    columns = {"school": names, "login": logins, "oo_code": codes, "municipality": places}
    wrong = report_columns(context, table, columns)
    named = list(zip(names.values, logins.values, codes.values, places.values, strict=True))
    wanted = dict.fromkeys(
        named if not wrong else (row for place, row in enumerate(named) if place not in wrong)
    )
    refs = {row: SchoolRef._make(row) for row in wanted if row[0] or row[1] or row[2]}
    if len(refs) < len(wanted):
        wrong |= _nameless(context, table, named, wrong)
    keys = context.schools.bind_all(refs.values())
    ids = {row: keys[ref] for row, ref in refs.items()}
    bound = [ids.get(row) for row in named]
    if None in keys.values():
        for place, row in enumerate(named):
            if row in refs and bound[place] is None:
                _locate(context, table, place, refs[row], "school")
    for place in wrong:
        bound[place] = None
    return BoundRows(bound, frozenset(wrong))


def bind_refs(context: ReadContext, table: Table, refs: list[SchoolRef]) -> list[int | None]:
    """Bind references that were read already, one per row of a report, or one above the table."""
    keys = context.schools.bind_all(refs)
    named = "group" if "group" in table.places else None
    for place, ref in enumerate(refs):
        if keys[ref] is None:
            _locate(context, table, place, ref, named)
    return [keys[ref] for ref in refs]


def _locate(
    context: ReadContext, table: Table, place: int, ref: SchoolRef, key: str | None
) -> None:
    sheet = table.sheet.name
    if key is None:
        context.schools.locate(ref, sheet, None, None)
    else:
        named = key if key in table.places else "login"
        context.schools.locate(ref, sheet, table.numbers[place], table.title(named))


def _bare(cell: Cell) -> str:
    return bare_name(parse_text(cell))


def _nameless(
    context: ReadContext, table: Table, named: list[tuple[str, ...]], wrong: set[int]
) -> set[int]:
    """Rows that name no school, besides those whose cells are wrong."""
    nameless = {
        place
        for place, row in enumerate(named)
        if place not in wrong and not (row[0] or row[1] or row[2])
    }
    for place in nameless:
        report_cell(
            context,
            table,
            place,
            "school",
            Wrong(code="no_school", text="Не указана школа. Напишите её название или логин."),
        )
    return nameless
