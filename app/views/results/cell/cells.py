"""What the cells of the grid say: texts, marks and tooltips, made once per query."""

from collections.abc import Collection, Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from app.enums import ResultState
from app.services.identification.evidence.shares import share_text
from app.services.identification.rules.low import is_low_result
from app.services.language.dates import year_name
from app.services.language.numbers import NBSP, hundredths, whole

if TYPE_CHECKING:
    from app.services.results import ProcedureRow, ResultGrid, ResultRow, SchoolCell

Key = tuple[int, int]  # school, procedure


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """One result as the grid shows it.

    Attributes:
        counts: «11 из 89», or the words of a state.
        share: «12,4 %»; empty when there is no number.
        low: the share reaches the threshold.
        edit: what the editor starts with: «11/89».
        result: the stored row.
    """

    counts: str
    share: str
    low: bool
    edit: str
    result: "ResultRow"

    @property
    def text(self) -> str:
        """The whole cell in words: «11 из 89 (12,4 %)»."""
        if self.counts and self.share:
            return f"{self.counts} ({self.share})"
        return self.counts or self.share


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


def cell_of(result: "ResultRow", threshold_h: int) -> GridCell:
    """A stored result in words."""
    state = ResultState(result.state)
    if state is not ResultState.HELD:
        return GridCell(counts=state.label, share="", low=False, edit=state.label, result=result)
    low = is_low_result(result, threshold_h)
    if result.percents_only:
        percent_h = result.failed_percent_h or 0
        share = _share(None, None, percent_h, threshold_h, low=low)
        return GridCell(
            counts="", share=share, low=low, edit=f"{hundredths(percent_h)}%", result=result
        )
    participants, failed = result.participants or 0, result.failed or 0
    counts = _counts(failed, participants)
    share = _share(participants, failed, None, threshold_h, low=low) if participants else ""
    return GridCell(
        counts=counts, share=share, low=low, edit=f"{failed}/{participants}", result=result
    )


def _counts(failed: int, participants: int) -> str:
    return f"{whole(failed)}{NBSP}из{NBSP}{whole(participants)}"


_share = lru_cache(maxsize=8192)(share_text)


class Cells(Mapping[Key, GridCell]):
    """Results of a year in words by school and procedure, worded only when looked at.

    `replace` changes these results too.
    """

    def __init__(self, results: "MutableMapping[Key, ResultRow]", threshold_h: int) -> None:
        self._results = results
        self._threshold_h = threshold_h
        self._worded: dict[Key, GridCell] = {}

    def __getitem__(self, key: Key) -> GridCell:
        """The cell; KeyError says that there are no data."""
        cell = self._worded.get(key)
        if cell is None:
            cell = self._worded[key] = cell_of(self._results[key], self._threshold_h)
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
            return _counts(row.failed, row.participants)
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


def cells_of(grid: "ResultGrid", threshold_h: int) -> Cells:
    """All results of a year in words, by school and procedure."""
    return Cells(grid.cells, threshold_h)


def shown_procedures(
    grid: "ResultGrid", profile_codes: Collection[str], *, everything: bool
) -> tuple["ProcedureRow", ...]:
    """Procedures that have data or belong to the profile; all of them when asked."""
    if everything:
        return tuple(grid.procedures)
    filled = {procedure for _school, procedure in grid.cells}
    return tuple(row for row in grid.procedures if row.id in filled or row.code in profile_codes)


def tooltip(cell: GridCell | None, previous: GridCell | None, year: int) -> str:
    """What more there is to say about a cell."""
    lines: list[str] = []
    if cell is None:
        lines.append("Нет данных")
    else:
        lines.append(cell.text + (f"{NBSP}– низкий результат" if cell.low else ""))
        if cell.result.derived:
            lines.append("Число не справившихся восстановлено по проценту")
        if cell.result.source_text:
            lines.append(f"Источник: {cell.result.source_text}")
    if previous is not None:
        lines.append(f"{year_name(year - 1)}: {previous.text}")
    return "\n".join(lines)
