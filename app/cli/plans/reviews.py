"""Command `plan review`: review points of plans, and what changed between two states."""

import argparse
from argparse import ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.answer import Answer
from app.cli.opened import open_workspace
from app.cli.plans.listing import numbered
from app.cli.values import day as day_of
from app.cli.values import number
from app.errors import UserError
from app.services import plans
from app.services.documents.dossier.compared import compared
from app.services.documents.dossier.parts import Dossier
from app.services.documents.dossier.reviewed import take_point
from app.services.language.dates import local_day
from app.services.plans.execution.finding import find_plan
from app.services.plans.reviews import points
from app.services.plans.reviews.comparing import counts_of

if TYPE_CHECKING:
    from datetime import date

    from app.services.documents.dossier.compared import Side
    from app.services.plans import PlanRow
    from app.services.plans.reviews.comparing import PlanChange
    from app.services.plans.reviews.points import ReviewRow
    from app.services.storage.workspace import Workspace


def review(options: argparse.Namespace, root: Path) -> Answer:
    """Take, list or delete points, or compare two states of a plan."""
    steps = {"take": _take, "list": _list, "delete": _delete, "diff": _diff}
    return steps[options.step](options, root)


def _take(options: argparse.Namespace, root: Path) -> Answer:
    with open_workspace(root) as workspace:
        plan = find_plan(plans.list_plan_heads(workspace), options.plan)
        on = options.on or workspace.clock.today()
        key, _changes = take_point(workspace, plan.id, on, options.title)
        row = next(one for one in points.list_reviews(workspace, plan.id) if one.id == key)
    told = f"Контрольная точка № {key} сохранена: {row.label}, {plan.title}."
    return Answer({"review": _told(row, plan.title)}, [told])


def _list(options: argparse.Namespace, root: Path) -> Answer:
    with open_workspace(root, read_only=True) as workspace:
        there = plans.list_plan_heads(workspace)
        chosen = find_plan(there, options.plan).id if options.plan else None
        titles = {plan.id: plan.title for plan in there}
        rows = points.list_reviews(workspace, chosen)
    lines = [f"№ {row.id}: {row.label}, {titles[row.plan_id]}" for row in rows]
    document = {"reviews": [_told(row, titles[row.plan_id]) for row in rows]}
    return Answer(document, lines or ["Контрольных точек нет."])


def _delete(options: argparse.Namespace, root: Path) -> Answer:
    with open_workspace(root) as workspace:
        points.delete_review(workspace, options.point)
    return Answer({"deleted": options.point}, [f"Контрольная точка № {options.point} удалена."])


def _diff(options: argparse.Namespace, root: Path) -> Answer:
    with open_workspace(root, read_only=True) as workspace:
        plan = _compared_plan(workspace, options)
        both = compared(Dossier(workspace), plan, _side(options.since), _side(options.until))
    lines = [
        f"{plan.title}: состояние на {both.since} и на {both.until}",
        *map(_line, both.changes),
        f"Итого: {counts_of(both.changes)}.",
    ]
    document = {
        "plan": plan.title,
        "since": both.since_on.isoformat(),
        "until": both.until_on.isoformat(),
        "since_words": both.since,
        "until_words": both.until,
        "texts_compared": both.has_texts,
        "changes": [
            {
                "kind": one.kind.value,
                "number": one.number,
                "title": one.title,
                "before": one.before,
                "after": one.after,
            }
            for one in both.changes
        ],
    }
    return Answer(document, lines)


def _compared_plan(workspace: "Workspace", options: argparse.Namespace) -> "PlanRow":
    """The named plan, else that of a named point."""
    for typed in (options.since, options.until):
        key, _day = _side(typed)
        if key and not options.plan:
            return plans.get_plan(workspace, points.get_review(workspace, int(key)).row.plan_id)
    named = find_plan(plans.list_plan_heads(workspace), options.plan)
    return plans.get_plan(workspace, named.id)


def _side(typed: str | None) -> "Side":
    """A point by its number, or a day.

    Raises:
        UserError: it is neither.
    """
    if typed is None:
        return "", None
    try:
        if typed.strip().isdecimal():
            return str(number(typed)), None
        on: date = day_of(typed)
    except ArgumentTypeError as error:
        raise UserError(
            f"«{typed}» – не номер контрольной точки и не дата.", "Дата пишется так: 2027-01-30."
        ) from error
    return "", on


def _line(change: "PlanChange") -> str:
    states = " → ".join(text.replace("\n", " ") or "–" for text in (change.before, change.after))
    return f"{numbered(change.number, change.title)} – {change.kind.label}: {states}"


def _told(row: "ReviewRow", title: str) -> dict[str, Any]:
    return {
        "id": row.id,
        "plan": title,
        "title": row.title,
        "on": row.on_day.isoformat(),
        "taken": local_day(row.taken_at).isoformat(),
    }
