"""Rows of cells as the clipboard has them: texts between tabs, or the tables of a web page."""

import csv
import io
from collections.abc import Iterable, Sequence

from app.services.importing.cells.faults import DamagedFileError, TooManyCellsError
from app.services.importing.files.text.web_page import read_tables
from app.services.plans.table.rows import Merge


def text_of_rows(rows: Iterable[Sequence[str]]) -> str:
    """Rows as spreadsheets take them, a line each; `rows_of_text` reads them back."""
    text = io.StringIO()
    csv.writer(text, delimiter="\t", lineterminator="\n").writerows(rows)
    return text.getvalue()


def rows_of_text(text: str) -> list[list[str]]:
    """Rows of a text whose cells stand between tabs, as spreadsheets copy them.

    A cell in quotation marks may hold tabs and line ends. A text that is not quoted that way is
    taken as it stands, marks and all.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    try:
        return list(csv.reader(io.StringIO(plain, newline=""), delimiter="\t", strict=True))
    except csv.Error:
        return [line.split("\t") for line in plain.split("\n")]


def rows_of_page(page: str) -> list[list[str]]:
    """Rows of the tables of a copied web page, as `table_of_page` gives them."""
    return table_of_page(page)[0]


def table_of_page(page: str) -> tuple[list[list[str]], tuple[Merge, ...]]:
    """The tables of a copied web page, with their merged cells; none where none can be read.

    Paragraphs of a cell stand on lines of their own; a merged cell holds its text once.
    """
    if not page.strip():
        return [], ()
    try:
        tables = read_tables(page)
    except (DamagedFileError, TooManyCellsError):
        return [], ()
    return [[str(cell) for cell in row] for row in tables.rows], tables.merges
