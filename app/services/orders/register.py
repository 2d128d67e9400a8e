"""The register of orders as it is shown: every order with its papers, links and remarks."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services.findings.finding import Finding
from app.services.orders.archive import read_archived
from app.services.orders.links import OrderLink, read_links
from app.services.orders.numbering import newest_first, remarks
from app.services.orders.orders import OrderRow, read_orders
from app.services.orders.scans import Scan, read_scans

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """An order with everything around it.

    Attributes:
        order: the order.
        archived: put away: it stays in documents, but not in the list of every day.
        scans: signed scans, the oldest first.
        links: plans, schools, marks, other orders and made documents.
        remarks: what should be looked at, as whole Russian sentences; each leads to the other
            order.
    """

    order: OrderRow
    archived: bool = False
    scans: tuple[Scan, ...] = ()
    links: tuple[OrderLink, ...] = ()
    remarks: tuple[Finding, ...] = ()


def list_register(workspace: "Workspace") -> list[RegisterRow]:
    """Every order: drafts first, then by date, newest first."""
    with workspace.database.reading() as reader:
        orders = read_orders(reader)
        archived, scans = read_archived(reader), read_scans(reader)
        links = read_links(reader, orders)
    remarked = remarks(orders.values())
    rows = (
        RegisterRow(
            order=order,
            archived=order.id in archived,
            scans=tuple(scans.get(order.id, ())),
            links=tuple(links[order.id]),
            remarks=tuple(remarked[order.id]),
        )
        for order in orders.values()
    )
    return sorted(rows, key=lambda row: newest_first(row.order), reverse=True)
