from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.services.clock import Clock
from installer.layout import BUILD
from tests.msi.packages import Package, next_version, this_version
from tests.msi.prefix import Prefix, Screen, empty_folder, every_row

FOLDER = BUILD / "test"


@pytest.fixture(scope="session")
def clock() -> Clock:
    """Today: what is installed has the day of the computer, and its papers tell it."""
    return Clock(datetime.now(UTC))


@pytest.fixture(scope="session")
def pictures() -> Path:
    """Where the pictures stay."""
    return empty_folder(BUILD / "pictures")


@pytest.fixture(scope="session")
def windows() -> Iterator[Prefix]:
    """The Windows of all tests: each goes on where the one before it ended."""
    empty_folder(FOLDER)
    screen = Screen(FOLDER)
    try:
        prefix = Prefix(FOLDER, screen)
        try:
            yield prefix
        finally:
            prefix.close()
    finally:
        screen.close()


@pytest.fixture(scope="session")
def current() -> Package:
    """The version of this checkout."""
    return this_version()


@pytest.fixture(scope="session")
def following() -> Package:
    """The version after it."""
    return next_version()


@pytest.fixture(scope="session")
def dump() -> Callable[[Path], list[str]]:
    """Reads every row of a workspace's database, from a copy."""
    return lambda root: every_row(root, FOLDER / "dump")
