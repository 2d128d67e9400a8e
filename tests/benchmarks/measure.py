"""Fair comparisons: contenders interleaved, the median quoted."""

import gc
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Ratio:
    """One line of the report: ours against a yardstick.

    Attributes:
        title: what was compared.
        ours: median of ours.
        yardstick: median of the yardstick.
        unit: of both.
        goal: the ratio to stay within.
    """

    title: str
    ours: float
    yardstick: float
    unit: str
    goal: float

    @property
    def ratio(self) -> float:
        """Ours over the yardstick."""
        return self.ours / self.yardstick

    def line(self) -> str:
        """The line that is printed."""
        verdict = "ok" if self.ratio <= self.goal else "OVER THE GOAL"
        return (
            f"{self.title:<58} {self.ours:9.1f} / {self.yardstick:9.1f} {self.unit:<3}"
            f" = {self.ratio:5.2f}  (goal <= {self.goal}) {verdict}"
        )


def interleaved(
    ours: Callable[[], float], yardstick: Callable[[], float], runs: int
) -> tuple[float, float]:
    """Medians of two measurements taken in turn, after one warm-up of each."""
    ours()
    yardstick()
    pairs = [(ours(), yardstick()) for _ in range(runs)]
    return (
        statistics.median(pair[0] for pair in pairs),
        statistics.median(pair[1] for pair in pairs),
    )


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of one call; garbage of earlier calls is collected before."""
    gc.collect()
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def fresh_process(script: str, *arguments: str) -> list[float]:
    """Numbers that a script prints on its last line, run in a process of its own."""
    # An installed program has its compiled modules; a shell may forbid Python to write them.
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    begin = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", script, str(begin), *arguments],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    return [float(part) for part in done.stdout.splitlines()[-1].split()]
