"""Our workbook «Школы», and lists of schools with the same columns."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.enums import SchoolKind
from app.services.importing.batches.entries import EntryBatch
from app.services.importing.binding.index import SchoolRef, bare_name
from app.services.importing.binding.questions import AMBIGUOUS, LOGIN_CODE, Doubt
from app.services.importing.cells.cell import Cell, parse_lines, parse_text, shown
from app.services.importing.reading.context import ReadContext, report_cell, report_columns
from app.services.importing.reading.rows import FileRows, RejectedRow
from app.services.importing.tables.parsers import (
    parse_decimal,
    parse_login,
    parse_oo_code,
)
from app.services.importing.tables.table import Table
from app.services.language.headers import header_key
from app.services.language.plural import SCHOOL, counted
from app.services.language.school_names import name_key
from app.services.language.sentences import quoted
from app.services.schools.rules import taken_login, taken_oo_code, wrong_distance
from app.services.schools.writing import PersonName, SchoolEntry, SchoolTarget
from app.services.writing.addresses import wrong_email
from app.services.writing.target import Wrong

_KINDS = {header_key(kind.label): kind for kind in SchoolKind} | {
    "средняя": SchoolKind.SOSH,
    "средняя школа": SchoolKind.SOSH,
    "основная": SchoolKind.OOSH,
    "основная школа": SchoolKind.OOSH,
    "начальная": SchoolKind.NOSH,
    "начальная школа": SchoolKind.NOSH,
    "кадетская": SchoolKind.CADET,
    "интернат": SchoolKind.BOARDING,
    "осош": SchoolKind.EVENING,
    "другая": SchoolKind.OTHER,
}
_TARGET = SchoolTarget()
_NO_COLUMNS = ("aliases", "head", "head_post")
# Columns of the register that the layout calls otherwise.
_KEYS = {"login_digits": "login", "distance_m": "distance"}


def read_schools(context: ReadContext, tables: Sequence[Table]) -> FileRows:
    """Read all sheets of a list of schools; every school may stand in it once."""
    entries: list[SchoolEntry] = []
    rejected: list[RejectedRow] = []
    first: dict[int, tuple[str, int]] = {}
    count = 0
    for table in tables:
        count += len(table.rows)
        for place, values in enumerate(_parsed(context, table)):
            name = str(values["short_name"])
            entry = _entry(context, table, place, values)
            if entry is not None and _is_twice(context, table, entry, name, first):
                entry = None
            if entry is None:
                rejected.append(RejectedRow(table.sheet.name, table.numbers[place], name))
            else:
                entries.append(entry)
    batch = EntryBatch(entries, _TARGET, context.schools.names)
    return FileRows(batch=batch, rows=count, rejected=rejected, scope=counted(len(entries), SCHOOL))


def _parsed(context: ReadContext, table: Table) -> list[dict[str, Any]]:
    """The rows as dictionaries; a row with a wrong cell has the key `wrong`."""
    columns = {
        "short_name": table.parsed("short_name", _name),
        "full_name": table.parsed("full_name", parse_text),
        "kind": table.parsed("kind", _kind),
        "login_digits": table.parsed("login", parse_login),
        "oo_code": table.parsed("oo_code", parse_oo_code),
        "aliases": table.parsed("aliases", _aliases),
        "municipality": table.parsed("municipality", parse_text),
        "settlement": table.parsed("settlement", parse_text),
        "distance_m": table.parsed("distance", _distance),
        "head": table.parsed("head", _head),
        "head_post": table.parsed("head_post", parse_text),
        "phone": table.parsed("phone", parse_text),
        "email": table.parsed("email", _email),
    }
    titled = {_KEYS.get(key, key): column for key, column in columns.items()}
    wrong = report_columns(context, table, titled)
    rows = zip(*(column.values for column in columns.values()), strict=True)
    return [
        dict(zip(columns, row, strict=True)) | ({"wrong": True} if place in wrong else {})
        for place, row in enumerate(rows)
    ]


def _entry(
    context: ReadContext, table: Table, place: int, values: dict[str, Any]
) -> SchoolEntry | None:
    if values.get("wrong"):
        return None
    columns = {
        key: value
        for key, value in values.items()
        if key == "short_name" or (key not in _NO_COLUMNS and value not in ("", None))
    }
    entry = SchoolEntry(
        school_id=0,
        sheet=table.sheet.name,
        row=table.numbers[place],
        values=columns,
        aliases=values["aliases"],
        head=values["head"],
        head_post=values["head_post"],
    )
    problems = _TARGET.check(entry)
    for wrong in problems:
        report_cell(context, table, place, _KEYS.get(wrong.field, wrong.field), wrong)
    if problems:
        return None
    school_id = _school_id(context, table, place, values)
    return None if school_id is None else replace(entry, school_id=school_id)


def _school_id(
    context: ReadContext, table: Table, place: int, values: dict[str, Any]
) -> int | None:
    """The school of a row, or one to be made; None after writing down why neither can be."""
    ref = SchoolRef(
        values["short_name"], values["login_digits"], values["oo_code"], values["municipality"]
    )
    school_id, doubt = context.schools.match(ref)
    problem = _taken(context, ref, school_id, doubt) or _doubtful(doubt)
    if problem is not None:
        report_cell(context, table, place, *problem)
        return None
    if school_id is None:
        return context.schools.add(ref, [values["full_name"], *values["aliases"]])
    return school_id


def _taken(
    context: ReadContext, ref: SchoolRef, school_id: int | None, doubt: Doubt | None
) -> tuple[str, Wrong] | None:
    """The column and the problem when login or code belong to another school."""
    if doubt is not None:
        if doubt.code != LOGIN_CODE:
            return None
        school_id = context.schools.owner_of_login(ref.login)
    for key, value, owner, told in (
        ("login", ref.login, context.schools.owner_of_login(ref.login), taken_login),
        ("oo_code", ref.oo_code, context.schools.owner_of_code(ref.oo_code), taken_oo_code),
    ):
        if value and owner is not None and owner != school_id:
            return key, told(value, context.schools.name(owner))
    return None


def _doubtful(doubt: Doubt | None) -> tuple[str, Wrong] | None:
    """The column and the problem when a row points at two schools, or at none of several."""
    if doubt is None:
        return None
    if doubt.code == AMBIGUOUS:
        return "login", Wrong(code=doubt.code, text=doubt.reason)
    advice = (
        " Исправьте строку. Если школа переименована, сначала измените название в карточке другой"
        " школы."
    )
    return "short_name", Wrong(code=doubt.code, text=doubt.reason + advice)


def _is_twice(
    context: ReadContext,
    table: Table,
    entry: SchoolEntry,
    name: str,
    first: dict[int, tuple[str, int]],
) -> bool:
    before = first.get(entry.school_id)
    if before is None:
        first[entry.school_id] = (name, entry.row)
        return False
    rows = f"строки {before[1]} и {entry.row}"
    if name_key(before[0]) == name_key(name):
        message = (
            f"Школа {quoted(name)} указана дважды: {rows}. Оставьте одну строку или уточните логин,"
            " код или муниципалитет."
        )
    else:
        message = (
            f"Школы {quoted(before[0])} и {quoted(name)} указаны с одним логином или"
            f" кодом ОО: {rows}. У каждой школы он свой: исправьте одну из строк."
        )
    context.problems.error(
        "school_twice",
        message,
        sheet=table.sheet.name,
        row=entry.row,
        column=table.title("short_name"),
    )
    return True


def _name(cell: Cell) -> str:
    return bare_name(parse_text(cell))


def _kind(cell: Cell) -> str | Wrong | None:
    text = parse_text(cell)
    if not text:
        return None
    kind = _KINDS.get(header_key(text))
    if kind is not None:
        return kind.value
    listed = ", ".join(kind.label for kind in SchoolKind)
    return Wrong(code="kind", text=f"«{shown(cell)}» не вид школы. Выберите из списка: {listed}.")


def _aliases(cell: Cell) -> tuple[str, ...]:
    return tuple(
        " ".join(part.split()) for part in re.split(r"[;\n]", parse_lines(cell)) if part.strip()
    )


def _distance(cell: Cell) -> int | Wrong | None:
    text = parse_text(cell).casefold().removesuffix("км").strip() if isinstance(cell, str) else cell
    metres = parse_decimal(text)
    wrong = wrong_distance(metres) if isinstance(metres, int) else None
    return metres if wrong is None else wrong


def _head(cell: Cell) -> PersonName | Wrong | None:
    text = parse_text(cell)
    if any(letter.isdigit() for letter in text):
        return Wrong(
            code="head", text=f"«{shown(cell)}» не фамилия, имя и отчество. Исправьте ячейку."
        )
    return PersonName.of(text)


def _email(cell: Cell) -> str | Wrong:
    text = parse_text(cell)
    wrong = wrong_email(text)
    return text if wrong is None else wrong
