"""A table of the window as pages to look at and to print."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from app.services.documents.making.preview import Preview, pdf_of
from app.services.documents.model.blocks import Document, Heading, Section
from app.services.documents.model.geometry import Align, Orientation
from app.services.documents.model.paragraphs import Paragraph, ParagraphKind, Run
from app.services.documents.model.styles import DocumentStyle, make_style
from app.services.documents.model.tables import Cell, Column, Row, SectionRow, Table, TableRow
from app.services.documents.pdf.pages import PdfPages
from app.services.language.dates import date_words
from app.services.progress import Progress, Steps
from app.services.sheets.sheet import Cell as SheetCell
from app.services.sheets.sheet import Sheet, SheetColumn

_NARROWEST, _WIDEST = 5, 24  # letters, by which the columns share the width
_ROOM = 3  # letters, for the padding of a cell
_ON_A_PAGE = 200
_LONG_WORD = 14
_LETTERS = {Orientation.PORTRAIT: 112, Orientation.LANDSCAPE: 164}  # in a line of a table
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
    pages = PdfPages(pdf_of(document, _style()))
    return Preview(title=sheet.title, fingerprint="", pages=pages, blanks=())


def _style() -> DocumentStyle:
    return make_style(
        font_size=_TEXT_SIZE,
        table_font_size=_TABLE_SIZE,
        margin_left=_MARGIN,
        margin_right=_MARGIN,
    )


def listing(sheet: Sheet, day: date) -> Document:
    """The table as a document.

    What is too wide for a page goes on, under the same first column, on pages of its own. The rows
    of a grouped table stand under their headings.
    """
    whole = [tuple(cells) for cells in sheet.rows]
    groups = [cells[0].text for cells in whole] if sheet.grouped else [""] * len(whole)
    columns = sheet.columns[sheet.grouped :]
    rows = [cells[sheet.grouped :] for cells in whole]
    texts = [[cells[number].text for cells in rows] for number in range(len(columns))]
    widths = [_width(column.title, said) for column, said in zip(columns, texts, strict=True)]
    words = [_word_width(column.title, said) for column, said in zip(columns, texts, strict=True)]
    lines = [f"На {date_words(day)}", *([sheet.filtered] if sheet.filtered else [])]
    lead = [Paragraph((Run(line),), ParagraphKind.LEAD) for line in lines]
    head = (Heading(sheet.title, 0), *lead)
    side = Orientation.PORTRAIT if len(widths) <= _FEW_COLUMNS else Orientation.LANDSCAPE
    letters = _LETTERS[side]
    sections = tuple(
        Section(
            (
                *head,
                _table(columns, (groups, rows), _shared_out(widths, words, part, letters), part),
            ),
            side,
        )
        for part in _parts(widths)
    )
    return Document(title=sheet.title, sections=sections)


def _table(
    columns: Sequence[SheetColumn],
    grouped: tuple[Sequence[str], Sequence[Sequence[SheetCell]]],
    widths: Mapping[int, float],
    part: Sequence[int],
) -> Table:
    groups, rows = grouped
    return Table(
        tuple(
            Column(
                columns[number].title,
                widths[number],
                _side(columns[number], [cells[number] for cells in rows]),
            )
            for number in part
        ),
        tuple(_rows(groups, rows, part)),
    )


def _rows(
    groups: Sequence[str], rows: Sequence[Sequence[SheetCell]], part: Sequence[int]
) -> Iterator[TableRow]:
    """The rows, under a heading wherever it changes; an empty one has no line."""
    for heading, inside in groupby(zip(groups, rows, strict=True), key=lambda pair: pair[0]):
        if heading:
            yield SectionRow(heading)
        for _heading, cells in inside:
            yield Row(tuple(Cell(cells[number].text, bold=cells[number].bold) for number in part))


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


def _shared_out(
    widths: Sequence[int], words: Sequence[int], part: Sequence[int], letters: int
) -> dict[int, float]:
    """Widths of the columns of a page: what is too much is taken from those of long texts.

    A column keeps its longest word, so that short words («выполнено») are not broken.
    """
    wanted = {number: float(widths[number]) for number in part}
    spare = {number: max(0.0, wanted[number] - words[number]) for number in part}
    much = sum(wanted.values()) - letters
    if much <= 0 or not any(spare.values()):
        return wanted
    taken = min(1.0, much / sum(spare.values()))
    return {number: width - spare[number] * taken for number, width in wanted.items()}


def _word_width(title: str, texts: Sequence[str]) -> int:
    """What shows the longest word of a column whole, unless it is a very long one."""
    longest = max((len(word) for text in (title, *texts) for word in text.split()), default=0)
    return min(longest, _LONG_WORD) + _ROOM


def _width(title: str, texts: Sequence[str]) -> int:
    longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
    word = max(len(word) for word in title.split(" "))
    return max(_NARROWEST, word + 1, min(longest, _WIDEST)) + _ROOM
