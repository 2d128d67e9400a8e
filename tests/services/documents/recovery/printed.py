"""What published papers print of pupils, read from their cells as anybody reads them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from app.services.documents.model.blocks import Document, Heading
from app.services.documents.model.paragraphs import Paragraph, ParagraphKind
from app.services.documents.model.tables import CellLike, RowGroup, SectionRow, Table
from app.services.language.numbers import NBSP

_YEAR = re.compile(r"\d{4}/(\d{4})")
_OF = re.compile(
    r"(?P<title>[^;:]+), (?P<years>\d{4}/\d{4}(?: и \d{4}/\d{4} вместе)?) – "
    r"(?P<failed>\d+) из (?P<participants>\d+)"
)
Row = dict[str, str]


class Told(NamedTuple):
    """A number of pupils as printed.

    Attributes:
        school: its name.
        title: of the procedure.
        years: one, or those that are told of together.
        participants: as printed, «–» where it is not; likewise the others.
        share: of those who failed, «33,3»; empty where no cell is for it.
        high: likewise, of those with high results.
    """

    school: str
    title: str
    years: tuple[int, ...]
    participants: str = ""
    failed: str = ""
    share: str = ""
    high: str = ""


def tables(document: Document) -> Iterator[tuple[str, list[Row]]]:
    """The tables of a document, each with what it is about: its caption, else its heading."""
    for section in document.sections:
        about = ""
        for block in section.blocks:
            if isinstance(block, Heading):
                about = block.text
            elif isinstance(block, Paragraph) and block.kind is ParagraphKind.CAPTION:
                about = "".join(run.text for run in block.runs)
            elif isinstance(block, Table):
                yield plain(about), list(_rows(block))


def plain(text: str) -> str:
    """A text with ordinary spaces."""
    return text.replace(NBSP, " ")


def _rows(table: Table) -> Iterator[Row]:
    titles = [plain(" / ".join((*column.head.over, column.title))) for column in table.columns]
    for row in table.rows:
        match row:
            case RowGroup(lead, rows):
                lines = [(*lead, *cells) for cells in rows]
            case SectionRow():
                lines = []
            case _:
                lines = [row.cells]
        for cells in lines:
            yield dict(zip(titles, map(_text, cells), strict=False))


def _text(cell: CellLike) -> str:
    return plain(cell if isinstance(cell, str) else cell.text)


def results(document: Document) -> Iterator[Told]:
    """All results of procedures that a document prints, wherever it does."""
    for about, rows in tables(document):
        for row in rows:
            school = row.get("Общеобразовательная организация", "")
            if "Участников" in row:
                yield _of_list(school, row)
            elif "Основание включения" in row or "Основание" in row:
                basis = row.get("Основание включения", row.get("Основание", ""))
                yield from _of_basis(school, basis)
            elif "Процедура" in row:
                yield from _of_years(about, row)


def _of_list(school: str, row: Row) -> Told:
    years = tuple(int(year) for year in _YEAR.findall(row["Учебный год"]))
    return Told(
        school,
        row["Оценочная процедура"],
        years,
        row["Участников"].rstrip("*"),
        row["Не справились"],
        row["Доля, %"],
    )


def _of_basis(school: str, basis: str) -> Iterator[Told]:
    for told in _OF.finditer(basis):
        years = tuple(int(year) for year in _YEAR.findall(told["years"]))
        title = told["title"].strip()
        yield Told(school, title, years, told["participants"], told["failed"])


def _of_years(about: str, row: Row) -> Iterator[Told]:
    """A line with a cell for each year: shares, or «5 из 12 (41,7 %)»."""
    for title, text in row.items():
        year = _YEAR.search(title)
        if year is None:
            continue
        years = (int(year[1]),)
        counts = re.match(r"(\d+) из (\d+)", text)
        if counts is not None:
            yield Told(about, row["Процедура"], years, counts[2], counts[1])
        elif text.endswith("%"):
            share = text.removesuffix("%").strip()
            of_high = "высоких" in title
            yield Told(
                about,
                row["Процедура"],
                years,
                share="" if of_high else share,
                high=share if of_high else "",
            )
