"""Measures and orders by what a person calls them: a number, a title, a place in the plan."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from app.errors import UserError
from app.services.language.dates import date_digits
from app.services.language.numbers import NBSP
from app.services.language.sentences import listed, quoted, titled
from app.services.orders.orders import OrderRow
from app.services.orders.taken_numbers import number_key
from app.services.plans.execution.named import orders_in
from app.services.plans.table.matching import plain

if TYPE_CHECKING:
    from app.services.plans.rows import MeasureRow, PlanHead, PlanRow, SectionRow

AnyPlan = TypeVar("AnyPlan", bound="PlanHead | PlanRow")
_SHOWN = 6  # candidates; the others are counted


class FoundMeasure(NamedTuple):
    """A measure, and where it stands."""

    plan: "PlanRow"
    section: "SectionRow"
    measure: "MeasureRow"

    @property
    def place(self) -> tuple[int, int]:
        """Section of the plan and row of the section, both from 1."""
        return self.section.position, self.section.measures.index(self.measure) + 1


def find_measure(
    plans: "Sequence[PlanRow]",
    number: str,
    *,
    plan: str = "",
    at: tuple[int, int] | None = None,
) -> FoundMeasure:
    """The one measure of a printed number; the full stop after it makes no difference.

    Args:
        plans: those that are looked through.
        number: as printed.
        plan: title of the plan, or words of it that no other has; empty for all.
        at: section of the plan and row of the section, both from 1, to tell equal numbers apart.

    Raises:
        UserError: there is none, or several: they are named.
    """
    wanted = plain(number)
    places = [
        found
        for one in plans_of_title(plans, plan)
        for section in one.sections
        for measure in section.measures
        if plain((found := FoundMeasure(one, section, measure)).measure.number) == wanted
        and at in (None, found.place)
    ]
    if len(places) == 1:
        return places[0]
    if not places:
        where = "" if at is None else f" в{NBSP}разделе {at[0]}, строке {at[1]}"
        raise UserError(
            f"Мероприятия №{NBSP}{number}{where} нет.", "Посмотрите номера командой plan."
        )
    raise UserError(
        f"Номер {number} есть у нескольких мероприятий: {_named(places)}.",
        "Укажите план ключом --plan, место в плане – ключом --at РАЗДЕЛ.СТРОКА.",
    )


def find_plan(plans: Sequence[AnyPlan], title: str) -> AnyPlan:
    """The one plan of a title, or with its words; without a title the only one there is.

    Raises:
        UserError: there is none, or several: they are named.
    """
    found = plans_of_title(plans, title)
    if len(found) == 1:
        return found[0]
    if not found:
        raise UserError("Планов нет.", "Создайте план или загрузите его из файла.")
    names = listed([quoted(plan.title) for plan in found], _SHOWN)
    raise UserError(f"Планов несколько: {names}.", "Укажите план ключом --plan.")


def plans_of_title(plans: Sequence[AnyPlan], title: str) -> Sequence[AnyPlan]:
    """The plans of a title: of just this one, else those that have its words; without one all.

    Raises:
        UserError: none has these words: those that there are are named.
    """
    if not title.strip():
        return plans
    wanted = plain(title)
    same = [plan for plan in plans if plain(plan.title) == wanted]
    alike = same or [plan for plan in plans if wanted in plain(plan.title)]
    if not alike:
        known = listed([quoted(plan.title) for plan in plans], _SHOWN, "; ")
        raise UserError(f"Плана {quoted(title)} нет.", f"Есть: {known}." if known else "")
    return alike


def _named(places: "Iterable[FoundMeasure]") -> str:
    words = [
        f"{titled(found.measure.title)} (план {titled(found.plan.title)},"
        f" {found.plan.school_name or found.plan.year_name},"
        f" --at {found.place[0]}.{found.place[1]})"
        for found in places
    ]
    return listed(words, _SHOWN, "; ")


def find_order(orders: Iterable[OrderRow], text: str) -> OrderRow:
    """The order of the register that a text names: «458», «458 от 17.08.2018».

    Raises:
        UserError: there is none, or several of this number: their dates are named.
    """
    typed = text.strip().removeprefix("№").strip()
    named = next(orders_in(f"приказ № {typed}"), None)
    number = typed if named is None else named.order.number
    day: date | None = None if named is None else named.order.issued_on
    same = [
        order
        for order in orders
        if order.number is not None
        and number_key(order.number) == number_key(number)
        and day in (None, order.issued_on)
    ]
    if len(same) == 1:
        return same[0]
    if not same:
        raise UserError(f"Приказа №{NBSP}{text} в реестре нет.", "Внесите его в реестр приказов.")
    days = ", ".join(date_digits(order.issued_on) for order in same if order.issued_on)
    raise UserError(
        f"Приказов №{NBSP}{number} несколько: {days}.",
        "Добавьте дату, например «458 от 17.08.2018».",
    )


def due_date(measure: "MeasureRow", day: date) -> date:
    """The due date of a measure that a day names: as the deadline tells, or as it was put off to.

    A day that is neither comes back as it is, for the mark to refuse.
    """
    moved = [
        cell.occurrence_on
        for cell in measure.cells
        if cell.due == day and cell.occurrence_on is not None
    ]
    known = {cell.occurrence_on for cell in measure.cells}
    return day if day in known or not moved else moved[0]
