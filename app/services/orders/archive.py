"""Which orders are put away: read apart from what writes, the first screen asks too."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Reader


def read_archived(reader: "Reader") -> set[int]:
    """Keys of the orders that are put away."""
    return {row["order_id"] for row in reader.rows("SELECT order_id FROM archived_order")}
