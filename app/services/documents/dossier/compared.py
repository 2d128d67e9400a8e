"""Two states of a plan that a document compares: review points, days, or the plan of today."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from app.services.language.dates import date_digits
from app.services.language.sentences import quoted
from app.services.plans import get_plan
from app.services.plans.reviews import comparing
from app.services.progress import Progress, Steps

if TYPE_CHECKING:
    from app.services.documents.dossier.parts import Dossier
    from app.services.plans import PlanRow
    from app.services.plans.reviews.comparing import PlanChange
    from app.services.storage.workspace import Workspace

Side = tuple[str, date | None]  # the key of a review point or empty, and a day


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

    @cached_property
    def changes(self) -> "list[PlanChange]":
        """What changed."""
        return comparing.changes_between(self.before, self.after)


def compared(dossier: "Dossier", plan: "PlanRow", since: Side, until: Side) -> Compared:
    """The states that are chosen.

    Without a choice it begins with the latest point before its end, else with the first day of the
    plan, and ends today.

    Raises:
        UserError: a chosen point is not there.
    """
    after, told, day = _state(dossier, plan, until) or (plan, "", dossier.today)
    if since == ("", None):
        mine = (row for row in dossier.reviews if row.plan_id == plan.id)
        latest = next((row for row in mine if row.on_day < day), None)
        since = ("", min(plan.period.start, day)) if latest is None else (str(latest.id), None)
    begin = _state(dossier, plan, since)
    assert begin is not None  # a point or a day is chosen now
    has_texts = bool(since[0])
    return Compared(
        before=begin[0],
        after=after,
        since=begin[1],
        until=told or date_digits(day),
        since_on=begin[2],
        until_on=day,
        has_texts=has_texts,
    )


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


def _state(dossier: "Dossier", plan: "PlanRow", side: Side) -> "tuple[PlanRow, str, date] | None":
    chosen, day = side
    if chosen:
        review = dossier.review(int(chosen))
        told = f"{date_digits(review.row.on_day)} ({quoted(review.row.title)})"
        return review.plan, told, review.row.on_day
    if day is not None:
        there = next((row for row in dossier.plans(as_of=day) if row.id == plan.id), plan)
        return there, date_digits(day), day
    return None
