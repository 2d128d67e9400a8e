"""Cells for the clipboard: lines with tabulators, and a table that Word and Excel take as one."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from html import escape

from app.services.sheets.sheet import Cell, Share, Value

_HEAD = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<head><meta charset="utf-8"></head><body>'
    '<table border="1" style="border-collapse:collapse">'
)
_TAIL = "</table></body></html>"
# Excel and LibreOffice else make numbers of «0042» and «1.1», and a day of «2018/2019».
_TEXT = ' style="mso-number-format:\'\\@\'" sdnum="1049;0;@"'
_DAY_ZERO = datetime(1899, 12, 30)
_SECONDS = 86_400


def html_of(titles: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """The rows as a table of a web page under their titles; no titles, no header.

    Numbers, days and shares are given as values too, for a spreadsheet of any language.
    """
    return html_of_lines(titles, map(html_line, rows))


def html_of_lines(titles: Sequence[str], lines: Iterable[str]) -> str:
    """`html_of` rows that were made one by one, each with `html_line`."""
    parts = [_HEAD]
    if titles:
        parts += ["<tr>", *(f"<th{_TEXT}>{_marked(title)}</th>" for title in titles), "</tr>"]
    return "".join([*parts, *lines, _TAIL])


def html_line(row: Sequence[Cell]) -> str:
    """One row of `html_of`."""
    return "".join(["<tr>", *map(_cell, row), "</tr>"])


def lines_of(titles: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """Titles and rows as texts, each on one line, for `text_of_rows`."""
    texts = [[" ".join(cell.text.split("\n")) for cell in row] for row in rows]
    return [list(titles), *texts] if titles else texts


def _cell(cell: Cell) -> str:
    if cell.value is None:
        return f"<td{_TEXT}>{_words(cell)}</td>"
    number, excel, libre = _typed(cell.value)
    return (
        f"<td style=\"text-align:right;mso-number-format:'{excel}'\""
        f' x:num="{number}" sdval="{number}" sdnum="1049;0;{libre}">{_words(cell)}</td>'
    )


def _typed(value: Value) -> tuple[str, str, str]:
    """The number behind a cell, and its format as Excel and as LibreOffice write it."""
    if isinstance(value, Share):
        zeros = "0" * value.digits
        excel, libre = (f"0\\.{zeros}%", f"0,{zeros}%") if zeros else ("0%", "0%")
        return repr(value.ratio), excel, libre
    if isinstance(value, datetime):
        serial = (value.astimezone().replace(tzinfo=None) - _DAY_ZERO).total_seconds() / _SECONDS
        return repr(serial), "dd\\.mm\\.yyyy\\ hh\\:mm", "DD.MM.YYYY HH:MM"
    if isinstance(value, date):
        return str(value.toordinal() - _DAY_ZERO.toordinal()), "dd\\.mm\\.yyyy", "DD.MM.YYYY"
    return repr(value), "General" if isinstance(value, float) else "0", "General"


def _words(cell: Cell) -> str:
    return f"<b>{_marked(cell.text)}</b>" if cell.bold else _marked(cell.text)


def _marked(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")
