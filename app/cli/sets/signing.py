"""`documents sign`: numbers and dates of the orders of a set, all in one action."""

import argparse
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.answer import Answer
from app.cli.opened import asked_year, open_workspace
from app.errors import UserError
from app.services.documents.sets.listing import SetChoice, read_set
from app.services.documents.sets.signing import (
    OrderToSign,
    SignedOrder,
    orders_to_sign,
    register_signed,
    warnings_of,
)
from app.services.language.dates import date_digits, parse_day
from app.services.progress import run_steps

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


def sign(options: argparse.Namespace, root: Path) -> Answer:
    """Register the orders, or only tell what would be wrong about their numbers and dates."""
    with open_workspace(root, read_only=options.dry_run) as workspace:
        signed = _signed(options, workspace)
        warnings = warnings_of(workspace, signed)
        if not options.dry_run:
            register_signed(workspace, signed)
    return Answer(
        {
            "orders": [_told(one) for one in signed],
            "findings": [
                finding.as_json(one.order.paper.row.kind)
                for one, told in zip(signed, warnings, strict=True)
                for finding in told
            ],
        },
        [
            f"{one.order.paper.title}: от {date_digits(one.issued_on)} № {one.number}"
            for one in signed
        ],
        messages=[finding.text for told in warnings for finding in told],
    )


def _told(one: SignedOrder) -> Mapping[str, str]:
    return {
        "kind": one.order.paper.row.kind,
        "title": one.order.title,
        "number": one.number,
        "date": one.issued_on.isoformat(),
    }


def _signed(options: argparse.Namespace, workspace: "Workspace") -> Sequence[SignedOrder]:
    """The orders that are named, each with its number and date.

    Raises:
        UserError: a kind has no order that waits for its number, or a number has no date.
    """
    year = asked_year(options, workspace)
    papers = run_steps(read_set(workspace, SetChoice(year=year))).papers
    waiting = {one.paper.row.kind: one for one in orders_to_sign(papers, year)}
    return [_one(text, waiting, options.date) for text in options.numbers]


def _one(text: str, waiting: Mapping[str, OrderToSign], common: date | None) -> SignedOrder:
    kind, _equals, number = text.partition("=")
    number, _at, typed = number.partition("@")
    if kind not in waiting:
        raise UserError(
            f"Приказа «{kind}» без номера в комплекте нет.",
            f"Ждут номера: {', '.join(waiting) or 'никакие'}.",
        )
    day = parse_day(typed) if typed else common
    if day is None:
        raise UserError(
            f"Для приказа «{kind}» не указана дата.", "Добавьте ключ --date или @дату к номеру."
        )
    return SignedOrder(order=waiting[kind], number=number, issued_on=day)
