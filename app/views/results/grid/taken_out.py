"""The grid as it leaves the program: as a sheet of numbers, and as a table with names."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.enums import ResultState
from app.services.language.dates import year_name
from app.services.language.numbers import whole
from app.services.results.meaning import share_words
from app.services.sheets.sheet import Cell, Share, Sheet, SheetColumn, share_of_h

if TYPE_CHECKING:
    from app.services.identification.evidence.result_words import WordedResult
    from app.services.results import ProcedureRow, ResultRow, SchoolCell
    from app.views.results.cell.cells import Cells
    from app.views.results.grid.model import GridModel

_EMPTY = (Cell(""), Cell(""), Cell(""))


def grid_sheet(model: "GridModel") -> Sheet:
    """Participants, those who failed and their share of every shown procedure, a row a school.

    What was typed and not stored is left out and told of; a result that is no number («нет
    участников») stands as words under the participants.
    """
    table = model.table
    if table is None:
        return Sheet(title="Результаты", columns=(), rows=(), count=0)
    schools, procedures = tuple(model.schools), table.procedures
    columns = [SheetColumn("Школа")]
    for one in procedures:
        columns += [
            SheetColumn(f"{one.short_title}: участников", typed=True),
            SheetColumn(f"{one.short_title}: не справились", typed=True),
            SheetColumn(f"{one.short_title}: {share_words(one.kind).full}", typed=True),
        ]
    held = len(model.held)
    return Sheet(
        title=f"Результаты {year_name(table.year)}",
        columns=columns,
        rows=_rows(schools, procedures, table.cells),
        count=len(schools),
        filtered=model.filter_words(long=True),
        note=f"Непринятые ячейки в книгу не вошли: {whole(held)}." if held else "",
    )


def shown_sheet(model: "GridModel") -> Sheet:
    """The grid as it is shown, a column a procedure; what was not stored is left out."""
    table = model.table
    if table is None:
        return grid_sheet(model)
    titles = (
        SheetColumn(f"{one.short_title}: {share_words(one.kind).short}", typed=True)
        for one in table.procedures
    )
    cells, keys, schools = table.cells, [one.id for one in table.procedures], tuple(model.schools)
    rows = (
        [Cell(school.name), *(_shown(cells.get((school.id, key))) for key in keys)]
        for school in schools
    )
    return replace(grid_sheet(model), columns=[SheetColumn("Школа"), *titles], rows=rows)


def _shown(cell: "WordedResult | None") -> Cell:
    return Cell("") if cell is None else Cell(cell.text, None, cell.low)


def _rows(
    schools: "Sequence[SchoolCell]", procedures: "Sequence[ProcedureRow]", cells: "Cells"
) -> Iterator[list[Cell]]:
    for school in schools:
        row = [Cell(school.name)]
        for procedure in procedures:
            row += _parts(cells.get((school.id, procedure.id)))
        yield row


def _parts(cell: "WordedResult | None") -> Sequence[Cell]:
    if cell is None:
        return _EMPTY
    result = cell.result
    if result.state is not ResultState.HELD:
        return (Cell(cell.text), Cell(""), Cell(""))
    share = share_of(result)
    if share is not None and not result.percents_only:
        # One decimal, more where rounding would contradict the verdict.
        share = share._replace(digits=max(1, len(cell.share.partition(",")[2].rstrip("\u00a0%"))))
    counts = [
        Cell("" if count is None else str(count), count)
        for count in (result.participants, result.failed)
    ]
    return (*counts, Cell("" if share is None else cell.share, share, cell.low))


def share_of(result: "ResultRow") -> Share | None:
    """The share of those who failed; None without participants."""
    if result.percents_only:
        percent_h = result.failed_percent_h
        return None if percent_h is None else share_of_h(percent_h)
    if not result.participants or result.failed is None:
        return None
    return Share(result.failed, result.participants)
