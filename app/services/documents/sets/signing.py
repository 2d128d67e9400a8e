"""After signing: numbers and dates of the orders of a set at once, and what is wrong with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.enums import OrderState
from app.services.documents.dossier.parts import Dossier
from app.services.documents.making.catalogue import get_row
from app.services.documents.sets.registering import approved_by, register_orders
from app.services.findings.finding import Finding, Weight
from app.services.language.dates import year_of_paper
from app.services.language.sentences import capital
from app.services.log.changes import Changes
from app.services.orders.numbering import remarks
from app.services.orders.orders import (
    Numbered,
    OrderDraft,
    OrderRow,
)
from app.services.orders.scans import attach_scan
from app.services.orders.signers import list_signers

if TYPE_CHECKING:
    from app.services.documents.sets.listing import SetPaper
    from app.services.documents.sets.registering import Approved
    from app.services.storage.workspace import Workspace

_ORDER = "Приказ "
_NEW = -1  # of orders without a row downwards: keys that no row has


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderToSign:
    """An order of a set that has no number yet.

    Attributes:
        paper: its document.
        title: «Об утверждении перечня школ».
        year: year of work that it is made for.
        order_id: of its draft in the register, None where it has no row yet.
    """

    paper: "SetPaper"
    title: str
    year: int
    order_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedOrder:
    """An order with the number and the date that it got, and its signed scan if there is one."""

    order: OrderToSign
    number: str
    issued_on: date
    scan: Path | None = None


def orders_to_sign(papers: "Sequence[SetPaper]", year: int) -> list[OrderToSign]:
    """The orders among documents that have no number yet, in their order."""
    return [
        OrderToSign(
            paper=paper,
            title=_title(paper),
            year=paper.row.year or year,
            order_id=None if paper.row.order is None else paper.row.order.id,
        )
        for paper in papers
        if paper.row.is_order and (paper.row.order is None or paper.row.order.number is None)
    ]


def _title(paper: "SetPaper") -> str:
    if paper.row.order is not None:
        return paper.row.order.title
    return capital(paper.row.title.removeprefix(_ORDER))


def warnings_of(workspace: "Workspace", signed: Sequence[SignedOrder]) -> list[tuple[Finding, ...]]:
    """What would be wrong with each order if it were registered so; nothing is stored.

    Numbers against the register (taken twice, against their dates), and what the document of the
    order says of its day: earlier than its basis, deadlines that are over.
    """
    before, after = Dossier(workspace), Dossier(workspace)
    supposed = [_supposed(one, before.orders, place) for place, one in enumerate(signed)]
    with_them = {**before.orders, **{row.id: row for row in supposed}}
    after.suppose_orders(with_them)
    numbers = remarks(with_them.values())
    told: list[tuple[Finding, ...]] = []
    for one, row in zip(signed, supposed, strict=True):
        kind, chosen = one.order.paper.row.kind, dict(one.order.paper.chosen)
        known = {said.text for said in get_row(before, kind, one.order.year, chosen).findings}
        chosen["order"] = str(row.id) if row.id > 0 else ""
        new = get_row(after, kind, one.order.year, chosen).findings
        of_day = (said for said in new if said.weight is Weight.ERROR and said.text not in known)
        told.append((*numbers.get(row.id, ()), *of_day))
    return told


def _supposed(one: SignedOrder, rows: Mapping[int, OrderRow], place: int) -> OrderRow:
    """The row of the register that an order would have."""
    order_id = one.order.order_id
    year = year_of_paper(one.issued_on, one.order.year)
    if order_id is not None and order_id in rows:
        return replace(
            rows[order_id],
            number=one.number,
            issued_on=one.issued_on,
            state=OrderState.REGISTERED,
            year=year,
        )
    return OrderRow(
        id=_NEW - place,
        kind=one.order.paper.row.kind,
        title=one.order.title,
        number=one.number,
        issued_on=one.issued_on,
        state=OrderState.REGISTERED,
        year=year,
        signer_id=None,
        amends_id=None,
        note="",
    )


def register_signed(workspace: "Workspace", signed: Sequence[SignedOrder]) -> Changes:
    """Give all orders their numbers and dates in one action, then attach their scans.

    An order without a row in the register gets one, signed by whom orders are signed. The programme
    and the plan that its document approves name it from now on, where they named none.

    Raises:
        UserError: as `orders.register_orders`, nothing was stored; or a scan cannot be attached,
            which is told when the numbers are stored.
        EnvironmentProblem: the disk of the workspace is full or cannot be written.
    """
    signer, dossier = list_signers(workspace, None).proposed, Dossier(workspace)
    keys, changes = register_orders(
        workspace,
        [Numbered(_row(one, signer), one.number, one.issued_on) for one in signed],
        [_approved(dossier, one.order) for one in signed],
    )
    for key, one in zip(keys, signed, strict=True):
        if one.scan is not None:
            attach_scan(workspace, key, one.scan)
    return changes


def _approved(dossier: Dossier, order: OrderToSign) -> "Approved":
    return approved_by(dossier, order.paper.row.kind, order.year, order.paper.chosen)


def _row(one: SignedOrder, signer: int | None) -> int | OrderDraft:
    if one.order.order_id is not None:
        return one.order.order_id
    kind = one.order.paper.row.kind
    return OrderDraft(
        title=one.order.title,
        kind=kind,
        year=one.order.year,
        signer_id=signer,
    )
