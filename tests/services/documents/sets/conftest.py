"""A workspace with a small district in the midst of its year."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.clock import Clock
from app.services.storage.workspace import Workspace, create_workspace
from tests.conftest import opened_copy
from tests.services.documents.sets.district import fill


@pytest.fixture(scope="session")
def district_folder(tmp_path_factory: pytest.TempPathFactory, clock: Clock) -> Path:
    """Made once; nobody changes it."""
    root = tmp_path_factory.mktemp("papers") / "district"
    with create_workspace(root, clock) as workspace:
        fill(workspace, schools=4)
    return root


@pytest.fixture
def district(district_folder: Path, tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """The district with four schools under support."""
    with opened_copy(district_folder, tmp_path / "opened", clock) as opened:
        yield opened
