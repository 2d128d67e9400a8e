"""Command `identify`."""

import argparse
from pathlib import Path

from app.cli.answer import Answer
from app.cli.settings import parse_settings
from app.services.identification import explain, report, runs
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
    lines = [line for verdict in outcome.verdicts for line in [*explain.sentences(verdict), ""]]
    return Answer(report.as_json(outcome, run_id), lines)
