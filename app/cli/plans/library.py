"""Commands `plan library` and `plan new`: the library of plans, and a plan made from it."""

import argparse
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.answer import Answer
from app.cli.opened import open_workspace
from app.errors import UserError
from app.services.language.deadlines.periods import PlanPeriod, period_days
from app.services.language.plural import MEASURE, counted
from app.services.language.school_names import name_key
from app.services.language.sentences import quoted
from app.services.plans.library.catalogue import filled_plan, library_plan, library_plans
from app.services.plans.library.own import list_own
from app.services.plans.library.taking import plan_from_library, preview_plan
from app.services.plans.library.texts import LibraryMeasure
from app.services.schools.known import schools_by_name
from app.services.storage.workspace import is_workspace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.services.plans.library.catalogue import FilledMeasure, FilledPlan
    from app.services.storage.workspace import Workspace


def library(options: argparse.Namespace, root: Path) -> Answer:
    """What the library has, or one of its plans, with dates when a period is given."""
    if options.library_id is not None:
        return _one(options.library_id, options.period, root)
    own: tuple[LibraryMeasure, ...] = ()
    if is_workspace(root):
        with open_workspace(root, read_only=True) as workspace:
            own = list_own(workspace)
    plans = library_plans()
    document = {
        "library": [
            {
                "id": plan.id,
                "title": plan.short,
                "about": plan.about,
                "school": plan.is_school,
                "sections": len(plan.sections),
                "measures": len(plan.measures),
            }
            for plan in plans
        ],
        "own": [_measure(row) for row in own],
    }
    lines = [f"{plan.id} – {plan.short} ({counted(len(plan.measures), MEASURE)})" for plan in plans]
    if own:
        lines += ["Свои мероприятия:", *(f"  {row.title}" for row in own)]
    return Answer(document, lines)


def _one(library_id: str, period: PlanPeriod | None, root: Path) -> Answer:
    """A plan of the library, measure by measure."""
    if period is None:
        plan = library_plan(library_id)
        return _measures_told(plan.id, plan.short, plan.measures)
    if is_workspace(root):
        with open_workspace(root, read_only=True) as workspace:
            filled = preview_plan(workspace, library_id, period)
    else:
        filled = filled_plan(library_id, period)
    return _measures_told(filled.id, filled.title, filled.measures)


def _measures_told(
    library_id: str, title: str, measures: "Iterable[LibraryMeasure | FilledMeasure]"
) -> Answer:
    rows = list(measures)
    lines = [title]
    for section, of_section in groupby(rows, key=lambda row: row.section):
        lines.append(f"  {section}")
        lines += [f"    {row.title} – {row.deadline}" for row in of_section]
    measures_ = [_measure(row) for row in rows]
    return Answer({"id": library_id, "title": title, "measures": measures_}, lines)


def _measure(row: "LibraryMeasure | FilledMeasure") -> dict[str, Any]:
    told = {
        "key": row.key,
        "section": row.section,
        "title": row.title,
        "deadline": row.deadline,
        "responsible": list(row.responsible),
        "expected": row.expected,
    }
    return told if isinstance(row, LibraryMeasure) else told | {"outside": row.is_outside}


def new(options: argparse.Namespace, root: Path) -> Answer:
    """Make a plan from one of the library; what does not lie in its period is told."""
    with open_workspace(root) as workspace:
        school_id = None if options.school is None else _school(workspace, options.school)
        filled = preview_plan(workspace, options.library_id, options.period)
        plan_from_library(
            workspace,
            options.library_id,
            options.period,
            title=options.title or "",
            school_id=school_id,
        )
    return _made(filled, options.title or filled.title)


def _made(filled: "FilledPlan", title: str) -> Answer:
    count = len(filled.measures) - len(filled.outside)
    period = filled.period
    document = {
        "plan": title,
        "period": {"start": period.start.isoformat(), "end": period.end.isoformat()},
        "measures": count,
        "left_out": [_measure(row) for row in filled.outside],
    }
    told = f"{counted(count, MEASURE)}, {period_days(period)}"
    lines = [f"План создан: {title} ({told})."]
    left = [f"Срок вне периода, мероприятие не взято: {row.title}." for row in filled.outside]
    return Answer(document, lines, messages=left)


def _school(workspace: "Workspace", name: str) -> int:
    """The school that a name means.

    Raises:
        UserError: no school has this name, or several have.
    """
    named = schools_by_name(workspace).get(name_key(name), set())
    if len(named) == 1:
        return next(iter(named))
    if named:
        raise UserError(
            f"Школ с названием {quoted(name)} несколько.", "Укажите полное название школы."
        )
    raise UserError(f"Школы {quoted(name)} в реестре нет.", "Проверьте название.")
