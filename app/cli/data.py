"""Commands `template`, `import` and `results`."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.answer import DONE, FAILED, WRONG_INPUT, Answer
from app.cli.opened import open_workspace
from app.errors import UserError
from app.services import results as result_service
from app.services.language.dates import year_name
from app.services.language.deadlines.periods import period_text
from app.services.progress import run_steps
from app.services.storage.workspace import is_workspace

if TYPE_CHECKING:
    from app.services.importing.service import FileOutcome


def template(options: argparse.Namespace, root: Path) -> Answer:
    """Write one of our empty workbooks; its drop-down lists come from the workspace if any."""
    from app.services.importing.blanks.templates import write_template

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
                choices=_of_year(options.year) | _of_plan(options) | _choices(options.answers),
            )
        )
    failed = any(one.is_error for outcome in outcomes for one in outcome.problems)
    messages = [problem.sentence for outcome in outcomes for problem in outcome.problems]
    if failed:
        messages.append("Ничего не сохранено: исправьте ошибки и загрузите файлы снова.")
    lines = [line for outcome in outcomes for line in _account(outcome)]
    if not failed:
        lines.append(_done(outcomes, dry_run=options.dry_run))
    return Answer(
        {"files": [_file(outcome) for outcome in outcomes]},
        lines,
        _exit_code(outcomes) if failed else DONE,
        messages,
    )


def _of_year(year: int | None) -> dict[str, str]:
    """The year of results of files that do not tell it themselves."""
    return {} if year is None else {"file.year": str(year)}


def _of_plan(options: argparse.Namespace) -> dict[str, str]:
    """Title and period of a plan whose file does not tell them, or another one."""
    told = {} if options.plan is None else {"plan.title": options.plan}
    period = options.period
    return told if period is None else told | {"plan.period": period_text(period)}


def _choices(answers: Sequence[str]) -> dict[str, str]:
    """«code=option» as typed, as answers by code."""
    pairs = [answer.partition("=") for answer in answers]
    wrong = next((code for code, _sign, value in pairs if not (code and value)), None)
    if wrong is not None:
        raise UserError(
            f"Ответ «{wrong}» не понят.",
            "Пишите КОД=ОТВЕТ: --answer value.counts-or-percents=counts",
        )
    return {code.strip(): value.strip() for code, _sign, value in pairs}


def _done(outcomes: "Sequence[FileOutcome]", *, dry_run: bool) -> str:
    if not any(outcome.accepted for outcome in outcomes):
        return "Нечего сохранять: новых и изменённых значений нет."
    return "Проверка, ничего не сохранено." if dry_run else "Сохранено."


def _exit_code(outcomes: "Sequence[FileOutcome]") -> int:
    """A fault of the program is none of the input."""
    faults = any(one.code == "internal" for outcome in outcomes for one in outcome.problems)
    return FAILED if faults else WRONG_INPUT


def _file(outcome: "FileOutcome") -> dict[str, Any]:
    return {
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
                "message": problem.text,
            }
            for problem in outcome.problems
        ],
        "findings": [problem.as_json() for problem in outcome.problems],
    }


def _account(outcome: "FileOutcome") -> list[str]:
    """What a file is, its numbers, and what it changes."""
    lines = [f"{outcome.file.name} – {outcome.title or 'не загружен'}"]
    if outcome.kind:
        lines.append(
            f"  строк {outcome.rows}, принято {outcome.accepted},"
            f" без изменений {outcome.unchanged}, не принято {outcome.rejected}"
        )
    if outcome.new_schools:
        lines.append(f"  новые школы: {', '.join(outcome.new_schools)}")
    lines += [
        f"  строка {line.row}: {line.school}, {line.what}: было {line.old}, станет {line.new}"
        for line in outcome.changes
    ]
    return lines


def results(options: argparse.Namespace, root: Path) -> Answer:
    """What is stored of a year of results."""
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
