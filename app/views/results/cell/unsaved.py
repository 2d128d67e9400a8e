"""The cells whose text is not stored, named wherever the grid is not in sight."""

from typing import TYPE_CHECKING

from app.services import results
from app.services.language.dates import year_name
from app.services.language.plural import counted
from app.services.language.sentences import listed, shortened
from app.services.schools import schools
from app.views.results.cell.held import CELL, HeldCells

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

_NAMED = 5
_LONGEST_TEXT = 40


def unsaved_words(workspace: "Workspace", held: HeldCells) -> str:
    """How many cells hold a text without storing it, in all years, and the first of them.

    «В результатах не принято: 1 ячейка. СОШ № 5, ВПР МА 5, 2025/2026 – «90 из 89».»; empty when
    there are none.
    """
    cells = list(held.all())
    if not cells:
        return ""
    everyone = schools.list_schools(workspace, include_archived=True)
    names = {school.id: school.short_name for school in everyone}
    titles = {row.id: row.short_title for row in results.list_procedures(workspace)}
    told = [
        f"{names.get(key[0], 'школа удалена')}, {titles.get(key[1], 'процедура удалена')}, "
        f"{year_name(year)} – «{shortened(one.text, _LONGEST_TEXT)}»"
        for year, key, one in cells
    ]
    head = f"В результатах не принято: {counted(len(cells), CELL)}."
    return f"{head} {listed(told, _NAMED, '; ')}."
