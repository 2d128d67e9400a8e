"""What the program offers for an empty register: our rows and usual words, taken only when asked.

They lie in `resources/registers/starts.json`.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from app.errors import UserError
from app.services.log.changes import Changes
from app.services.program_files import program_json
from app.services.registers.catalogue import get_register
from app.services.registers.rows import list_rows
from app.services.registers.writing import RowDraft, save_rows

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


def start_rows(name: str) -> list[RowDraft]:
    """Our rows for a register, none where the program has none."""
    return [RowDraft(values=row) for row in _starts().get(name, {}).get("rows", ())]


def usual_words(name: str, column: str) -> Sequence[str]:
    """What is usually typed into a column, as a field proposes it."""
    return _starts().get(name, {}).get("words", {}).get(column, ())


def take_start(workspace: "Workspace", name: str, year: int) -> tuple[list[int], Changes]:
    """Put our rows into a register that has none in a year; returns their keys.

    Raises:
        UserError: the register has rows, or the program has none for it.
    """
    rows = start_rows(name)
    if not rows:
        raise UserError("Готовых строк для этого раздела нет.", "Внесите свои.")
    if list_rows(workspace, name, year):
        title = get_register(name).title
        raise UserError(f"Раздел «{title}» уже заполнен.", "Готовые строки берут в пустой.")
    return save_rows(workspace, name, year, rows)


@cache
def _starts() -> Mapping[str, Mapping[str, Any]]:
    return program_json("registers", "starts.json")
