"""Binary workbooks .xlsb: values by python-calamine, which knows no formats, errors or limits.

What it does not tell is looked up in the records of the sheets (MS-XLSB 2.1.4 and 2.4).
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from app.services.importing.cells.cell import Cell, Fault
from app.services.importing.cells.faults import DamagedFileError, TooManyCellsError
from app.services.importing.cells.grid import Budget, Page, Rows
from app.services.importing.cells.package import Package
from app.services.importing.files.calamine_book import read_by_calamine
from app.services.writing.error_texts import error_name

_ROW, _BLANK, _ERROR, _FORMULA_ERROR, _BUNDLE = 0, 1, 3, 11, 156
_HIDDEN_ROW = 0x10
_OWN_HEIGHT = 0x20
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}


@dataclass
class _Survey:
    """What the records of a sheet say besides values; rows and columns from 0."""

    height: int = 0
    width: int = 0
    hidden: set[int] = field(default_factory=set[int])
    faults: dict[tuple[int, int], Fault] = field(default_factory=dict[tuple[int, int], Fault])


def read_xlsb(package: Package, part: str, content: bytes, budget: Budget) -> list[Page]:
    """The sheets of a workbook; whether a number is shown as a percent is not known.

    Raises:
        DamagedFileError: its records are cut or name what is not there.
        TooManyCellsError: it is larger than allowed; the library would ask for the memory first.
    """
    relations = {relation.key: relation for relation in package.relations(part)}
    surveys: dict[str, _Survey] = {}
    cells = 0
    for name, key in _sheets(package, part):
        relation = relations.get(key)
        if relation is not None and relation.kind == "worksheet":
            surveys[name] = survey = _survey(package, relation.part)
            cells += survey.height * survey.width
            if cells > budget.cells:
                raise TooManyCellsError
    pages = read_by_calamine(content, budget)
    return [_completed(page, surveys.get(page.name, _Survey())) for page in pages]


def _completed(page: Page, survey: _Survey) -> Page:
    """A page with the errors of its cells, which the library leaves empty."""
    if not page.is_shown:
        return page
    width = max(survey.width, len(page.rows[0]) if page.rows else 0)
    rows: Rows = []
    for place in range(max(survey.height, len(page.rows))):
        row: list[Cell] = list(page.rows[place]) if place < len(page.rows) else []
        rows.append(row + [""] * (width - len(row)))
    for (place, column), fault in survey.faults.items():
        rows[place][column] = fault
    filled = (place for place in survey.hidden if place < len(rows) and any(rows[place]))
    return replace(page, rows=rows, hidden=frozenset(place + 1 for place in filled))


def _sheets(package: Package, part: str) -> Iterator[tuple[str, str]]:
    """Name and relationship of every sheet."""
    for kind, content in _records(package, part):
        if kind == _BUNDLE:
            key, rest = _text(content[8:])
            yield _text(rest)[0], key


def _text(content: bytes) -> tuple[str, bytes]:
    """A text with its length before it, and what follows."""
    (length,) = struct.unpack_from("<I", content)
    end = 4 + 2 * length
    if end > len(content):
        raise DamagedFileError
    return content[4:end].decode("utf-16-le"), content[end:]


def _survey(package: Package, part: str) -> _Survey:
    survey, place = _Survey(), 0
    for kind, content in _records(package, part):
        if kind == _ROW:
            (place,) = struct.unpack_from("<I", content)
            flat = content[11] & _OWN_HEIGHT and not any(content[8:10])
            if content[11] & _HIDDEN_ROW or flat:
                survey.hidden.add(place)
        elif _BLANK < kind <= _FORMULA_ERROR:
            (column,) = struct.unpack_from("<I", content)
            survey.height = max(survey.height, place + 1)
            survey.width = max(survey.width, column + 1)
            if kind in (_ERROR, _FORMULA_ERROR):
                name = error_name(_ERRORS.get(content[8], ""))
                survey.faults[place, column] = Fault("error", name)
    return survey


def _records(package: Package, part: str) -> Iterator[tuple[int, bytes]]:
    """Type and content of every record of a part."""
    with package.open(part) as stream:
        content = stream.read()
    place = 0
    while place < len(content):
        kind = content[place]
        place += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (content[place] & 0x7F) << 7
            place += 1
        size = shift = 0
        while True:
            byte = content[place]
            place += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80 or shift == 28:
                break
        if place + size > len(content):
            raise DamagedFileError(part)
        yield kind, content[place : place + size]
        place += size
