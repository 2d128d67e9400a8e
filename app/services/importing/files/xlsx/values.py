"""What a cell says, from its type, its style and its text."""

import re
from collections.abc import Sequence
from datetime import datetime

from app.services.importing.cells.cell import Cell, Fault
from app.services.importing.cells.faults import DamagedFileError
from app.services.importing.cells.grid import MOST_COLUMNS
from app.services.importing.cells.number_cell import finite, number_cell
from app.services.importing.files.xlsx.strings import plain_text
from app.services.importing.files.xlsx.styles import Styles
from app.services.plans.table.rows import Merge
from app.services.writing.error_texts import error_name

_CACHED = 200_000
_ADDRESS = re.compile(r"([A-Za-z]{1,3})[0-9]*")
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6}):\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")


class Values:
    """Makes the cells of a workbook."""

    def __init__(self, strings: Sequence[str], styles: Styles) -> None:
        self._strings = strings
        self._styles = styles
        self._numbers: dict[tuple[int, str], Cell] = {}
        self.plain_styles = styles.plain()

    def cell(self, kind: str, style: int, text: str | None, formula: str | None) -> Cell:
        """A cell.

        Args:
            kind: its type: n, s, str, inlineStr, b, e, d; an empty one is a number.
            style: number of its style.
            text: its value, None when it has none.
            formula: its formula, None when it has none.

        Raises:
            DamagedFileError: it names a shared text that is not there.
        """
        if formula is not None and not text and (text is None or kind != "str"):
            return Fault("formula", f"={formula}" if formula else "формула")
        if not text:
            return ""
        if kind in ("", "n"):
            return self._number(style, text)
        if kind == "s":
            return self._shared(text)
        if kind == "b":
            return text.strip().casefold() in ("1", "true")
        if kind == "e":
            return Fault("error", error_name(text))
        return _moment(text) if kind == "d" else plain_text(text)

    def _number(self, style: int, text: str) -> Cell:
        known = self._numbers.get((style, text))
        if known is not None:
            return known
        number = finite(text)
        if number is None:
            return text.strip()
        cell = (
            number if style in self.plain_styles else number_cell(number, self._styles.shape(style))
        )
        if len(self._numbers) < _CACHED:
            self._numbers[style, text] = cell
        return cell

    def _shared(self, text: str) -> str:
        if not text.strip().isdecimal():
            raise DamagedFileError
        place = int(text)
        if place >= len(self._strings):
            raise DamagedFileError
        return self._strings[place]


def _moment(text: str) -> Cell:
    """A date written out (ISO 8601), which strict workbooks may hold."""
    try:
        moment = datetime.fromisoformat(text.strip().removesuffix("Z"))
    except ValueError:
        return text
    return moment.replace(tzinfo=None) if "T" in text else moment.date()


def merge_of(area: str) -> Merge:
    """The cells of «A1:B2»; a single one where it names none."""
    matched = _AREA.fullmatch(area)
    if matched is None:
        return Merge(0, 0, 0, 0)
    left, top, right, bottom = matched.groups()
    return Merge(int(top) - 1, column_of(left), int(bottom) - 1, column_of(right))


def column_of(address: str) -> int:
    """Position from 0 of the column of «AB12»."""
    matched = _ADDRESS.fullmatch(address)
    if matched is None:
        raise DamagedFileError
    column = 0
    for letter in matched[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    if column > MOST_COLUMNS:
        raise DamagedFileError
    return column - 1
