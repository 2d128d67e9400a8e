"""How the cells of texts that are not stored are called."""

from functools import cached_property
from typing import TYPE_CHECKING

from app.services import results
from app.services.schools import schools
from app.views.results.cell.cells import Key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.services.results.reading import SchoolCell
    from app.services.storage.workspace import Workspace


class CellNames:
    """Names of schools and procedures, read when the first is asked for; for one look."""

    def __init__(self, workspace: "Workspace", shown: "Iterable[SchoolCell]" = ()) -> None:
        """`shown` are the schools that the grid has."""
        self._workspace, self._shown = workspace, shown

    def of(self, key: Key) -> str:
        """School and procedure: «СОШ № 5, ВПР МА 5», «СОШ № 5 (в архиве), ВПР МА 5»."""
        school = self._schools.get(key[0], "Удалённая школа")
        return f"{school}, {self._procedures.get(key[1], 'процедура удалена')}"

    def of_lost(self, key: Key) -> str:
        """The same of a cell that is gone; another school may have its key by now."""
        return f"Удалённая школа, {self._procedures.get(key[1], 'процедура удалена')}"

    def has_cell(self, key: Key) -> bool:
        """Whether the grid has the school."""
        return any(school.id == key[0] for school in self._shown)

    def exists(self, key: Key) -> bool:
        """Whether there are a school and a procedure with these keys."""
        return key[0] in self._schools and key[1] in self._procedures

    @cached_property
    def _schools(self) -> dict[int, str]:
        return {
            school.id: school.short_name if school.active else f"{school.short_name} (в архиве)"
            for school in schools.list_schools(self._workspace, include_archived=True)
        }

    @cached_property
    def _procedures(self) -> dict[int, str]:
        return {row.id: row.short_title for row in results.list_procedures(self._workspace)}
