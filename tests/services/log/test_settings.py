"""Settings keep any JSON value under a key."""

from typing import Any

import pytest

from app.services.log import changes, settings
from app.services.storage.workspace import Workspace


@pytest.mark.parametrize("value", ["gost-2025", 13, False, ["№", "Срок"], {"a": {"б": 1}}, ""])
def test_a_value_is_kept_as_it_was(workspace: Workspace, value: Any) -> None:
    assert settings.set_setting(workspace, "document.list-order", value).touches("setting")
    assert settings.get_setting(workspace, "document.list-order", "умолчание") == value


def test_an_unknown_key_gives_the_default(workspace: Workspace) -> None:
    assert settings.get_setting(workspace, "theme", "light") == "light"
    assert settings.get_setting(workspace, "theme") is None


def test_a_value_is_replaced_taken_away_and_brought_back(workspace: Workspace) -> None:
    settings.set_setting(workspace, "theme", "light")
    settings.set_setting(workspace, "theme", "dark")
    assert settings.get_setting(workspace, "theme") == "dark"
    gone = settings.set_setting(workspace, "theme", None)
    assert settings.get_setting(workspace, "theme", "умолчание") == "умолчание"
    assert gone.change_set_id is not None
    changes.undo(workspace, gone.change_set_id)
    assert settings.get_setting(workspace, "theme") == "dark"


def test_the_same_value_leaves_no_trace(workspace: Workspace) -> None:
    settings.set_setting(workspace, "columns", ["№", "Срок"])
    assert settings.set_setting(workspace, "columns", ["№", "Срок"]).change_set_id is None
