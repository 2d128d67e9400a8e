"""Command `check`: what contradicts itself before anything is signed."""

import argparse
from pathlib import Path

from app.cli.answer import Answer
from app.cli.opened import open_workspace
from app.services.checks.running import run_checks
from app.services.findings.finding import Weight
from app.services.language.plural import REMARK, counted

_WEIGHTS = {
    Weight.NOTE: "проверить",
    Weight.GAP: "заполнить",
    Weight.ERROR: "исправить",
    Weight.STOP: "исправить",
}


def check(options: argparse.Namespace, root: Path) -> Answer:
    """Check a year of work, or everything; to find something is no error."""
    with open_workspace(root, read_only=True) as workspace:
        findings = run_checks(workspace, options.year)
    lines = ["Проверка перед подписью: замечаний нет."]
    if findings:
        lines = [f"Проверка перед подписью: {counted(len(findings), REMARK)}."]
    for finding in findings:
        lines.append(f"{_WEIGHTS[finding.weight]}: {finding.text}")
        lines.extend(f"    {more}" for more in (finding.where, finding.why, finding.hint) if more)
    return Answer({"findings": [finding.as_json() for finding in findings]}, lines)
