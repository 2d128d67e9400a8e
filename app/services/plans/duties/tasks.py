"""What one party has to do in a time, over all plans: its tasks with their days and marks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.enums import MeasureStatus, PartyKind
from app.errors import UserError
from app.services.language.matching import folded
from app.services.language.sentences import listed, quoted
from app.services.plans.duties.listing import PartyRow, parties_in
from app.services.plans.execution.cells import cells_text
from app.services.plans.parties.keys import person_key, words_key
from app.services.plans.parties.typed.person_names import names_in
from app.services.plans.rows import result_heads

if TYPE_CHECKING:
    from app.services.plans.execution.cells import MeasureCell
    from app.services.plans.rows import MeasureRow, PlanRow

_MOST_NAMED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A measure that a party has to do in a time.

    Attributes:
        plan: the plan that it stands in.
        measure: the measure.
        days: the days by which it is due then, in order; none when its deadline names no day.
        result: its expected result, also where it shares the cell with a measure above.
        mark_text: the printed marks of these days, of a school only its own.
        finished: nothing is waited for any more.
        overdue: one of these days is past and not finished.
        others: who answers for it too, in printed order.
    """

    plan: "PlanRow"
    measure: "MeasureRow"
    days: tuple[date, ...]
    result: str
    mark_text: str
    finished: bool
    overdue: bool
    others: tuple[str, ...]


def find_party(plans: "Iterable[PlanRow]", typed: str) -> PartyRow:
    """The party of the plans that is called so, however it is written there.

    Raises:
        UserError: there is none; the hint names some.
    """
    rows = parties_in(measure for plan in plans for measure in plan.measures)
    for alike in (_plain, words_key, _name_key):
        wanted = alike(typed)
        for row in rows if wanted else ():
            if wanted in map(alike, (row.name, *row.others)):
                return row
    names = listed([row.name for row in rows], _MOST_NAMED)
    hint = f"Есть: {names}." if rows else "Ни в одном плане не указаны ответственные."
    raise UserError(f"Ответственного {quoted(typed.strip())} нет в планах.", hint)


def _plain(name: str) -> str:
    return " ".join(folded(name).split())


def _name_key(name: str) -> str:
    """The person that a text names, or empty."""
    people = names_in(name)
    return person_key(people[0]) if people else ""


def tasks_of(plans: "Iterable[PlanRow]", party: PartyRow, first: date, last: date) -> list[Task]:
    """What a party has to do from one day to another, plan by plan, the earliest first.

    What was due before and is not finished is still to be done; what is given up («снято») is not.
    A measure whose deadline names no day is there while its plan runs. A school has to do too what
    a group that means it has to.
    """
    tasks: list[Task] = []
    for plan in plans:
        tasks += sorted(
            _of_plan(plan, party, first, last), key=lambda task: (task.days or (date.max,))[0]
        )
    return tasks


def _of_plan(plan: "PlanRow", party: PartyRow, first: date, last: date) -> Iterator[Task]:
    runs = plan.period.start <= last and plan.period.end >= first
    heads = (pair for section in plan.sections for pair in result_heads(section.measures))
    for measure, head in heads:
        school = party.school_id if party.kind is PartyKind.SCHOOL else None
        if not (measure.is_answered_by(party.key) or (school and school in measure.school_ids)):
            continue
        cells = [
            cell
            for cell in measure.cells
            if (school is None or cell.school_id in (None, school))
            and _is_asked(cell, first, last, runs=runs)
        ]
        if cells:
            yield _task(plan, measure, head.expected, party, cells)


def _is_asked(cell: "MeasureCell", first: date, last: date, *, runs: bool) -> bool:
    """Whether a due date of a measure falls into the time, or is left from before."""
    if cell.status is MeasureStatus.CANCELLED:
        return False
    if cell.due is None:
        return runs
    if cell.due < first:
        return not cell.finished
    return (cell.starts_on or cell.due) <= last


def _task(
    plan: "PlanRow",
    measure: "MeasureRow",
    result: str,
    party: PartyRow,
    cells: "Sequence[MeasureCell]",
) -> Task:
    return Task(
        plan=plan,
        measure=measure,
        days=tuple(sorted({cell.due for cell in cells if cell.due is not None})),
        result=result,
        mark_text=cells_text(cells),
        finished=all(cell.finished for cell in cells),
        overdue=any(cell.overdue for cell in cells),
        others=tuple(one.name for one in measure.parties if one.key != party.key),
    )
