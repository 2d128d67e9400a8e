"""`news` and `update`: the same as in the window, for scripts and for who has no mouse."""

import os
from pathlib import Path
from typing import Any

import pytest

from app import __version__, paths
from app.services.program.releases.news import list_news
from app.services.program.releases.updating import preparing, waiting
from app.services.storage.workspace import open_workspace
from tests.cli.opora import Opora
from tests.services.program.releases.packages import installed, write_msi


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """An installed program of 1.0.0; what would be started to install is kept, not run."""
    program, calls = tmp_path / "Opora", list[tuple[Any, ...]]()
    program.mkdir()
    (program / "Opora.exe").write_bytes(b"MZ")
    monkeypatch.setattr(preparing, "this_installation", lambda: installed(program))
    monkeypatch.setattr(preparing, "install_after", lambda *words: calls.append(words))
    monkeypatch.setattr(paths, "default_workspace", lambda: tmp_path / "свои" / "workspace")
    return calls


def test_news_of_this_version_and_of_all(opora: Opora) -> None:
    own = opora("news")
    assert [row["version"] for row in own["news"]] == [own["version"]] == [__version__]
    every = opora("news", "--all")["news"]
    assert [row["version"] for row in every] == [str(one.version) for one in list_news()]
    lines = opora.text("news").splitlines()
    assert lines[0].startswith(f"Версия {__version__} от ")
    assert [line.removeprefix("  – ") for line in lines[1:]] == own["news"][0]["lines"]


def test_a_file_is_described_and_a_checkout_is_never_updated(opora: Opora, tmp_path: Path) -> None:
    file = write_msi(tmp_path / "Опора 1.2.0.msi")
    told = opora("update", file, code=2)
    assert (told["version"], told["installed"], told["fits"]) == ("1.2.0", __version__, False)
    assert (told["system"], told["kind"], told["signature"]) == ("windows", "full", "none")
    assert told["findings"][0]["code"] == "release.other-system"
    text = opora.text("update", file, code=2)
    assert "Версия 1.2.0 от 01.03.2027:" in text
    assert "Этот файл – для Windows" in text
    refused = opora("update", file, "--install", code=2)
    assert "для Windows" in refused["error"]["message"]
    damaged = tmp_path / "часть.msi"
    damaged.write_bytes(file.read_bytes()[:5000])
    assert "повреждён" in opora("update", damaged, code=2)["error"]["message"]


def test_a_file_that_fits_is_installed_after_a_backup(
    opora: Opora, tmp_path: Path, started: list[tuple[Any, ...]]
) -> None:
    file = write_msi(tmp_path / "Опора 1.2.0.msi")
    assert opora("update", file)["fits"]
    assert started == []
    assert not waiting.update_folder().exists()
    told = opora("update", file, "--install")
    assert told["started"]
    ((ready, pid, words),) = started
    assert (pid, words) == (os.getpid(), ("--workspace", str(opora.root)))
    assert ready.command[1:] == ("--install", str(waiting.update_folder() / file.name))
    with open_workspace(opora.root, read_only=True) as workspace:
        names = [path.name for path in workspace.backups.glob("*-upgrade*")]
    assert len(names) == 1


def test_a_workspace_that_is_open_elsewhere_is_not_updated_away(
    opora: Opora, tmp_path: Path, started: list[tuple[Any, ...]]
) -> None:
    file = write_msi(tmp_path / "Опора 1.2.0.msi")
    with open_workspace(opora.root):
        refused = opora("update", file, "--install", code=1)
    assert "открыта в другом окне" in refused["error"]["message"]
    assert started == []
