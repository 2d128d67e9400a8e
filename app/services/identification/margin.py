"""The margin («запас»): how many procedures may flip while the verdict still stands.

A flip makes one result of one year low, or no longer low. The margin is the smallest number of
flips that changes the verdict, less one: 0 says that a single procedure decides. It is found by
search under the real rule, so that К1, К2, «та же процедура» and AND all count.
"""

from collections.abc import Iterable
from functools import lru_cache

from app.services.identification.criteria import identified
from app.services.identification.rules.rules import Rule

ABSENT, FINE, LOW = 0, 1, 2
Cell = tuple[int, int]  # the state of one procedure: reporting year, previous year
_SHAPES: tuple[Cell, ...] = tuple((now, before) for now in range(3) for before in range(3))
_Counts = tuple[int, ...]  # how many procedures have each shape


def margin(rule: Rule, cells: Iterable[Cell]) -> int | None:
    """Spare flips of a verdict; None when no flip of the known results can change it.

    Args:
        rule: of the profile.
        cells: one pair of states per procedure; a procedure without data does not flip.
    """
    counts = [0] * len(_SHAPES)
    for now, before in cells:
        counts[now * 3 + before] += 1
    return _margin(rule, tuple(counts))


@lru_cache(maxsize=8192)
def _margin(rule: Rule, counts: _Counts) -> int | None:
    start = _identified(rule, counts)
    # The rule is monotonic: only losing low results can lift a verdict, only gaining brings it.
    old, new = (LOW, FINE) if start else (FINE, LOW)
    seen, border, flips = {counts}, [counts], 0
    while border:
        following: list[_Counts] = []
        for state in border:
            for flipped in _flips(state, old, new):
                if flipped in seen:
                    continue
                if _identified(rule, flipped) != start:
                    return flips
                seen.add(flipped)
                following.append(flipped)
        border, flips = following, flips + 1
    return None


def _flips(state: _Counts, old: int, new: int) -> Iterable[_Counts]:
    for position, (now, before) in enumerate(_SHAPES):
        if not state[position]:
            continue
        if now == old:
            yield _moved(state, position, new * 3 + before)
        if before == old:
            yield _moved(state, position, now * 3 + new)


def _moved(state: _Counts, source: int, target: int) -> _Counts:
    counts = list(state)
    counts[source] -= 1
    counts[target] += 1
    return tuple(counts)


def _identified(rule: Rule, counts: _Counts) -> bool:
    low = sum(counts[LOW * 3 : LOW * 3 + 3])
    low_previous = sum(counts[LOW::3])
    return identified(rule, low, low_previous, counts[LOW * 3 + LOW])
