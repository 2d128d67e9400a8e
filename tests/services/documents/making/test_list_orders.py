"""Which orders approve a list of schools, and that each of them is treated as one."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.enums import SupportKind
from app.errors import UserError
from app.services.documents.making import texts
from app.services.documents.making.catalogue import describe_settings, get_row
from app.services.documents.making.list_orders import list_order_kinds, waiting_for
from app.services.documents.making.texts import copy_kind, set_text
from app.services.documents.settings import save_setting
from app.services.documents.stored import StoredSettings
from app.services.orders import orders
from app.services.orders.orders import OrderDraft
from app.services.orders.register import RegisterRow, list_register
from app.services.orders.scans import set_archived
from app.services.schools import support
from app.services.schools.support import StayDraft
from app.services.storage.workspace import Workspace

YEARLY, LIST, YEAR = "yearly-order", "list-order", 2020
SEEDS = Path(__file__).parents[3] / "seeds"


def draft_of(workspace: Workspace, number: str) -> tuple[int, OrderDraft]:
    """A registered order as it would be typed."""
    (row,) = (one for one in orders.list_orders(workspace) if one.number == number)
    draft = OrderDraft(title=row.title, kind=row.kind, number=number, issued_on=row.issued_on)
    return row.id, replace(draft, year=row.year)


def numbers(workspace: Workspace, year: int = YEAR) -> dict[str, str | None]:
    rows = {kind: get_row(workspace, kind, year).order for kind in (LIST, YEARLY)}
    return {kind: None if order is None else order.number for kind, order in rows.items()}


def test_what_text_and_settings_say_tells_an_order_of_a_list(workspace: Workspace) -> None:
    assert list_order_kinds(StoredSettings({})) == {LIST, YEARLY}
    save_setting(workspace, YEARLY, describe_settings(YEARLY), "annex_перечень", "0")
    assert list_order_kinds(workspace) == {LIST}
    own = {"338": "Приказ о Комплексе мер", "418": "Приказ о сопровождении школ"}
    for number, title in own.items():
        kind, _made = copy_kind(workspace, YEARLY, title)
        text = (SEEDS / f"smolensk-{number}.txt").read_text(encoding="utf-8")
        set_text(workspace, kind, text)
    # The second one approves a list in an annex that no setting chooses.
    assert list_order_kinds(workspace) == {LIST, "yearly-order~3"}


def test_a_copy_of_the_list_order_is_one_while_it_prints_the_list(workspace: Workspace) -> None:
    kind, _made = copy_kind(workspace, LIST, "Приказ о творческой группе")
    assert list_order_kinds(workspace) == {LIST, YEARLY, kind}
    told = texts.standing_words(workspace, kind)
    start = told.index("[слово] ПРИКАЗЫВАЮ:")
    set_text(
        workspace,
        kind,
        f"{told[:start]}[слово] ПРИКАЗЫВАЮ:\n\n1. Создать группу.\n\n[подпись: руководитель]\n",
    )
    assert list_order_kinds(workspace) == {LIST, YEARLY}


def test_an_order_of_the_year_is_the_one_by_which_the_schools_entered(demo: Workspace) -> None:
    assert numbers(demo) == {LIST: "531", YEARLY: None}
    key, draft = draft_of(demo, "531")
    orders.save_order(demo, replace(draft, kind=YEARLY), key)
    assert numbers(demo) == {LIST: None, YEARLY: "531"}
    newer = replace(draft, kind=YEARLY, number="532", title="О сопровождении")
    orders.save_order(demo, newer)  # the schools did not enter by this one
    assert numbers(demo) == {LIST: None, YEARLY: "531"}
    orders.save_order(demo, replace(draft, kind=""), key)  # typed in without a kind
    assert numbers(demo) == {LIST: "531", YEARLY: "532"}


def test_without_an_identification_it_is_the_one_of_its_year(demo: Workspace) -> None:
    key, draft = draft_of(demo, "531")
    orders.save_order(demo, replace(draft, kind=YEARLY), key)
    save_setting(demo, YEARLY, describe_settings(YEARLY), "basis", "support")
    assert numbers(demo)[YEARLY] == "531"
    assert numbers(demo, YEAR + 1)[YEARLY] is None


def test_schools_that_wait_for_an_order_wait_for_that_of_the_year_too(demo: Workspace) -> None:
    key, draft = draft_of(demo, "531")
    stays = [one for one in support.list_support(demo) if one.entry_order and one.year == YEAR]
    assert stays
    for one in stays:
        stay = StayDraft(kind=SupportKind(one.kind), entered_on=one.entered_on)
        support.change_support(demo, one.id, replace(stay, left_on=one.left_on, exit_basis="Срок"))

    def waiting() -> set[int]:
        row: RegisterRow = next(one for one in list_register(demo) if one.order.id == key)
        return {one.id for one in waiting_for(demo, row)}

    for kind in ("programme-order", "amending-order", ""):
        orders.save_order(demo, replace(draft, kind=kind), key)
        assert waiting() == set(), kind
    for kind in (LIST, YEARLY):
        orders.save_order(demo, replace(draft, kind=kind), key)
        assert waiting() >= {one.id for one in stays}, kind
    set_archived(demo, key, archived=True)
    assert waiting() == set()
    set_archived(demo, key, archived=False)
    save_setting(demo, YEARLY, describe_settings(YEARLY), "annex_перечень", "0")
    assert waiting() == set()


def test_its_day_never_moves_it_to_another_year(workspace: Workspace) -> None:
    of_lists = list_order_kinds(workspace)
    draft = OrderDraft(title="О сопровождении", kind=YEARLY, year=2027)
    key, _ = orders.save_order(workspace, draft, of_lists=of_lists)
    late = date(2027, 9, 1)
    with pytest.raises(UserError, match="относится к работе 2027/2028, а приказ со списком школ"):
        orders.register_order(workspace, key, "412", late, of_lists=of_lists)
    typed = replace(draft, number="412", issued_on=late)
    with pytest.raises(UserError, match="приказ со списком школ"):
        orders.save_order(workspace, typed, key, of_lists=of_lists)
    save_setting(workspace, YEARLY, describe_settings(YEARLY), "annex_перечень", "0")
    orders.register_order(workspace, key, "412", late, of_lists=list_order_kinds(workspace))
    assert [row.year for row in orders.list_orders(workspace)] == [2028]
