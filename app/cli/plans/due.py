"""Commands `plan due` and `plan calendar`: what is overdue, and what comes up."""

import argparse
from pathlib import Path

from app.cli.answer import Answer
from app.cli.opened import open_workspace
from app.cli.plans.listing import numbered
from app.services.language.dates import date_digits
from app.services.language.numbers import NBSP
from app.services.language.plural import DAY, EVENT, counted
from app.services.plans import DueOccurrence, due_occurrences, list_plans
from app.services.plans.agenda.calendar_file import CalendarWishes, save_calendar
from app.services.plans.agenda.rows import agenda_of
from app.services.plans.execution.finding import plans_of_title


def due(options: argparse.Namespace, root: Path) -> Answer:
    """Unfinished occurrences up to a day, the overdue ones first."""
    with open_workspace(root, read_only=True) as workspace:
        rows = due_occurrences(workspace, options.on, options.days)
    document = {
        "due": [
            {
                "plan": row.plan,
                "number": row.number,
                "title": row.title,
                "occurrence": row.due.isoformat(),
                "overdue": row.overdue,
                "status": row.status,
                "schools": [name for _key, name in row.schools],
            }
            for row in rows
        ]
    }
    none = f"В ближайшие {counted(options.days, DAY)} сроков нет, просроченного нет."
    return Answer(document, [_line(row) for row in rows] or [none])


def _line(row: DueOccurrence) -> str:
    late = f", просрочено на{NBSP}{counted(row.overdue_days, DAY)}" if row.overdue else ""
    schools = f" ({', '.join(name for _key, name in row.schools)})" if row.schools else ""
    return f"{date_digits(row.due)}{late}: {numbered(row.number, row.title)}{schools} – {row.plan}"


def calendar(options: argparse.Namespace, root: Path) -> Answer:
    """Write what is overdue and what comes up into a file for a calendar."""
    wishes = CalendarWishes(people=options.people, remind_before=options.remind)
    with open_workspace(root, read_only=True) as workspace:
        chosen = plans_of_title(list_plans(workspace), options.plan)
        rows = agenda_of(chosen, workspace.clock.today(), options.days)
        count = save_calendar(workspace, options.file, rows, wishes)
    document = {"file": str(options.file), "events": count}
    return Answer(document, [f"Сохранено: {options.file}, {counted(count, EVENT)}."])
