"""Which schools an order may approve on its day: a school that left a list stays off it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from app.enums import SupportKind
from app.services.identification.evidence.verdict import Outcome, SchoolVerdict
from app.services.language.dates import local_day, school_year_days
from app.services.orders.orders import OrderRow
from app.services.schools.support import SupportRow

if TYPE_CHECKING:
    from app.services.documents.dossier.parts import Dossier


def day_of(order: OrderRow | None, today: date) -> date:
    """The day on which the order speaks: its own date, or today while it has none."""
    return today if order is None or order.issued_on is None else order.issued_on


def day_within(order: OrderRow | None, today: date, year: int) -> date:
    """The day of the order; without a date the day of a school year that is nearest to today."""
    first, last = school_year_days(year)
    return day_of(order, min(max(today, first), last))


def off_register(dossier: "Dossier", order: OrderRow | None) -> frozenset[int]:
    """Schools that are no longer in the register, for an order that is still to come (keys)."""
    if order is not None and order.issued_on is not None:
        return frozenset()
    return dossier.archived


def supported(
    dossier: "Dossier", kind: SupportKind, order: OrderRow | None, day: date
) -> tuple[SupportRow, ...]:
    """The stays on a list of support that an order of that day names."""
    off = off_register(dossier, order)
    return tuple(row for row in dossier.support(kind, day) if row.school_id not in off)


def stays_as_entered(rows: Iterable[SupportRow]) -> list[SupportRow]:
    """Stays in the order in which the schools came onto the list."""
    return sorted(rows, key=lambda row: (row.entered_on, row.id))


def listed_with(
    dossier: "Dossier", kind: SupportKind, order: OrderRow | None, on: tuple[date, int]
) -> tuple[SupportRow, ...]:
    """The stays on a list that an order approves beside that of its run.

    Args:
        dossier: what is read.
        kind: which list.
        order: the order; without it those that no order entered yet.
        on: its day and its year of work.
    """
    day, year = on
    off = off_register(dossier, order)
    return tuple(
        row
        for row in dossier.support(kind)
        if row.school_id not in off and not is_off(row, day) and _entered_by(row, order, year)
    )


def _entered_by(row: SupportRow, order: OrderRow | None, year: int) -> bool:
    if row.entry_order is not None:
        return order is not None and row.entry_order.id == order.id
    return row.year in (year - 1, year)


def is_off(row: SupportRow, day: date) -> bool:
    """Whether a stay is over on a day."""
    return row.left_on is not None and row.left_on <= day


def taken_off(outcome: Outcome, stays: Sequence[SupportRow], day: date) -> frozenset[int]:
    """Identified schools that an order of that day must not approve (keys of schools).

    A school is taken off when no stay of it on the list of ШНОР is open on that day, and when a
    stay that came of this identification ended, a stay ended after the run was frozen, or the
    run's schools were put on the list without it (its entry was removed or never made). Where it is
    not known when the run was frozen, any stay may have ended after it: the school is not approved.

    Args:
        outcome: a run.
        stays: all stays on the list of ШНОР.
        day: day of the order.
    """
    run = outcome.run
    if run is None:
        return frozenset()
    frozen = date.min if run.created_at is None else local_day(run.created_at)
    entered = any(row.run_id == run.id for row in stays)
    by_school: dict[int, list[SupportRow]] = defaultdict(list)
    for row in stays:
        by_school[row.school_id].append(row)
    ids: set[int] = set()
    for verdict in outcome.verdicts:
        own = by_school[verdict.school_id]
        if not verdict.identified or any(not is_off(row, day) for row in own):
            continue
        ended = any(_came_of(row, outcome) or _left_after(row, frozen) for row in own)
        if ended or entered:
            ids.add(verdict.school_id)
    return frozenset(ids)


def _came_of(row: SupportRow, outcome: Outcome) -> bool:
    named = outcome.run is not None and row.run_id == outcome.run.id
    return named or (row.run_id is None and row.entered_on > school_year_days(outcome.year)[1])


def _left_after(row: SupportRow, frozen: date) -> bool:
    return row.left_on is not None and row.left_on >= frozen


def never_entered(
    verdicts: Sequence[SchoolVerdict], stays: Sequence[SupportRow]
) -> tuple[SchoolVerdict, ...]:
    """Of schools that were taken off, those without any stay that tells why."""
    known = {row.school_id for row in stays if row.left_on is not None}
    return tuple(verdict for verdict in verdicts if verdict.school_id not in known)
