"""Command `register`: what papers are made of, shown, added and taken away."""

import argparse
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.answer import Answer
from app.cli.opened import asked_year, open_workspace
from app.cli.settings import parse_settings
from app.errors import UserError
from app.services.language.dates import year_name
from app.services.language.numbers import whole
from app.services.log.words.columns import Unit
from app.services.registers.catalogue import get_register, owner_of, registers
from app.services.registers.cells import cell_text, read_cell
from app.services.registers.description.register import Register, RegisterRow
from app.services.registers.options import Options
from app.services.registers.rows import count_rows, list_rows
from app.services.registers.writing import RowDraft, add_child, delete_rows, save_rows

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


def listing(options: argparse.Namespace, root: Path) -> Answer:
    """All registers with their columns, or the rows of one."""
    with open_workspace(root, read_only=True) as workspace:
        year = asked_year(options, workspace)
        if options.name is None:
            return _all(workspace, year)
        register = get_register(options.name)
        rows = list_rows(workspace, register.name, year)
    document = {**_head(register, year), "rows": [_row(register, row) for row in rows]}
    lines = [f"{register.title}: {whole(len(rows))}"]
    return Answer(document, [*lines, *(_line(register, row) for row in rows)])


def add(options: argparse.Namespace, root: Path) -> Answer:
    """Add one row; schools, people and orders are called by their names."""
    owner = owner_of(options.name)
    if owner is not None:
        return _add_child(options, root, owner)
    register = get_register(options.name)
    with open_workspace(root) as workspace:
        year = asked_year(options, workspace)
        values = _typed(register, parse_settings(options.settings), Options(workspace, year))
        (key,), _changes = save_rows(workspace, register.name, year, [RowDraft(values=values)])
        row = next(one for one in list_rows(workspace, register.name, year) if one.id == key)
    document = {**_head(register, year), "row": _row(register, row)}
    return Answer(document, [f"Добавлено: {_line(register, row)}"])


def _add_child(options: argparse.Namespace, root: Path, register: Register) -> Answer:
    """Add a row that belongs to another; the answer is that one with all its rows."""
    if options.of is None:
        raise UserError(
            f"Не указано, к какой строке раздела {register.name} относится эта.",
            "Добавьте ключ --of с её номером из register list.",
        )
    child = next(one for one in register.children if one.name == options.name)
    with open_workspace(root) as workspace:
        year = asked_year(options, workspace)
        values = _typed(child, parse_settings(options.settings), Options(workspace, year))
        add_child(workspace, register.name, year, options.of, child.name, values)
        rows = list_rows(workspace, register.name, year)
    row = next(one for one in rows if one.id == options.of)
    document = {**_head(register, year), "row": _row(register, row)}
    return Answer(document, [f"Добавлено: {_line(child, row.children[child.name][-1])}"])


def delete(options: argparse.Namespace, root: Path) -> Answer:
    """Take a row away by its number, with all that belongs to it."""
    register = get_register(options.name)
    with open_workspace(root) as workspace:
        delete_rows(workspace, register.name, [options.row])
    document = {"register": register.name, "deleted": options.row}
    return Answer(document, [f"Удалено: {register.title}, {options.row}"])


def _all(workspace: "Workspace", year: int) -> Answer:
    counts = count_rows(workspace, year)
    found = registers().values()
    document = {
        "year": year,
        "registers": [
            {
                "register": one.name,
                "title": one.title,
                "note": one.note,
                "rows": counts[one.name],
                "columns": _columns(one),
                "children": {
                    child.name: {"title": child.title, "columns": _columns(child)}
                    for child in one.children
                },
            }
            for one in found
        ],
    }
    lines = [f"{one.name}: {one.title}, строк {whole(counts[one.name])}" for one in found]
    return Answer(document, [f"Год работы {year_name(year)}", *lines])


def _columns(register: Register) -> list[dict[str, Any]]:
    return [
        {
            "column": one.name,
            "title": register.title_of(one.name),
            "sort": register.sort(one.name).value,
            "required": one.required,
        }
        for one in register.columns
    ]


def _head(register: Register, year: int) -> dict[str, Any]:
    return {
        "register": register.name,
        "title": register.title,
        "year": year if register.yearly else None,
    }


def _row(register: Register, row: RegisterRow) -> dict[str, Any]:
    """The values of a row: days as ISO, times as «14:30», links and sets with their words."""
    return {
        "id": row.id,
        "values": {one.name: _stored(register, row, one.name) for one in register.columns},
        "names": dict(row.names),
        "children": {
            child.name: [_row(child, one) for one in row.children[child.name]]
            for child in register.children
        },
    }


def _stored(register: Register, row: RegisterRow, column: str) -> object:
    value = row.values[column]
    if isinstance(value, date):
        return value.isoformat()
    is_time = register.described(column).unit is Unit.TIME and value is not None
    return cell_text(register, row, column) if is_time else value


def _line(register: Register, row: RegisterRow) -> str:
    """«12. 17.11.2025; 14:30; 15:00; Заречный округ»."""
    texts = (cell_text(register, row, one.name) for one in register.columns)
    return f"{row.id}. " + "; ".join(" ".join(text.split()) for text in texts if text)


def _typed(register: Register, settings: Mapping[str, str], options: Options) -> dict[str, Any]:
    """What `--set column=value` says; a column goes by its name or by its title."""
    known = {name: one.name for one in register.columns for name in _names(register, one.name)}
    values: dict[str, Any] = {}
    for name, text in settings.items():
        column = known.get(name.casefold())
        if column is None:
            there = ", ".join(one.name for one in register.columns)
            raise UserError(f"Столбца «{name}» нет.", f"Есть: {there}.")
        value = text.replace("\\n", "\n") if register.column(column).lines else text
        values[column] = read_cell(register.described(column), value, options)
    return values


def _names(register: Register, column: str) -> tuple[str, str]:
    return column, register.title_of(column).casefold()
