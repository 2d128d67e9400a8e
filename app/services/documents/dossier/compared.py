"""Two states of a plan that a document compares: review points, days, or the plan of today."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from app.errors import UserError
from app.services.language.dates import date_digits
from app.services.language.sentences import quoted
from app.services.plans import get_plan
from app.services.plans.reviews import comparing
from app.services.plans.reviews.comparing import ChangeKind
from app.services.progress import Progress, Steps

if TYPE_CHECKING:
    from app.services.documents.dossier.parts import Dossier
    from app.services.plans import PlanRow
    from app.services.plans.reviews.comparing import PlanChange
    from app.services.storage.workspace import Workspace

Side = tuple[str, date | None]  # the key of a review point or empty, and a day
_OF_MARKS = (ChangeKind.STATE, ChangeKind.OVERDUE)


@dataclass(frozen=True, kw_only=True)
class Compared:
    """Two states, the earlier one first, each with what it is called and its day.

    `has_texts` says that the earlier one has the texts of its day, not those of now.
    """

    before: "PlanRow"
    after: "PlanRow"
    since: str
    until: str
    since_on: date
    until_on: date
    has_texts: bool = True

    @property
    def what(self) -> str:
        """What was compared, to begin a sentence: «Отметки и просрочка»."""
        if self.has_texts:
            return "Состав плана, формулировки, сроки и отметки"
        return "Отметки и просрочка"

    @cached_property
    def changes(self) -> "list[PlanChange]":
        """What changed; of marks alone where the texts of the earlier day are not known."""
        changes = comparing.changes_between(self.before, self.after)
        return [one for one in changes if self.has_texts or one.kind in _OF_MARKS]


class _State(NamedTuple):
    """A plan on a day, what the state is called, and whether the texts are those of the day."""

    plan: "PlanRow"
    words: str
    day: date
    has_texts: bool = False


def compared(dossier: "Dossier", plan: "PlanRow", since: Side, until: Side) -> Compared:
    """The states that are chosen, in order of time whichever was named first.

    Without a choice it begins with the latest point before its end, else with the beginning of the
    plan, and ends today.

    Raises:
        UserError: a chosen point is not there, or is of another plan.
    """
    today = dossier.today
    end = _state(dossier, plan, until) or _State(plan, date_digits(today), today)
    if since == ("", None):
        mine = (row for row in dossier.reviews if row.plan_id == plan.id)
        latest = next((row for row in mine if row.on_day < end.day), None)
        since = ("", beginning(plan, end.day)) if latest is None else (str(latest.id), None)
    begin = _state(dossier, plan, since)
    assert begin is not None  # a point or a day is chosen now
    earlier, later = sorted((begin, end), key=lambda state: state.day)
    return Compared(
        before=earlier.plan,
        after=later.plan,
        since=earlier.words,
        until=later.words,
        since_on=earlier.day,
        until_on=later.day,
        has_texts=earlier.has_texts,
    )


def beginning(plan: "PlanRow", day: date) -> date:
    """Before a day, the day when nothing was done in a plan: its first one, if not a mark is older.

    A plan that is marked before its period has begun would otherwise be compared with itself.
    """
    told = (mark.happened_on or mark.written_on for row in plan.measures for mark in row.marks)
    before_marks = (one - timedelta(days=1) for one in told if one is not None)
    return min(plan.period.start, day, *before_marks)


def compare_steps(
    workspace: "Workspace", plan_id: int, since: Side, until: Side
) -> Steps[Compared]:
    """`compared` for a plan by its key, in steps.

    Raises:
        UserError: the plan or a chosen point is not there.
    """
    from app.services.documents.dossier.parts import Dossier

    yield Progress(0, 1, "Сравнение")
    return compared(Dossier(workspace), get_plan(workspace, plan_id), since, until)


def _state(dossier: "Dossier", plan: "PlanRow", side: Side) -> _State | None:
    chosen, day = side
    if chosen:
        review = dossier.review(int(chosen))
        row = review.row
        if row.plan_id != plan.id:
            raise UserError(
                f"Контрольная точка {quoted(row.label)} сохранена для другого плана.",
                f"Выберите точку плана {quoted(plan.title)}.",
            )
        words = f"{date_digits(row.on_day)} ({quoted(row.title)})"
        return _State(review.plan, words, row.on_day, has_texts=True)
    if day is not None:
        there = dossier.plan(plan.id, day) or plan
        return _State(there, date_digits(day), day)
    return None
