"""Command `plan party`: who answers for measures of the plans, and what one of them has to do."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.answer import Answer
from app.cli.opened import open_workspace
from app.cli.plans.listing import numbered
from app.services.language.dates import date_digits, school_year_days
from app.services.language.plural import MEASURE, counted
from app.services.plans import list_plans
from app.services.plans.duties.listing import parties_in
from app.services.plans.duties.sheet import tasks_sheet
from app.services.plans.duties.tasks import Task, find_party, tasks_of
from app.services.progress import run_steps
from app.services.sheets.workbook import write_sheet
from app.services.year.years import work_year

if TYPE_CHECKING:
    from app.services.plans import PlanRow
    from app.services.plans.duties.listing import PartyRow


def party(options: argparse.Namespace, root: Path) -> Answer:
    """All parties of the plans, or the tasks of one in a time, as a workbook too."""
    with open_workspace(root, read_only=True) as workspace:
        plans, now = list_plans(workspace), workspace.clock.now()
        today = workspace.clock.today()
    if options.name is None:
        return _parties(plans)
    first = options.since or today
    last = options.until or max(school_year_days(work_year(today))[1], first)
    found = find_party(plans, options.name)
    tasks = tasks_of(plans, found, first, last)
    lines = [_line(task) for task in tasks]
    document = {
        "party": found.name,
        "from": first.isoformat(),
        "to": last.isoformat(),
        "tasks": [_task(task) for task in tasks],
    }
    if options.xlsx is not None:
        sheet = tasks_sheet(found.name, tasks, first, last)
        document["file"] = str(run_steps(write_sheet(sheet, options.xlsx, made_at=now)))
        lines.append(f"Сохранено: {options.xlsx}")
    none = f"{found.name}: с {date_digits(first)} по {date_digits(last)} мероприятий нет."
    return Answer(document, lines or [none])


def _parties(plans: "list[PlanRow]") -> Answer:
    rows = parties_in(measure for plan in plans for measure in plan.measures)
    lines = [f"{row.name} – {counted(row.measures, MEASURE)} ({row.kind.label})" for row in rows]
    document = {"parties": [_party(row) for row in rows]}
    return Answer(document, lines or ["Ни в одном плане не указаны ответственные."])


def _party(row: "PartyRow") -> dict[str, object]:
    return {
        "name": row.name,
        "others": list(row.others),
        "kind": row.kind,
        "measures": row.measures,
    }


def _task(task: Task) -> dict[str, object]:
    return {
        "plan": task.plan.title,
        "number": task.measure.number,
        "title": task.measure.title,
        "deadline": task.measure.deadline_text,
        "due": [day.isoformat() for day in task.days],
        "finished": task.finished,
        "overdue": task.overdue,
        "mark": task.mark_text,
        "with": list(task.others),
    }


def _line(task: Task) -> str:
    days = ", ".join(map(date_digits, task.days)) or "без даты"
    return f"{days}: {numbered(task.measure.number, task.measure.title)} – {task.plan.title}"
