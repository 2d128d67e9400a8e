"""An attacker with the printed numbers, and the rule itself, learns no hidden count."""

import itertools
from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from app.services.documents.public_words import FEWER, is_small
from app.services.documents.publication import (
    Cell,
    full_figures,
    hidden_cells,
    public_figures,
)
from app.services.identification.evidence.shares import share_text

DASH = "–"


def printed(participants: int, failed: int, threshold_h: int) -> tuple[str, ...]:
    share = share_text(participants, failed, None, threshold_h, low=True)
    shown = public_figures(participants, failed, share)
    return shown.participants, shown.count, shown.share


@given(st.sampled_from([1000, 2500, 3000, 5000, 10_000]))
def test_no_hidden_group_of_a_list_can_be_worked_out(threshold_h: int) -> None:
    """All groups that can stand in a list with this threshold, by what is printed of them."""
    groups: dict[tuple[str, ...], set[tuple[int, int]]] = defaultdict(set)
    for participants in range(1, 80):
        for failed in range(1, participants + 1):
            if failed * 10_000 >= threshold_h * participants:
                groups[printed(participants, failed, threshold_h)].add((participants, failed))
    hidden = [found for shown, found in groups.items() if DASH in shown]
    assert len(hidden) == 1  # all look alike
    for found in hidden:
        assert {participants for participants, _failed in found} >= {1, 2, 3, 4}
        assert {failed for _participants, failed in found} >= {1, 2, 3, 4}
    for shown, found in groups.items():
        if DASH not in shown:
            assert not any(is_small(participants, failed) for participants, failed in found)


@given(st.integers(0, 60), st.integers(0, 60))
def test_figures_are_hidden_all_or_none(participants: int, count: int) -> None:
    shown = public_figures(participants, count, "33,3")
    assert shown.hidden == (participants < 5 or count in (1, 2))
    assert (FEWER in shown.count, shown.share == DASH, shown.participants == DASH) == (
        shown.hidden, shown.hidden, shown.hidden,
    )  # fmt: skip
    assert full_figures(participants, count, "33,3").participants == str(participants)


def test_a_share_without_counts_stands() -> None:
    shown = public_figures(None, None, "33")
    assert (shown.participants, shown.count, shown.share) == (DASH, DASH, "33")


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[list[int]], set[Cell], bool, bool]:
    rows, columns = draw(st.sampled_from([(1, 2), (1, 4), (2, 2), (2, 3), (3, 2), (4, 1)]))
    counts = [[draw(st.integers(0, 9)) for _ in range(columns)] for _ in range(rows)]
    cells = [(row, column) for row in range(rows) for column in range(columns)]
    small = {cell for cell in cells if counts[cell[0]][cell[1]] in (1, 2)}
    return counts, small, draw(st.booleans()), draw(st.booleans())


def with_totals(
    counts: list[list[int]], *, row_totals: bool, column_totals: bool
) -> list[list[int]]:
    rows = [row + ([sum(row)] if row_totals else []) for row in counts]
    return rows + ([[sum(column) for column in zip(*rows, strict=True)]] if column_totals else [])


def neighbours(
    counts: list[list[int]], hidden: frozenset[Cell], flags: dict[str, bool]
) -> list[dict[Cell, int]]:
    """Every table that shows the same and differs by at most one in each hidden cell.

    That is enough: two tables with the same sums differ by closed paths, and a single one of them
    changes its cells by one.
    """
    every = cells_of(with_totals(counts, **flags))
    shown = {cell: value for cell, value in every.items() if cell not in hidden}
    inner = [cell for cell in cells_of(counts) if cell in hidden]
    found: list[dict[Cell, int]] = []
    for steps in itertools.product((-1, 0, 1), repeat=len(inner)):
        rows = [list(row) for row in counts]
        for (row, column), step in zip(inner, steps, strict=True):
            rows[row][column] += step
        guess = cells_of(with_totals(rows, **flags))
        if min(guess.values()) >= 0 and all(guess[cell] == shown[cell] for cell in shown):
            found.append(guess)
    return found


def cells_of(rows: list[list[int]]) -> dict[Cell, int]:
    return {(r, c): value for r, row in enumerate(rows) for c, value in enumerate(row)}


@settings(max_examples=150, deadline=None)
@given(tables())
def test_no_hidden_cell_of_a_table_follows_from_its_totals(
    made: tuple[list[list[int]], set[Cell], bool, bool],
) -> None:
    counts, small, row_totals, column_totals = made
    flags = {"row_totals": row_totals, "column_totals": column_totals}
    hidden = hidden_cells(counts, small, **flags)
    assert small <= hidden
    if not small:
        assert hidden == frozenset()
        return
    guesses = neighbours(counts, hidden, flags)
    known = [cell for cell in hidden if len({guess[cell] for guess in guesses}) == 1]
    assert known == []


def test_one_hidden_cell_takes_another_or_the_total_with_it() -> None:
    assert hidden_cells([[2, 7, 9]], {(0, 0)}, row_totals=True, column_totals=False) == {
        (0, 0),
        (0, 1),
    }
    assert hidden_cells([[2]], {(0, 0)}, row_totals=True, column_totals=False) == {(0, 0), (0, 1)}
    assert hidden_cells([[2, 0]], {(0, 0)}, row_totals=True, column_totals=False) == {
        (0, 0),
        (0, 2),
    }
    square = hidden_cells([[2, 7], [8, 9]], {(0, 0)}, row_totals=True, column_totals=True)
    assert square == {(0, 0), (0, 1), (1, 0), (1, 1)}
    alone = hidden_cells([[2, 7], [8, 9]], {(0, 0)}, row_totals=False, column_totals=False)
    assert alone == {(0, 0)}


def test_two_hidden_cells_joined_by_a_bridge_are_seen_through() -> None:
    """Every row and column has two hidden cells, and yet the one between the squares is known."""
    counts = [
        [5, 6, 0, 0, 0],
        [6, 5, 1, 0, 0],
        [0, 0, 7, 8, 0],
        [0, 0, 8, 7, 0],
    ]
    hidden = hidden_cells(counts, {(1, 2)}, row_totals=True, column_totals=True)
    assert len(hidden) >= 4
    only = {(0, 0), (0, 1), (1, 0), (1, 1), (1, 2), (2, 2), (2, 3), (3, 2), (3, 3)}
    assert only < hidden_cells(counts, only, row_totals=True, column_totals=True)
