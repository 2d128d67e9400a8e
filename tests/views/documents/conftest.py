"""The small district for the tests of the documents."""

import pytest

from app.services.storage.workspace import Workspace
from tests.views.samples import District, make_district


@pytest.fixture
def district(workspace: Workspace) -> District:
    """Two schools with results, passports and a plan in `workspace`."""
    return make_district(workspace)
