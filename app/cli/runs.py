"""Command `runs`: the frozen identifications, and annulling a mistaken one."""

import argparse
from pathlib import Path
from typing import Any

from app.cli.answer import Answer
from app.cli.opened import open_workspace
from app.enums import VerdictStatus
from app.services.identification.evidence.verdict import RunRow
from app.services.identification.runs.annulment import annul
from app.services.identification.runs.runs import list_runs, run_title
from app.services.language.dates import on_day, year_name
from app.services.language.sentences import quoted


def runs(options: argparse.Namespace, root: Path) -> Answer:
    """List the frozen runs of one year of work or of all, newest first; `annul` voids one."""
    action = getattr(options, "action", None)
    with open_workspace(root, read_only=action is None) as workspace:
        if action == "annul":
            annul(workspace, options.run, options.reason)
        rows = list_runs(workspace, work_year=getattr(options, "year", None))
    if action == "annul":
        [row] = [row for row in rows if row.id == options.run]
        return Answer({"run": _document(row)}, [_line(row)])
    lines = [_line(row) for row in rows] or ["Зафиксированных выявлений нет."]
    return Answer({"runs": [_document(row) for row in rows]}, lines)


def _line(row: RunRow) -> str:
    text = (
        f"№ {row.id}{on_day(row.created_at, 'от')}: {row.title} "
        f"({_years(row)}, профиль {quoted(row.profile_title)}), "
        f"{VerdictStatus.SHNOR.label}: {row.identified} из {row.schools}"
    )
    if not row.annulled:
        return text
    return f"{text}. Аннулировано{on_day(row.annulled_at)}, причина: {row.annulled_because}"


def _years(row: RunRow) -> str:
    """The years of a run; a title that the program made names two of them already."""
    if row.title.startswith(run_title(row.year, row.work_year)):
        return f"предыдущий год результатов {year_name(row.previous_year)}"
    return (
        f"результаты {year_name(row.year)} и {year_name(row.previous_year)},"
        f" для работы {year_name(row.work_year)}"
    )


def _document(row: RunRow) -> dict[str, Any]:
    return {
        "run": row.id,
        "created_at": None if row.created_at is None else row.created_at.isoformat(),
        "title": row.title,
        "profile": row.profile_id,
        "year": row.year,
        "previous_year": row.previous_year,
        "work_year": row.work_year,
        "schools": row.schools,
        "identified": row.identified,
        "undecided": row.undecided,
        "annulled": row.annulled,
        "reason": row.annulled_because or None,
    }
