"""Reading a large table makes hundreds of thousands of cells, none of them garbage.

Python's cyclic collector walks over all of them again and again while they are made, which costs
as much as the reading itself. It pauses for the moment.
"""

import gc
from collections.abc import Generator
from contextlib import contextmanager
from threading import Lock


class _Pause:
    """One for the process: the first holder stops the collector, the last lets it go on."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._holders = 0
        self._was_on = False

    def enter(self) -> None:
        with self._lock:
            if self._holders == 0:
                self._was_on = gc.isenabled()
                gc.disable()
            self._holders += 1

    def leave(self) -> None:
        with self._lock:
            self._holders -= 1
            if self._holders == 0 and self._was_on:
                gc.enable()


_PAUSE = _Pause()


@contextmanager
def paused_collector() -> Generator[None]:
    """No cyclic garbage collection inside the block, in any thread; not held over a pause."""
    _PAUSE.enter()
    try:
        yield
    finally:
        _PAUSE.leave()
