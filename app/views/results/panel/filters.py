"""Which schools the grid shows: by what they lack, by low results, by place."""

from typing import TYPE_CHECKING

from app.views.results.cell.cells import GridTable
from app.views.results.grid.model import SchoolFilter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.results import SchoolCell
    from app.views.widgets.fields.filter_bar import FilterBar

_ALL, _LOW, _MISSING, _EMPTY, _BY_HAND = None, "low", "missing", "empty", "hand"
_CHOICES = [
    ("Все школы", _ALL),
    ("Есть низкие", _LOW),
    ("Есть пропуски", _MISSING),
    ("Без результатов", _EMPTY),
    ("Есть введённые вручную", _BY_HAND),
]
_EVERYWHERE = "Все населённые пункты"


def add_filters(filters: "FilterBar") -> None:
    """Put the choices into a bar."""
    filters.add_choice("schools", "Какие школы показать", _CHOICES)
    filters.add_choice("place", "Муниципалитет или населённый пункт", [(_EVERYWHERE, None)])
    filters.show_choice("place", on=False)


def set_places(filters: "FilterBar", schools: "Sequence[SchoolCell]") -> None:
    """Offer the municipalities and settlements of the schools, where there are several."""
    towns = sorted({school.municipality for school in schools} - {""})
    villages = sorted({school.settlement for school in schools} - {""})
    options: list[tuple[str, object]] = [(_EVERYWHERE, None)]
    for names, field in ((towns, "municipality"), (villages, "settlement")):
        if len(names) > 1:
            options += [(name, (field, name)) for name in names]
    filters.set_options("place", options)


def show_places(filters: "FilterBar", *, on: bool) -> None:
    """Show the choice of a place where there is room and several are offered; always in use."""
    several = filters.offered("place") > 1
    filters.show_choice("place", on=several and (on or filters.value("place") is not None))


def wanted_schools(filters: "FilterBar") -> SchoolFilter | None:
    """What the choices let through; None for everything."""
    chosen, place = filters.value("schools"), filters.value("place")
    if chosen is None and place is None:
        return None

    def accepts(school: "SchoolCell", table: GridTable) -> bool:
        if isinstance(place, tuple) and getattr(school, str(place[0])) != place[1]:
            return False
        return _accepts(chosen, school, table)

    return accepts


def _accepts(chosen: object, school: "SchoolCell", table: GridTable) -> bool:
    keys = [(school.id, procedure.id) for procedure in table.procedures]
    if chosen is None:
        return True
    if chosen == _LOW:
        return any(table.cells.is_low(key) for key in keys)
    if chosen == _MISSING:
        return any(key not in table.cells for key in keys)
    if chosen == _BY_HAND:
        return any(table.cells.by_hand(key) for key in keys)
    return all(key not in table.cells for key in keys)
