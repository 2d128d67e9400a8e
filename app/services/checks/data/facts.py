"""What the checks look at: the data of a workspace and the documents as they would be made."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from app.errors import KnownProblem
from app.services.checks.texts.made import made_texts
from app.services.checks.texts.notes import note_texts
from app.services.checks.texts.orders import order_texts, setting_texts, support_texts
from app.services.checks.texts.plans import measure_name, plan_name, plan_texts
from app.services.checks.texts.programmes import programme_name, programme_texts
from app.services.checks.texts.registers import register_texts
from app.services.checks.texts.typed import TypedText
from app.services.documents.dossier.named.programmes import meets_year, programme_of
from app.services.documents.dossier.named.registers import register_rows
from app.services.documents.dossier.parts import Dossier
from app.services.documents.making.catalogue import KindRow, list_kinds
from app.services.documents.making.composing import Composed, compose
from app.services.documents.making.list_orders import list_order_kinds
from app.services.language.dates import school_year_days
from app.services.language.sentences import capital
from app.services.orders.list_year import LIST_ORDER
from app.services.registers.catalogue import get_register, registers

if TYPE_CHECKING:
    from app.services.checks.ground.check_finding import Row
    from app.services.language.deadlines.periods import PlanPeriod
    from app.services.orders.orders import OrderRow
    from app.services.plans import PlanRow
    from app.services.programmes.parts import Programme
    from app.services.registers.description.register import RegisterRow
    from app.services.schools.support import SupportRow
    from app.services.storage.workspace import Workspace

# What the origin of a document calls the rows that it is made of, and their tables.
_ROWS_OF = {
    "plan_id": "plan",
    "order_id": "order_record",
    "programme_id": "programme",
    "run_id": "identification_run",
    "school_id": "school",
}


class CheckFacts:
    """Everything that belongs to a year of work, or all there is; each part is read once.

    Attributes:
        dossier: the data as documents read them.
        workspace: the open workspace.
        year: the year of work, None for all of them.
    """

    def __init__(self, workspace: "Workspace", year: int | None = None) -> None:
        self.workspace = workspace
        self.dossier = Dossier(workspace)
        self.year = year
        self._made: dict[str, Composed] = {}
        self._tried: set[str] = set()

    @property
    def today(self) -> date:
        """The day of the check."""
        return self.dossier.today

    def is_meant(self, year: int | None) -> bool:
        """Whether what belongs to a year is looked at; what belongs to none always is."""
        return self.year is None or year is None or year == self.year

    @cached_property
    def plans(self) -> "list[PlanRow]":
        """The plans whose period meets the year."""
        return self.dossier.plans(self.year)

    @cached_property
    def programmes(self) -> "dict[int, Programme]":
        """The programmes whose period meets the year, by key; those put away are left out."""
        return {
            one.id: one
            for one in self.dossier.programmes
            if one.id is not None
            and not one.archived
            and (self.year is None or meets_year(one, self.year))
        }

    @cached_property
    def orders(self) -> "list[OrderRow]":
        """The orders of the year, and drafts of no year."""
        return [row for row in self.dossier.orders.values() if self.is_meant(row.year)]

    @cached_property
    def support(self) -> "list[SupportRow]":
        """The stays of schools on lists in the year."""
        rows = self.dossier.support()
        if self.year is None:
            return rows
        first, last = school_year_days(self.year)
        return [
            row
            for row in rows
            if row.year == self.year
            or (row.entered_on <= last and (row.left_on is None or row.left_on > first))
        ]

    @cached_property
    def _of_lists(self) -> frozenset[str]:
        return list_order_kinds(self.dossier.settings)

    def document_of_list(self, order: "OrderRow | None") -> str:
        """The kind of the document by which a school entered a list, as its order says it."""
        return order.kind if order is not None and order.kind in self._of_lists else LIST_ORDER

    def rows(self, register: str) -> "list[RegisterRow]":
        """The rows of a register in the year."""
        return register_rows(self.dossier, register, self.year)

    @cached_property
    def kinds(self) -> list[KindRow]:
        """The kinds of documents with what they tell themselves; of the likeliest year of each."""
        return list_kinds(self.workspace, self.year)

    @cached_property
    def made(self) -> dict[str, Composed]:
        """The documents as they would be made now, by kind: those that can be made at all."""
        for _done in self.making():
            pass
        return self._made

    def making(self) -> Iterator[None]:
        """Make them one after another, those that are not made yet."""
        for row in self.kinds:
            if row.possible and row.kind not in self._tried:
                self._tried.add(row.kind)
                with suppress(KnownProblem):  # its `findings` tell why
                    self._made[row.kind] = compose(self.dossier, row.kind, row.year)
                yield

    def rows_of(self, kind: str) -> "frozenset[Row]":
        """What a document that can be made is made of: rows by their tables and keys."""
        composed = self.made[kind]
        rows = {
            (table, key)
            for name, table in _ROWS_OF.items()
            if isinstance(key := composed.origin.get(name), int)
        }
        for spec in composed.kind.settings:
            value = composed.values.get(spec.name, "")
            if spec.refers is not None and value.isdecimal():
                rows.add((spec.refers.table, int(value)))
            elif spec.refers is not None and spec.refers.table == "programme" and self.year:
                usual = programme_of(self.dossier, self.year, "")
                rows.update(() if usual is None else (("programme", usual.id or 0),))
        return frozenset((*rows, *self._approving(rows)))

    def _approving(self, rows: "Iterable[Row]") -> "Iterator[Row]":
        """The orders that approved the plans and programmes among some rows."""
        plans = {plan.id: plan.order for plan in self.plans}
        for table, key in rows:
            order = plans.get(key) if table == "plan" else None
            if order is not None:
                yield "order_record", order.id
            programme = self.programmes.get(key) if table == "programme" else None
            if programme is not None and programme.order_id is not None:
                yield "order_record", programme.order_id

    @cached_property
    def texts(self) -> tuple[TypedText, ...]:
        """Every text that was typed and is printed somewhere."""
        typed = tuple(self._texts())
        known = {row for one in typed for row in one.about}
        notes = (self._placed(note) for note in note_texts(self.workspace))
        return (*typed, *(one for one in notes if self.year is None or one.about[0] in known))

    @cached_property
    def all_texts(self) -> tuple[TypedText, ...]:
        """The texts that were typed, then those of the documents as they would be made."""
        printed = (
            one
            for composed in self.made.values()
            for one in made_texts(composed, self._issued_on(composed))
        )
        return (*self.texts, *printed)

    def _issued_on(self, composed: Composed) -> date | None:
        """The day of the order that a document is."""
        order = self.order_of(composed)
        return None if order is None else order.issued_on

    def order_of(self, composed: Composed) -> "OrderRow | None":
        """The row of the register that a document is, None for one that is no order."""
        key = composed.origin.get("order_id") if composed.kind.is_order else None
        return self.dossier.orders.get(key) if isinstance(key, int) else None

    def is_begun(self, composed: Composed) -> bool:
        """Whether the order that a document is stands in the register, were it as a draft.

        An order of the same kind for another year of work is another one.
        """
        kind, year = composed.kind.kind, composed.origin.get("year")
        drafts = (row for row in self.dossier.orders.values() if row.number is None)
        return self.order_of(composed) is not None or any(
            row.kind == kind and row.year in (year, None) for row in drafts
        )

    def _texts(self) -> Iterator[TypedText]:
        for programme in self.programmes.values():
            yield from programme_texts(programme, self.dossier.acts)
        for plan in self.plans:
            yield from plan_texts(plan)
        for order in self.orders:
            period = self._approved_by.get(order.id)
            yield from (replace(one, period=period) for one in order_texts(order))
        for stay in self.support:
            yield from support_texts(stay, self.document_of_list(stay.entry_order))
        for name in registers():
            for row in self.rows(name):
                yield from register_texts(get_register(name), row)
        for kind in self.kinds:
            yield from setting_texts(self.dossier.settings, kind.kind, kind.title)

    @cached_property
    def _approved_by(self) -> "dict[int, PlanPeriod]":
        """The periods of what orders approve, by order: of a programme before that of a plan."""
        plans = {plan.order.id: plan.period for plan in self.plans if plan.order is not None}
        programmes = {one.order_id: one.period for one in self.programmes.values() if one.order_id}
        return plans | programmes

    def _placed(self, note: TypedText) -> TypedText:
        """A note under the name of what it is about, with the period of the plan or programme."""
        (table, key) = note.about[0]
        if table == "order_record" and key in self.dossier.orders:
            where = f"{capital(self.dossier.orders[key].label)}, примечание"
            return replace(note, where=where, period=self._approved_by.get(key))
        if table == "programme" and key in self.programmes:
            programme = self.programmes[key]
            where = f"{programme_name(programme)}, примечание"
            return replace(note, where=where, period=programme.period)
        for plan in self.plans:
            measures = {one.id: one for one in plan.measures} if table == "measure" else {}
            if key in measures or (table, key) == ("plan", plan.id):
                name = measure_name(plan, measures[key]) if measures else plan_name(plan)
                where = f"{name}, примечание"
                return replace(note, where=where, about=(("plan", plan.id),), period=plan.period)
        return note
