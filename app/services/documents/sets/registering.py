"""Registering orders: what is approved as the annex of an order learns the order in one action.

The document of an order says what it prints as its annex: the programme, the plan. While that names
no order of its own, it names this one from the day that it has its number, and no other programme
can take the number. An order that is named already is never replaced.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.enums import OrderState
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.dossier.named.programmes import meets_year
from app.services.documents.dossier.parts import Dossier
from app.services.documents.making.catalogue import all_kinds, standing_kind
from app.services.documents.making.list_orders import list_order_kinds
from app.services.documents.making.own_texts import as_said
from app.services.documents.making.references import standing_settings
from app.services.documents.shared_settings import ORDER, PLAN, PROGRAMME
from app.services.documents.stored import base_of
from app.services.documents.text.whole.naming import names_by_annex
from app.services.documents.words.plans import SECTIONS, TYPED_SECTIONS
from app.services.language.dates import year_of_paper
from app.services.orders import orders
from app.services.orders.orders import PROGRAMME_ORDER, Numbered, OrderDraft
from app.services.plans.parts import approve_plan
from app.services.programmes.writing import approve_programme

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from app.services.documents.kind import DocumentKind
    from app.services.log.changes import Changes
    from app.services.storage.workspace import Workspace

_PLAN_ROWS = frozenset({SECTIONS.rows, TYPED_SECTIONS.rows})


@dataclass(frozen=True, slots=True)
class Approved:
    """What an order approves: keys of a programme and of a plan, None where it approves none."""

    programme: int | None = None
    plan: int | None = None


def save_order(
    workspace: "Workspace", draft: OrderDraft, order_id: int | None = None
) -> "tuple[int, Changes]":
    """`orders.save_order`; where that registers the order, what it approves learns it.

    Raises:
        UserError: as there.
    """
    known = {row.id: row for row in orders.list_orders(workspace)}.get(order_id or 0)
    is_new = known is None or (known.state, known.kind) != (OrderState.REGISTERED, draft.kind)
    approved = Approved()
    if is_new and draft.number and draft.issued_on is not None:
        approved = _of_row(workspace, draft.kind, draft.issued_on, draft.year, order_id)
    return orders.save_order(
        workspace,
        draft,
        order_id,
        of_lists=list_order_kinds(workspace),
        then=_naming([approved]),
    )


def register_order(
    workspace: "Workspace", order_id: int, number: str, issued_on: "date"
) -> "Changes":
    """`orders.register_order`; what the order approves learns it.

    Raises:
        UserError: as there.
    """
    known = {row.id: row for row in orders.list_orders(workspace)}.get(order_id)
    approved = Approved()
    if known is not None:
        approved = _of_row(workspace, known.kind, issued_on, known.year, order_id)
    return register_orders(workspace, [Numbered(order_id, number, issued_on)], [approved])[1]


def register_orders(
    workspace: "Workspace", numbered: Sequence[Numbered], approved: Sequence[Approved]
) -> "tuple[list[int], Changes]":
    """`orders.register_orders`; what each of them approves learns it.

    What two of them approve stays without an order: the check says where it is chosen.

    Raises:
        UserError: as there.
    """
    return orders.register_orders(
        workspace,
        numbered,
        of_lists=list_order_kinds(workspace),
        then=_naming(_undisputed(approved)),
    )


def approved_by(
    dossier: Dossier, kind: str, year: int, chosen: Mapping[str, str] | None = None
) -> Approved:
    """What the document of an order prints as its annex.

    Raises:
        UserError: there is no such kind, or a chosen setting is not allowed.
    """
    document_kind = as_said(dossier.settings, standing_kind(dossier.settings, kind))
    return _printed(document_kind, _facts(dossier, document_kind, year, chosen or {}))


def _facts(
    dossier: Dossier, kind: "DocumentKind", year: int, chosen: Mapping[str, str]
) -> DocumentFacts:
    values = standing_settings(dossier, kind.kind, kind.settings, year, chosen).values
    return kind.gather(dossier, year, values)


def _printed(kind: "DocumentKind", facts: DocumentFacts) -> Approved:
    programme = facts.programme if base_of(kind.kind) == PROGRAMME_ORDER else None
    if programme is not None and facts.programme_order not in (None, facts.order):
        return Approved()  # another order approves it
    text = kind.require_text()
    named, of_annexes = names_by_annex(text.tree, text.words)
    printed = text.annexes(facts).printed
    names = named.union(*(of for key, of in of_annexes.items() if key in printed))
    has_plan = facts.plan is not None and facts.plan.measures and not names.isdisjoint(_PLAN_ROWS)
    return Approved(
        programme=None if programme is None else programme.id,
        plan=facts.plan.id if has_plan and facts.plan is not None else None,
    )


def _of_row(
    workspace: "Workspace", kind: str, day: "date", wanted: int | None, order_id: int | None
) -> Approved:
    """What an order of the register approves, as far as the register alone can tell.

    Several programmes or plans that it may be about, none of them chosen in the settings of the
    document, are left as they are.
    """
    dossier, year = Dossier(workspace), year_of_paper(day, wanted)
    known = {one.kind: one for one in all_kinds(dossier.settings) if one.is_order}
    if kind not in known or known[kind].problem is not None:
        return Approved()  # a damaged text says nothing, and the order is registered all the same
    document_kind = as_said(dossier.settings, known[kind])
    if base_of(kind) != PROGRAMME_ORDER and not _may_print_plan(document_kind):
        return Approved()
    with workspace.database.kept_open():
        return _of_document(dossier, document_kind, year, order_id)


def _may_print_plan(kind: "DocumentKind") -> bool:
    text = kind.require_text()
    named, of_annexes = names_by_annex(text.tree, text.words)
    return any(not _PLAN_ROWS.isdisjoint(names) for names in (named, *of_annexes.values()))


def _of_document(
    dossier: Dossier, kind: "DocumentKind", year: int, order_id: int | None
) -> Approved:
    facts = _facts(dossier, kind, year, {})
    if facts.chosen(ORDER) not in ("", str(order_id)):
        return Approved()
    if base_of(kind.kind) == PROGRAMME_ORDER:
        waiting = [
            one
            for one in dossier.programmes
            if one.order_id in (None, order_id)
            and str(one.id) == (facts.chosen(PROGRAMME) or str(one.id))
            and not one.archived
            and meets_year(one, year)
        ]
        if len(waiting) != 1:
            return Approved()
        facts = _facts(dossier, kind, year, {PROGRAMME.name: str(waiting[0].id)})
    approved = _printed(kind, facts)
    return approved if _is_one_plan(facts) else replace(approved, plan=None)


def _is_one_plan(facts: DocumentFacts) -> bool:
    """Whether its plan is chosen, or the only one that may be meant."""
    if facts.chosen(PLAN):
        return True
    if PROGRAMME.name in facts.settings and facts.programme is not None:
        own = facts.programme.id
        plans = [one for one in facts.dossier.plans() if one.programme_id == own]
    else:
        plans = facts.dossier.plans(facts.year)
    return sum(one.school_id is None for one in plans) == 1


def _undisputed(approved: Iterable[Approved]) -> list[Approved]:
    """Without what more than one of them approves."""
    told = list(approved)
    programmes = Counter(one.programme for one in told)
    plans = Counter(one.plan for one in told)
    return [
        Approved(
            programme=one.programme if programmes[one.programme] == 1 else None,
            plan=one.plan if plans[one.plan] == 1 else None,
        )
        for one in told
    ]


def _naming(approved: Sequence[Approved]) -> Callable[["Session", Sequence[int]], None]:
    """Names each order, by its key, in what it approves."""

    def name(session: "Session", keys: Sequence[int]) -> None:
        for key, one in zip(keys, approved, strict=True):
            if one.programme is not None:
                approve_programme(session, one.programme, key)
            if one.plan is not None:
                approve_plan(session, one.plan, key)

    return name
