"""What the cells of the grid say: texts, marks and tooltips, made once per query."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.enums import ResultState
from app.services.identification.criteria import is_low, is_low_percent
from app.services.identification.shares import share_text
from app.services.language.dates import year_name
from app.services.language.numbers import NBSP, hundredths, whole

if TYPE_CHECKING:
    from app.services.results import ProcedureRow, ResultGrid, ResultRow, SchoolCell

Key = tuple[int, int]  # school, procedure


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class GridTable:
    """The grid of a year.

    Attributes:
        threshold_h: hundredths of a percent from which a result is low.
        previous: cells of the year before, empty unless asked for.
    """

    year: int
    schools: tuple["SchoolCell", ...]
    procedures: tuple["ProcedureRow", ...]
    cells: Mapping[Key, GridCell]
    threshold_h: int
    previous: Mapping[Key, GridCell]


def cell_of(result: "ResultRow", threshold_h: int) -> GridCell:
    """A stored result in words."""
    state = ResultState(result.state)
    if state is not ResultState.HELD:
        return GridCell(state.label, "", low=False, edit=state.label, result=result)
    if result.percents_only:
        percent_h = result.failed_percent_h or 0
        low = is_low_percent(percent_h, threshold_h)
        share = share_text(None, None, percent_h, threshold_h, low=low)
        return GridCell("", share, low, f"{hundredths(percent_h)}%", result)
    participants, failed = result.participants or 0, result.failed or 0
    if participants == 0:
        return GridCell(f"0{NBSP}из{NBSP}0", "", low=False, edit="0/0", result=result)
    low = is_low(participants, failed, threshold_h)
    share = share_text(participants, failed, None, threshold_h, low=low)
    counts = f"{whole(failed)}{NBSP}из{NBSP}{whole(participants)}"
    return GridCell(counts, share, low, f"{failed}/{participants}", result)


def cells_of(grid: "ResultGrid", threshold_h: int) -> dict[Key, GridCell]:
    """All results of a year in words, by school and procedure."""
    return {key: cell_of(result, threshold_h) for key, result in grid.cells.items()}


def shown_procedures(
    grid: "ResultGrid", profile_codes: Collection[str], *, everything: bool
) -> tuple["ProcedureRow", ...]:
    """Procedures that have data or belong to the profile; all of them when asked."""
    if everything:
        return tuple(grid.procedures)
    filled = {procedure for _school, procedure in grid.cells}
    return tuple(
        found for found in grid.procedures if found.id in filled or found.code in profile_codes
    )


def tooltip(cell: GridCell | None, previous: GridCell | None, year: int) -> str:
    """What more there is to say about a cell."""
    lines: list[str] = []
    if cell is None:
        lines.append("Нет данных")
    else:
        lines.append(cell.text + (f"{NBSP}— низкий результат" if cell.low else ""))
        if cell.result.derived:
            lines.append("Число не справившихся восстановлено по проценту")
        if cell.result.source_text:
            lines.append(f"Источник: {cell.result.source_text}")
    if previous is not None:
        lines.append(f"{year_name(year - 1)}: {previous.text}")
    return "\n".join(lines)
