"""Papers of orders: signed scans, and the archive for orders that are put away.

A scan is a file copied into the workspace's attachments.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.log.changes import Changes, changing
from app.services.orders.attachments import attach_file

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.services.storage.files.sqlite import Reader
    from app.services.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Scan:
    """A signed scan of an order: key of the attachment and the name that the file had."""

    id: int
    name: str


def set_archived(workspace: "Workspace", order_id: int, *, archived: bool) -> Changes:
    """Put an order away, or take it back into the list of every day.

    Raises:
        UserError: there is no such order.
    """
    from app.models import ArchivedOrder

    title = "Приказ перенесён в архив" if archived else "Приказ возвращён из архива"
    with changing(workspace, "edit", title) as work:
        _require_order(work.session, order_id)
        stored = work.session.get(ArchivedOrder, order_id)
        if archived and stored is None:
            work.session.add(ArchivedOrder(order_id=order_id))
        elif not archived and stored is not None:
            work.session.delete(stored)
    return work.changes


def attach_scan(workspace: "Workspace", order_id: int, path: Path) -> Changes:
    """Copy a file into the workspace as a signed scan of an order; it stands last among them.

    Raises:
        UserError: there is no such order, or the file cannot be attached.
        EnvironmentProblem: the workspace's disk is full or cannot be written.
    """
    from sqlmodel import select

    from app.models import OrderScan

    attachment = attach_file(workspace, path)
    with changing(workspace, "edit", f"Скан приказа «{path.name}»") as work:
        _require_order(work.session, order_id)
        scans = work.session.exec(select(OrderScan).where(OrderScan.order_id == order_id)).all()
        last = max((scan.position for scan in scans), default=0)
        stored = next((scan for scan in scans if scan.attachment_id == attachment), None)
        if stored is None:
            work.session.add(
                OrderScan(order_id=order_id, attachment_id=attachment, position=last + 1)
            )
        elif stored.position < last:
            stored.position = last + 1
    return work.changes


def detach_scan(workspace: "Workspace", order_id: int, scan_id: int) -> Changes:
    """Take a scan off an order; the copied file stays in the workspace.

    Raises:
        UserError: there is no such order.
    """
    from app.models import OrderScan

    with changing(workspace, "edit", "Скан приказа убран") as work:
        _require_order(work.session, order_id)
        stored = work.session.get(OrderScan, (order_id, scan_id))
        if stored is not None:
            work.session.delete(stored)
    return work.changes


def _require_order(session: "Session", order_id: int) -> None:
    from app.models import OrderRecord

    if session.get(OrderRecord, order_id) is None:
        raise UserError("Этого приказа нет в реестре.", "Возможно, его удалили: выберите другой.")


def read_scans(reader: "Reader") -> Mapping[int, Sequence[Scan]]:
    """The scans of each order that has any, the oldest first."""
    scans: dict[int, list[Scan]] = {}
    for row in reader.rows(
        "SELECT s.order_id, a.id, a.original_name FROM order_scan s"
        " JOIN attachment a ON a.id = s.attachment_id ORDER BY s.order_id, s.position"
    ):
        scans.setdefault(row["order_id"], []).append(Scan(row["id"], row["original_name"]))
    return scans


def delete_papers(session: "Session", order_id: int) -> None:
    """Take the scans off an order that is to be deleted, and take it out of the archive."""
    from sqlmodel import select

    from app.models import ArchivedOrder, OrderScan

    for table in (OrderScan, ArchivedOrder):
        for row in session.exec(select(table).where(table.order_id == order_id)):
            session.delete(row)
    session.flush()
