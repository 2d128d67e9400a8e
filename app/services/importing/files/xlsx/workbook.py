"""A workbook: its sheets, and where its parts lie."""

from dataclasses import dataclass

from app.services.importing.cells.faults import DamagedFileError, NoWorkbookError
from app.services.importing.cells.grid import Budget, Grid, Page, hidden_page
from app.services.importing.cells.package import Package, parse, xml_parser
from app.services.importing.files.xlsx.names import RELATION_KEYS, is_on, names
from app.services.importing.files.xlsx.scan import IrregularError, scan_sheet
from app.services.importing.files.xlsx.sheet import read_sheet
from app.services.importing.files.xlsx.strings import read_strings
from app.services.importing.files.xlsx.styles import read_styles
from app.services.importing.files.xlsx.values import Values

_NAMES = names("workbookPr", "sheet")
_USUAL = ("xl/workbook.xml", "xl/workbook.bin")


@dataclass
class _Contents:
    """What the workbook says of itself: title, relationship and visibility of its sheets."""

    sheets: list[tuple[str, str, bool]]
    epoch_1904: bool = False


def workbook_part(package: Package) -> str:
    """Where the workbook lies; empty when the archive has none."""
    for relation in package.relations(""):
        if relation.kind == "officeDocument" and package.has(relation.part):
            return relation.part
    return next((part for part in _USUAL if package.has(part)), "")


def read_xlsx(package: Package, part: str, budget: Budget) -> list[Page]:
    """The sheets of a workbook.

    Raises:
        DamagedFileError: parts are missing or wrong.
        TooManyCellsError: it is larger than allowed.
        NoWorkbookError: it is a document of another program.
    """
    contents = _contents(package, part)
    relations = {relation.key: relation for relation in package.relations(part)}
    others = {relation.kind: relation.part for relation in relations.values()}
    styles = read_styles(package, others.get("styles"), epoch_1904=contents.epoch_1904)
    values = Values(read_strings(package, others.get("sharedStrings")), styles)
    pages: list[Page] = []
    for title, key, is_shown in contents.sheets:
        relation = relations.get(key)
        if not is_shown:
            if relation is not None and relation.kind == "worksheet":
                pages.append(hidden_page(title))
            continue
        if relation is None:
            raise DamagedFileError(title)
        if relation.kind == "worksheet":
            pages.append(_page(package, relation.part, values, budget).page(title))
    return pages


def _contents(package: Package, part: str) -> _Contents:
    contents = _Contents([])
    root = ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal root
        root = root or tag
        element = _NAMES.get(tag)
        if element == "workbookPr":
            contents.epoch_1904 = is_on(attributes.get("date1904"))
        elif element == "sheet":
            key = next((attributes[name] for name in RELATION_KEYS if name in attributes), "")
            is_shown = attributes.get("state", "visible") == "visible"
            contents.sheets.append((attributes.get("name", ""), key, is_shown))

    parser = xml_parser()
    parser.StartElementHandler = start
    parse(parser, package.blocks(part))
    if not root.endswith("}workbook"):
        raise NoWorkbookError
    return contents


def _page(package: Package, part: str, values: Values, budget: Budget) -> Grid:
    grid = Grid(budget)
    try:
        scan_sheet(package, part, values, grid)
    except IrregularError:
        grid = Grid(budget)
        read_sheet(package, part, values, grid)
    return grid
