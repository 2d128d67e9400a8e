"""The cells whose text is not stored, named also where the grid does not show them."""

from typing import TYPE_CHECKING

from app.services.language.dates import year_name
from app.services.language.plural import counted
from app.services.language.sentences import listed, shortened
from app.views.results.cell.held import CELL, Held, HeldCells
from app.views.results.cell.names import CellNames

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.services.storage.workspace import Workspace

_NAMED = 5
_LONGEST_TEXT = 40


def part_from_removed(workspace: "Workspace", held: HeldCells, changes: "Changes") -> None:
    """Texts of a school that an action took away have no cell: they are lost, not forgotten."""
    if changes.touches("school", "procedure") and any(held.all()):
        held.part(CellNames(workspace).exists)


def lost_words(names: CellNames, held: HeldCells) -> list[str]:
    """«Удалённая школа, ВПР МА 5, 2025/2026 – «90 из 89»» of each text whose cell is gone."""
    return [_told(names.of_lost(key), year, one) for year, key, one in held.lost]


def unsaved_words(workspace: "Workspace", held: HeldCells) -> str:
    """How many cells hold a text without storing it, in all years, and the first of them.

    «В результатах не принято: 1 ячейка. СОШ № 5, ВПР МА 5, 2025/2026 – «90 из 89».»; empty when
    there are none.
    """
    cells = list(held.all())
    if not cells and not held.lost:
        return ""
    names = CellNames(workspace)
    told = [
        *(_told(names.of(key), year, one) for year, key, one in cells),
        *lost_words(names, held),
    ]
    head = f"В результатах не принято: {counted(len(told), CELL)}."
    return f"{head} {listed(told, _NAMED, '; ')}."


def _told(name: str, year: int, held: Held) -> str:
    return f"{name}, {year_name(year)} – «{shortened(held.text, _LONGEST_TEXT)}»"
