"""Command `plan`: the plans with their measures, their due dates and marks."""

import argparse
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.answer import Answer
from app.cli.opened import open_workspace
from app.services.language.dates import year_name
from app.services.plans import MeasureCell, list_plans

if TYPE_CHECKING:
    from app.services.plans import MeasureRow, PlanRow


def plan(options: argparse.Namespace, root: Path) -> Answer:
    """Plans of a year of work, or all, with their measures and marks of execution."""
    with open_workspace(root, read_only=True) as workspace:
        plans = list_plans(workspace, year=options.year)
    document = {"plans": [_plan(row) for row in plans]}
    lines: list[str] = []
    for row in plans:
        lines.append(row.title)
        for section in row.sections:
            lines.append(f"  {section.title}")
            lines.extend(
                f"    {numbered(measure.number, measure.title)} – {measure.status.label}"
                for measure in section.measures
            )
    none = "Планов нет." if options.year is None else f"Планов на {year_name(options.year)} нет."
    return Answer(document, lines or [none])


def _plan(row: "PlanRow") -> dict[str, Any]:
    period = row.period
    return {
        "title": row.title,
        "year": row.year,
        "period": {"start": period.start.isoformat(), "end": period.end.isoformat()},
        "sections": [
            {
                "title": section.title,
                "measures": [_measure(measure) for measure in section.measures],
            }
            for section in row.sections
        ],
    }


def _measure(row: "MeasureRow") -> dict[str, Any]:
    return {
        "number": row.number,
        "title": row.title,
        "deadline": row.deadline_text,
        "responsible": list(row.responsible),
        "responsible_text": row.parties_text,
        "expected": row.expected,
        "status": row.status,
        "mark": row.mark_text,
        "overdue": row.overdue,
        "occurrences": _occurrences(row.cells),
    }


def _occurrences(cells: Iterable[MeasureCell]) -> list[dict[str, Any]]:
    """Each time that a measure is due; of several schools each of them, by due date."""
    occurrences: list[dict[str, Any]] = []
    for day, group in groupby(cells, key=lambda cell: cell.occurrence_on):
        if day is None:
            continue
        here: Sequence[MeasureCell] = list(group)
        told = {"start": iso(here[0].starts_on), "end": day.isoformat()}
        if here[0].school_id is None:
            occurrences.append(told | _state(here[0]))
        else:
            schools = [{"school": cell.school} | _state(cell) for cell in here]
            occurrences.append(told | {"schools": schools})
    return occurrences


def _state(cell: MeasureCell) -> dict[str, Any]:
    return {
        "due": iso(cell.due),
        "status": cell.status,
        "overdue": cell.overdue,
        "mark": "" if cell.mark is None else cell.mark.sentence,
    }


def numbered(number: str, title: str) -> str:
    """A measure on one line, its number with one full stop."""
    return f"{number.rstrip('.')}. {' '.join(title.split())}"


def iso(day: date | None) -> str | None:
    """A day as JSON has it."""
    return None if day is None else day.isoformat()
