"""Command `identify`."""

import argparse
from pathlib import Path

from app.cli.answer import Answer
from app.cli.settings import parse_settings
from app.enums import VerdictStatus
from app.services.identification import explain, report
from app.services.identification.evidence.verdict import Outcome
from app.services.identification.runs import runs
from app.services.language.dates import year_name
from app.services.storage.workspace import open_workspace


def identify(options: argparse.Namespace, root: Path) -> Answer:
    """Run the identification; `--freeze` stores it."""
    with open_workspace(root, read_only=not options.freeze) as workspace:
        outcome = runs.run(
            workspace,
            year=options.year,
            previous_year=options.previous_year,
            profile_id=options.profile,
            settings=parse_settings(options.settings),
        )
        run_id = runs.freeze(workspace, outcome)[0] if options.freeze else None
    return Answer(report.as_json(outcome, run_id), _account(outcome, run_id))


def _account(outcome: Outcome, run_id: int | None) -> list[str]:
    """The rule, the years and how many were found, then every school with its evidence."""
    identified = len(outcome.having(VerdictStatus.SHNOR))
    years = f"{year_name(outcome.year)} и {year_name(outcome.previous_year)}"
    lines = [
        f"Правило: {outcome.profile.title}. Учебные годы: {years}.",
        f"Школ: {len(outcome.verdicts)}, из них ШНОР: {identified}.",
    ]
    if run_id is not None:
        lines.append(f"Итог зафиксирован под номером {run_id}.")
    for verdict in outcome.verdicts:
        login = f" (логин {verdict.login})" if verdict.login else ""
        lines += ["", f"{verdict.school}{login}"]
        lines += [f"  {sentence}" for sentence in explain.sentences(verdict)]
    return lines
