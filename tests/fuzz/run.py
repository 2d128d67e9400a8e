"""`make fuzz`: thousands of spoilt files of every kind and format through the import.

It prints its seed. `python -m tests.fuzz.run --seed 7 --only 1234` tries one input again; the
inputs of findings are kept in `build/fuzz/`.
"""

import argparse
import logging
import os
import random
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from tests.fuzz.samples import Sample, make_samples
from tests.fuzz.trial import Trial, try_numbers

_KEPT = Path("build/fuzz")


def main() -> int:
    """Try the files, print the figures; 1 when the program did not keep its word."""
    options = _options()
    os.environ["RUST_BACKTRACE"] = "0"  # a panic of the reading library is caught and no news
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    started = time.monotonic()
    sys.stdout.write(f"seed {options.seed}\n")
    with tempfile.TemporaryDirectory(prefix="opora-fuzz-") as name:
        folder = Path(name)
        (folder / "samples").mkdir()
        samples = make_samples(folder / "samples")
        sys.stdout.write(f"samples {len(samples)}: {_formats(samples)}\n")
        numbers = range(options.inputs) if options.only is None else [options.only]
        try:
            trials = list(_trials(folder, options, samples, list(numbers)))
        except BrokenProcessPool:
            for file in _keep(folder, "input-*"):
                sys.stdout.write(f"FINDING {file}: it, or another kept now, ended the worker\n")
            return 1
        for trial in trials:
            if trial.finding:
                _keep(folder, f"input-{trial.number}.*")
    for line in _report(trials):
        sys.stdout.write(line + "\n")
    sys.stdout.write(f"{len(trials)} inputs in {time.monotonic() - started:.0f} s\n")
    return 1 if any(trial.finding for trial in trials) else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.run")
    parser.add_argument("--inputs", type=int, default=5000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--only", type=int, default=None)
    return parser.parse_args()


def _formats(samples: list[Sample]) -> str:
    counts = Counter(sample.name.partition(" ")[0] for sample in samples)
    return ", ".join(f"{name} {count}" for name, count in counts.items())


def _trials(
    folder: Path, options: argparse.Namespace, samples: list[Sample], numbers: list[int]
) -> Iterator[Trial]:
    shares = [numbers[start :: options.workers] for start in range(options.workers)]
    with ProcessPoolExecutor(options.workers, get_context("spawn")) as pool:
        work = partial(try_numbers, folder, options.seed, samples)
        for found in pool.map(work, [share for share in shares if share]):
            yield from found


def _keep(folder: Path, pattern: str) -> list[Path]:
    """Inputs of findings, to be looked at."""
    _KEPT.mkdir(parents=True, exist_ok=True)
    kept: list[Path] = []
    for file in folder.glob(f"worker-*/{pattern}"):
        kept.append(_KEPT / file.name)
        kept[-1].write_bytes(file.read_bytes())
    return kept


def _report(trials: list[Trial]) -> Iterator[str]:
    counts = Counter((trial.sample.partition(" ")[0], trial.outcome) for trial in trials)
    for name in sorted({name for name, _outcome in counts}):
        figures = (f"{outcome} {n}" for (one, outcome), n in sorted(counts.items()) if one == name)
        yield f"  {name}: {', '.join(figures)}"
    for trial in sorted(trials, key=lambda one: one.number):
        if trial.finding:
            yield f"FINDING input {trial.number} ({trial.sample}): {trial.finding}"


if __name__ == "__main__":
    sys.exit(main())
