"""Shared fixtures: real workspaces on disk, a clock that stands still, and no surprises.

A test fails on an unexpected warning (pyproject.toml), on a log record of WARNING or above, and
on a Qt message of that level (pytest-qt).
"""

import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from app.services.clock import Clock
from app.services.storage.workspace import Workspace, create_workspace, open_workspace


@pytest.fixture(scope="session")
def clock() -> Clock:
    """22 November 2026, noon."""
    return Clock(datetime(2026, 11, 22, 12, 0, tzinfo=UTC))


@contextmanager
def opened_copy(made_once: Path, where: Path, clock: Clock) -> Iterator[Workspace]:
    """A copy of a workspace, opened until the test is over."""
    root = where / made_once.name
    shutil.copytree(made_once, root)
    with open_workspace(root, clock=clock) as opened:
        yield opened


@pytest.fixture(scope="session")
def empty_workspace_folder(tmp_path_factory: pytest.TempPathFactory, clock: Clock) -> Path:
    """An empty workspace made once; tests get copies of it."""
    root = tmp_path_factory.mktemp("template") / "рабочее место"
    create_workspace(root, clock).close()
    return root


@pytest.fixture
def workspace(empty_workspace_folder: Path, tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """An empty workspace with the built-in procedures and criteria."""
    with opened_copy(empty_workspace_folder, tmp_path, clock) as opened:
        yield opened


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory, clock: Clock) -> Path:
    """The demo district, made once through the ordinary import; tests get copies of it."""
    from app.services.demo import create_demo

    root = tmp_path_factory.mktemp("demo") / "демо"
    create_demo(root, clock).close()
    return root


@pytest.fixture
def demo(demo_folder: Path, tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """A copy of the demo district."""
    with opened_copy(demo_folder, tmp_path, clock) as opened:
        yield opened


@pytest.fixture(autouse=True)
def fail_on_log(caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on an unexpected log record; a test that expects one carries `expects_log`."""
    yield
    if request.node.get_closest_marker("expects_log"):
        return
    loud = [
        record
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
    ]
    if loud:
        pytest.fail(f"unexpected log: {[record.getMessage() for record in loud]}")
