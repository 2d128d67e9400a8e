"""After signing: orders of a set get their numbers at once, and what is wrong is told before."""

from datetime import date
from pathlib import Path

import pytest

from app.errors import UserError
from app.services.documents.making.catalogue import order_kinds
from app.services.documents.making.composing import compose
from app.services.documents.model.blocks import dump
from app.services.documents.sets.listing import SetChoice, read_set
from app.services.documents.sets.signing import (
    OrderToSign,
    SignedOrder,
    orders_to_sign,
    register_signed,
    warnings_of,
)
from app.services.identification.runs import runs
from app.services.log.changes import undo
from app.services.orders.orders import OrderDraft, list_orders, save_order
from app.services.orders.register import list_register
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from tests.services.documents.sets.district import YEAR

DAY = date(2026, 10, 5)


def waiting(workspace: Workspace) -> dict[str, OrderToSign]:
    papers = run_steps(read_set(workspace, SetChoice(year=YEAR))).papers
    return {one.paper.row.kind: one for one in orders_to_sign(papers, YEAR)}


def signed(
    order: OrderToSign, number: str, day: date = DAY, scan: Path | None = None
) -> SignedOrder:
    return SignedOrder(order=order, number=number, issued_on=day, scan=scan)


def test_orders_without_a_number_wait_for_it(district: Workspace) -> None:
    orders = waiting(district)
    signed_before = {row.kind for row in list_orders(district) if row.year == YEAR}
    assert set(orders) == order_kinds(district).keys() - signed_before - {"programme-order"}
    assert orders["group-order"].title == "О рабочей группе"
    draft, _changes = save_order(
        district, OrderDraft(title="О группе", kind="group-order", year=YEAR)
    )
    assert waiting(district)["group-order"].order_id == draft


def test_all_numbers_are_entered_in_one_action_and_printed(
    district: Workspace, tmp_path: Path
) -> None:
    orders = waiting(district)
    scan = tmp_path / "скан.pdf"
    scan.write_bytes(b"%PDF-1.7")
    chosen = [
        signed(orders["list-order"], "901"),
        signed(orders["group-order"], "902", scan=scan),
    ]
    assert warnings_of(district, chosen) == [(), ()]
    changes = register_signed(district, chosen)
    for kind, number in (("list-order", "901"), ("group-order", "902")):
        printed = dump(compose(district, kind, YEAR).document)
        assert number in printed
        assert "05.10.2026" in printed
    assert set(waiting(district)) == set(orders) - {"list-order", "group-order"}
    (row,) = (row for row in list_register(district) if row.order.number == "902")
    assert [one.name for one in row.scans] == ["скан.pdf"]
    assert changes.change_set_id is not None
    scans = [one for one in list_register(district) if one.scans]
    assert len(scans) == 1


def test_the_numbers_are_taken_back_in_one_step(district: Workspace) -> None:
    orders = waiting(district)
    before = list_orders(district)
    changes = register_signed(
        district, [signed(orders["list-order"], "901"), signed(orders["group-order"], "902")]
    )
    assert changes.change_set_id is not None
    undo(district, changes.change_set_id)
    assert list_orders(district) == before


def test_a_number_that_is_taken_refuses_all_of_them(district: Workspace) -> None:
    orders = waiting(district)
    before = list_orders(district)
    with pytest.raises(UserError, match="Номер 828 в 2026 году уже занят"):
        register_signed(
            district, [signed(orders["list-order"], "901"), signed(orders["group-order"], "828")]
        )
    with pytest.raises(UserError, match="Номер 901 в 2026 году уже занят"):
        register_signed(
            district, [signed(orders["list-order"], "901"), signed(orders["group-order"], "901")]
        )
    assert list_orders(district) == before


def test_what_contradicts_the_register_is_told_before_it_is_stored(district: Workspace) -> None:
    orders = waiting(district)
    before = list_orders(district)
    told = warnings_of(
        district,
        [
            signed(orders["list-order"], "828"),
            signed(orders["group-order"], "829", date(2026, 8, 10)),
            signed(orders["tutors-order"], "830", date(2026, 10, 6)),
        ],
    )
    codes = [[one.code for one in found] for found in told]
    assert codes[0] == ["order.number-twice"]
    assert codes[1] == ["order.number-against-date"]
    assert codes[2] == []
    assert list_orders(district) == before


def test_a_date_before_the_basis_is_told(demo: Workspace) -> None:
    runs.freeze(demo, runs.run(demo, year=YEAR - 1))  # on 22.11.2026
    orders = waiting(demo)
    (early,) = warnings_of(demo, [signed(orders["list-order"], "999", date(2026, 10, 5))])
    assert [one.code for one in early] == ["order.earlier-than-basis"]
    assert warnings_of(demo, [signed(orders["list-order"], "999", date(2026, 11, 23))]) == [()]
