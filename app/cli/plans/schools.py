"""Command `plan schools`: the plan of each supported school, its steps, meetings, final check."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.answer import Answer
from app.cli.opened import open_workspace
from app.cli.plans.listing import iso
from app.services import plans
from app.services.language.dates import year_name
from app.services.plans import SchoolStanding
from app.services.school_card.final_check import CheckLine, FinalCheck, final_check
from app.services.schools.support_events import list_events
from app.services.schools.support_steps import list_steps, standing_words
from app.services.year.years import work_year

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


def schools(options: argparse.Namespace, root: Path) -> Answer:
    """Where each school of the list stands in a year of work; without one in the running year."""
    with open_workspace(root, read_only=True) as workspace:
        year: int = options.year or work_year(workspace.clock.today())
        rows = plans.list_standings(workspace, year)
        document = {"year": year, "schools": [_school(workspace, row, year) for row in rows]}
    lines = [line for row in rows for line in _lines(row)]
    none = f"Школ с поддержкой или своим планом на {year_name(year)} нет."
    return Answer(document, lines or [none])


def _lines(row: SchoolStanding) -> list[str]:
    plan = "плана нет" if row.plan is None else f"{row.plan.title}: {row.state_words}"
    lines = [f"{row.school}; {plan}"]
    return lines if not row.steps else [*lines, f"  {standing_words(row.steps)}"]


def _school(workspace: "Workspace", row: SchoolStanding, year: int) -> dict[str, Any]:
    steps = list_steps(workspace, row.school_id, year) if row.steps else ()
    return {
        "school": row.school,
        "lists": [kind.value for kind in row.support],
        "plan": None if row.plan is None else row.plan.title,
        "measures": None if row.plan is None else len(row.plan.measures),
        "done": None if row.plan is None else row.plan.done_count,
        "overdue": None if row.plan is None else row.plan.overdue_count,
        "asked": row.asked,
        "asked_overdue": row.asked_overdue,
        "steps": [
            {
                "step": step.stage.value,
                "number": step.number,
                "title": step.title,
                "planned": iso(step.planned_on),
                "done": iso(step.done_on),
                "state": step.state,
                "note": step.note,
                "paper": step.paper_text,
            }
            for step in steps
        ],
        "events": [
            {
                "kind": event.kind.value,
                "date": event.on_day.isoformat(),
                "with": event.with_whom,
                "outcome": event.outcome,
                "content": event.content,
                "advice": event.advice,
                "paper": event.paper_text,
            }
            for event in list_events(workspace, row.school_id, year)
        ],
        "final_check": _check(final_check(workspace, row.school_id, year - 1, year)),
    }


def _check(check: FinalCheck) -> dict[str, Any]:
    return {
        "base_year": check.base_year,
        "year": check.year,
        "summary": check.summary,
        "procedures": [_line(line) for line in check.lines],
        "same_children": [_line(line) for line in check.children],
    }


def _line(line: CheckLine) -> dict[str, Any]:
    return {
        "title": line.title,
        "base": line.base_text,
        "next": line.next_text,
        "change": line.change_text,
        "sense": line.sense,
        "small": line.small,
        "notes": list(line.notes),
    }
