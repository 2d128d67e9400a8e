"""Reading a large table makes hundreds of thousands of cells, none of them garbage.

Python's cyclic collector walks over all of them again and again while they are made, which costs
as much as the reading itself. It pauses for the moment.
"""

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def paused_collector() -> Generator[None]:
    """No cyclic garbage collection inside the block; never held over a pause of the work."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
