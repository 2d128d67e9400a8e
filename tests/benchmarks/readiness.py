"""What can be made of all kinds for 800 schools with 3 frozen runs (goal: 350 ms of the worker)."""

import statistics
import tempfile
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from app.services.documents.making import catalogue
from app.services.documents.making.catalogue import DocumentKind
from app.services.identification.runs import runs
from app.services.storage.workspace import Workspace, open_workspace
from tests.benchmarks.district import CLOCK, LAST_YEAR, make_district

FROZEN, ROUNDS = 3, 5
GOAL = 350
YEAR = LAST_YEAR + 1


def freeze_runs(workspace: Workspace) -> None:
    """Identifications of the last years, each frozen for the year of work after it."""
    for year in range(LAST_YEAR - FROZEN + 1, LAST_YEAR + 1):
        runs.freeze(workspace, runs.run(workspace, year=year))


def many_kinds(number: int) -> Mapping[str, DocumentKind]:
    """So many kinds: those that there are, over and over, each under a name of its own."""
    copied = islice(cycle(catalogue.KINDS.values()), number)
    return {
        f"{kind.kind}-{at}": replace(kind, kind=f"{kind.kind}-{at}")
        for at, kind in enumerate(copied)
    }


@contextmanager
def catalogued(kinds: Mapping[str, DocumentKind]) -> Generator[None]:
    """These kinds are the catalogue meanwhile."""
    there = catalogue.KINDS
    catalogue.KINDS = kinds
    try:
        yield
    finally:
        catalogue.KINDS = there


def report() -> str:
    """One line: processor time of the thread for the year at hand, and for the likeliest years."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "district"
        make_district(root)
        with open_workspace(root, clock=CLOCK) as workspace:
            freeze_runs(workspace)
            spent = statistics.median(_spent(workspace, YEAR) for _ in range(ROUNDS))
            likeliest = statistics.median(_spent(workspace, None) for _ in range(ROUNDS))
    verdict = "ok" if spent <= GOAL else "OVER THE GOAL"
    return (
        f"Readiness of {len(catalogue.KINDS)} kinds, 800 schools, {FROZEN} frozen runs:"
        f" {spent:.0f} ms for a year of work  (goal <= {GOAL}) {verdict};"
        f" {likeliest:.0f} ms when no year is named"
    )


def _spent(workspace: Workspace, year: int | None) -> float:
    begin = time.thread_time()
    rows = catalogue.list_kinds(workspace, year)
    taken = (time.thread_time() - begin) * 1000
    assert len(rows) == len(catalogue.KINDS)
    assert not any(row.problem for row in rows)
    return taken


if __name__ == "__main__":
    print(report())
