"""The remembered folder of the user's own workspace."""

from pathlib import Path

import pytest

from app import paths
from app.services.storage.files.places import own_workspace, remember_workspace


@pytest.fixture(autouse=True)
def default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "Opora" / "workspace"
    monkeypatch.setattr(paths, "default_workspace", lambda: root)
    return root


def test_without_a_choice_the_default_holds(default: Path) -> None:
    assert own_workspace() == default


def test_a_chosen_folder_is_remembered_and_the_default_can_be_chosen_again(
    default: Path, tmp_path: Path
) -> None:
    chosen = tmp_path / "Данные отдела, район"
    remember_workspace(chosen)
    assert own_workspace() == chosen
    remember_workspace(default)
    assert own_workspace() == default


@pytest.mark.parametrize("text", [b"", b"\xff\xfe\x00", b"relative/folder\n"])
def test_a_spoilt_choice_is_as_none(default: Path, text: bytes) -> None:
    default.parent.mkdir()
    (default.parent / "workspace-folder.txt").write_bytes(text)
    assert own_workspace() == default
