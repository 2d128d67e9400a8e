"""The margin is the smallest number of flips that changes the verdict, less one."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.services.identification.criteria import identified
from app.services.identification.margin import ABSENT, FINE, LOW, Cell, margin
from app.services.identification.rules.rules import Rule
from tests.services.identification.strategies import RULES

STATES = st.sampled_from((ABSENT, FINE, LOW))
CELLS = st.lists(st.tuples(STATES, STATES), max_size=4)


@settings(max_examples=150)
@given(RULES, CELLS)
def test_it_is_what_brute_force_finds(rule: Rule, cells: list[Cell]) -> None:
    flips = _fewest_flips(rule, cells)
    assert margin(rule, cells) == (None if flips is None else flips - 1)


def _fewest_flips(rule: Rule, cells: list[Cell]) -> int | None:
    """Every set of results flipped, in both directions, the smallest sets first."""
    marks = [list(cell) for cell in cells]
    places = [
        (row, column)
        for row, cell in enumerate(cells)
        for column in (0, 1)
        if cell[column] != ABSENT
    ]
    start = _holds(rule, marks)
    for number in range(1, len(places) + 1):
        for chosen in combinations(places, number):
            flipped = [list(cell) for cell in marks]
            for row, column in chosen:
                flipped[row][column] = FINE if flipped[row][column] == LOW else LOW
            if _holds(rule, flipped) != start:
                return number
    return None


def _holds(rule: Rule, marks: list[list[int]]) -> bool:
    now = {row for row, cell in enumerate(marks) if cell[0] == LOW}
    before = {row for row, cell in enumerate(marks) if cell[1] == LOW}
    return identified(rule, len(now), len(before), len(now & before))


OR = Rule(2, 1, c2_same=False, both_needed=False)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([(LOW, FINE), (LOW, FINE), (FINE, FINE)], 0),  # the oracle: one fewer and it drops out
        ([(LOW, FINE)] * 3, 1),
        ([(LOW, LOW)] * 9, 8),  # К2 falls first when all nine of the previous year are lost
        ([(LOW, FINE), (FINE, FINE)], 0),
        ([(FINE, FINE)] * 2, 1),
        ([(FINE, ABSENT)], None),
        ([], None),
    ],
)
def test_the_double_criterion(cells: list[Cell], expected: int | None) -> None:
    assert margin(OR, cells) == expected
