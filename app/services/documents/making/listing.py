"""A table of the window as pages to look at and to print."""

from collections.abc import Sequence
from datetime import date

from app.services.documents.making.preview import Preview, pdf_of
from app.services.documents.model.blocks import (
    Align,
    Cell,
    Column,
    Document,
    Heading,
    Orientation,
    Paragraph,
    ParagraphKind,
    Row,
    Run,
    Section,
    Table,
)
from app.services.documents.model.styles import DocumentStyle, make_style
from app.services.documents.pdf.pages import PdfPages
from app.services.language.dates import date_words
from app.services.progress import Progress, Steps
from app.services.sheets.sheet import Cell as SheetCell
from app.services.sheets.sheet import Sheet, SheetColumn

_NARROWEST, _WIDEST = 5, 24  # letters, by which the columns share the width
_ROOM = 3  # letters, for the padding of a cell
_ON_A_PAGE = 200
_FEW_COLUMNS = 4
_TEXT_SIZE, _TABLE_SIZE, _MARGIN = 12.0, 9.0, 15.0


def preview_sheet(sheet: Sheet, day: date) -> Steps[Preview]:
    """The pages of a table: its title, the day, and the rows under a header on every page.

    A table of few columns stands upright, any other lies. Nothing is written into the folder of
    documents.

    Raises:
        EnvironmentProblem: there is no room for a temporary file.
    """
    yield Progress(0, 2, "Чтение таблицы")
    document = listing(sheet, day)
    yield Progress(1, 2, "Вёрстка страниц")
    return Preview(sheet.title, "", PdfPages(pdf_of(document, _style())), ())


def _style() -> DocumentStyle:
    return make_style(
        font_size=_TEXT_SIZE,
        table_font_size=_TABLE_SIZE,
        margin_left=_MARGIN,
        margin_right=_MARGIN,
    )


def listing(sheet: Sheet, day: date) -> Document:
    """The table as a document.

    What is too wide for a page goes on, under the same first column, on pages of its own.
    """
    rows = [tuple(cells) for cells in sheet.rows]
    widths = [
        _width(column.title, [cells[number].text for cells in rows])
        for number, column in enumerate(sheet.columns)
    ]
    said = [f"На {date_words(day)}", *([sheet.filtered] if sheet.filtered else [])]
    lead = [Paragraph((Run(words),), ParagraphKind.LEAD) for words in said]
    head = (Heading(sheet.title, 0), *lead)
    side = Orientation.PORTRAIT if len(widths) <= _FEW_COLUMNS else Orientation.LANDSCAPE
    sections = tuple(
        Section((*head, _table(sheet.columns, rows, widths, part)), side) for part in _parts(widths)
    )
    return Document(title=sheet.title, sections=sections)


def _table(
    columns: Sequence[SheetColumn],
    rows: Sequence[Sequence[SheetCell]],
    widths: Sequence[int],
    part: Sequence[int],
) -> Table:
    return Table(
        tuple(
            Column(
                columns[number].title,
                float(widths[number]),
                _side(columns[number], [cells[number] for cells in rows]),
            )
            for number in part
        ),
        tuple(
            Row(tuple(Cell(cells[number].text, bold=cells[number].bold) for number in part))
            for cells in rows
        ),
    )


def _side(column: SheetColumn, cells: Sequence[SheetCell]) -> Align:
    """Numbers stand to the right; days, which are as wide as each other, to the left."""
    days = any(isinstance(cell.value, date) for cell in cells)
    return Align.RIGHT if column.typed and not days else Align.LEFT


def _parts(widths: Sequence[int]) -> list[list[int]]:
    """Numbers of the columns that stand on a page together; the first stands on all of them."""
    parts: list[list[int]] = [[0]]
    used = widths[0] if widths else 0
    for number, width in enumerate(widths[1:], start=1):
        if used + width > _ON_A_PAGE and len(parts[-1]) > 1:
            parts.append([0])
            used = widths[0]
        parts[-1].append(number)
        used += width
    return parts


def _width(title: str, texts: Sequence[str]) -> int:
    longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
    word = max(len(word) for word in title.split(" "))
    return max(_NARROWEST, word + 1, min(longest, _WIDEST)) + _ROOM
