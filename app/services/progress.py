"""Long work as a plain generator: it yields `Progress` and returns its result."""

from collections.abc import Callable, Generator
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Progress(NamedTuple):
    """One step of a long operation.

    Attributes:
        done: finished units, 0 to `total`.
        total: all units; 0 when not known.
        text: what is being done, Russian, for the user.
    """

    done: int
    total: int
    text: str


Steps = Generator[Progress, None, T]


def run_steps(steps: "Steps[T]", report: Callable[[Progress], None] | None = None) -> T:
    """Drive a long operation to its end and return its result (command line and tests)."""
    while True:
        try:
            step = next(steps)
        except StopIteration as stop:
            return stop.value
        if report is not None:
            report(step)
