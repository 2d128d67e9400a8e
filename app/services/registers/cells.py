"""Cells of registers: how a value reads, and what a typed text is."""

from datetime import date
from typing import TYPE_CHECKING, Any

from app.errors import UserError
from app.services.language.dates import date_digits, parse_day, parse_time, time_digits
from app.services.language.headers import header_key
from app.services.language.sentences import quoted
from app.services.log.words.columns import Column, Unit
from app.services.registers.description.register import RegisterRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.enums import LabelledEnum
    from app.services.registers.description.register import Register
    from app.services.registers.options import Options

YES, NO = "да", "нет"
_FLAGS = {"да": True, "+": True, "1": True, "нет": False, "-": False, "0": False}


def cell_text(register: "Register", row: "RegisterRow", column: str) -> str:
    """A value of a row as it reads; `read_cell` reads it back."""
    if column in row.names:
        return row.names[column]
    return value_text(register.described(column), row.values.get(column))


def typed_row(
    register: "Register",
    key: int,
    values: "Mapping[str, Any]",
    options: "Options",
    former: "RegisterRow | None" = None,
) -> "RegisterRow":
    """A row as it would read once it is stored, under a key that the caller gives it.

    What it still has of the `former` row keeps its name, also where it is not offered any more.
    """
    whole = {one.name: values.get(one.name) for one in register.columns}
    names: dict[str, str] = {}
    for one in register.columns:
        column, value = register.described(one.name), whole[one.name]
        if column.refers:
            same = former is not None and former.values[one.name] == value
            names[one.name] = (
                former.names[one.name]
                if former is not None and same
                else options.name(column.refers, value)
            )
        elif column.choice is not None and value is not None:
            names[one.name] = column.choice(value).label
    return RegisterRow(id=key, year=None, values=whole, names=names, children={})


def value_text(column: Column, value: Any) -> str:  # noqa: ANN401 - a value of a column
    """A value that is no link as it reads; empty while nothing is entered."""
    if value is None:
        return ""
    if column.choice is not None:
        return column.choice(value).label
    if column.unit is Unit.TIME:
        return time_digits(value)
    if isinstance(value, bool):
        return YES if value else NO
    return date_digits(value) if isinstance(value, date) else str(value)


def read_cell(column: Column, text: str, options: "Options") -> Any:  # noqa: ANN401 - the same
    """The value that a text stands for; None, or no text, for an empty one.

    Raises:
        UserError: it is no day, no time, none of the set, or names nothing that is there.
    """
    typed = text.strip()
    if column.unit is Unit.TEXT:
        return typed
    if not typed:
        return None
    if column.unit is Unit.DAY:
        return parse_day(typed)
    if column.unit is Unit.TIME:
        return parse_time(typed)
    if column.choice is not None:
        return _member(column.choice, typed)
    if column.unit is Unit.FLAG:
        return _flag(typed)
    return options.find(column.refers, typed)


def _member(choice: "type[LabelledEnum]", typed: str) -> str:
    """A member of a closed set by its label or its stored value."""
    key = header_key(typed)
    for member in choice:
        if key in (header_key(member.label), member.value):
            return member.value
    known = ", ".join(quoted(member.label) for member in choice)
    raise UserError(f"Значения {quoted(typed)} нет.", f"Есть: {known}.")


def _flag(typed: str) -> bool:
    flag = _FLAGS.get(typed.casefold().replace("–", "-").replace("—", "-"))
    if flag is None:
        raise UserError(f"{quoted(typed)} – не ответ.", "Введите «да» или «нет».")
    return flag
