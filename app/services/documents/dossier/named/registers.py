"""Rows of registers: one that a document is about, and all of a year."""

from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.documents.dossier.named.rows import Choices, NamedRows
from app.services.language.dates import date_digits
from app.services.language.numbers import NBSP
from app.services.log.words.columns import Unit
from app.services.registers.rows import list_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.services.documents.dossier.parts import Dossier
    from app.services.registers.description.register import Register, RegisterRow


def register_rows(dossier: "Dossier", name: str, year: int | None = None) -> "list[RegisterRow]":
    """The rows of a register as `list_rows` gives them: of a school year, or all; read once."""
    return dossier.part(("register", name, year), lambda: list_rows(dossier.workspace, name, year))


def row_of(dossier: "Dossier", name: str, year: int, chosen: str) -> "RegisterRow | None":
    """The chosen row of a register, else the last one of the year.

    Raises:
        UserError: the chosen row is not there.
    """
    if not chosen:
        return next(reversed(register_rows(dossier, name, year)), None)
    row = next((one for one in register_rows(dossier, name) if str(one.id) == chosen), None)
    if row is None:
        raise UserError(f"Записи № {chosen} нет.", "Выберите запись из списка.")
    return row


def called(register: "Register", row: "RegisterRow") -> str:
    """How a row is offered: what names it in the change log, «Заседание группы, 12.10.2026»."""
    words = (_first(register, row, name) for name in register.words.name)
    return ", ".join(filter(None, words)) or f"№{NBSP}{row.id}"


def _first(register: "Register", row: "RegisterRow", name: "str | tuple[str, ...]") -> str:
    columns = (name,) if isinstance(name, str) else name
    return next(filter(None, (_said(register, row, one) for one in columns)), "")


def _said(register: "Register", row: "RegisterRow", column: str) -> str:
    if column == "year":
        return ""
    if register.described(column).unit is Unit.DAY:
        day = row.day(column)
        return "" if day is None else date_digits(day)
    return row.text(column)


def rows_of(register: "Register") -> "NamedRows[RegisterRow | None]":
    """The rows of a register as settings name them."""

    def choices(dossier: "Dossier", year: int | None, _values: "Mapping[str, str]") -> Choices:
        rows = register_rows(dossier, register.name, year)
        return tuple((called(register, row), str(row.id)) for row in reversed(rows))

    def school(dossier: "Dossier", key: str) -> int | None:
        rows = register_rows(dossier, register.name)
        return next((row.number("school_id") for row in rows if str(row.id) == key), None)

    columns = [
        one for name in register.words.name for one in ((name,) if isinstance(name, str) else name)
    ]
    texts = [one for one in columns if register.described(one).unit is Unit.TEXT]
    return NamedRows(
        table=register.name,
        gone=f"Записи {{}} больше нет в разделе «{register.title}»",
        choices=choices,
        find=lambda dossier, year, chosen: row_of(dossier, register.name, year, chosen),
        named_by=next(iter(texts), ""),
        school=school,
    )
