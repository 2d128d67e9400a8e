"""Commands `orders list`, `orders add` and `orders number`."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.answer import Answer
from app.cli.opened import open_workspace
from app.services.documents.sets.registering import register_order, save_order
from app.services.orders.orders import OrderDraft, OrderRow, list_orders
from app.services.registers.options import Options
from app.services.year.years import work_year

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


def listing(options: argparse.Namespace, root: Path) -> Answer:
    """The register: drafts first, then by date, newest first."""
    with open_workspace(root, read_only=True) as workspace:
        rows = list_orders(workspace, year=options.year)
    lines = [f"{row.id}. {row.label}, {row.title}" for row in rows]
    return Answer({"orders": [_told(row) for row in rows]}, lines or ["Приказов пока нет."])


def add(options: argparse.Namespace, root: Path) -> Answer:
    """Enter an order; with number and date it is registered."""
    with open_workspace(root) as workspace:
        named = Options(workspace, work_year(workspace.clock.today()))
        draft = OrderDraft(
            title=options.title,
            kind=options.kind,
            number=options.number,
            issued_on=options.date,
            year=options.year,
            signer_id=None if options.signer is None else named.find("person", options.signer),
            amends_id=(
                None if options.amends is None else named.find("order_record", options.amends)
            ),
            note=options.note,
        )
        key, _changes = save_order(workspace, draft)
        return _one(workspace, key, "Внесён")


def number(options: argparse.Namespace, root: Path) -> Answer:
    """Give a draft its number and date; every document then prints them."""
    with open_workspace(root) as workspace:
        register_order(workspace, options.order, options.number, options.date)
        return _one(workspace, options.order, "Зарегистрирован")


def _one(workspace: "Workspace", key: int, done: str) -> Answer:
    row = next(one for one in list_orders(workspace) if one.id == key)
    return Answer({"order": _told(row)}, [f"{done} {row.label}."])


def _told(row: OrderRow) -> dict[str, Any]:
    return {
        "order": row.id,
        "kind": row.kind,
        "title": row.title,
        "number": row.number,
        "date": None if row.issued_on is None else row.issued_on.isoformat(),
        "state": row.state.value,
        "year": row.year,
        "note": row.note,
    }
