"""The time zone of the computer, for tests of what a stored moment is there."""

import time
from collections.abc import Generator
from contextlib import contextmanager

import pytest


@contextmanager
def standing_in(zone: str) -> Generator[None]:
    """Let the computer stand elsewhere: «Asia/Kamchatka»."""
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of a process cannot be set on Windows")
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("TZ", zone)
            time.tzset()
            yield
    finally:
        time.tzset()
