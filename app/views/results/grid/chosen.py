"""Which cells are selected, as runs of columns row by row: a whole grid is not listed by cells."""

from collections.abc import Collection, Iterable, Iterator, Mapping

Place = tuple[int, int]  # row, column
Run = tuple[int, int]  # first and last column


class Chosen(Collection[Place]):
    """Selected cells from top to bottom; none is in it twice.

    Attributes:
        runs: the runs of every row that has any, from left to right; rows from top to bottom.
    """

    def __init__(self, blocks: Iterable[tuple[Place, Place]]) -> None:
        """Args: `blocks` are rectangles, by their upper left and lower right cells."""
        runs: dict[int, list[Run]] = {}
        for (top, left), (bottom, right) in blocks:
            for row in range(top, bottom + 1):
                runs.setdefault(row, []).append((left, right))
        self.runs: Mapping[int, list[Run]] = {row: _joined(runs[row]) for row in sorted(runs)}

    def __len__(self) -> int:
        return sum(right - left + 1 for runs in self.runs.values() for left, right in runs)

    def __contains__(self, place: object) -> bool:
        if not isinstance(place, tuple):
            return False
        row, column = place
        return any(left <= column <= right for left, right in self.runs.get(row, ()))

    def __iter__(self) -> Iterator[Place]:
        for row, runs in self.runs.items():
            for left, right in runs:
                for column in range(left, right + 1):
                    yield row, column

    @property
    def corners(self) -> tuple[Place, Place]:
        """The rectangle around the cells, which must be some: upper left and lower right."""
        left = min(runs[0][0] for runs in self.runs.values())
        right = max(runs[-1][1] for runs in self.runs.values())
        return (min(self.runs), left), (max(self.runs), right)

    def corner(self, current: Place) -> Place:
        """The upper left one, from which a block lies down; `current` when none is selected."""
        return self.corners[0] if self.runs else current

    @property
    def columns(self) -> set[int]:
        """The columns in which any cell is selected."""
        runs = {run for line in self.runs.values() for run in line}
        return {column for left, right in runs for column in range(left, right + 1)}


def _joined(runs: list[Run]) -> list[Run]:
    """Runs from left to right; those that touch or overlap are one."""
    if len(runs) == 1:
        return runs
    joined: list[Run] = []
    for left, right in sorted(runs):
        if joined and left <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], right))
        else:
            joined.append((left, right))
    return joined


def rectangles(places: Iterable[Place]) -> list[tuple[Place, Place]]:
    """Cells as few rectangles: runs in a row, equal runs of neighbouring rows together."""
    runs: list[tuple[int, int, int]] = []  # row, first and last column
    for row, column in sorted(places):
        if runs and runs[-1][0] == row and runs[-1][2] == column - 1:
            runs[-1] = (row, runs[-1][1], column)
        else:
            runs.append((row, column, column))
    blocks: list[tuple[Place, Place]] = []
    for row, left, right in runs:
        if blocks:
            (top, first), (bottom, last) = blocks[-1]
            if bottom == row - 1 and (first, last) == (left, right):
                blocks[-1] = ((top, first), (row, last))
                continue
        blocks.append(((row, left), (row, right)))
    return blocks
