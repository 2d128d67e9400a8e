"""One spoilt file through the import, and whether the program kept its word."""

import faulthandler
import hashlib
import logging
import random
import resource
import time
import traceback
import warnings
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.errors import KnownProblem
from app.services.clock import Clock
from app.services.importing.service import FileOutcome, import_files
from app.services.log.changes import undo
from app.services.log.listing import list_changes
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace, create_workspace
from tests.fuzz.mutations import mutations
from tests.fuzz.samples import Sample

SLOWEST_S, GIVEN_UP_S = 20, 120
LARGEST_MB, GIVEN_UP_MB = 1000, 6000
# The log of actions, and years that stay for later actions.
_KEPT = ("change_", "sqlite_", "school_year")
_NOW = datetime(2026, 11, 29, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of a file.

    Attributes:
        number: of the input.
        sample: name of what it was made from.
        outcome: `refused`, `stored`, `nothing` (to store).
        finding: what was wrong with the program; empty when nothing was.
    """

    number: int
    sample: str
    outcome: str
    finding: str = ""


class Bench:
    """A workspace in which files are tried one after another."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = 0
        self._peak = _peak_mb()
        self._workspace = self._fresh()

    def close(self) -> None:
        """End with it."""
        self._workspace.close()

    def spoilt(self, seed: int, number: int, samples: list[Sample]) -> tuple[Sample, bytes]:
        """The input of a number: the same for ever for a seed and the samples."""
        chance = random.Random(f"{seed}/{number}")
        sample = samples[number % len(samples)]
        content = sample.content
        for _time in range(chance.choice((1, 1, 1, 2))):
            if content:
                content = chance.choice(mutations(sample))(chance, content)
        return sample, content

    def run(self, seed: int, number: int, samples: list[Sample]) -> Trial:
        """Try one input."""
        try:
            sample, content = self.spoilt(seed, number, samples)
        except Exception:
            sample = samples[number % len(samples)]
            content = sample.content[: number % len(sample.content)]
        file = self._folder / f"input-{number}{sample.suffix}"
        file.write_bytes(content)
        started = time.monotonic()
        try:
            outcome, finding = self._tried(file)
        except Exception:
            outcome, finding = "crashed", traceback.format_exc()
        if not finding and time.monotonic() - started > SLOWEST_S:
            finding = f"{time.monotonic() - started:.0f} seconds"
        grown, self._peak = _peak_mb() - self._peak, _peak_mb()
        if not finding and grown > LARGEST_MB:
            finding = f"{grown} MB of memory"
        if finding:
            self._workspace.close()
            self._workspace = self._fresh()
        else:
            file.unlink()
        return Trial(number, sample.name, outcome, finding)

    def _tried(self, file: Path) -> tuple[str, str]:
        before = self._dump()
        try:
            (outcome,) = run_steps(import_files(self._workspace, [file], create_schools=True))
        except KnownProblem as error:
            return "refused", self._unchanged(before, f"refused with {error}")
        if any(problem.code == "internal" for problem in outcome.problems):
            return "crashed", "internal error"
        if not outcome.stored:
            return "refused", self._unchanged(before, "not stored")
        if not outcome.accepted:
            return "nothing", self._unchanged(before, "nothing to store")
        return "stored", self._whole(file, outcome, before)

    def _unchanged(self, before: str, what: str) -> str:
        return "" if self._dump() == before else f"{what}, and the database is another"

    def _whole(self, file: Path, outcome: FileOutcome, before: str) -> str:
        """A stored file is stored whole: nothing of it is left, and it is taken back whole."""
        with self._workspace.database.reading() as reader:
            loose = reader.rows("PRAGMA foreign_key_check")
        if loose:
            return "rows that refer to nothing"
        (again,) = run_steps(
            import_files(self._workspace, [file], create_schools=True, dry_run=True)
        )
        if again.accepted:
            return f"{again.accepted} of {outcome.accepted} rows are not stored"
        actions = list_changes(self._workspace, action="import", limit=1)
        undo(self._workspace, actions[0].id)
        return self._unchanged(before, "taken back")

    def _dump(self) -> str:
        """A hash of all rows but those of the log."""
        found = hashlib.sha256()
        with self._workspace.database.reading() as reader:
            tables = reader.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
            for table in sorted(row["name"] for row in tables):
                if not table.startswith(_KEPT):
                    rows = reader.rows(f"SELECT * FROM {table}")
                    for line in sorted(repr(tuple(row)) for row in rows):
                        found.update(line.encode("utf-8", "surrogatepass"))
        return found.hexdigest()

    def _fresh(self) -> Workspace:
        self._made += 1
        return create_workspace(self._folder / f"workspace-{self._made}", _StandingClock())


def _peak_mb() -> int:
    """The most memory that the process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


class _StandingClock(Clock):
    """The day of the samples: marks of 2026 have been."""

    def now(self) -> datetime:
        return _NOW


def try_numbers(folder: Path, seed: int, samples: list[Sample], numbers: list[int]) -> list[Trial]:
    """The share of a worker, in a folder of its own; an input that does not end ends the worker."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    limit = GIVEN_UP_MB * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    own = folder / f"worker-{numbers[0]}"
    own.mkdir()
    bench = Bench(own)
    trials: list[Trial] = []
    try:
        for number in numbers:
            faulthandler.dump_traceback_later(GIVEN_UP_S, exit=True)
            trials.append(bench.run(seed, number, samples))
    finally:
        faulthandler.cancel_dump_traceback_later()
        bench.close()
    return trials
