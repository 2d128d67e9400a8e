from collections.abc import Iterator

import pytest

from tests.architecture.modules import nodes


@pytest.fixture(scope="package", autouse=True)
def _trees_while_they_are_asked_for() -> Iterator[None]:
    """The trees of all modules fill the memory of a worker; the last rule lets them go."""
    yield
    nodes.cache_clear()
