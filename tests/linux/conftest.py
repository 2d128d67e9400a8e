from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.services.clock import Clock
from installer.linux.layout import BUILD
from tests.linux.installations import Installation, OfSystem, OfUser
from tests.linux.machine import Machine
from tests.linux.packages import Release, next_version, this_version
from tests.msi.prefix import Screen, empty_folder, every_row

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
def screen() -> Iterator[Screen]:
    """The screen of all machines."""
    empty_folder(FOLDER)
    Path("/tmp/.X11-unix").mkdir(exist_ok=True)
    screen = Screen(FOLDER)
    yield screen
    screen.close()


@pytest.fixture(scope="module", params=[OfUser, OfSystem])
def installation(request: pytest.FixtureRequest, screen: Screen) -> Installation:
    """A bare machine for each way to install; each test goes on where the one before it ended."""
    return request.param(Machine(FOLDER / request.param.__name__, screen))


@pytest.fixture(scope="session")
def current() -> Release:
    """The version of this checkout."""
    return this_version()


@pytest.fixture(scope="session")
def following() -> Release:
    """The version after it."""
    return next_version()


@pytest.fixture(scope="session")
def dump() -> Callable[[Path], list[str]]:
    """Reads every row of a workspace's database, from a copy."""
    return lambda root: every_row(root, FOLDER / "dump")
