"""12,600 results of 640 schools: how long the identification of all of them takes."""

import tempfile
from pathlib import Path

from app.services.identification.runs import runs as identification_runs
from app.services.importing.service import import_files
from app.services.progress import run_steps
from app.services.storage.workspace import create_workspace
from tests.benchmarks.imports import write_flat_table
from tests.benchmarks.measure import timed


def report() -> str:
    """One line with the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = folder / "table.xlsx"
        write_flat_table(table, 12_600)
        with create_workspace(folder / "w") as workspace:
            steps = import_files(workspace, [table], dry_run=False, create_schools=True)
            imported = timed(lambda: run_steps(steps))
            spent = timed(lambda: identification_runs.run(workspace, year=2025, previous_year=2024))
    return (
        f"12,600 rows of 640 schools: import {imported / 1000:.2f} s, "
        f"identification {spent / 1000:.2f} s"
    )
