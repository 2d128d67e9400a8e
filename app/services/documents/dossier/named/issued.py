"""Which order of the register a document is, which one it may be, and who issued one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from app.errors import UserError
from app.services.documents.dossier.named.rows import Choices, NamedRows
from app.services.language.dates import local_day
from app.services.orders.list_year import LIST_ORDER
from app.services.orders.orders import OrderRow
from app.services.schools.support import SupportRow

if TYPE_CHECKING:
    from datetime import date

    from app.services.documents.dossier.parts import Dossier
    from app.services.identification.evidence.verdict import RunRow
    from app.services.programmes.parts import Programme


class Ordered(NamedTuple):
    """The row of the register, or None; without one the order that may be meant by it.

    A paper belongs to the year of work of its day, so the order of a past year that is registered
    today stands under this year: the user has to say that it is this one.
    """

    order: OrderRow | None
    meant: OrderRow | None = None


def of_run(dossier: "Dossier", kind: str, year: int, run: "RunRow | None") -> Ordered:
    """The order of a kind by which the run's schools entered support.

    Without one it is the newest of the year of work that no other run and no document of another
    year has.
    """
    entered = [row for row in dossier.support() if row.run_id is not None and row.entry_order]
    for row in entered:
        order = row.entry_order
        if order and run is not None and row.run_id == run.id and _may_be(order, kind):
            return Ordered(order)
    free = _free(dossier, kind, year, entered)
    newest = _newest(row for row in free if row.year == year)
    if newest is not None or run is None:
        return Ordered(newest)
    frozen = None if run.created_at is None else local_day(run.created_at)
    return Ordered(None, _later(free, year, frozen))


def of_list(dossier: "Dossier", kind: str, year: int, stays: Sequence[SupportRow]) -> Ordered:
    """The newest order of a kind for a school year that nothing else has."""
    entered = [row for row in stays if row.run_id is not None]
    return _of_year(_free(dossier, kind, year, entered), year)


def of_kind(dossier: "Dossier", kind: str, year: int) -> Ordered:
    """The newest order of a kind for a school year that no other year has."""
    return _of_year(_free(dossier, kind, year, ()), year)


def of_new_programme(dossier: "Dossier", kind: str, year: int) -> Ordered:
    """The newest such order for a programme that names none: it approves no other programme."""
    approving = {one.order_id for one in dossier.programmes}
    free = [row for row in _free(dossier, kind, year, ()) if row.id not in approving]
    return _of_year(free, year)


def of_programme(dossier: "Dossier", programme: "Programme | None") -> OrderRow | None:
    """The order that a programme names as the one that approves it."""
    order_id = None if programme is None else programme.order_id
    return None if order_id is None else dossier.orders.get(order_id)


def _of_year(free: Sequence[OrderRow], year: int) -> Ordered:
    newest = _newest(row for row in free if row.year == year)
    return Ordered(newest) if newest is not None else Ordered(None, _later(free, year, None))


def _may_be(order: OrderRow, kind: str) -> bool:
    """Whether an order by which schools entered is a document of a kind.

    One that was typed in without a kind is the order of the list, as long as nothing says else.
    """
    return order.kind == kind or (kind == LIST_ORDER and not order.kind)


def _free(
    dossier: "Dossier", kind: str, year: int, entered: Iterable[SupportRow]
) -> list[OrderRow]:
    """Orders by which no run's schools entered, chosen for the document of no other year."""
    taken = {str(row.entry_order.id) for row in entered if row.entry_order}
    taken |= dossier.settings.chosen_for_others(kind, "order", year)
    return [row for row in dossier.orders.values() if row.kind == kind and str(row.id) not in taken]


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


def named_order(dossier: "Dossier", chosen: str) -> OrderRow | None:
    """The row of the register that a setting names, None when it names none.

    Raises:
        UserError: it is not there.
    """
    if not chosen:
        return None
    order = dossier.orders.get(int(chosen)) if chosen.isdecimal() else None
    if order is None:
        raise UserError(f"Приказа № {chosen} нет в реестре.", "Выберите строку реестра.")
    return order


def _choices(dossier: "Dossier", _year: int | None, _values: Mapping[str, str]) -> Choices:
    return tuple(
        (f"{row.label}, {row.title}" if row.number else row.label, str(row.id))
        for row in dossier.orders.values()
    )


ORDERS = NamedRows(
    table="order_record",
    gone="Приказ {} удалён из реестра",
    choices=_choices,
    find=lambda dossier, _year, chosen: named_order(dossier, chosen),
)
