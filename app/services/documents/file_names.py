"""File names of documents: made of what the document is about, short enough for every system."""

from collections.abc import Mapping, Sequence

from app.services.documents.settings import PUBLIC
from app.services.language.dates import date_digits, year_name
from app.services.language.numbers import NBSP
from app.services.orders.orders import OrderRow

# With « 22.11.2026 12-00 (2).docx» of an older version it stays below 120 letters.
LONGEST_TITLE = 94
_SHORTEST_PART = 12
_CUT = "…"


def file_title(parts: Sequence[str]) -> str:
    """The parts that are there, joined by commas: «Отчёт 2025-2026, МБОУ «СОШ № 1»».

    What is too long is cut in its longest part, so that dates and numbers at the end stay.
    """
    kept = [" ".join(part.replace(NBSP, " ").split()) for part in parts]
    kept = [part for part in kept if part]
    over = len(", ".join(kept)) - LONGEST_TITLE
    while over > 0 and kept:
        longest = max(range(len(kept)), key=lambda at: len(kept[at]))
        room = max(_SHORTEST_PART, len(kept[longest]) - over - len(_CUT))
        if room >= len(kept[longest]):
            break
        kept[longest] = kept[longest][:room].rstrip(" ,.«(–-") + _CUT
        over = len(", ".join(kept)) - LONGEST_TITLE
    return ", ".join(kept)[:LONGEST_TITLE]


def years_part(year: int) -> str:
    """A school year inside a file name: «2018-2019»."""
    return year_name(year).replace("/", "-")


def version_part(settings: Mapping[str, str]) -> str:
    """What tells the version with all figures from the one for the web site."""
    return "" if settings["version"] == PUBLIC else "внутренний"


def order_part(order: OrderRow | None) -> str:
    """Date and number of an order inside a file name; «проект» while it has none."""
    if order is None or order.number is None or order.issued_on is None:
        return "проект"
    return f"от {date_digits(order.issued_on)} № {order.number.replace('/', '-')}"
