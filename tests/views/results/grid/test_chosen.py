"""Selected cells as runs: each cell once, whatever the rectangles are."""

from itertools import product

from app.views.results.grid.chosen import Chosen, rectangles


def test_a_whole_grid_is_told_by_its_rows() -> None:
    chosen = Chosen([((0, 0), (799, 34))])
    assert len(chosen) == 800 * 35
    assert chosen.corners == ((0, 0), (799, 34))
    assert set(map(tuple, chosen.runs.values())) == {((0, 34),)}
    assert ((799, 34) in chosen, (800, 0) in chosen, (0, 35) in chosen) == (True, False, False)
    assert None not in chosen


def test_rectangles_in_any_order_that_touch_overlap_and_stand_apart() -> None:
    blocks = [((4, 1), (6, 3)), ((0, 5), (4, 6)), ((5, 3), (7, 4)), ((0, 7), (0, 7))]
    cells = {
        place
        for (top, left), (bottom, right) in blocks
        for place in product(range(top, bottom + 1), range(left, right + 1))
    }
    chosen = Chosen(blocks)
    assert list(chosen) == sorted(cells)
    assert len(chosen) == len(cells)
    assert all((place in chosen) == (place in cells) for place in product(range(9), range(9)))
    assert chosen.corners == ((0, 1), (7, 7))
    assert chosen.columns == {1, 2, 3, 4, 5, 6, 7}
    assert list(chosen.runs[0]) == [(5, 7)]


def test_nothing_is_selected() -> None:
    assert (list(Chosen([])), len(Chosen([])), Chosen([]).columns) == ([], 0, set())


def test_cells_one_by_one_are_as_few_rectangles() -> None:
    places = [*product(range(2, 5), range(3)), (9, 9), (4, 7)]
    blocks = rectangles(places)
    assert sorted(Chosen(blocks)) == sorted(places)
    assert ((9, 9), (9, 9)) in blocks
    assert len(blocks) < 6
