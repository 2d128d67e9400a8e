"""The kind of our workbook «Школы», and of lists of schools with the same columns."""

from app.services.importing.cells.cell import parse_text
from app.services.importing.files.reader import Sheet
from app.services.importing.kinds.registry import intakes
from app.services.importing.kinds.schools.reading import read_schools
from app.services.importing.reading.intake import Intake
from app.services.importing.tables.layouts import layout
from app.services.importing.tables.table import Table, header_names, names_of
from app.services.language.headers import header_key

_KEY = "schools"
_ORDINAL = ("№", "п/п", "номер")


def _is_only_of_schools(table: Table) -> bool:
    """Whether no column beside those of the register is one of results, or holds numbers.

    «Школа» is a heading of other tables too: under it only a table without numbers of anything
    else is a list of schools.
    """
    loose = map(header_key, table.layout.columns[0].loose)
    if header_key(table.title("short_name")) not in loose:
        return True
    of_results = frozenset[str]().union(
        *(header_names(one.layout) for one in intakes() if one.layout.numbers)
    )
    known = set(table.places.values())
    others = {
        place: key
        for place, key in enumerate(table.keys)
        if key and place not in known and not key.startswith(_ORDINAL)
    }
    return not any(key in of_results for key in others.values()) and not any(
        not isinstance(cell, str) or parse_text(cell).replace(",", "").isdigit()
        for place in others
        for cell in table.column_at(place)
    )


def _hint(sheet: Sheet) -> str:
    """What a list of schools lacks, when a row names their column."""
    names = names_of(layout(_KEY).columns[0])
    if all(names.isdisjoint(row) for row in sheet.heads):
        return ""
    return (
        f" Если на листе «{sheet.name}» список школ, назовите столбец с названиями «Краткое"
        " наименование», и пусть рядом будет хотя бы один столбец книги «Школы», например «Логин»"
        " или «Вид»."
    )


INTAKE = Intake(
    key=_KEY,
    reader=read_schools,
    fixed="Список школ не относится к одному учебному году.",
    is_register=True,
    holds=_is_only_of_schools,
    hint=_hint,
)
