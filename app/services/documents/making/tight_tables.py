"""Tables that their sheet is too narrow for, told beside the document with what helps."""

from app.services.documents.making.composing import Composed
from app.services.documents.model.geometry import Orientation
from app.services.documents.model.tables import Table
from app.services.documents.settings import ORIENTATION
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToDocument

_CUT = "длинные слова, адреса или даты в ней разорваны"
_TURN = f"На книжном листе таблица не помещается: {_CUT}. Нужен альбомный лист"
_STANDS = f"На книжном листе таблица не помещается: {_CUT}. Нужен шрифт таблиц мельче"
_LIES = f"Таблица не помещается и на альбомном листе: {_CUT}. Нужен шрифт таблиц мельче"
_FEWER = "Или уберите часть граф."
_SIZE = "table_font_size"


def tight_tables(composed: Composed) -> tuple[Finding, ...]:
    """What to choose so that nothing in the tables is cut; one finding for each way of the sheet.

    Widths are measured, so this is asked where pages are made, not for a list of documents.
    """
    from app.services.documents.model.core.sheets import sheet_of
    from app.services.documents.model.core.tables import has_room

    document, style = composed.document, composed.style
    upright = any(one.orientation is Orientation.PORTRAIT for one in document.sections)
    tight: set[Orientation] = set()
    for section in document.sections:
        side = section.orientation
        width = sheet_of(side, style, bound_above=upright).text_width
        tables = (block for block in section.blocks if isinstance(block, Table))
        if side not in tight and not all(has_room(table, style, width) for table in tables):
            tight.add(side)
    return tuple(_finding(composed, side) for side in Orientation if side in tight)


def _finding(composed: Composed, side: Orientation) -> Finding:
    kind, values = composed.kind.kind, composed.values
    turns = side is Orientation.PORTRAIT and (
        values.get(ORIENTATION.name, Orientation.LANDSCAPE) != Orientation.LANDSCAPE
    )
    text = _LIES if side is Orientation.LANDSCAPE else _TURN if turns else _STANDS
    return Finding(
        code="table.no-room",
        text=text,
        hint="" if turns else _FEWER,
        weight=Weight.NOTE,
        link=ToDocument(kind, ORIENTATION.name if turns else _SIZE),
    )
