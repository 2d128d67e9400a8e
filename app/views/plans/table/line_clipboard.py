"""Lines of a plan on the clipboard: a table for spreadsheets, measures for another plan.

Which measures the text stands for is remembered beside it.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from app.services import plans
from app.services.importing.pasting.copied import rows_of_text, table_of_page, text_of_rows
from app.services.sheets.markup import html_of
from app.services.sheets.sheet import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.plans import MeasureRow, TableSection


@dataclass(frozen=True)
class CopiedMeasures:
    """Measures that were copied: their text and table on the clipboard, and their keys."""

    text: str = ""
    html: str = ""
    ids: tuple[int, ...] = ()

    @classmethod
    def of(cls, measures: "Sequence[MeasureRow]") -> "CopiedMeasures":
        """The measures as a table of texts."""
        rows = plans.plan_table_rows(measures)
        cells = [[Cell(text) for text in row] for row in rows]
        html = html_of(plans.PLAN_TABLE_TITLES, cells)
        return cls(text_of_rows(rows), html, tuple(row.id for row in measures))

    def ids_in(self, data: QMimeData) -> list[int]:
        """The keys, as long as the clipboard still holds the text of these measures."""
        same = bool(self.ids) and data.text().splitlines() == self.text.splitlines()
        return list(self.ids) if same else []


def pasted_sections(data: QMimeData) -> "tuple[tuple[TableSection, ...], tuple[str, ...]]":
    """A table of Word or of a spreadsheet as measures under the headings of their sections.

    Beside them come the headings of the columns that are left out.
    """
    rows, merges = table_of_page(data.html()) if data.hasHtml() else ([], ())
    if not rows:
        rows, merges = rows_of_text(data.text()), ()
    return plans.read_plan_table(rows, merges), plans.unknown_columns(rows, merges)
