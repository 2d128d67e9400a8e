"""Workbooks through python-calamine: values without their formats."""

import io
from typing import TYPE_CHECKING, Any

from app.services.importing.cells.cell import Cell
from app.services.importing.cells.faults import DamagedFileError, ProtectedFileError
from app.services.importing.cells.grid import Budget, Grid, Page, hidden_page

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook


def read_by_calamine(content: bytes, budget: Budget) -> list[Page]:
    """The sheets; whether a number is shown as a percent is not known.

    Raises:
        DamagedFileError: the library gives up on the file.
        ProtectedFileError: it is behind a password.
        TooManyCellsError: it is larger than allowed.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return _pages(CalamineWorkbook.from_filelike(io.BytesIO(content)), budget)
    except PasswordError as error:
        raise ProtectedFileError from error
    except CalamineError as error:
        raise DamagedFileError from error
    except BaseException as error:
        # A panic of the Rust library is no `Exception`; it only ever means a damaged file.
        if type(error).__name__ == "PanicException":
            raise DamagedFileError from error
        raise


def _pages(workbook: "CalamineWorkbook", budget: Budget) -> list[Page]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    pages: list[Page] = []
    for about in workbook.sheets_metadata:
        if about.typ is not SheetTypeEnum.WorkSheet:
            continue
        if about.visible is not SheetVisibleEnum.Visible:
            pages.append(hidden_page(about.name))
        else:
            grid = Grid(budget)
            # Without this the leading empty rows are cut and every address is wrong.
            rows: Any = workbook.get_sheet_by_name(about.name).to_python(skip_empty_area=False)
            for place, row in enumerate(rows):
                for column, cell in enumerate(row):
                    grid.put(place, column, _finite(cell))
            pages.append(grid.page(about.name, formats_known=False))
    return pages


def _finite(cell: Cell) -> Cell:
    """A number that is none as the text of it."""
    return str(cell) if isinstance(cell, float) and cell - cell else cell
