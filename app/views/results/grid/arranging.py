"""Which schools the headers of the grid leave, and in which order."""

from typing import TYPE_CHECKING

from app.services.sheets.filtering import ColumnFilter, ColumnFilters, exact_order
from app.services.sheets.sheet import Share
from app.views.results.grid.taken_out import share_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.services.results import SchoolCell
    from app.views.results.cell.cells import GridTable, Key
    from app.views.results.cell.held import Held

NAMES = -1  # the number and the key of the column of the schools, before the procedures


class Arranging:
    """Filters and the order of the grid, by procedures: they outlive another choice of columns.

    Attributes:
        filters: the filter of each procedure, by its id; that of the schools by `NAMES`.
        order: id of the procedure by whose shares the schools are sorted, and whether the
            smallest comes first; None for their own order.
    """

    def __init__(self) -> None:
        self.filters: ColumnFilters[int] = ColumnFilters()
        self.order: tuple[int, bool] | None = None

    def arranged(
        self,
        schools: "Sequence[SchoolCell]",
        table: "GridTable",
        held: "Mapping[Key, Held]",
        *,
        beside: int | None = None,
    ) -> "list[SchoolCell]":
        """The schools that pass, in order; without the filter of the procedure `beside`.

        A procedure that is not shown filters nothing. Schools without a number come last.
        """
        names = self.filters.get(NAMES)
        rows = [one for one in schools if beside == NAMES or names.accepts(one.name, None)]
        shown = {procedure.id for procedure in table.procedures}
        for procedure in self.filters:
            if procedure in shown and procedure != beside:
                table.cells.read_procedure(procedure)
                wanted = self.filters.get(procedure)
                rows = [one for one in rows if _passes(wanted, (one.id, procedure), table, held)]
        if self.order is None or self.order[0] not in shown:
            return rows
        return sorted_by(rows, self.order[0], table, ascending=self.order[1])


def sorted_by(
    rows: "Sequence[SchoolCell]", procedure: int, table: "GridTable", *, ascending: bool
) -> "list[SchoolCell]":
    """The schools by their shares in a procedure, exactly; those without one last."""
    table.cells.read_procedure(procedure)
    known: list[tuple[Share, SchoolCell]] = []
    rest: list[SchoolCell] = []
    for school in rows:
        share = share_at((school.id, procedure), table)
        if share is None:
            rest.append(school)
        else:
            known.append((share, school))
    known.sort(key=lambda pair: exact_order(pair[0]), reverse=not ascending)
    return [school for _share, school in known] + rest


def text_at(key: "Key", table: "GridTable", held: "Mapping[Key, Held]") -> str:
    """What a cell is called in a filter: its share, the words of a state, a text not stored."""
    if key in held:
        return held[key].text
    cell = table.cells.get(key)
    return "" if cell is None else cell.share or cell.counts


def share_at(key: "Key", table: "GridTable") -> Share | None:
    """The share of those who failed, None without one."""
    result = table.cells.result(key)
    return None if result is None else share_of(result)


def _passes(
    wanted: ColumnFilter, key: "Key", table: "GridTable", held: "Mapping[Key, Held]"
) -> bool:
    return wanted.accepts(text_at(key, table, held), share_at(key, table))
