"""Long work as a plain generator: it yields `Progress` and returns its result."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple, TypeVar

from app.errors import CancelledByUserError

T = TypeVar("T")
_heard: "ContextVar[Callable[[Progress], object] | None]" = ContextVar("heard", default=None)
_asked: "ContextVar[Callable[[], bool] | None]" = ContextVar("asked", default=None)


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


@contextmanager
def telling(heard: Callable[[Progress], object]) -> Generator[None]:
    """Let long steps of this thread that yield nothing tell how far they are."""
    token = _heard.set(heard)
    try:
        yield
    finally:
        _heard.reset(token)


def tell(step: Progress) -> None:
    """Called where a long step that yields nothing gets on; nobody may be there to hear it."""
    heard = _heard.get()
    if heard is not None:
        heard(step)


@contextmanager
def stopping_when(asked: Callable[[], bool]) -> Generator[None]:
    """Let long steps of this thread ask meanwhile whether they are to stop."""
    token = _asked.set(asked)
    try:
        yield
    finally:
        _asked.reset(token)


def stop_if_asked() -> None:
    """Called where a long step that yields nothing can stop: nothing is left half done there.

    Raises:
        CancelledByUserError: the user asked to stop.
    """
    asked = _asked.get()
    if asked is not None and asked():
        raise CancelledByUserError("Остановлено.")
