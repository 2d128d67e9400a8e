"""Cells that hold a fraction and show it as a percent: 0.33 that Excel prints as «33 %».

The fast reader gives values without their formats. The formats are looked up only when the styles
of the workbook use a percent format at all, which is seldom.
"""

import io
import re
import zipfile
from collections.abc import Iterable

from app.services.importing.reader import Book

_BUILT_IN = (b'numFmtId="9"', b'numFmtId="10"')
_CELL_STYLES = re.compile(rb"<cellXfs.*?</cellXfs>", re.DOTALL)
_CUSTOM = re.compile(rb'<numFmt [^>]*formatCode="[^"]*%[^"]*"')


def uses_percent_format(book: Book) -> bool:
    """Whether any cell style of an xlsx workbook is a percent format."""
    if not book.content.startswith(b"PK"):
        return False
    with zipfile.ZipFile(io.BytesIO(book.content)) as archive:
        if "xl/styles.xml" not in archive.namelist():
            return False
        styles = archive.read("xl/styles.xml")
    used = _CELL_STYLES.search(styles)
    return bool(_CUSTOM.search(styles)) or (
        used is not None and any(number in used[0] for number in _BUILT_IN)
    )


def percent_cells(book: Book, sheet: str, columns: Iterable[int]) -> set[tuple[int, int]]:
    """Row number and column position of the cells of these columns in a percent format."""
    if not uses_percent_format(book):
        return set()
    from openpyxl import load_workbook

    found: set[tuple[int, int]] = set()
    workbook = load_workbook(io.BytesIO(book.content), read_only=True)
    try:
        for place in columns:
            for (cell,) in workbook[sheet].iter_rows(min_col=place + 1, max_col=place + 1):
                if cell.value is not None and "%" in (cell.number_format or ""):
                    found.add((cell.row, place))
    finally:
        workbook.close()
    return found
