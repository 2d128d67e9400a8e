"""A jump to a cell: what is in sight stays where it is, what is not comes with whole rows."""

from app.services.schools import schools
from app.views.base.links import ResultsSpot
from app.views.results.page import ResultsPage
from app.views.tables.jumping import is_in_sight
from tests.views.results.wide_grid import CODES, go, school_name


def jump(page: ResultsPage, row: int, column: int) -> tuple[int, int]:
    """Ask for a cell as undo and links of other pages do; gives where the table is scrolled to."""
    ids = {one.short_name: one.id for one in schools.list_schools(page.context.workspace)}
    page.show_spot(ResultsSpot(school_id=ids[school_name(row + 1)], procedure=CODES[column]))
    view = page.grid.view
    index = view.currentIndex()
    assert (index.row(), index.column()) == (row, column)
    assert is_in_sight(view, index)
    return view.horizontalScrollBar().value(), view.verticalScrollBar().value()


def test_a_jump_to_a_cell_in_sight_does_not_scroll(wide: ResultsPage) -> None:
    wide.resize(900, 560)
    view = wide.grid.view
    go(wide, 0, 0)
    bars = view.horizontalScrollBar(), view.verticalScrollBar()
    assert all(bar.maximum() > 20 for bar in bars)
    seen = [row for row in range(24) if is_in_sight(view, view.grid.index(row, 0))]
    for row in seen:
        assert jump(wide, row, 0) == (0, 0), row
    bars[1].setValue(20)
    assert jump(wide, seen[3], 0) == (0, 20)


def test_a_jump_elsewhere_begins_with_a_whole_row_and_column(wide: ResultsPage) -> None:
    wide.resize(900, 560)
    view = wide.grid.view
    jumps = 0
    for row in range(24):
        for column in range(len(CODES)):
            go(wide, (row + 12) % 24, 0)
            before = view.verticalScrollBar().value()
            after = jump(wide, row, column)[1]
            at_the_end = after == view.verticalScrollBar().maximum()
            if before != after and not at_the_end:
                assert view.rowViewportPosition(view.rowAt(0)) == 0, (row, column)
                jumps += 1
    assert jumps
