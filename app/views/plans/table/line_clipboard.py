"""Lines of a plan on the clipboard: a table for spreadsheets, measures for another plan.

Only text is put there: data that Python made and Qt still holds crashes the program at its end.
Which measures the text stands for is remembered beside it.
"""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextDocument, QTextTable

from app.services.language.plan_titles import section_title
from app.services.plans import MeasureDraft

if TYPE_CHECKING:
    from app.services.plans import MeasureRow

_NUMBER = re.compile(r"\s*(?:\d+(?:\.\d+)*\.?|№(?:\s*п/?п)?)\s*")
_FIELDS = {
    "мероприят": "title",
    "срок": "deadline",
    "ответствен": "responsible",
    "исполнител": "responsible",
    "результат": "expected",
}
_ORDER = ["title", "deadline", "responsible", "expected"]
_LEAST_COLUMNS, _LONGEST_HEADER = 3, 40
# Title of a section and its measures; they get their section when they are stored.
Group = tuple[str, list[MeasureDraft]]
_PARTIES = re.compile(r"[;\n]")


def as_text(measures: "Sequence[MeasureRow]") -> str:
    """The measures as a table of texts."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    for row in measures:
        parties = "; ".join(row.responsible)
        cells = (row.title, row.deadline_text, parties, row.expected, row.status.label)
        writer.writerow((row.number, *cells, row.mark_text))
    return text.getvalue()


@dataclass(frozen=True)
class CopiedMeasures:
    """Measures that were copied: their text on the clipboard, and their keys."""

    text: str = ""
    ids: tuple[int, ...] = ()

    def found_in(self, data: QMimeData) -> list[int]:
        """The keys, as long as the clipboard still holds the text of these measures."""
        same = bool(self.ids) and data.text().splitlines() == self.text.splitlines()
        return list(self.ids) if same else []


def copied_table(data: QMimeData) -> list[Group]:
    """A table of Word or of a spreadsheet as measures under the headings of their sections.

    The header of the table says which column is which; without one they are, after a number:
    title, deadline, responsible parties, expected result. A row with one filled cell is a section;
    the first group has no title when measures stand before the first section.
    """
    rows = _html_rows(data.html()) if data.hasHtml() else []
    rows = rows or [[cell.strip() for cell in line] for line in _text_rows(data.text())]
    width = max((len(row) for row in rows), default=0)
    groups: list[Group] = []
    order: list[str] | None = None
    for row in rows:
        filled = [cell for cell in row if cell]
        header = _header(row)
        if header is not None:
            order = header
        elif (section := section_title(row)) and width >= _LEAST_COLUMNS:
            groups.append((section, []))
        elif filled:
            if not groups:
                groups.append(("", []))
            draft = _draft(row, order)
            if draft.title:
                groups[-1][1].append(draft)
    return groups if any(drafts for _title, drafts in groups) else []


def _header(row: Sequence[str]) -> list[str] | None:
    """Names of the fields when the row is the header of a table of measures."""
    found = [
        next((name for word, name in _FIELDS.items() if word in cell.casefold()), "")
        for cell in row
    ]
    short = all(len(cell) <= _LONGEST_HEADER for cell in row)
    titled = "title" in found and (len(found) == 1 or len({*found} - {"", "title"}) > 0)
    return found if titled and short else None


def _draft(row: Sequence[str], order: list[str] | None) -> MeasureDraft:
    if order is None:
        numbered = len(row) > 1 and (not row[0] or _NUMBER.fullmatch(row[0]))
        order = ["", *_ORDER] if numbered else _ORDER
    cells = {name: cell for name, cell in zip(order, row, strict=False) if name}
    return MeasureDraft(
        section_id=0,
        title=" ".join(cells.get("title", "").split()),
        deadline_text=" ".join(cells.get("deadline", "").split()),
        responsible=tuple(_PARTIES.split(cells.get("responsible", ""))),
        expected=cells.get("expected", ""),
    )


def _text_rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text), delimiter="\t"))


def _html_rows(html: str) -> list[list[str]]:
    """The cells of all tables; each paragraph of a cell is a line."""
    document = QTextDocument()
    document.setHtml(html)
    rows: list[list[str]] = []
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            places = range(frame.columns())
            rows += [[_cell(frame, row, at) for at in places] for row in range(frame.rows())]
    return rows


def _cell(table: QTextTable, row: int, column: int) -> str:
    cell = table.cellAt(row, column)
    if (cell.row(), cell.column()) != (row, column):  # inside a merged cell
        return ""
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastCursorPosition().position(), cursor.MoveMode.KeepAnchor)
    text = cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
    return text.replace("\u00a0", " ").strip()
