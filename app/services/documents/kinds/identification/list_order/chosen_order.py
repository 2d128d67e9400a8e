"""Which order of the register the list order is, and which one it may be."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from app.errors import UserError
from app.services.documents.settings import chosen_for_others
from app.services.language.dates import local_day
from app.services.orders.orders import LIST_ORDER, OrderRow, list_orders
from app.services.schools.support import SupportRow, list_support

if TYPE_CHECKING:
    from datetime import date

    from app.services.identification.evidence.verdict import RunRow
    from app.services.storage.workspace import Workspace

KIND = LIST_ORDER


class Ordered(NamedTuple):
    """The row of the register, or None; without one the order that may be meant by it.

    A paper belongs to the year of work of its day, so the order of a past year that is registered
    today stands under this year: the user has to say that it is this one.
    """

    order: OrderRow | None
    meant: OrderRow | None = None


def of_run(workspace: "Workspace", year: int, run: "RunRow | None", chosen: str) -> Ordered:
    """The chosen order, else the one by which the run's schools entered support.

    Without either it is the newest list order of the year of work that no other run and no
    document of another year has.

    Raises:
        UserError: the chosen order is not in the register.
    """
    if chosen:
        return Ordered(_chosen(workspace, chosen))
    entered = [row for row in list_support(workspace) if row.run_id is not None and row.entry_order]
    own = [row.entry_order for row in entered if run is not None and row.run_id == run.id]
    if own:
        return Ordered(own[0])
    free = _free(workspace, year, entered)
    newest = _newest(row for row in free if row.year == year)
    if newest is not None or run is None:
        return Ordered(newest)
    return Ordered(None, _later(free, year, local_day(run.created_at)))


def of_list(workspace: "Workspace", year: int, stays: Sequence[SupportRow], chosen: str) -> Ordered:
    """The chosen order, else the newest list order of the school year that nothing else has.

    Raises:
        UserError: the chosen order is not in the register.
    """
    if chosen:
        return Ordered(_chosen(workspace, chosen))
    free = _free(workspace, year, [row for row in stays if row.run_id is not None])
    newest = _newest(row for row in free if row.year == year)
    return Ordered(newest) if newest is not None else Ordered(None, _later(free, year, None))


def _free(workspace: "Workspace", year: int, entered: Iterable[SupportRow]) -> list[OrderRow]:
    """List orders by which no run's schools entered, chosen for the document of no other year."""
    taken = {str(row.entry_order.id) for row in entered if row.entry_order}
    taken |= chosen_for_others(workspace, KIND, "order", year)
    return [row for row in list_orders(workspace) if row.kind == KIND and str(row.id) not in taken]


def _newest(orders: Iterable[OrderRow]) -> OrderRow | None:
    return max(orders, key=lambda row: (row.issued_on is not None, row.id), default=None)


def _later(orders: Iterable[OrderRow], year: int, since: "date | None") -> OrderRow | None:
    """The order registered last that belongs to a later year by its day."""
    return max(
        (
            row
            for row in orders
            if row.issued_on is not None
            and row.year is not None
            and row.year > year
            and (since is None or row.issued_on >= since)
        ),
        key=lambda row: row.id,
        default=None,
    )


def _chosen(workspace: "Workspace", chosen: str) -> OrderRow:
    orders = [row for row in list_orders(workspace) if str(row.id) == chosen]
    if not orders:
        raise UserError(f"Приказа № {chosen} нет в реестре.", "Выберите строку реестра.")
    return orders[0]
