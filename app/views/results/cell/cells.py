"""The cells of the grid: stored results, worded only when they are looked at."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from app.services.identification.evidence.result_words import WordedResult, counts_words, worded
from app.services.identification.rules.low import is_low_result
from app.services.results.stored.cells import StoredCells

if TYPE_CHECKING:
    from app.services.results import ProcedureRow, ResultGrid, ResultRow, SchoolCell

Key = tuple[int, int]  # school, procedure


@dataclass(frozen=True, slots=True, kw_only=True)
class GridTable:
    """The grid of a year.

    Attributes:
        threshold_h: hundredths of a percent from which a result is low.
        previous: cells of the year before, empty unless asked for.
    """

    year: int
    schools: tuple["SchoolCell", ...]
    procedures: tuple["ProcedureRow", ...]
    cells: "Cells"
    threshold_h: int
    previous: "Cells"


class Cells(Mapping[Key, WordedResult]):
    """Results of a year in words by school and procedure, worded only when looked at.

    `replace` changes these results too.
    """

    def __init__(self, results: StoredCells, threshold_h: int) -> None:
        self._results = results
        self._threshold_h = threshold_h
        self._worded: dict[Key, WordedResult] = {}

    def read_first(self, seen: Sequence[int] = ()) -> Self:
        """The same, what a window shows first being in words: by the worker, beforehand."""
        for key in self._results.read_first(seen):
            if self._results.is_read(key):
                self.get(key)
        return self

    def read_procedure(self, procedure_id: int) -> None:
        """Read one procedure of all schools at once, before they are compared by it."""
        self._results.read_procedure(procedure_id)

    def arrange(self, schools: Sequence[int]) -> None:
        """These schools stand beside each other now."""
        self._results.arrange(schools)

    def __getitem__(self, key: Key) -> WordedResult:
        """The cell; KeyError says that there are no data."""
        cell = self._worded.get(key)
        if cell is None:
            cell = self._worded[key] = worded(self._results[key], self._threshold_h)
        return cell

    def __iter__(self) -> Iterator[Key]:
        return iter(self._results)

    def __len__(self) -> int:
        return len(self._results)

    def __contains__(self, key: object) -> bool:
        return key in self._results

    def get(self, key: Key, default: Any = None) -> Any:  # noqa: ANN401 - as Mapping has it
        """The cell or the default; an exception is the rare case of a row that is gone by now."""
        if key not in self._results:
            return default
        try:
            return self[key]
        except KeyError:
            return default

    def replace(self, key: Key, result: "ResultRow | None") -> None:
        """Show another result, or none."""
        self._worded.pop(key, None)
        if result is None:
            self._results.pop(key, None)
        else:
            self._results[key] = result

    def result(self, key: Key) -> "ResultRow | None":
        """The stored result, without wording it."""
        return self._results.get(key)

    def copied(self, key: Key) -> str:
        """What can be pasted back: «11 из 89», «33 %», «нет участников», or nothing."""
        row = self._results.get(key)
        if row is not None and row.participants and row.failed is not None:
            return counts_words(row.failed, row.participants)
        cell = None if row is None else self[key]
        return "" if cell is None else cell.counts or cell.share

    def by_hand(self, key: Key) -> bool:
        """Whether the result was typed in, not loaded from a file."""
        result = self._results.get(key)
        return result is not None and not result.source_file

    def is_low(self, key: Key) -> bool:
        """Whether the result is low, without wording it."""
        result = self._results.get(key)
        return result is not None and is_low_result(result, self._threshold_h)


def no_cells() -> Cells:
    """Those of a year of which nothing is to be shown."""
    return Cells(StoredCells((), (), lambda _schools: ()), 0)


def cells_of(grid: "ResultGrid", threshold_h: int) -> Cells:
    """All results of a year in words, by school and procedure."""
    return Cells(grid.cells, threshold_h)
