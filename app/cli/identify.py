"""Command `identify`."""

import argparse
from pathlib import Path

from app.cli.answer import Answer
from app.cli.opened import open_workspace
from app.cli.settings import parse_settings
from app.enums import VerdictStatus
from app.services.identification import explain, report
from app.services.identification.evidence.verdict import Outcome
from app.services.identification.runs import runs
from app.services.language.dates import year_name


def identify(options: argparse.Namespace, root: Path) -> Answer:
    """Run the identification; `--freeze` stores it."""
    work_year = runs.checked_work_year(options.year, options.work_year)
    with open_workspace(root, read_only=not options.freeze) as workspace:
        outcome = runs.run(
            workspace,
            year=options.year,
            previous_year=options.previous_year,
            profile_id=options.profile,
            settings=parse_settings(options.settings),
        )
        run_id = None
        if options.freeze:
            run_id, _changes = runs.freeze(workspace, outcome, work_year=work_year)
    document = report.as_json(outcome, run_id, work_year=work_year)
    return Answer(document, _account(outcome, work_year, run_id))


def _account(outcome: Outcome, work_year: int, run_id: int | None) -> list[str]:
    """The rule, the years and how many were found, then every school with its evidence."""
    identified = len(outcome.having(VerdictStatus.SHNOR))
    years = f"{year_name(outcome.year)} и {year_name(outcome.previous_year)}"
    told = f"Результаты: {years}, для работы {year_name(work_year)}."
    lines = [
        f"Профиль: {outcome.profile.title}. {told}",
        f"Школ: {len(outcome.verdicts)}, из них {VerdictStatus.SHNOR.label}: {identified}.",
    ]
    if run_id is not None:
        lines.append(f"Выявление зафиксировано под номером {run_id}.")
    for verdict in outcome.verdicts:
        login = f" (логин {verdict.login})" if verdict.login else ""
        lines += ["", f"{verdict.school}{login}"]
        lines += [f"  {sentence}" for sentence in explain.sentences(verdict)]
    return lines
