"""What an order approves as its annex learns it with the number, and is never taken over."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import cast

import pytest

from app.services.documents.making.catalogue import KINDS, DocumentKind, describe_settings, get_row
from app.services.documents.making.composing import compose
from app.services.documents.model.blocks import AnnexMark
from app.services.documents.sets.listing import SetChoice, read_set
from app.services.documents.sets.registering import register_order, save_order
from app.services.documents.sets.signing import SignedOrder, orders_to_sign, register_signed
from app.services.documents.settings import save_for_year
from app.services.language.deadlines.periods import period_between
from app.services.log.changes import Changes, undo
from app.services.orders.orders import OrderDraft, list_orders
from app.services.orders.register import list_register
from app.services.plans import (
    MeasureDraft,
    PlanDraft,
    SectionDraft,
    list_plans,
    save_measure,
    save_plan,
    save_section,
)
from app.services.program_files import ProgramFileError
from app.services.programmes.reading import get_programme, list_programmes
from app.services.programmes.writing import save_programme
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace

YEAR, DAY = 2027, date(2026, 11, 23)
KIND, YEARLY = "programme-order", "yearly-order"
DRAFT = OrderDraft(title="Об утверждении программы", kind=KIND, number="828", issued_on=DAY)


@pytest.fixture
def new(demo: Workspace) -> int:
    """A programme without an order beside the approved one of its year, with a plan of its own."""
    key = another(demo, "Новая программа")
    period = get_programme(demo, key).period
    plan, _ = save_plan(demo, PlanDraft(title="План новой", period=period, programme_id=key))
    section, _ = save_section(demo, SectionDraft(plan, "Анализ"))
    save_measure(
        demo, MeasureDraft(section_id=section, title="Мониторинг", deadline_text="сентябрь")
    )
    return key


def another(workspace: Workspace, title: str) -> int:
    approved = next(one for one in list_programmes(workspace) if one.order_id is not None)
    period = period_between(date(2026, 1, 1), date(2027, 12, 31))
    new = replace(approved, id=None, title=title, period=period, order_id=None)
    return save_programme(workspace, new)[0]


def order_of(workspace: Workspace, programme: int) -> int | None:
    return get_programme(workspace, programme).order_id


def order_of_plan(workspace: Workspace, title: str) -> int | None:
    (plan,) = (one for one in list_plans(workspace) if one.title.startswith(title))
    return None if plan.order is None else plan.order.id


def sign(workspace: Workspace, numbers: Mapping[str, str]) -> Changes:
    papers = run_steps(read_set(workspace, SetChoice(year=YEAR))).papers
    waiting = {one.paper.row.kind: one for one in orders_to_sign(papers, YEAR)}
    return register_signed(
        workspace,
        [
            SignedOrder(order=waiting[kind], number=number, issued_on=DAY)
            for kind, number in numbers.items()
        ],
    )


def key_of(workspace: Workspace, number: str) -> int:
    return next(row.id for row in list_orders(workspace) if row.number == number)


def choose(workspace: Workspace, kind: str, name: str, value: str) -> None:
    save_for_year(workspace, kind, describe_settings(kind), (name, value), YEAR)


def test_the_programme_of_a_signed_set_learns_its_order_in_one_step(
    demo: Workspace, new: int
) -> None:
    chosen = {"programme": str(new)}

    def lacking() -> set[str]:
        return {one.code for one in get_row(demo, "programme", YEAR, chosen).missing}

    assert "programme.no-order-id" in lacking()
    changes = sign(demo, {KIND: "828"})
    key = key_of(demo, "828")
    assert (order_of(demo, new), order_of_plan(demo, "План новой")) == (key, key)
    assert "programme.no-order-id" not in lacking()
    stamp = compose(demo, "programme", YEAR, chosen).document.sections[0].blocks[0]
    assert isinstance(stamp, AnnexMark)
    assert stamp.lines[-1] == "от\u00a023.11.2026 №\u00a0828"
    (row,) = (row for row in list_register(demo) if row.order.id == key)
    assert "Программа: Новая программа" in {tie.text for tie in row.links}

    second = {"programme": str(another(demo, "Вторая новая"))}
    assert get_row(demo, KIND, YEAR, second).order is None

    assert changes.change_set_id is not None
    undo(demo, changes.change_set_id)
    assert (order_of(demo, new), order_of_plan(demo, "План новой")) == (None, None)
    assert "828" not in {row.number for row in list_orders(demo)}


def test_deadlines_of_the_plan_are_read_by_the_day_of_its_order(demo: Workspace, new: int) -> None:
    def starts() -> date | None:
        plan = next(one for one in list_plans(demo) if one.title == "План новой")
        return plan.sections[0].measures[0].deadline_start

    assert starts() == date(2026, 9, 1)
    sign(demo, {KIND: "828"})
    assert starts() == date(2027, 9, 1)  # the former was over when it was approved
    assert order_of(demo, new) is not None


def test_the_register_names_it_too(demo: Workspace, new: int) -> None:
    draft, _ = save_order(demo, replace(DRAFT, number=None, issued_on=None, year=YEAR))
    assert order_of(demo, new) is None
    changes = register_order(demo, draft, "828", DAY)
    assert order_of(demo, new) == order_of_plan(demo, "План новой") == draft
    assert changes.change_set_id is not None
    undo(demo, changes.change_set_id)
    assert order_of(demo, new) is None

    save_order(demo, replace(DRAFT, kind="letter"))
    assert order_of(demo, new) is None
    typed, _ = save_order(demo, replace(DRAFT, number="829"))
    assert order_of(demo, new) == typed


def test_an_order_with_a_damaged_text_is_registered_all_the_same(
    demo: Workspace, new: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = ProgramFileError(("documents", f"{KIND}.txt"), "не найден")
    damaged = replace(KINDS[KIND], text=None, settings=(), problem=problem)
    monkeypatch.setitem(cast("dict[str, DocumentKind]", KINDS), KIND, damaged)
    assert save_order(demo, DRAFT)[0] == key_of(demo, "828")
    assert order_of(demo, new) is None


def test_an_order_that_stands_is_never_replaced(demo: Workspace, new: int) -> None:
    first, _ = save_order(demo, DRAFT)
    before = [(one.id, one.order_id) for one in list_programmes(demo)]
    plans = [(one.id, one.order) for one in list_plans(demo)]
    second, _ = save_order(demo, replace(DRAFT, number="829"))
    save_order(demo, replace(DRAFT, number="829", title="Об ином"), second)
    assert [(one.id, one.order_id) for one in list_programmes(demo)] == before
    assert [(one.id, one.order) for one in list_plans(demo)] == plans
    save_programme(demo, replace(get_programme(demo, new), order_id=None))
    save_order(demo, replace(DRAFT, title="С другим заголовком"), first)
    assert order_of(demo, new) is None  # she took it away; a new title gives it back to nobody


def test_of_several_programmes_the_chosen_one_learns_it(demo: Workspace, new: int) -> None:
    other = another(demo, "Другая новая")
    unclear, _ = save_order(demo, DRAFT)
    assert (order_of(demo, new), order_of(demo, other)) == (None, None)
    choose(demo, KIND, "programme", str(new))
    choose(demo, KIND, "order", str(unclear))
    save_order(demo, replace(DRAFT, number="829"))  # the document is another order
    assert (order_of(demo, new), order_of(demo, other)) == (None, None)
    choose(demo, KIND, "order", "")
    clear, _ = save_order(demo, replace(DRAFT, number="830"))
    assert (order_of(demo, new), order_of(demo, other)) == (clear, None)


def test_an_order_of_a_year_approves_the_plan_that_it_prints(demo: Workspace) -> None:
    plan = next(one for one in list_plans(demo, year=YEAR) if one.school_id is None)
    save_plan(demo, replace(PlanDraft.of(plan), order_id=None), plan.id)
    draft = replace(DRAFT, kind=YEARLY)
    choose(demo, YEARLY, "annex_план", "0")
    save_order(demo, draft)
    assert order_of_plan(demo, plan.title) is None
    choose(demo, YEARLY, "annex_план", "1")
    key, _ = save_order(demo, replace(draft, number="829"))
    assert order_of_plan(demo, plan.title) == key


def test_a_plan_that_two_orders_print_is_left_to_the_user(demo: Workspace, new: int) -> None:
    (plan,) = (one.id for one in list_plans(demo) if one.title == "План новой")
    choose(demo, YEARLY, "plan", str(plan))
    sign(demo, {KIND: "828", YEARLY: "829"})
    assert order_of(demo, new) == key_of(demo, "828")
    assert order_of_plan(demo, "План новой") is None
