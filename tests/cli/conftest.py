from pathlib import Path

import pytest

from app.services.storage.workspace import Workspace
from tests.cli.opora import Opora


@pytest.fixture
def root(demo: Workspace) -> Path:
    """Folder of a demo workspace that nobody has open."""
    demo.close()
    return demo.root


@pytest.fixture
def opora(root: Path, capsys: pytest.CaptureFixture[str]) -> Opora:
    """The command line on the demo district."""
    return Opora(root, capsys)


@pytest.fixture
def empty(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> Opora:
    """The command line on an empty workspace."""
    workspace.close()
    return Opora(workspace.root, capsys)
