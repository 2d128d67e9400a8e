"""The columns of a register as those of a table."""

from typing import TYPE_CHECKING, Any, NamedTuple

from app.services.registers.cells import cell_text
from app.services.registers.description.register import Register, RegisterRow, Sort
from app.views.tables.columns import Column, count_column, day_column

if TYPE_CHECKING:
    from collections.abc import Callable

_PER_LETTER, _AROUND = 7, 36  # of a title


class _Look(NamedTuple):
    """How wide a column of a sort is, and whether a second line helps."""

    width: int
    wrap: bool = True


_LOOKS = {
    Sort.TEXT: _Look(144),
    Sort.LINES: _Look(200),
    Sort.DAY: _Look(100, wrap=False),
    Sort.TIME: _Look(76, wrap=False),
    Sort.FLAG: _Look(88, wrap=False),
    Sort.CHOICE: _Look(136),
    Sort.SCHOOL: _Look(168),
    Sort.PERSON: _Look(176),
    Sort.ORDER: _Look(200),
}
_STAYS = {Sort.PERSON: 2, Sort.ORDER: 2, Sort.SCHOOL: 4}
_SHORT = 96


def register_columns(register: Register) -> tuple[Column[RegisterRow], ...]:
    """What is typed, then how many rows belong to each row."""
    widest = _stretched(register)
    own = [_column(register, one.name, stretch=one.name == widest) for one in register.columns]
    return (*own, *map(_of_child, register.children))


def given_up(register: Register) -> list[str]:
    """The columns that a narrow table does without, the first of them first.

    What every row has stays, then schools stay longest, before them days and numbers; the form
    shows all.
    """
    kept = _stretched(register)
    spare = [one for one in register.columns if not one.required and one.name != kept]

    def place(number: int) -> tuple[int, int]:
        one, sort = spare[number], register.sort(spare[number].name)
        if sort is Sort.LINES:
            return 0, number
        if sort is Sort.TEXT and not one.short:
            return 1, -number
        return _STAYS.get(sort, 3), -number

    return [spare[number].name for number in sorted(range(len(spare)), key=place)]


def _stretched(register: Register) -> str:
    """The column that takes the room that is left: what a row is about, else its longest text."""
    texts = [
        one
        for one in register.columns
        if register.sort(one.name) in (Sort.TEXT, Sort.LINES) and not one.short
    ]
    about = [one for one in texts if one.required]
    long = [one for one in texts if one.lines]
    return (about[-1:] or long or texts or register.columns)[0].name


def _column(register: Register, name: str, *, stretch: bool) -> Column[RegisterRow]:
    title, sort = register.title_of(name), register.sort(name)
    look = _LOOKS[sort]
    usual = _SHORT if register.column(name).short else look.width
    width = max(usual, len(title) * _PER_LETTER + _AROUND)
    if sort is Sort.DAY:
        return day_column(name, title, lambda row: row.day(name), width=width)
    sorted_by: dict[str, Any] = {}
    if sort is Sort.TIME:
        sorted_by = {"sort_key": _number(name)}
    return Column(
        key=name,
        title=title,
        text=lambda row: _shown(cell_text(register, row, name)),
        width=width,
        stretch=stretch,
        wrap=look.wrap,
        **sorted_by,
    )


def _number(name: str) -> "Callable[[RegisterRow], int | None]":
    return lambda row: row.number(name)


def _shown(text: str) -> str:
    """Lines of a cell one after another, as a table of one or two lines has them."""
    return "; ".join(line.rstrip(";") for line in text.splitlines())


def _of_child(child: Register) -> Column[RegisterRow]:
    return count_column(
        child.name, child.title, lambda row: len(row.children[child.name]), width=124, zero=""
    )
