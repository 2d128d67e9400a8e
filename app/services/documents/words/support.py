"""Schools of the lists of support as rows of a table."""

from app.services.documents.text.vocabulary import RowValues
from app.services.language.dates import date_digits
from app.services.language.sentences import capital
from app.services.orders.orders import OrderRow
from app.services.schools.support import SupportRow

FIELDS = (
    "школа",
    "основание внесения",
    "основание с большой буквы",
    "дата внесения",
    "другой приказ",
)


def support_row(row: SupportRow, order: OrderRow | None) -> RowValues:
    """A school with the basis of its entry, as typed, and by which other order it entered."""
    entry = row.entry_order
    known = entry is not None and entry.number is not None
    own = entry is not None and order is not None and entry.id == order.id
    return {
        "школа": row.school,
        "основание внесения": row.entry_basis,
        "основание с большой буквы": capital(row.entry_basis),
        "дата внесения": date_digits(row.entered_on),
        "другой приказ": capital(entry.label) if entry is not None and known and not own else "",
    }
