"""Commands `template`, `import`, `results` and `plan`."""

import argparse
from pathlib import Path
from typing import Any

from app.cli.answer import DONE, WRONG_INPUT, Answer
from app.enums import MeasureStatus
from app.services import plans as plan_service
from app.services import results as result_service
from app.services.language.dates import year_name
from app.services.progress import run_steps
from app.services.storage.workspace import is_workspace, open_workspace


def template(options: argparse.Namespace, root: Path) -> Answer:
    """Write one of our empty workbooks; its drop-down lists come from the workspace if any."""
    from app.services.importing.templates import write_template

    if is_workspace(root):
        with open_workspace(root, read_only=True) as workspace:
            write_template(options.kind, options.out, workspace)
    else:
        write_template(options.kind, options.out)
    return Answer({"file": str(options.out)}, [f"Сохранено: {options.out}"])


def import_files(options: argparse.Namespace, root: Path) -> Answer:
    """Recognise, check and store files; an error in one file stores nothing of the call."""
    from app.services.importing.service import import_files as run_import

    with open_workspace(root, read_only=options.dry_run) as workspace:
        outcomes = run_steps(
            run_import(
                workspace,
                options.files,
                dry_run=options.dry_run,
                create_schools=options.create_schools,
            )
        )
    files: list[dict[str, Any]] = []
    lines: list[str] = []
    messages: list[str] = []
    failed = False
    for outcome in outcomes:
        files.append(
            {
                "file": str(outcome.file),
                "kind": outcome.kind,
                "year": outcome.year,
                "rows": outcome.rows,
                "accepted": outcome.accepted,
                "rejected": outcome.rejected,
                "unchanged": outcome.unchanged,
                "problems": [
                    {
                        "sheet": problem.sheet,
                        "row": problem.row,
                        "column": problem.column,
                        "code": problem.code,
                        "message": problem.message,
                    }
                    for problem in outcome.problems
                ],
            }
        )
        lines.append(
            f"{Path(outcome.file).name}: строк {outcome.rows}, принято {outcome.accepted}, "
            f"без изменений {outcome.unchanged}, отклонено {outcome.rejected}"
        )
        messages.extend(problem.text for problem in outcome.problems)
        failed = failed or any(problem.severity == "error" for problem in outcome.problems)
    if failed:
        messages.append("Ничего не сохранено: исправьте ошибки и загрузите файлы снова.")
    return Answer({"files": files}, lines, WRONG_INPUT if failed else DONE, messages)


def results(options: argparse.Namespace, root: Path) -> Answer:
    """What is stored for a school year."""
    with open_workspace(root, read_only=True) as workspace:
        rows = result_service.list_results(workspace, year=options.year)
    document = {
        "results": [
            {
                "school": row.school,
                "login": row.login,
                "procedure": row.procedure,
                "year": row.year,
                "participants": row.participants,
                "failed": row.failed,
                "percent": row.percent,
                "percents_only": row.percents_only,
                "source": row.source_text,
            }
            for row in rows
        ]
    }
    lines = [f"{row.school}; {row.procedure}; {row.percent_text}" for row in rows]
    return Answer(document, lines or [f"За {year_name(options.year)} результатов нет."])


def plan(_options: argparse.Namespace, root: Path) -> Answer:
    """Plans with their measures and marks of execution."""
    with open_workspace(root, read_only=True) as workspace:
        plans = plan_service.list_plans(workspace)
    document = {
        "plans": [
            {
                "title": row.title,
                "sections": [
                    {
                        "title": section.title,
                        "measures": [
                            {
                                "number": measure.number,
                                "title": measure.title,
                                "deadline": measure.deadline_text,
                                "responsible": list(measure.responsible),
                                "expected": measure.expected,
                                "status": measure.status,
                                "mark": measure.mark_text,
                            }
                            for measure in section.measures
                        ],
                    }
                    for section in row.sections
                ],
            }
            for row in plans
        ]
    }
    lines: list[str] = []
    for row in plans:
        lines.append(row.title)
        for section in row.sections:
            lines.append(f"  {section.title}")
            lines.extend(
                f"    {measure.number}. {measure.title} — {MeasureStatus(measure.status).label}"
                for measure in section.measures
            )
    return Answer(document, lines or ["Планов нет."])
