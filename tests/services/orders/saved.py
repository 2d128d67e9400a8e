"""Orders that are saved for a test, and how the register shows them."""

from datetime import date

from app.services.orders import orders
from app.services.orders.orders import OrderDraft
from app.services.orders.register import RegisterRow, list_register
from app.services.storage.workspace import Workspace


def row_of(workspace: Workspace, order_id: int) -> RegisterRow:
    """The order as the register shows it."""
    return next(row for row in list_register(workspace) if row.order.id == order_id)


def saved(workspace: Workspace, title: str, number: str | None = None, day: int = 1) -> int:
    """Save an order; with a number it is of that day of March 2026. Its key."""
    issued = None if number is None else date(2026, 3, day)
    return orders.save_order(workspace, OrderDraft(title=title, number=number, issued_on=issued))[0]
